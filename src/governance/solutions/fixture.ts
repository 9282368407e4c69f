import { permissionsOf, type Role } from '../../foundation/access/matrix.ts'
import { registerOrganisation } from '../../foundation/places/public.ts'
import type { Transaction } from '../../platform/database.ts'
import type { Actor } from '../../platform/http/mount.ts'
import { diagramOf } from '../../platform/transitions.ts'
import { organisationPath } from '../../vocabulary/administrative-unit-code.ts'
import type { Asker } from './actions/asker.ts'
import { assignment } from './assignment.ts'
import { difficulty } from './difficulty.ts'
import { problem } from './problem.ts'
import { proposal } from './proposal.ts'
import { requirement } from './requirement.ts'

/** The people of this room's tests: what each may do comes from the access matrix itself. */

export const morning = new Date('2021-05-25T01:00:00Z')

export function account(id: string, held: readonly (readonly [role: Role, unitPath: string])[]): Actor {
  return {
    id,
    displayName: `Cán bộ ${id}`,
    scopesOf: (permission) =>
      held.flatMap(([role, path]) => (permissionsOf(role).some((one) => one === permission) ? [path] : [])),
  }
}

export const people = {
  steering: account('steering', [['steering-secretary', 'vn']]),
  healthOfficer: account('health-officer', [['health-officer', 'vn']]),
  healthSigner: account('health-signer', [['health-signer', 'vn']]),
  technologyOfficer: account('technology-officer', [['technology-officer', 'vn']]),
  technologySigner: account('technology-signer', [['technology-signer', 'vn']]),
  province: account('province-30', [['provincial-officer', 'vn/30']]),
  otherProvince: account('province-24', [['provincial-officer', 'vn/24']]),
  commune: account('commune', [['commune-officer', 'vn/30/288/10507']]),
} as const

/** Somebody who asks where the endpoint's permission lets them, as the mount would hand it to an action. */
export function asking(actor: Actor, permission: string, now: Date = morning): Asker {
  return { actor, scope: actor.scopesOf(permission), now }
}

/** A company with one account, registered in Hà Nội. */
export async function registeredVendor(tx: Transaction, id: string): Promise<Actor> {
  const by = { actor: { id: 'administrator', displayName: 'Quản trị' }, scope: ['vn'], now: morning }
  const company = { id, kind: 'vendor', name: `Công ty ${id}`, unitPath: 'vn/01', address: 'Hà Nội', facts: {} } as const
  await registerOrganisation(tx, company, by)
  return account(`${id}-account`, [['vendor', organisationPath('vn/01', id)]])
}

export const healthDeclaration = {
  name: 'Ứng dụng khai báo y tế',
  nameEn: 'Health declaration application',
  capabilities: ['health-declaration'],
} as const

/** A machine as far as every machine has it. */
export interface Law {
  readonly name: string
  readonly states: readonly string[]
  readonly transitions: readonly { readonly command: string; readonly by: string }[]
  readonly diagram: string
}
export const machines: readonly Law[] = [
  { ...assignment, diagram: diagramOf(assignment) },
  { ...difficulty, diagram: diagramOf(difficulty) },
  { ...problem, diagram: diagramOf(problem) },
  { ...requirement, diagram: diagramOf(requirement) },
  { ...proposal, diagram: diagramOf(proposal) },
]
export const nounOf = (machine: Law): string => machine.name.replace('solutions.', '')
