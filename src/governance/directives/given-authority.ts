import { isWithin } from '../../vocabulary/administrative-unit-code.ts'
import type { SketchedProvision } from './provision.ts'
import type { ReferralState } from './referral.ts'

/** Decisions of a higher body after which the one that asked issues the contents itself, citing the decision. */
export const givingStates = ['approved', 'approved-with-changes', 'authorised'] as const satisfies readonly ReferralState[]
export type GivingState = (typeof givingStates)[number]

type Frame = Pick<SketchedProvision, 'audience' | 'territory' | 'force' | 'sideEffects' | 'measureId' | 'threshold' | 'frequency'>

/**
 * Whether a content lies within what a higher body gave. An approval covers the contents as they were approved: whom, where, how strictly,
 * measured how; their days may be later, because nobody is bound before the signature. An authorisation covers the frame, whom and where,
 * and leaves the terms to the one authorised. Neither ever covers more people, more ground or another side effect.
 */
export function covers(outcome: GivingState, approved: readonly Frame[], content: Frame): boolean {
  return approved.some(
    (one) =>
      fitsAudience(one.audience, content.audience) &&
      content.territory.every((path) => isWithin(one.territory, path)) &&
      content.sideEffects.every((effect) => one.sideEffects.includes(effect)) &&
      (outcome === 'authorised' ? true : sameTerms(one, content)),
  )
}

function fitsAudience(given: Frame['audience'], asked: Frame['audience']): boolean {
  if (given.kind !== asked.kind) return false
  return given.runBy === null || (asked.runBy?.every((by) => given.runBy?.includes(by)) ?? false)
}

function sameTerms(one: Frame, other: Frame): boolean {
  return (
    one.force === other.force &&
    one.measureId === other.measureId &&
    one.threshold === other.threshold &&
    one.frequency === other.frequency
  )
}
