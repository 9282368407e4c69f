import { CompiledQuery, sql } from 'kysely'
import { type Reader, runScript, type Transaction } from '../../../platform/database.ts'
import { placeholders } from '../../../platform/group-commit.ts'
import { endOfCivilDay, startOfCivilDay } from '../../../vocabulary/period.ts'
import type { Entry } from '../leaving.ts'
import { standingFor, visitsBehind } from '../same-visit.ts'
import { type Direction, longestStayMs, repeated, sources } from '../visit.ts'
import { ownTime } from './scans.ts'

export interface NewVisit {
  readonly id: string
  readonly venueId: number
  readonly personId: number
  readonly inAt: Date
  readonly clientAt: Date
  readonly receivedAt: Date
  readonly source: number
  readonly flags: number
  readonly direction: Direction
  /** The hour of leaving, when nothing but it is known. */
  readonly outAt: Date | null
  /** The credential of the phone that scanned the poster. */
  readonly byDevice: string | null
  /** The phone that numbered a self-scan; null when staff scanned. */
  readonly sentBy: string | null
}

/** As many rows as one statement writes; it is prepared once for full groups. */
export const fullGroup = 500
const insertInto =
  'insert into check_ins.visit (venue_id, in_at, id, person_id, received_at, source, flags, device_id, out_at, sent_by) values '
const afterwards = ' on conflict (venue_id, in_at, id) do nothing returning id'
/** The statement of a full group, which connections prepare. */
export const insertFullGroup = insertInto + placeholders(fullGroup, 10) + afterwards

/** Multi-row INSERT … VALUES (portable to Citus); a visit that is already there is left alone. Answers the ids that were new. */
export async function insertVisits(tx: Transaction, visits: readonly NewVisit[]): Promise<Set<string>> {
  const inserted = new Set<string>()
  for (let from = 0; from < visits.length; from += fullGroup) {
    const group = visits.slice(from, from + fullGroup)
    const values: unknown[] = []
    for (const v of group)
      values.push(
        v.venueId,
        v.inAt.toISOString(),
        v.id,
        v.personId,
        v.receivedAt.toISOString(),
        v.source,
        v.flags,
        v.byDevice,
        v.outAt?.toISOString() ?? null,
        v.sentBy,
      )
    const text = group.length === fullGroup ? insertFullGroup : insertInto + placeholders(group.length, 10) + afterwards
    const { rows } = await tx.executeQuery<{ id: string }>(CompiledQuery.raw(text, values))
    for (const row of rows) inserted.add(row.id)
  }
  return inserted
}

/** The visits at the venue, under the same record, that a leaving may end: those that began within `longestStayMs` before it, the latest. */
export async function entriesBefore(tx: Transaction, leaving: NewVisit): Promise<Entry[]> {
  const { rows } = await sql<{
    in_at: Date
    id: string
    out_at: Date | null
    flags: number
    source: number
    device_id: string | null
    sent_by: string | null
  }>`
    select in_at, id, out_at, flags, source, device_id, sent_by from check_ins.visit
    where venue_id = ${leaving.venueId} and person_id = ${leaving.personId} and in_at <= ${leaving.inAt}
      and in_at > ${new Date(leaving.inAt.getTime() - longestStayMs)} and id <> ${leaving.id}::uuid
    order by in_at desc limit 100`.execute(tx)
  return rows.map((row) => ({
    id: row.id,
    inAt: row.in_at,
    outAt: row.out_at,
    flags: row.flags,
    source: row.source,
    deviceId: row.device_id,
    sentBy: row.sent_by,
  }))
}

export async function endVisit(
  tx: Transaction,
  visit: { readonly venueId: number; readonly inAt: Date; readonly id: string; readonly outAt: Date },
): Promise<void> {
  await sql`update check_ins.visit set out_at = ${visit.outAt} where venue_id = ${visit.venueId} and in_at = ${visit.inAt} and id = ${visit.id}::uuid`.execute(
    tx,
  )
}

/** Prepared by the connections that write visits: every day kept is opened for it, which costs as much to plan as to do. */
export const findStored = 'select id, person_id, in_at from check_ins.visit where id = any($1::uuid[]) order by in_at desc'

/** What is stored under the numbers of these visits, at whatever venue and under whatever time. */
export async function alreadyStored(
  tx: Transaction,
  visits: readonly NewVisit[],
): Promise<Map<string, { readonly personId: number; readonly inAt: Date }>> {
  if (visits.length === 0) return new Map()
  const { rows } = await tx.executeQuery<{ id: string; person_id: number; in_at: Date }>(
    CompiledQuery.raw(findStored, [visits.map((visit) => visit.id)]),
  )
  return new Map(rows.map((row) => [row.id, { personId: row.person_id, inAt: row.in_at }]))
}

export async function insertMisdated(tx: Transaction, visits: readonly NewVisit[]): Promise<void> {
  if (visits.length === 0) return
  const values = visits.map((v) => sql`(${v.venueId}, ${v.id}, ${v.inAt}, ${v.clientAt})`)
  await sql`insert into check_ins.misdated (venue_id, id, in_at, client_at) values ${sql.join(values)} on conflict do nothing`.execute(
    tx,
  )
}

export interface VisitRow {
  id: string
  person_id: number
  in_at: Date
  out_at: Date | null
  source: number
  flags: number
}

export async function visitsOfVenue(db: Reader, venueId: number, day: string, limit: number): Promise<VisitRow[]> {
  const { rows } = await sql<VisitRow>`
    select id, person_id, in_at, out_at, source, flags from check_ins.visit
    where venue_id = ${venueId} and in_at >= ${startOfCivilDay(day)} and in_at < ${endOfCivilDay(day)} and flags & ${repeated} = 0 order by in_at desc limit ${limit}`.execute(
    db,
  )
  return rows
}

export async function visitById(db: Reader, venueId: number, id: string, day: string): Promise<VisitRow | undefined> {
  const { rows } = await sql<VisitRow>`
    select id, person_id, in_at, out_at, source, flags from check_ins.visit
    where venue_id = ${venueId} and in_at >= ${startOfCivilDay(day)} and in_at < ${endOfCivilDay(day)} and id = ${id}::uuid`.execute(
    db,
  )
  return rows[0]
}

interface OwnVisitRow {
  venue_id: number
  in_at: Date
  out_at: Date | null
  source: number
}

/**
 * Visits of one's own since a moment, newest first: those the phone itself recorded, and all of its person once it is bound. Which
 * scans repeat others is judged among these alone: what somebody else's device recorded must not show by its absence.
 */
export async function ownVisits(
  db: Reader,
  own: { deviceId: string; personIds: readonly number[]; since: Date },
): Promise<OwnVisitRow[]> {
  const records = sql.join(own.personIds.length === 0 ? [0] : [...own.personIds])
  const { rows } = await sql<OwnVisitRow & { id: string; person_id: number; at: Date; flags: number }>`
    select id, venue_id, person_id, in_at, ${ownTime} as at, out_at, source, flags from (
      select id, venue_id, person_id, in_at, out_at, source, flags from check_ins.visit where device_id = ${own.deviceId}::uuid and in_at >= ${own.since}
      union select id, venue_id, person_id, in_at, out_at, source, flags from check_ins.visit where person_id in (${records}) and in_at >= ${own.since}
        and (source <> ${sources['self-scan']} or device_id = ${own.deviceId}::uuid)
    ) as v order by in_at desc limit 500`.execute(db)
  // Several records may stand for the one person whose phone it is.
  const whose = (row: { person_id: number }) => (own.personIds.includes(row.person_id) ? 'own' : row.person_id)
  const scansOf = Map.groupBy(rows, (row) => `${row.venue_id} ${whose(row)}`)
  return [...scansOf.values()]
    .flatMap((scans) => visitsBehind(scans.map((row) => ({ ...row, inAt: row.in_at, outAt: row.out_at }))))
    .flatMap((visit) => standingFor(visit) ?? [])
    .sort((a, b) => b.in_at.getTime() - a.in_at.getTime())
}

/** Makes the day partitions that are missing; a civil day is UTC+7. */
export async function makePartitions(tx: Transaction, days: readonly string[]): Promise<number> {
  const { rows } = await sql<{
    name: string
  }>`select c.relname as name from pg_inherits i join pg_class c on c.oid = i.inhrelid where i.inhparent = 'check_ins.visit'::regclass`.execute(
    tx,
  )
  const there = new Set(rows.map((row) => row.name))
  const missing = days.filter((day) => !there.has(partitionName(day)))
  for (const day of missing) {
    await runScript(
      tx,
      `create table check_ins.${partitionName(day)} partition of check_ins.visit for values from ('${startOfCivilDay(day).toISOString()}') to ('${endOfCivilDay(day).toISOString()}')`,
    )
  }
  return missing.length
}

function partitionName(day: string): string {
  return `visit_${day.replaceAll('-', '')}`
}

/** Days that have a partition and lie before `day`, oldest first, with how many visits each holds. */
export async function daysBefore(tx: Transaction, day: string): Promise<string[]> {
  const { rows } = await sql<{
    name: string
  }>`select c.relname as name from pg_inherits i join pg_class c on c.oid = i.inhrelid where i.inhparent = 'check_ins.visit'::regclass order by 1`.execute(
    tx,
  )
  return rows.map((row) => row.name.replace(/^visit_(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3')).filter((one) => one < day)
}

/** Drops a day whole: its rows, its indexes, its file. Answers how many visits it held. */
export async function dropDay(tx: Transaction, day: string): Promise<number> {
  const { rows } = await sql<{
    count: number
  }>`select count(*) as count from ${sql.table(`check_ins.${partitionName(day)}`)}`.execute(tx)
  await runScript(tx, `drop table check_ins.${partitionName(day)}`)
  await sql`delete from check_ins.misdated where in_at < ${endOfCivilDay(day)}`.execute(tx)
  return rows[0]?.count ?? 0
}

/** Which of these persons still have a visit. */
export async function personsWithVisits(db: Reader, ids: readonly number[]): Promise<Set<number>> {
  if (ids.length === 0) return new Set()
  const { rows } = await sql<{
    person_id: number
  }>`select distinct person_id from check_ins.visit where person_id in (${sql.join([...ids])})`.execute(db)
  return new Set(rows.map((row) => row.person_id))
}
