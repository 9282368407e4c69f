import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { permissionsOf, type Role } from '../../../foundation/access/matrix.ts'
import { registerDocument } from '../../../foundation/documents/public.ts'
import { registerOrganisation } from '../../../foundation/places/public.ts'
import type { Database, Transaction } from '../../../platform/database.ts'
import type { Actor } from '../../../platform/http/mount.ts'
import { diagramOf } from '../../../platform/transitions.ts'
import { organisationPath } from '../../../vocabulary/administrative-unit-code.ts'
import { assignment } from '../assignment.ts'
import { defect } from '../defect.ts'
import { difficulty } from '../difficulty.ts'
import { entry } from '../entry.ts'
import type { HandoverItem } from '../handover-template.ts'
import { problem } from '../problem.ts'
import { proposal } from '../proposal.ts'
import { requirement } from '../requirement.ts'
import { insertEvidence } from '../store/handover.ts'
import type { Asker } from './asker.ts'

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

/**
 * Two steps that truly meet: the second begins while the first is not committed yet, and the first commits only once the second
 * waits for it. Answers how each ended.
 */
export async function atOnce<T>(
  database: Database,
  first: (tx: Transaction) => Promise<T>,
  second: (tx: Transaction) => Promise<T>,
): Promise<PromiseSettledResult<T>[]> {
  let later: Promise<T> | undefined
  const earlier = database.transaction(async (tx) => {
    const answer = await first(tx)
    later = database.transaction(second)
    later.catch(() => undefined)
    await untilSomebodyWaits(database)
    return answer
  })
  const [one] = await Promise.allSettled([earlier])
  const [two] = await Promise.allSettled([later ?? earlier])
  return [one, two]
}

async function untilSomebodyWaits(database: Database): Promise<void> {
  for (let tries = 0; tries < 500; tries += 1) {
    const { rows } =
      await sql`select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`.execute(
        database.read,
      )
    if (rows.length > 0) return
    await pause(10)
  }
  throw new Error('nobody waits: the two steps did not meet')
}

/** A company with one account, registered in Hà Nội. */
export async function registeredVendor(tx: Transaction, id: string): Promise<Actor> {
  const by = { actor: { id: 'administrator', displayName: 'Quản trị' }, scope: ['vn'], now: morning }
  const company = { id, kind: 'vendor', name: `Công ty ${id}`, unitPath: 'vn/01', address: 'Hà Nội', facts: {} } as const
  await registerOrganisation(tx, company, by)
  return account(`${id}-account`, [['vendor', organisationPath('vn/01', id)]])
}

/** Letters of the Steering Committee and others that steps of a test cite, recorded under the ids it calls them by. */
export async function recordedDocuments(tx: Transaction, ids: readonly string[]): Promise<void> {
  const by = { actor: { id: 'clerk', displayName: 'Văn thư' }, scope: ['vn'], now: morning }
  for (const [at, id] of ids.entries()) {
    const paper = {
      type: 'official-letter',
      notation: 'CĐ-BCĐ',
      issuer: { name: 'Ban Chỉ đạo Quốc gia' },
      issuerLevel: 'steering-committee',
      unitPath: 'vn',
      issuedOn: '2021-05-05',
    } as const
    await registerDocument(tx, { ...paper, id, number: String(597 + at), subject: `Văn bản ${id}` }, by)
  }
}

/** Minutes of the register: of the health ministry, or of somebody else. */
export async function recordedMinutes(
  tx: Transaction,
  id: string,
  issuer: { name: string; organisationId: string | null },
): Promise<void> {
  const by = { actor: { id: 'clerk', displayName: 'Văn thư' }, scope: ['vn'], now: morning }
  const paper = {
    type: 'minutes',
    notation: 'BB',
    issuerLevel: 'ministry',
    unitPath: 'vn',
    issuedOn: '2021-05-25',
    number: '1',
  } as const
  await registerDocument(tx, { ...paper, id, issuer, subject: `Biên bản ${id}` }, by)
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
  { ...defect, diagram: diagramOf(defect) },
  { ...difficulty, diagram: diagramOf(difficulty) },
  { ...problem, diagram: diagramOf(problem) },
  { ...requirement, diagram: diagramOf(requirement) },
  { ...proposal, diagram: diagramOf(proposal) },
  { ...entry, diagram: diagramOf(entry) },
]
export const nounOf = (machine: Law): string => machine.name.replace('solutions.', '')

/** A report behind an item of a handover, as both sides may bring one. */
export async function fileBehind(tx: Transaction, solutionId: string, item: HandoverItem): Promise<void> {
  const file = { sha256: 'b'.repeat(64), name: 'bao-cao.pdf', media_type: 'application/pdf', size: 1 }
  await insertEvidence(tx, solutionId, { ...file, item, by_name: 'Cán bộ', kept_at: morning })
}
