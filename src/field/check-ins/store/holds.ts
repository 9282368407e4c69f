import { sql } from 'kysely'
import type { Reader, Transaction } from '../../../platform/database.ts'
import { endOfCivilDay, startOfCivilDay } from '../../../vocabulary/period.ts'

export interface HoldRow {
  id: string
  venue_id: number
  from_on: string
  to_on: string
  until_on: string
  basis: string
  ordered_by: string
  held: number
}

export async function insertHold(
  tx: Transaction,
  hold: { id: string; venueId: number; fromOn: string; toOn: string; untilOn: string; basis: string; by: string; at: Date },
): Promise<void> {
  await sql`
    insert into check_ins.legal_hold (id, venue_id, from_on, to_on, until_on, basis, ordered_by, recorded_at)
    values (${hold.id}, ${hold.venueId}, ${hold.fromOn}, ${hold.toOn}, ${hold.untilOn}, ${hold.basis}, ${hold.by}, ${hold.at})`.execute(
    tx,
  )
}

export async function listHolds(db: Reader): Promise<HoldRow[]> {
  const { rows } = await sql<HoldRow>`
    select h.id, h.venue_id, h.from_on, h.to_on, h.until_on, h.basis, h.ordered_by,
      (select count(*) from check_ins.held_visit v where v.hold_id = h.id) as held
    from check_ins.legal_hold h order by h.recorded_at desc limit 200`.execute(db)
  return rows
}

/** Copies the visits of a day that a hold in force names, before the day is dropped. Answers how many. */
export async function keepHeld(tx: Transaction, day: string, today: string): Promise<number> {
  const { numAffectedRows } = await sql`
    insert into check_ins.held_visit (hold_id, venue_id, in_at, id, person_id, out_at, received_at, source, flags)
    select h.id, v.venue_id, v.in_at, v.id, v.person_id, v.out_at, v.received_at, v.source, v.flags
    from check_ins.legal_hold h join check_ins.visit v on v.venue_id = h.venue_id
    where ${day}::date between h.from_on and h.to_on and h.until_on >= ${today}::date
      and v.in_at >= ${startOfCivilDay(day)} and v.in_at < ${endOfCivilDay(day)}
    on conflict do nothing`.execute(tx)
  return Number(numAffectedRows ?? 0n)
}

/** Deletes what was kept by holds that ended before today. Answers how many visits. */
export async function releaseHeld(tx: Transaction, today: string): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from check_ins.held_visit where hold_id in (select id from check_ins.legal_hold where until_on < ${today}::date)`.execute(
    tx,
  )
  return Number(numAffectedRows ?? 0n)
}

/** Which of these persons a hold still names. */
export async function heldPersons(db: Reader, ids: readonly number[]): Promise<Set<number>> {
  if (ids.length === 0) return new Set()
  const { rows } = await sql<{
    person_id: number
  }>`select distinct person_id from check_ins.held_visit where person_id in (${sql.join([...ids])})`.execute(db)
  return new Set(rows.map((row) => row.person_id))
}
