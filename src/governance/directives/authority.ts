import { isWithin } from '../../vocabulary/administrative-unit-code.ts'
import { contains } from '../../vocabulary/period.ts'
import { type AuthorityRule, basisOn, type Conditions, type HigherBody, type IssuerRole } from './authority-rule.ts'
import { type Ground, isCitable } from './ground.ts'
import { type Provision, reachOf, type SideEffect } from './provision.ts'
import { setsSanction } from './sanction.ts'

export interface Issuer {
  readonly role: IssuerRole
  readonly unitPath: string
  readonly carriesOutHigherDirective?: boolean
}

/** What the authority rules look at, and nothing else of a provision; of the words, where there are some, whether they set a sanction. */
export type CheckedProvision = Pick<Provision, 'audience' | 'force' | 'territory' | 'sideEffects'> & {
  readonly [words in 'textVi' | 'conditionVi' | 'sanctionVi']?: string | null | undefined
}

/** What a content does beyond asking its audience to act: what the drafter said, and the sanction that its own words set. */
export function sideEffectsOf({
  sideEffects,
  textVi,
  conditionVi,
  sanctionVi,
}: Pick<CheckedProvision, 'sideEffects' | 'textVi' | 'conditionVi' | 'sanctionVi'>): readonly SideEffect[] {
  const isSilent = !sideEffects.includes('new-sanction') && [textVi, conditionVi, sanctionVi].some(setsSanction)
  return isSilent ? [...sideEffects, 'new-sanction'] : sideEffects
}

export interface Verdict {
  readonly within: boolean
  /** Null when no rule spoke: beyond, because silence of the rules is no authority. */
  readonly ruleId: string | null
  readonly basis: { readonly vi: string; readonly en: string } | null
  /** What the rule rests on, as far as it is in force on the day: the page cites it. */
  readonly grounds: readonly Ground[]
  /** Whom point 4 lets the issuer ask instead; null when the provision is within authority. */
  readonly recommendTo: HigherBody | null
}

/**
 * Whether an issuer may direct this content on a day (point 4: “nội dung vượt thẩm quyền”). The first rule in force that matches
 * decides; when none does the answer is beyond. Advisory while drafting, blocking at signature.
 */
export function checkProvision(
  rules: readonly AuthorityRule[],
  provision: CheckedProvision,
  issuer: Issuer,
  on: string,
): Verdict {
  const rule = ruleFor(rules, provision, issuer, on)
  const within = rule?.result === 'within'
  return {
    within,
    ruleId: rule?.id ?? null,
    basis: rule === undefined ? null : basisOn(rule, on),
    grounds: rule?.grounds.filter((one) => isCitable(one, on)) ?? [],
    recommendTo: within ? null : above(issuer.role, rule?.result === 'beyond-to-prime-minister' || isBeyondCommittee()),
  }

  /** What a rule says the Committee may not direct either would only come back from it. */
  function isBeyondCommittee(): boolean {
    if (within || issuer.role === 'steering-authority') return false
    const theirs = ruleFor(rules, provision, { role: 'steering-authority', unitPath: 'vn' }, on)
    return theirs !== undefined && theirs.result !== 'within'
  }
}

/** The first rule in force that speaks of a content; undefined when none does, or the content is not what rules were written for. */
function ruleFor(
  rules: readonly AuthorityRule[],
  provision: CheckedProvision,
  issuer: Issuer,
  on: string,
): AuthorityRule | undefined {
  if (!isSound(provision)) return undefined
  return rules.find(
    (one) =>
      contains({ from: one.fromOn, to: one.toOn }, on) &&
      one.issuer.includes(issuer.role) &&
      matches(one.when, provision, issuer),
  )
}

function above(issuer: IssuerRole, toPrimeMinister: boolean): HigherBody {
  return toPrimeMinister || issuer === 'steering-authority' || issuer === 'prime-minister'
    ? 'prime-minister'
    : 'steering-authority'
}

/** Operators narrow quarantine facilities only; anything else that carries them is not what the rules were written for. */
export function isSound({ audience }: Pick<CheckedProvision, 'audience'>): boolean {
  return audience.kind === 'quarantine-facility' ? audience.runBy === null || audience.runBy.length > 0 : audience.runBy === null
}

function matches(when: Conditions, provision: CheckedProvision, issuer: Issuer): boolean {
  const { audience, territory } = provision
  const sideEffects = sideEffectsOf(provision)
  const reach = reachOf(territory)
  return (
    (when.audience?.includes(audience.kind) ?? true) &&
    (when.force?.includes(provision.force) ?? true) &&
    (when.reach === undefined || (reach !== undefined && when.reach.includes(reach))) &&
    operatorsMatch(when, audience) &&
    (when.anySideEffectOf === undefined || sideEffects.some((effect) => when.anySideEffectOf?.includes(effect))) &&
    (when.noSideEffectBut === undefined || sideEffects.every((effect) => when.noSideEffectBut?.includes(effect))) &&
    (when.withinIssuersUnit === undefined || territory.every((path) => isWithin([issuer.unitPath], path))) &&
    (when.carriesOutHigherDirective === undefined || issuer.carriesOutHigherDirective === true)
  )
}

function operatorsMatch(when: Conditions, { kind, runBy }: CheckedProvision['audience']): boolean {
  if (kind !== 'quarantine-facility') return true
  const couldBe = when.couldBeRunBy === undefined || runBy === null || runBy.some((by) => when.couldBeRunBy?.includes(by))
  const onlyBy = when.runOnlyBy === undefined || (runBy?.every((by) => when.runOnlyBy?.includes(by)) ?? false)
  return couldBe && onlyBy
}

/** The facts a verdict rests on, in a fixed order, for the hash in the audit log: the same facts always give the same text. */
export function verdictInputs(provision: CheckedProvision, issuer: Issuer, on: string): string {
  const { audience, force, territory } = provision
  return JSON.stringify([
    audience.kind,
    audience.runBy?.toSorted() ?? null,
    force,
    sideEffectsOf(provision).toSorted(),
    territory.toSorted(),
    issuer.role,
    issuer.unitPath,
    issuer.carriesOutHigherDirective === true,
    on,
  ])
}
