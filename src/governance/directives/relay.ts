import { isWithin, readPath } from '../../vocabulary/administrative-unit-code.ts'
import type { Issuer } from './authority.ts'
import type { Audience, Provision } from './provision.ts'
import { type Terms, termsAgainst } from './strictness.ts'

/** What a lower body sets in its own document on one content of a higher directive; null terms stay those of the higher one. */
export type LocalTerms = Terms & { readonly territory: readonly string[] }

type Relayed = Terms & Pick<Provision, 'territory' | 'fromOn' | 'provinceMayBeStricter' | 'provinceMayBeLooser'>

/**
 * Why a lower body may not set these terms; undefined when it may (A8). It sets them on its own ground only, within the ground of the higher
 * directive. An earlier date is how one organises the work and always allowed; whatever else is stricter or looser needs the derogation
 * that the content itself gives.
 */
export function whyNotRelay(higher: Relayed, local: LocalTerms, unitPath: string): string | undefined {
  if (!local.territory.every((path) => isWithin([unitPath], path))) return 'relay-leaves-its-own-ground'
  if (!local.territory.every((path) => isWithin(higher.territory, path))) return 'relay-leaves-the-directives-ground'
  if (local.dueOn !== null && local.dueOn < higher.fromOn) return 'relay-is-due-before-it-begins'
  const { stricter, looser } = termsAgainst(local, higher)
  if (looser.length > 0 && !higher.provinceMayBeLooser) return 'relay-is-looser'
  if (stricter.some((term) => term !== 'dueOn') && !higher.provinceMayBeStricter) return 'relay-is-stricter'
  return undefined
}

/** The issuers that carry a national directive out with terms of their own, by where they stand, and where each of them sits. */
const seats: Readonly<Record<string, string>> = {
  ministry: 'nation',
  province: 'province',
  district: 'district',
  commune: 'commune',
}

/**
 * As whom the issuer of a document carries a directive out; undefined when it is none of those who do. A company, an association or a
 * higher body relays nothing, and nobody relays for a ground on which they do not sit.
 */
export function relayingIssuer(document: { readonly standing: string; readonly unitPath: string }): Issuer | undefined {
  const { standing, unitPath } = document
  if (seats[standing] === undefined || readPath(unitPath)?.level !== seats[standing]) return undefined
  return { role: standing === 'ministry' ? 'ministry' : 'people-committee', unitPath, carriesOutHigherDirective: true }
}

/** Whom own terms reach below the nation: of quarantine facilities those that a locality runs; the army's stay under the higher directive. */
export function audienceBelow({ kind, runBy }: Audience): Audience {
  if (kind !== 'quarantine-facility') return { kind, runBy }
  return { kind, runBy: localOperators.filter((by) => runBy === null || runBy.includes(by)) }
}
const localOperators = ['civil', 'paid-hotel'] as const
