import type { SignedInAccount } from '../contract.ts'
import type { HeldRole } from '../grant.ts'
import { isRole } from '../matrix.ts'

/** The roles of the signed-in account as the rules of granting want them. A merger's widened reach is the server's to know. */
export function heldBy(account: SignedInAccount): HeldRole[] {
  return account.roles.flatMap(({ role, unitPath }) => (isRole(role) ? [{ role, reach: [unitPath] }] : []))
}
