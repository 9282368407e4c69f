import { sql } from 'kysely'
import type { Reader, Transaction } from '../../../platform/database.ts'

export interface DelegationRow {
  id: string
  venue_id: number
  offered_by: string
  offered_at: Date
  ends_at: Date
  account_id: string | null
  accepted_at: Date | null
  ended_at: Date | null
}
const columns = sql`id, venue_id, offered_by, offered_at, ends_at, account_id, accepted_at, ended_at`

export async function insertInvitation(
  tx: Transaction,
  one: { id: string; venueId: number; secretHash: Buffer; by: string; at: Date; endsAt: Date },
): Promise<void> {
  await sql`
    insert into venues.delegation (id, venue_id, secret_hash, offered_by, offered_at, ends_at)
    values (${one.id}, ${one.venueId}, ${one.secretHash}, ${one.by}, ${one.at}, ${one.endsAt})`.execute(tx)
}

export async function delegationsOf(db: Reader, venueId: number): Promise<DelegationRow[]> {
  const { rows } = await sql<DelegationRow>`
    select ${columns} from venues.delegation where venue_id = ${venueId} order by offered_at desc, id desc limit 100`.execute(db)
  return rows
}

export async function delegationBySecret(db: Reader, secretHash: Buffer): Promise<DelegationRow | undefined> {
  const { rows } = await sql<DelegationRow>`select ${columns} from venues.delegation where secret_hash = ${secretHash}`.execute(
    db,
  )
  return rows[0]
}

/** Takes the row until commit, so that two people with one link do not both get in. */
export async function lockDelegation(tx: Transaction, id: string): Promise<DelegationRow | undefined> {
  const { rows } = await sql<DelegationRow>`select ${columns} from venues.delegation where id = ${id}::uuid for update`.execute(
    tx,
  )
  return rows[0]
}

export async function saveAcceptance(tx: Transaction, id: string, accountId: string, at: Date): Promise<void> {
  await sql`update venues.delegation set account_id = ${accountId}, accepted_at = ${at} where id = ${id}::uuid`.execute(tx)
}

export async function saveEnd(tx: Transaction, id: string, at: Date): Promise<void> {
  await sql`update venues.delegation set ended_at = ${at} where id = ${id}::uuid`.execute(tx)
}
