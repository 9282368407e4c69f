import { type Provision, provision, type SketchedProvision, sketchedProvision } from '../provision.ts'

/** A content as it stands in the composer: what is chosen, and texts as they were typed. */
export interface Content {
  readonly code: string
  readonly textVi: string
  readonly textEn: string
  readonly force: string
  readonly audience: string
  /** Operators of quarantine facilities; empty: all of them. */
  readonly runBy: readonly string[]
  /** Provinces; empty: the whole country. */
  readonly provinces: readonly string[]
  readonly sideEffects: readonly string[]
  readonly fromOn: string
  readonly dueOn: string
  readonly frequency: string
  readonly measureId: string
  /** Per cent. */
  readonly threshold: string
  readonly evidence: string
  readonly fallbackVi: string
  readonly fallbackEn: string
  readonly graceDays: string
  readonly conditionVi: string
  readonly conditionEn: string
  readonly sanctionVi: string
  readonly sanctionEn: string
  readonly untilOn: string
  /** The content of an older directive whose place it takes; empty: none. */
  readonly replacesId: string
  readonly provinceMayBeStricter: boolean
  readonly provinceMayBeLooser: boolean
}

export function emptyContent(code: string, today: string): Content {
  return {
    code,
    textVi: '',
    textEn: '',
    force: 'mandatory',
    audience: 'venue',
    runBy: [],
    provinces: [],
    sideEffects: [],
    fromOn: today,
    dueOn: '',
    frequency: 'continuous',
    measureId: '',
    threshold: '',
    evidence: 'measured',
    fallbackVi: '',
    fallbackEn: '',
    graceDays: '0',
    conditionVi: '',
    conditionEn: '',
    sanctionVi: '',
    sanctionEn: '',
    untilOn: '',
    replacesId: '',
    provinceMayBeStricter: true,
    provinceMayBeLooser: false,
  }
}

/** A provision back in the composer, to be changed. */
export function contentOf(given: Provision): Content {
  return {
    code: given.code,
    textVi: given.textVi,
    textEn: given.textEn ?? '',
    force: given.force,
    audience: given.audience.kind,
    runBy: given.audience.runBy ?? [],
    provinces: given.territory.filter((path) => path !== 'vn'),
    sideEffects: given.sideEffects,
    fromOn: given.fromOn,
    dueOn: given.dueOn ?? '',
    frequency: given.frequency,
    measureId: given.measureId ?? '',
    threshold: given.threshold === null ? '' : String(Math.round(given.threshold * 1e6) / 1e4).replace('.', ','),
    evidence: given.evidence ?? '',
    fallbackVi: given.fallbackVi ?? '',
    fallbackEn: given.fallbackEn ?? '',
    graceDays: String(given.graceDays),
    conditionVi: given.conditionVi ?? '',
    conditionEn: given.conditionEn ?? '',
    sanctionVi: given.sanctionVi ?? '',
    sanctionEn: given.sanctionEn ?? '',
    untilOn: given.untilOn ?? '',
    replacesId: given.replacesId ?? '',
    provinceMayBeStricter: given.provinceMayBeStricter,
    provinceMayBeLooser: given.provinceMayBeLooser,
  }
}

/** What the server is given of a content: unchecked, because the contract's shape checks it. */
export function asProvision(content: Content) {
  return {
    code: content.code,
    textVi: content.textVi,
    textEn: textOrNull(content.textEn),
    force: content.force,
    ...boundBy(content),
    sideEffects: content.sideEffects,
    fromOn: content.fromOn,
    dueOn: content.dueOn === '' ? null : content.dueOn,
    frequency: content.frequency,
    measureId: content.measureId === '' ? null : content.measureId,
    threshold: content.measureId === '' ? null : shareOf(content.threshold),
    evidence: content.evidence === '' ? null : content.evidence,
    fallbackVi: textOrNull(content.fallbackVi),
    fallbackEn: textOrNull(content.fallbackEn),
    graceDays: Number(content.graceDays === '' ? '0' : content.graceDays),
    conditionVi: textOrNull(content.conditionVi),
    conditionEn: textOrNull(content.conditionEn),
    sanctionVi: textOrNull(content.sanctionVi),
    sanctionEn: textOrNull(content.sanctionEn),
    untilOn: textOrNull(content.untilOn),
    replacesId: textOrNull(content.replacesId),
    provinceMayBeStricter: content.provinceMayBeStricter,
    provinceMayBeLooser: content.provinceMayBeLooser,
  }
}

const textOrNull = (text: string): string | null => (text.trim() === '' ? null : text)

/** What can be previewed of a content, however little of it is written; undefined while even that does not fit. */
export function sketchOf(content: Content): SketchedProvision | undefined {
  const parsed = sketchedProvision.safeParse({
    code: content.code,
    force: content.force,
    ...boundBy(content),
    sideEffects: content.sideEffects,
    fromOn: content.fromOn,
    dueOn: content.dueOn === '' ? null : content.dueOn,
    measureId: content.measureId === '' ? null : content.measureId,
    threshold: content.measureId === '' ? null : shareOf(content.threshold),
    frequency: content.frequency,
    graceDays: Number(content.graceDays === '' ? '0' : content.graceDays),
    replacesId: textOrNull(content.replacesId),
    ...written('textVi', content.textVi),
    ...written('conditionVi', content.conditionVi),
    ...written('sanctionVi', content.sanctionVi),
  })
  return parsed.success ? parsed.data : undefined
}

/** Words only once there are some: what is still empty says nothing about authority. */
function written(field: string, text: string) {
  return text.trim() === '' ? {} : { [field]: text }
}

function boundBy({ audience, runBy, provinces }: Content) {
  const narrowed = audience === 'quarantine-facility' && runBy.length > 0
  return {
    audience: { kind: audience, runBy: narrowed ? [...runBy] : null },
    territory: provinces.length === 0 ? ['vn'] : [...provinces],
  }
}

/** `80` or `99,5` per cent as a share; what is no number goes on as it is, and the shape refuses it. */
function shareOf(percent: string): unknown {
  const typed = percent.trim().replace(/%$/, '').trim().replace(',', '.')
  if (typed === '') return null
  const value = Number(typed)
  return Number.isNaN(value) ? percent : Math.round(value * 1e4) / 1e6
}

/** Names of the content's fields that are not right yet, as the contract sees them. */
export function faultsOf(content: Content): string[] {
  const parsed = provision.safeParse(asProvision(content))
  return parsed.success ? [] : [...new Set(parsed.error.issues.map(({ path }) => String(path[0] ?? '')))]
}

/** Codes in the order of the draft: 1, 2, 3 … */
export function renumbered(contents: readonly Content[]): Content[] {
  return contents.map((content, at) => ({ ...content, code: String(at + 1) }))
}
