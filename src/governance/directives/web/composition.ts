import { lackingIn, provision } from '../provision.ts'
import { asProvision, type Content, emptyContent, faultsOf } from './sketch.ts'

export const stepNames = ['solution', 'bound', 'measure', 'authority'] as const
export type StepName = (typeof stepNames)[number]

/** What is being written. */
export interface Draft {
  readonly form: string
  readonly subjectVi: string
  readonly subjectEn: string
  readonly solutionIds: readonly string[]
  readonly contents: readonly Content[]
}

/** What the composer opens with; a draft that exists already has its id and the version that was read. */
export interface Start extends Draft {
  readonly directiveId?: string
  readonly version?: number
  readonly fromReferralId?: string
  /** What the contents that amend stand in place of, by the id of the older content. */
  readonly amended?: Readonly<Record<string, { readonly vi: string; readonly en: string }>>
}

/** Everything a step is drawn from. */
export interface StepParts {
  readonly draft: Draft
  readonly start: Start
  readonly keys: readonly number[]
}

/** The draft as it stands in the form; contents are named `provisions.<n>.<field>`. */
export function draftIn(data: FormData, count: number): Draft {
  const text = (name: string) => String(data.get(name) ?? '')
  const texts = (name: string) => data.getAll(name).map(String)
  return {
    form: text('form'),
    subjectVi: text('subjectVi'),
    subjectEn: text('subjectEn'),
    solutionIds: texts('solutionIds'),
    contents: Array.from({ length: count }, (_, at): Content => {
      const of = (field: string) => `provisions.${at}.${field}`
      const everywhere = text(of('where')) !== 'provinces'
      return {
        ...emptyContent(String(at + 1), ''),
        textVi: text(of('textVi')),
        textEn: text(of('textEn')),
        force: text(of('force')),
        audience: text(of('audience')),
        runBy: texts(of('runBy')),
        // Provinces without any province chosen is no territory, and not the whole country.
        provinces: everywhere ? [] : texts(of('territory')).length > 0 ? texts(of('territory')) : [''],
        sideEffects: texts(of('sideEffects')),
        fromOn: text(of('fromOn')),
        dueOn: text(of('dueOn')),
        frequency: text(of('frequency')),
        measureId: text(of('measureId')),
        threshold: text(of('threshold')),
        evidence: text(of('evidence')),
        fallbackVi: text(of('fallbackVi')),
        fallbackEn: text(of('fallbackEn')),
        graceDays: text(of('graceDays')),
        conditionVi: text(of('conditionVi')),
        conditionEn: text(of('conditionEn')),
        sanctionVi: text(of('sanctionVi')),
        sanctionEn: text(of('sanctionEn')),
        untilOn: text(of('untilOn')),
        replacesId: text(of('replacesId')),
        provinceMayBeLooser: data.get(of('provinceMayBeLooser')) !== null,
        provinceMayBeStricter: data.get(of('provinceMayBeStricter')) !== null,
      }
    }),
  }
}

const boundFields: readonly string[] = [
  'textVi',
  'textEn',
  'force',
  'audience',
  'territory',
  'conditionVi',
  'conditionEn',
  'replacesId',
]
const authorityFields: readonly string[] = ['sideEffects', 'sanctionVi', 'sanctionEn']

/** The step in which a field stands. */
export function stepOf(name: string): StepName {
  const [, , field] = name.split('.')
  if (!name.startsWith('provisions')) return 'solution'
  if (field === undefined || boundFields.includes(field)) return 'bound'
  return authorityFields.includes(field) ? 'authority' : 'measure'
}

export type Status = { readonly kind: 'done' | 'begun' } | { readonly kind: 'missing'; readonly count: number }

/** How much of a step is still missing. The authority is the rules' to say, so that step is never anybody's to finish. */
export function statusOf(step: StepName, draft: Draft): Status {
  const count =
    step === 'solution'
      ? Number(draft.subjectVi.trim().length < 3)
      : draft.contents.reduce((sum, content) => sum + missingIn(content, step), 0)
  if (step === 'bound' && draft.contents.length === 0) return { kind: 'missing', count: 1 }
  if (count > 0) return { kind: 'missing', count }
  return { kind: step === 'authority' ? 'begun' : 'done' }
}

function missingIn(content: Content, step: StepName): number {
  const faults = faultsOf(content).filter((field) => stepOf(`provisions.0.${field}`) === step).length
  return step === 'measure' ? faults + lackingInContent(content).length : faults
}

/** Refusal codes for what the content would lack at its signature, as far as it is written. */
export function lackingInContent(content: Content): string[] {
  const parsed = provision.safeParse(asProvision({ ...content, textVi: content.textVi.length < 3 ? '…  …' : content.textVi }))
  return parsed.success ? lackingIn(parsed.data) : []
}
