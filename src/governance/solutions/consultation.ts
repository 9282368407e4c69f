import { type Authority, authorities } from './side.ts'

export const verdicts = ['agree', 'agree-with-conditions', 'not-yet-agreed'] as const
export type Verdict = (typeof verdicts)[number]

/** Why an opinion no longer counts; it stays and is shown with this. */
export const voidedBecause = [
  'proposal-was-revised',
  'replaced-by-a-later-opinion',
  'reconciled-in-minutes',
  'returned-by-the-committee',
] as const
export type VoidedBecause = (typeof voidedBecause)[number]

/** What an authority's agreement hangs on: the words, who verifies it and until when it is to be done. */
export interface Condition {
  readonly text: string
  readonly verifier: string
  /** `YYYY-MM-DD` */
  readonly dueOn: string
}

/** An opinion that still stands: of the present round, on the present text, not replaced by a later one of the same side. */
export interface Opinion {
  readonly side: Authority
  readonly verdict: Verdict
  readonly contentHash: string
  readonly givenBy: string
  /** Conditions of this opinion that its side has not marked met yet. */
  readonly unmetConditions: number
}

export type Outcome = 'waiting' | 'agreed' | 'agreed-with-conditions' | 'not-agreed'

/**
 * What the two authorities' opinions on one text come to (point 3: “trao đổi … để thống nhất áp dụng”). A side that says
 * nothing has said nothing, however long: there is no outcome before both have spoken. An opinion on another text counts for nothing.
 */
export function outcomeOf(opinions: readonly Opinion[], contentHash: string): Outcome {
  const onThisText = opinions.filter((opinion) => opinion.contentHash === contentHash)
  if (missingSides(onThisText).length > 0) return 'waiting'
  if (onThisText.some((opinion) => opinion.verdict === 'not-yet-agreed')) return 'not-agreed'
  return onThisText.some((opinion) => opinion.unmetConditions > 0) ? 'agreed-with-conditions' : 'agreed'
}

/** Whose opinion is still waited for. */
export function missingSides(opinions: readonly Opinion[]): Authority[] {
  return authorities.filter((side) => !opinions.some((opinion) => opinion.side === side))
}

/** The opinions after one more: a side's later opinion replaces its earlier one. */
export function withOpinion(opinions: readonly Opinion[], given: Opinion): Opinion[] {
  return [...opinions.filter((opinion) => opinion.side !== given.side), given]
}
