import { sql } from 'kysely'
import type { Reader, Transaction } from '../../../platform/database.ts'
import { endOfCivilDay, startOfCivilDay } from '../../../vocabulary/period.ts'
import { oldestDays, sources } from '../visit.ts'

export interface HoldRow {
  id: string
  /** The venues that the document names; empty when it names a commune. */
  venue_ids: number[]
  /** The commune whose venues it names, those registered later too. */
  unit_path: string | null
  from_on: string
  to_on: string
  until_on: string
  document_number: string | null
  basis: string
  ordered_by: string
  recorded_at: Date
  released_at: Date | null
  released_by: string | null
  release_reason: string | null
  /** Visits that only the hold keeps. */
  held: number
}
/** One venue of a hold. A commune’s venues are asked of their own room each time, so that a new one is covered too. */
export interface HeldVenue {
  readonly holdId: string
  readonly venueId: number
}
const columns = sql`h.id, h.venue_ids, h.unit_path, h.from_on, h.to_on, h.until_on, h.document_number, h.basis, h.ordered_by, h.recorded_at, h.released_at, h.released_by,
  h.release_reason, (select count(*) from check_ins.held_visit v where v.hold_id = h.id) as held`

export async function insertHold(
  tx: Transaction,
  hold: {
    id: string
    venueIds: readonly number[]
    unitPath: string | null
    fromOn: string
    toOn: string
    untilOn: string
    documentNumber: string
    basis: string
    by: string
    at: Date
  },
): Promise<void> {
  await sql`
    insert into check_ins.legal_hold (id, venue_ids, unit_path, from_on, to_on, until_on, document_number, basis, ordered_by, recorded_at)
    values (${hold.id}, ${[...hold.venueIds]}::int[], ${hold.unitPath}, ${hold.fromOn}, ${hold.toOn}, ${hold.untilOn}, ${hold.documentNumber}, ${hold.basis}, ${hold.by}, ${hold.at})`.execute(
    tx,
  )
}

export async function listHolds(db: Reader): Promise<HoldRow[]> {
  const { rows } = await sql<HoldRow>`
    select ${columns} from check_ins.legal_hold h order by h.recorded_at desc limit 200`.execute(db)
  return rows
}

/** Holds in force that name a day. */
export async function holdsOn(db: Reader, day: string, today: string): Promise<HoldRow[]> {
  const { rows } = await sql<HoldRow>`
    select ${columns} from check_ins.legal_hold h
    where ${day}::date between h.from_on and h.to_on and h.until_on >= ${today}::date and h.released_at is null`.execute(db)
  return rows
}

/** Visits that their own thirty days still keep and a hold will keep longer: those of its days that are to be deleted before its last day. */
export async function waitingVisits(db: Reader, held: readonly HeldVenue[]): Promise<Map<string, number>> {
  if (held.length === 0) return new Map()
  // A civil day begins at 17:00 UTC of the day before.
  const { rows } = await sql<{ hold_id: string; visits: number }>`
    select h.id as hold_id, count(*) as visits
    from ${pairs(held)} join check_ins.legal_hold h on h.id = p.hold_id join check_ins.visit v on v.venue_id = p.venue_id
    where v.in_at >= h.from_on::timestamp at time zone 'Asia/Ho_Chi_Minh'
      and v.in_at < (least(h.to_on, h.until_on - ${sql.lit(oldestDays + 1)}) + 1)::timestamp at time zone 'Asia/Ho_Chi_Minh'
    group by h.id`.execute(db)
  return new Map(rows.map((row) => [row.hold_id, row.visits]))
}

const pairs = (held: readonly HeldVenue[]) =>
  sql`jsonb_to_recordset(${JSON.stringify(held.map((one) => ({ hold_id: one.holdId, venue_id: one.venueId })))}::jsonb)
    as p(hold_id uuid, venue_id int)`

export async function holdById(db: Reader, id: string): Promise<HoldRow | undefined> {
  const { rows } =
    await sql<HoldRow>`select ${columns} from check_ins.legal_hold h where h.id = ${id}::uuid for update of h`.execute(db)
  return rows[0]
}

export async function markReleased(tx: Transaction, id: string, by: { by: string; at: Date; reason: string }): Promise<void> {
  await sql`
    update check_ins.legal_hold set released_at = ${by.at}, released_by = ${by.by}, release_reason = ${by.reason} where id = ${id}::uuid`.execute(
    tx,
  )
}

/** Copies the visits of a day at these venues, before the day is dropped. Answers how many. */
export async function keepVisits(tx: Transaction, day: string, held: readonly HeldVenue[]): Promise<number> {
  if (held.length === 0) return 0
  const { numAffectedRows } = await sql`
    insert into check_ins.held_visit (hold_id, venue_id, in_at, id, person_id, out_at, received_at, source, flags, device_id)
    select p.hold_id, v.venue_id, v.in_at, v.id, v.person_id, v.out_at, v.received_at, v.source, v.flags, v.device_id
    from ${pairs(held)} join check_ins.visit v on v.venue_id = p.venue_id
    where v.in_at >= ${startOfCivilDay(day)} and v.in_at < ${endOfCivilDay(day)}
    on conflict do nothing`.execute(tx)
  return Number(numAffectedRows ?? 0n)
}

/** One's own visits that only a hold keeps, each with the hold that keeps it longest; as `ownVisits`. */
export async function ownHeldVisits(
  db: Reader,
  own: { deviceId: string; personIds: readonly number[]; before: Date },
): Promise<
  { venue_id: number; in_at: Date; out_at: Date | null; source: number; until_on: string; document_number: string | null }[]
> {
  const records = sql.join(own.personIds.length === 0 ? [0] : [...own.personIds])
  const { rows } = await sql<{
    venue_id: number
    in_at: Date
    out_at: Date | null
    source: number
    until_on: string
    document_number: string | null
  }>`
    select * from (
      select distinct on (v.venue_id, v.in_at, v.id) v.venue_id, v.in_at, v.out_at, v.source, h.until_on, h.document_number
      from check_ins.held_visit v join check_ins.legal_hold h on h.id = v.hold_id
      where h.released_at is null and v.in_at < ${own.before} and (v.device_id = ${own.deviceId}::uuid
        or (v.person_id in (${records}) and v.source <> ${sources['self-scan']}))
      order by v.venue_id, v.in_at, v.id, h.until_on desc) as mine order by in_at desc limit 500`.execute(db)
  return rows
}

/** Deletes what was kept by holds that ended before today or were released. Answers how many visits. */
export async function releaseHeld(tx: Transaction, today: string): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from check_ins.held_visit where hold_id in (select id from check_ins.legal_hold where until_on < ${today}::date or released_at is not null)`.execute(
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
