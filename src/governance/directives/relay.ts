import { isWithin } from '../../vocabulary/administrative-unit-code.ts'
import type { Provision } from './provision.ts'
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
