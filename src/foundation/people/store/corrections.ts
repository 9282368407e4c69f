import { sql } from 'kysely'
import type { Reader, Transaction } from '../../../platform/database.ts'
import { prefixRange } from '../../../vocabulary/administrative-unit-code.ts'
import type { Correctable, CorrectionState } from '../correction.ts'

export interface CorrectionRow {
  id: string
  person_id: number
  field: Correctable
  wanted: Buffer
  unit_path: string
  state: CorrectionState
  asked_at: Date
  reason: string | null
}
const correctionColumns = sql`id, person_id, field, wanted, unit_path, state, asked_at, reason`

export async function insertCorrection(
  tx: Transaction,
  asked: { id: string; personId: number; deviceId: string; field: string; wanted: Buffer; unitPath: string; at: Date },
): Promise<void> {
  await sql`
    insert into people.correction (id, person_id, device_id, field, wanted, unit_path, asked_at)
    values (${asked.id}, ${asked.personId}, ${asked.deviceId}, ${asked.field}, ${asked.wanted}, ${asked.unitPath}, ${asked.at})`.execute(
    tx,
  )
}

export async function correctionById(db: Reader, id: string): Promise<CorrectionRow | undefined> {
  const { rows } =
    await sql<CorrectionRow>`select ${correctionColumns} from people.correction where id = ${id}::uuid for update`.execute(db)
  return rows[0]
}

export async function correctionsOfPerson(db: Reader, personId: number): Promise<CorrectionRow[]> {
  const { rows } =
    await sql<CorrectionRow>`select ${correctionColumns} from people.correction where person_id = ${personId} order by asked_at desc limit 50`.execute(
      db,
    )
  return rows
}

export async function correctionsWithin(
  db: Reader,
  scope: readonly string[],
  state: CorrectionState,
  limit: number,
): Promise<CorrectionRow[]> {
  if (scope.length === 0) return []
  const parts = scope.map((prefix) => {
    const { from, to } = prefixRange(prefix)
    return sql`(select ${correctionColumns} from people.correction where unit_path >= ${from} and unit_path < ${to} and state = ${state} order by asked_at limit ${limit})`
  })
  const { rows } =
    await sql<CorrectionRow>`select * from (${sql.join(parts, sql` union all `)}) as parts order by asked_at limit ${limit}`.execute(
      db,
    )
  return rows
}

export async function answerCorrection(
  tx: Transaction,
  given: { id: string; state: string; by: string; reason: string | null; at: Date },
): Promise<void> {
  await sql`
    update people.correction set state = ${given.state}, answered_by = ${given.by}, answered_at = ${given.at}, reason = ${given.reason} where id = ${given.id}::uuid`.execute(
    tx,
  )
}
