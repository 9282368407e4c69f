import type { SignedInAccount } from '../../foundation/access/contract.ts'
import { type GrantedPermission, holdersOf } from '../../foundation/access/matrix.ts'
import { readPath } from '../../vocabulary/administrative-unit-code.ts'

export type OwnArea = Pick<SignedInAccount['roles'][number], 'unitPath' | 'placeVi' | 'placeEn'>

/**
 * The administrative units in which an account holds a permission; a role at one organisation is no area. To offer choices,
 * never to decide: the server decides.
 */
export function ownAreas(account: SignedInAccount, permission: GrantedPermission): readonly OwnArea[] {
  const holders: readonly string[] = holdersOf(permission)
  const areas = account.roles.filter(({ role, unitPath }) => {
    const parts = readPath(unitPath)
    return holders.includes(role) && parts !== undefined && parts.organisation === undefined
  })
  return areas.filter(({ unitPath }, i) => areas.findIndex((area) => area.unitPath === unitPath) === i)
}
