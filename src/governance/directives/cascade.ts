import { daysBetween } from '../../vocabulary/period.ts'

export interface ImplementingDocument {
  readonly documentId: string
  /** Province of the unit that issued it. */
  readonly provincePath: string
  readonly issuedOn: string
  /** Who issued it; `vn/49/512/20698` is a commune of that province. */
  readonly unitPath: string
}

export const cascadeLevels = ['province', 'district', 'commune'] as const
export type CascadeLevel = (typeof cascadeLevels)[number]

/** How far down a unit stands. */
export function levelOf(unitPath: string): CascadeLevel {
  return cascadeLevels[unitPath.split('/').length - 2] ?? 'commune'
}

/**
 * What is known of one province. `not-recorded` says that no implementing document was recorded before a day: the document may
 * exist on paper, therefore nobody is ever called late (Hà Nội's first one found comes 47 days after 2666).
 */
export type CascadeStep =
  | {
      readonly provincePath: string
      readonly state: 'recorded'
      readonly documentId: string
      readonly issuedOn: string
      readonly daysAfter: number
      /** How far down it went, and the day of the last document on record: there it stands since. */
      readonly reached: CascadeLevel
      readonly lastOn: string
      /** What units beneath the province issued. */
      readonly below: readonly ImplementingDocument[]
    }
  | { readonly provincePath: string; readonly state: 'not-recorded'; readonly before: string }

/** How a directive travelled: each province with its first implementing document up to a day, the quickest first, the unknown last. */
export function cascadeOf(
  issuedOn: string,
  provinces: readonly string[],
  documents: readonly ImplementingDocument[],
  on: string,
): CascadeStep[] {
  const known = documents.filter((one) => one.issuedOn >= issuedOn && one.issuedOn <= on)
  const steps = provinces.map((provincePath): CascadeStep => {
    const own = known
      .filter((one) => one.provincePath === provincePath)
      .toSorted((a, b) => compare(a.issuedOn, b.issuedOn) || compare(a.documentId, b.documentId))
    const [first] = own
    if (first === undefined) return { provincePath, state: 'not-recorded', before: on }
    return {
      provincePath,
      state: 'recorded',
      documentId: first.documentId,
      issuedOn: first.issuedOn,
      daysAfter: daysBetween(issuedOn, first.issuedOn),
      reached: cascadeLevels.findLast((level) => own.some(({ unitPath }) => levelOf(unitPath) === level)) ?? 'province',
      lastOn: own.at(-1)?.issuedOn ?? first.issuedOn,
      below: own.filter(({ unitPath }) => levelOf(unitPath) !== 'province'),
    }
  })
  const order = (step: CascadeStep) => (step.state === 'recorded' ? step.daysAfter : Number.MAX_SAFE_INTEGER)
  return steps.toSorted((a, b) => order(a) - order(b) || compare(a.provincePath, b.provincePath))
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
