import { accountsHolding, type Role } from '../../../foundation/access/public.ts'
import { authorityOn, unitNames, type Words } from '../../../foundation/places/public.ts'
import type { Reader } from '../../../platform/database.ts'
import { readPath } from '../../../vocabulary/administrative-unit-code.ts'
import { type AuthorityDesk, type Desk, isAuthority } from '../desk.ts'

const officersOfAuthority: Readonly<Record<AuthorityDesk, readonly Role[]>> = {
  'technology-authority': ['technology-officer'],
  'health-authority': ['health-officer'],
  'steering-authority': ['steering-secretary'],
}
const signersOfAuthority: Readonly<Record<AuthorityDesk, readonly Role[]>> = {
  'technology-authority': ['technology-signer'],
  'health-authority': ['health-signer'],
  'steering-authority': ['steering-secretary'],
}

/** What desks are called on a day: the ministry that plays the role then, the people's committee of a unit. */
export async function deskNames(db: Reader, desks: readonly Desk[], on: string): Promise<Map<Desk, Words>> {
  const wanted = [...new Set(desks)]
  const units = await unitNames(
    db,
    wanted.filter((desk) => !isAuthority(desk)),
    on,
  )
  const authorities = await Promise.all(
    wanted
      .filter((desk) => isAuthority(desk))
      .map(async (desk): Promise<[Desk, Words]> => {
        const { vi, en } = await authorityOn(db, desk, on)
        return [desk, { vi, en }]
      }),
  )
  return new Map([
    ...authorities,
    ...[...units].map(([path, { vi, en }]): [Desk, Words] => [
      path,
      { vi: `Ủy ban nhân dân ${vi.charAt(0).toLocaleLowerCase('vi')}${vi.slice(1)}`, en: `People’s Committee, ${en}` },
    ]),
  ])
}

/** The accounts that carry out what a desk is given. */
export async function officersAt(db: Reader, desk: Desk, on: string): Promise<string[]> {
  if (isAuthority(desk)) return ids(await accountsHolding(db, officersOfAuthority[desk], 'vn', on))
  const role: Role = readPath(desk)?.level === 'province' ? 'provincial-officer' : 'commune-officer'
  return ids(await accountsHolding(db, [role], desk, on))
}

/** The accounts that give work for a desk. */
export async function giversAt(db: Reader, desk: Desk, on: string): Promise<string[]> {
  return isAuthority(desk) ? ids(await accountsHolding(db, signersOfAuthority[desk], 'vn', on)) : officersAt(db, desk, on)
}

const ids = (accounts: readonly { id: string }[]) => accounts.map(({ id }) => id)
