import { isWithin, readPath } from '../../vocabulary/administrative-unit-code.ts'
import type { Role } from '../access/matrix.ts'
import type { HeldRole } from '../places/public.ts'

/** Whose document it is: an organisation of the list, or a unit whose own authority is not in it (a province's People's Committee). */
export interface IssuingAgency {
  readonly organisationId: string | null
  /** The organisation's path, or the unit's. */
  readonly path: string
}

/** Which organisation plays which role on the day in question. */
export type Authorities = ReadonlyMap<HeldRole, string>

export type Holding = { readonly role: Role; readonly reach: readonly string[] }

const officersOf = {
  'health-authority': ['health-officer', 'health-signer'],
  'technology-authority': ['technology-officer', 'technology-signer'],
  'steering-authority': ['steering-secretary'],
} as const satisfies Partial<Record<HeldRole, readonly Role[]>>

/** Whoever leads the standing body of the Steering Committee also signs for the Committee, as its deputy head (597/BCĐ, 4403/CV-BCĐ). */
const signerOf = { 'health-authority': 'health-signer', 'technology-authority': 'technology-signer' } as const

/**
 * The roles that act for an agency: those of the authority that it is, with the records clerk of the central agencies; in a province its
 * officers, and for a commune’s People’s Committee also the commune’s. A central agency that is no authority has nobody here, and so sends nothing on its way here.
 */
export function rolesActingFor(agency: IssuingAgency, authorities: Authorities): Role[] {
  const { organisationId, path } = agency
  const seat = readPath(path)
  if (seat?.level === 'commune' && seat.organisation === undefined) return ['provincial-officer', 'commune-officer']
  if (seat?.level !== 'nation') return ['provincial-officer']
  const is = (authority: HeldRole) => organisationId !== null && authorities.get(authority) === organisationId
  const roles: Role[] = ['records-clerk']
  for (const authority of ['health-authority', 'technology-authority', 'steering-authority'] as const)
    if (is(authority)) roles.push(...officersOf[authority])
  if (is('steering-authority')) {
    const standing = authorities.get('standing-body')
    for (const authority of ['health-authority', 'technology-authority'] as const)
      if (standing !== undefined && authorities.get(authority) === standing) roles.push(signerOf[authority])
  }
  return roles
}

/**
 * Whether somebody keeps an agency's books: its own people, in a province its officers; or the records clerk of the central agencies, who is
 * nobody's in particular. A clerk who also works for another agency is that agency's, and keeps no third one's books.
 */
export function keepsBooksOf(agency: IssuingAgency, held: readonly Holding[], authorities: Authorities): boolean {
  if (!actsFor(agency, held, authorities)) return false
  const own: readonly Role[] = rolesActingFor(agency, authorities).filter((role) => role !== 'records-clerk')
  const others: readonly Role[] = Object.values(officersOf).flat()
  return held.some(({ role }) => own.includes(role)) || !held.some(({ role }) => others.includes(role))
}

/** Whether somebody who holds these roles acts for the agency: only then is a step with its document theirs. */
export function actsFor(agency: IssuingAgency, held: readonly Holding[], authorities: Authorities): boolean {
  const roles = rolesActingFor(agency, authorities)
  return held.some(({ role, reach }) => roles.includes(role) && isWithin(reach, agency.path))
}
