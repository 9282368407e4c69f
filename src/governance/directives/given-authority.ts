import { isWithin } from '../../vocabulary/administrative-unit-code.ts'
import { addDays, daysBetween } from '../../vocabulary/period.ts'
import { sideEffectsOf } from './authority.ts'
import type { Provision, SketchedProvision } from './provision.ts'
import type { ReferralState } from './referral.ts'
import { reaches } from './territory.ts'

/** Decisions of a higher body after which the one that asked issues the contents itself, citing the decision. */
export const givingStates = ['approved', 'approved-with-changes', 'authorised'] as const satisfies readonly ReferralState[]
export type GivingState = (typeof givingStates)[number]

/**
 * Whether a content lies within what a higher body gave. An approval covers the contents as they were approved: the same words, whom, where,
 * under which condition, how strictly, measured how. It may begin later, because nobody is bound before the signature, and then its other
 * days move with it; never earlier. An authorisation covers the frame, whom and where, and leaves the terms to the one authorised. Neither
 * ever covers more people, more ground or another side effect. Of a sketch, whose words are still being written, only what stands in it is compared.
 */
export function covers(outcome: GivingState, approved: readonly Provision[], content: SketchedProvision | Provision): boolean {
  return coveredBy(outcome, approved, content) !== undefined
}

/** The approved content that covers this one; undefined when none does. */
function coveredBy(
  outcome: GivingState,
  approved: readonly Provision[],
  content: SketchedProvision | Provision,
): Provision | undefined {
  return approved.find((one) => fitsFrame(one, content) && (outcome === 'authorised' || sameTerms(one, content)))
}

/**
 * Whether what was approved is used up by what was issued of it: each approved content is issued once on its ground. An authorisation is a
 * power, and lasts.
 */
export function isUsedUp(
  outcome: GivingState,
  approved: readonly Provision[],
  issued: readonly Provision[],
  content: SketchedProvision | Provision,
): boolean {
  const one = outcome === 'authorised' ? undefined : coveredBy(outcome, approved, content)
  return issued.some(
    (earlier) =>
      one !== undefined && coveredBy(outcome, approved, earlier) === one && reaches(earlier.territory, content.territory),
  )
}

function fitsFrame(one: Provision, content: SketchedProvision | Provision): boolean {
  const given = sideEffectsOf(one)
  return (
    fitsAudience(one.audience, content.audience) &&
    content.territory.every((path) => isWithin(one.territory, path)) &&
    sideEffectsOf(content).every((effect) => given.includes(effect))
  )
}

function fitsAudience(given: Provision['audience'], asked: Provision['audience']): boolean {
  if (given.kind !== asked.kind) return false
  return given.runBy === null || (asked.runBy?.every((by) => given.runBy?.includes(by)) ?? false)
}

function sameTerms(one: Provision, other: SketchedProvision | Provision): boolean {
  return (
    one.force === other.force &&
    one.measureId === other.measureId &&
    one.threshold === other.threshold &&
    one.frequency === other.frequency &&
    one.graceDays === other.graceDays &&
    one.replacesId === other.replacesId &&
    daysFit(one, other) &&
    (other.textVi === undefined || plain(one.textVi) === plain(other.textVi)) &&
    (!('evidence' in other) || sameWords(one, other))
  )
}

/** The Vietnamese words are the official ones; their English is a translation and was not what was approved. */
function sameWords(one: Provision, other: Provision): boolean {
  return (
    plain(one.conditionVi) === plain(other.conditionVi) &&
    plain(one.sanctionVi) === plain(other.sanctionVi) &&
    plain(one.fallbackVi) === plain(other.fallbackVi) &&
    one.evidence === other.evidence &&
    one.provinceMayBeStricter === other.provinceMayBeStricter &&
    one.provinceMayBeLooser === other.provinceMayBeLooser &&
    dayFits(one.untilOn, other.untilOn, daysBetween(one.fromOn, other.fromOn))
  )
}

const plain = (words: string | null) => words?.normalize('NFC').replace(/\s+/gu, ' ').trim() ?? null

/** It begins on the approved day or later; its due day stays or moves by no more than the beginning did. */
function daysFit(one: Provision, other: SketchedProvision): boolean {
  return other.fromOn >= one.fromOn && dayFits(one.dueOn, other.dueOn, daysBetween(one.fromOn, other.fromOn))
}

function dayFits(approved: string | null, asked: string | null, moved: number): boolean {
  if (approved === null || asked === null) return approved === asked
  return asked >= approved && asked <= addDays(approved, moved)
}
