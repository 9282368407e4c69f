import { isWithin, readPath } from '../../vocabulary/administrative-unit-code.ts'

/** Who gives work and is given it: one of the nation's three authorities, or a province or commune by its path (`vn/30`). */
export type Desk = string

export const authorityDesks = ['steering-authority', 'health-authority', 'technology-authority'] as const
export type AuthorityDesk = (typeof authorityDesks)[number]

const nation = 'vn'

/** What only the officers and signers of an authority may do: by this they are told apart, for all of them hold their roles at the nation. */
const marks: Readonly<Record<AuthorityDesk, readonly string[]>> = {
  'steering-authority': ['referral.decide'],
  'health-authority': ['problem.state', 'opinion.give-for-health'],
  'technology-authority': ['requirement.answer', 'opinion.give-for-technology'],
}

export function isAuthority(desk: Desk): desk is AuthorityDesk {
  return authorityDesks.some((one) => one === desk)
}

/** A unit that is given work has people of its own here: a province or a commune. */
export function isDesk(text: string): boolean {
  if (isAuthority(text)) return true
  const parts = readPath(text)
  return parts !== undefined && parts.organisation === undefined && (parts.level === 'province' || parts.level === 'commune')
}

type Scopes = (permission: string) => readonly string[]

/** The desks at which an account may do something: an authority for whom it works, and the units in which it holds a role itself. */
export function desksOf(scopesOf: Scopes, permission: string): Desk[] {
  const places = scopesOf(permission)
  const authorities = isWithin(places, nation)
    ? authorityDesks.filter((desk) => marks[desk].some((mark) => isWithin(scopesOf(mark), nation)))
    : []
  return [...authorities, ...places.filter((place) => isDesk(place))]
}

/** The Steering Committee directs everybody, an authority itself and the units below, a unit itself and what lies in it. */
export function mayDirect(from: Desk, to: Desk): boolean {
  if (from === 'steering-authority' || from === to) return true
  if (isAuthority(to)) return false
  return isAuthority(from) || isWithin([from], to)
}
