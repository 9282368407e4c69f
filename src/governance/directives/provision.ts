import { z } from 'zod'
import { isWithin, readPath, unitPath } from '../../vocabulary/administrative-unit-code.ts'
import { civilDate } from '../../vocabulary/period.ts'
import { isMeasure, measures } from '../measures/public.ts'
import { reaches } from './territory.ts'

export const forces = ['mandatory', 'recommended'] as const
/** Whom a provision can bind. Individuals are never listed by name: their duties are measured in sums only. */
export const audienceKinds = [
  'venue',
  'quarantine-facility',
  'people-committee',
  'health-facility',
  'ministry',
  'individual',
] as const
/** Who runs a quarantine facility; the words of the places room. */
export const operators = ['civil', 'army', 'paid-hotel'] as const
export const frequencies = ['once', 'continuous', 'daily'] as const
/** How a duty is proved. A subject's own word is no proof of a mandatory duty and is therefore not in the list. */
export const evidenceKinds = ['measured', 'inspected', 'document'] as const
/** What a provision does beyond asking its audience to act; each touches somebody else's authority (rules A4, A6, A7). */
export const sideEffects = ['new-sanction', 'restricts-movement', 'opens-data-to-new-recipient', 'uses-another-budget'] as const

export type Force = (typeof forces)[number]
export type AudienceKind = (typeof audienceKinds)[number]
export type Operator = (typeof operators)[number]
export type SideEffect = (typeof sideEffects)[number]

/** `runBy: null` is every facility whoever runs it; a list narrows quarantine facilities and nothing else. */
export const audience = z
  .strictObject({ kind: z.enum(audienceKinds), runBy: z.array(z.enum(operators)).min(1).max(3).nullable() })
  .refine(({ kind, runBy }) => runBy === null || kind === 'quarantine-facility', {
    path: ['runBy'],
    message: 'only quarantine facilities are told apart by who runs them',
  })
export type Audience = z.infer<typeof audience>

const territoryPath = unitPath.refine(
  (path) => readPath(path)?.organisation === undefined,
  'a territory is made of administrative units',
)
const words = (most: number) => z.string().trim().min(3).max(most)

/** One content of a directive: who must or should do what, where, from when, measured how (point 4: “nội dung”). Dates are civil days in Viet Nam. */
export const provision = z
  .strictObject({
    code: z.string().trim().min(1).max(20),
    textVi: words(3000),
    textEn: words(3000).nullable(),
    force: z.enum(forces),
    audience,
    /** Unit paths; `vn` alone is the whole country. */
    territory: z.array(territoryPath).min(1).max(200),
    sideEffects: z.array(z.enum(sideEffects)).max(4),
    fromOn: civilDate,
    /** Null where the text names no day, as the letter itself does (“khẩn trương”). */
    dueOn: civilDate.nullable(),
    frequency: z.enum(frequencies),
    measureId: z.string().trim().min(1).max(60).nullable(),
    threshold: z.number().min(0).max(1_000_000).nullable(),
    evidence: z.enum(evidenceKinds).nullable(),
    /** How somebody without a smartphone fulfils it. */
    fallbackVi: words(1000).nullable(),
    fallbackEn: words(1000).nullable(),
    graceDays: z.number().int().min(0).max(90),
    /** Under which circumstances it binds at all (“trong vùng có dịch”), beside who and where. */
    conditionVi: words(1000).nullable().default(null),
    conditionEn: words(1000).nullable().default(null),
    /** Whom it leaves the sanction to, and under which rules; a directive itself sets none (rule A6). */
    sanctionVi: words(1000).nullable().default(null),
    sanctionEn: words(1000).nullable().default(null),
    /** The last day on which it applies; null where the text names none. */
    untilOn: civilDate.nullable().default(null),
    /** The content of an older directive whose place it takes: an amendment. */
    replacesId: z.string().min(1).max(64).nullable().default(null),
    /** Derogation the other way: a province may set terms that ask for less. */
    provinceMayBeLooser: z.boolean().default(false),
    /** Derogation: a province may set something stricter in its place, as 2666/QĐ-BYT allows in outbreak areas. */
    provinceMayBeStricter: z.boolean(),
  })
  .refine(({ fromOn, dueOn }) => dueOn === null || dueOn >= fromOn, { path: ['dueOn'], message: 'due before it begins' })
  .refine(({ fromOn, dueOn, untilOn }) => untilOn === null || untilOn >= (dueOn ?? fromOn), {
    path: ['untilOn'],
    message: 'over before it begins or is due',
  })
export type Provision = z.infer<typeof provision>

/** What a content's audience, authority and conflicts depend on; enough to preview one whose words are still being written. */
export type SketchedProvision = Pick<
  Provision,
  | 'code'
  | 'force'
  | 'audience'
  | 'territory'
  | 'sideEffects'
  | 'fromOn'
  | 'dueOn'
  | 'measureId'
  | 'threshold'
  | 'frequency'
  | 'graceDays'
  | 'replacesId'
> & {
  /** Words, as far as they are written: a fine among them, or a text that is not the approved one, is told while drafting. */
  readonly textVi?: string | undefined
  readonly conditionVi?: string | null | undefined
  readonly sanctionVi?: string | null | undefined
}
export const sketchedProvision = z.strictObject({
  code: z.string().trim().min(1).max(20),
  force: z.enum(forces),
  audience,
  territory: z.array(territoryPath).min(1).max(200),
  sideEffects: z.array(z.enum(sideEffects)).max(4),
  fromOn: civilDate,
  dueOn: civilDate.nullable().default(null),
  measureId: z.string().trim().min(1).max(60).nullable(),
  threshold: z.number().min(0).max(1_000_000).nullable().default(null),
  frequency: z.enum(frequencies).default('continuous'),
  graceDays: z.number().int().min(0).max(90).default(0),
  replacesId: z.string().min(1).max(64).nullable().default(null),
  textVi: z.string().max(3000).optional(),
  conditionVi: z.string().max(1000).optional(),
  sanctionVi: z.string().max(1000).optional(),
})

export type Reach = 'nationwide' | 'several-provinces' | 'one-province'

/** How far a territory goes; undefined when it is not a territory at all, which no authority rule accepts. */
export function reachOf(territory: readonly string[]): Reach | undefined {
  const parts = territory.map(readPath)
  if (parts.length === 0 || parts.some((part) => part === undefined || part.organisation !== undefined)) return undefined
  if (parts.some((part) => part?.level === 'nation')) return 'nationwide'
  return new Set(parts.map((part) => part?.province)).size === 1 ? 'one-province' : 'several-provinces'
}

/** Refusal codes for what the provision still lacks before it may be signed (M6.5: a mandatory content must be provable and feasible for everybody). */
export function lackingIn(
  provision: Pick<Provision, 'force' | 'audience' | 'measureId' | 'threshold' | 'evidence' | 'fallbackVi'>,
): string[] {
  const lacking: string[] = []
  if (provision.measureId !== null && provision.threshold === null) lacking.push('measure-has-no-threshold')
  if (provision.force !== 'mandatory') return lacking
  if (provision.measureId === null && provision.evidence === null) lacking.push('mandatory-provision-cannot-be-proved')
  const meetsPeople = provision.audience.kind === 'venue' || provision.audience.kind === 'individual'
  if (meetsPeople && provision.fallbackVi === null) lacking.push('people-without-smartphone-are-forgotten')
  return lacking
}

/** Refusal codes for what cannot be meant at all, told while drafting: a level of nothing, more than all of a share, one place named twice. */
export function wrongIn({ measureId, threshold, territory }: Pick<Provision, 'measureId' | 'threshold' | 'territory'>): string[] {
  const wrong: string[] = []
  if (threshold !== null && measureId === null) wrong.push('threshold-has-no-measure')
  if (threshold !== null && measureId !== null && threshold > mostOf(measureId)) wrong.push('threshold-is-more-than-all')
  if (new Set(territory).size < territory.length) wrong.push('place-is-named-twice')
  return wrong
}

/** The most that a measure can show; a share is never more than all. */
function mostOf(measureId: string): number {
  return isMeasure(measureId) && measures[measureId].unit === 'share' ? 1 : Number.POSITIVE_INFINITY
}

export type BindingProvision = Pick<Provision, 'audience' | 'measureId' | 'fromOn'> & { readonly territory: readonly string[] }

/** Whether two provisions measure the same duty of the same organisations: both cannot hold side by side without one saying what becomes of the other. */
export function meet(one: BindingProvision, other: BindingProvision & { readonly endsOn: string | null }): boolean {
  if (one.measureId === null || one.measureId !== other.measureId || one.audience.kind !== other.audience.kind) return false
  if (other.endsOn !== null && other.endsOn <= one.fromOn) return false
  const sharedOperator = one.audience.runBy?.some((by) => other.audience.runBy?.includes(by) ?? true) ?? true
  return sharedOperator && reaches(one.territory, other.territory)
}

/**
 * Whether contents that take the place of an older one bind everybody whom it bound, on all of its ground. Each unit of the older must lie
 * within a unit of the newer, for each kind of operator: what is left out would be released without a word.
 */
export function takesWholePlace(
  newer: readonly Pick<Provision, 'audience' | 'territory'>[],
  older: Pick<Provision, 'audience' | 'territory'>,
): boolean {
  const { kind, runBy } = older.audience
  const bound = kind === 'quarantine-facility' ? (runBy ?? operators) : [null]
  return bound.every((by) => {
    const ground = newer
      .filter(({ audience: one }) => one.kind === kind && (by === null || one.runBy === null || one.runBy.includes(by)))
      .flatMap(({ territory }) => territory)
    return older.territory.every((path) => isWithin(ground, path))
  })
}
