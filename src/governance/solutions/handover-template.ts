/** Parts A to H of the handover, in the order in which they are gone through. */
export const handoverSections = ['scope', 'product', 'tests', 'security', 'operation', 'legal', 'people', 'measurement'] as const
export type HandoverSection = (typeof handoverSections)[number]

export const handoverItems = [
  'requirement-traced',
  'known-limits',
  'source-code-and-licence',
  'build-repeated-by-receiver',
  'component-list',
  'data-and-export-shown',
  'interface-description',
  'meets-stated-measure',
  'acceptance-tests',
  'load-at-stated-peak',
  'accessibility',
  'vietnamese-interface',
  'fallback-without-network',
  'vulnerability-scan',
  'security-findings-closed',
  'data-protection-and-retention',
  'data-protection-note',
  'deletion-shown',
  'access-log-shown',
  'security-level-dossier',
  'runbook',
  'runbook-and-restored-backup',
  'backup-restored',
  'on-call-person-named',
  'rollback-shown',
  'capacity-plan',
  'hosting-contract',
  'rights-and-accounts-moved',
  'third-party-fees',
  'training-held',
  'training-and-support-line',
  'guide-and-hotline',
  'counts-match-at-one-site',
] as const
export type HandoverItem = (typeof handoverItems)[number]

export interface TemplateItem {
  readonly item: HandoverItem
  readonly section: HandoverSection
  /** Must pass before anything changes hands in calm times. */
  readonly mandatory: boolean
  /** Of the eight that suffice when it is urgent; the others are then reserved to a date. */
  readonly urgent: boolean
  /** What stands behind a pass: a file; a file, or the name of who saw it and the day; nothing, in the versions before. */
  readonly evidenceAsked: Evidence
}
export type Evidence = 'file' | 'file-or-sight' | 'none'

type Marks = 'must' | 'must-when-urgent' | 'may'
const of = (section: HandoverSection, items: Readonly<Partial<Record<HandoverItem, Marks>>>): TemplateItem[] =>
  handoverItems.flatMap((item) => {
    const mark = items[item]
    return mark === undefined
      ? []
      : [{ item, section, mandatory: mark !== 'may', urgent: mark === 'must-when-urgent', evidenceAsked: 'none' }]
  })

/**
 * The checklist as dated data: a handover keeps the version it began with. Version 1 was the first eight, all of which may be reserved.
 * Version 2 is the full list; “khẩn trương” (point 1 of the letter) leaves eight of it to pass at once.
 */
const firstTwo: readonly { readonly version: number; readonly items: readonly TemplateItem[] }[] = [
  {
    version: 1,
    items: [
      ...of('product', {
        'source-code-and-licence': 'must',
        'build-repeated-by-receiver': 'must',
        'component-list': 'must',
      }),
      ...of('tests', { 'acceptance-tests': 'must' }),
      ...of('security', { 'security-findings-closed': 'must', 'data-protection-and-retention': 'must' }),
      ...of('operation', { 'runbook-and-restored-backup': 'must' }),
      ...of('people', { 'training-and-support-line': 'must' }),
    ],
  },
  {
    version: 2,
    items: [
      ...of('scope', { 'requirement-traced': 'must', 'known-limits': 'must' }),
      ...of('product', {
        'source-code-and-licence': 'must-when-urgent',
        'build-repeated-by-receiver': 'must-when-urgent',
        'component-list': 'must',
        'data-and-export-shown': 'must-when-urgent',
        'interface-description': 'may',
      }),
      ...of('tests', {
        'meets-stated-measure': 'must-when-urgent',
        'load-at-stated-peak': 'must',
        accessibility: 'must',
        'vietnamese-interface': 'must',
        'fallback-without-network': 'must',
      }),
      ...of('security', {
        'vulnerability-scan': 'must',
        'security-findings-closed': 'must',
        'data-protection-note': 'must',
        'deletion-shown': 'must-when-urgent',
        'access-log-shown': 'must',
        'security-level-dossier': 'must',
      }),
      ...of('operation', {
        runbook: 'must',
        'backup-restored': 'must',
        'on-call-person-named': 'must-when-urgent',
        'rollback-shown': 'must',
        'capacity-plan': 'must',
        'hosting-contract': 'may',
      }),
      ...of('legal', { 'rights-and-accounts-moved': 'must-when-urgent', 'third-party-fees': 'must' }),
      ...of('people', { 'training-held': 'must', 'guide-and-hotline': 'must-when-urgent' }),
      ...of('measurement', { 'counts-match-at-one-site': 'must' }),
    ],
  },
]

/** Items that are papers themselves; the others are seen at work, and whoever saw them signs for it with a name and a day. */
const papers: readonly HandoverItem[] = [
  'requirement-traced',
  'known-limits',
  'component-list',
  'interface-description',
  'load-at-stated-peak',
  'vulnerability-scan',
  'security-findings-closed',
  'data-protection-note',
  'security-level-dossier',
  'runbook',
  'capacity-plan',
  'hosting-contract',
  'third-party-fees',
]

/** Version 3 is version 2 with what must stand behind each pass. */
export const templates = [
  ...firstTwo,
  {
    version: 3,
    items: (firstTwo.at(-1)?.items ?? []).map((one) => ({
      ...one,
      evidenceAsked: papers.includes(one.item) ? ('file' as const) : ('file-or-sight' as const),
    })),
  },
]

/** What a handover that begins today is checked against. */
export const currentTemplate = 3

/** The items of a version. Throws on a version that never was: a row of ours cannot name one. */
export function templateItems(version: number): readonly TemplateItem[] {
  const template = templates.find((one) => one.version === version)
  if (template === undefined) throw new RangeError(`there is no handover template of version ${version}`)
  return template.items
}
