import { type RawBuilder, sql } from 'kysely'
import type { Reader, Transaction } from '../../platform/database.ts'
import { parentPath, prefixRange } from '../../vocabulary/administrative-unit-code.ts'
import type { Frequency } from './obligation.ts'

export interface ObligationRow {
  provision_id: string
  subject_path: string
  directive_id: string
  subject_kind: string
  subject_id: string
  measure_id: string
  frequency: Frequency
  from_on: string
  due_on: string | null
  first_met_on: string | null
  last_met_on: string | null
  state: string
  state_since_on: string
  assessed_on: string
  /** Since when it is owed no more; such a row is history. */
  ended_on: string | null
}

export async function insertObligations(tx: Transaction, rows: readonly ObligationRow[]): Promise<number> {
  let inserted = 0
  for (let from = 0; from < rows.length; from += 500) {
    const values = rows.slice(from, from + 500).map(
      (
        o,
      ) => sql`(${o.provision_id}, ${o.subject_path}, ${o.directive_id}, ${o.subject_kind}, ${o.subject_id}, ${o.measure_id}, ${o.frequency}, ${o.from_on}::date, ${o.due_on}::date,
          ${o.first_met_on}::date, ${o.last_met_on}::date, ${o.state}, ${o.state_since_on}::date, ${o.assessed_on}::date)`,
    )
    const { numAffectedRows } = await sql`
      insert into compliance.obligation (provision_id, subject_path, directive_id, subject_kind, subject_id, measure_id, frequency, from_on, due_on, first_met_on, last_met_on, state, state_since_on, assessed_on)
      values ${sql.join(values)} on conflict (provision_id, subject_path) do nothing`.execute(tx)
    inserted += Number(numAffectedRows ?? 0n)
  }
  return inserted
}

/** The day on which the duties of a measure were last judged, the earliest of them; undefined when there are none. */
export async function lastAssessedOn(db: Reader, measureId: string, prefix: string): Promise<string | undefined> {
  const { from, to } = prefixRange(prefix)
  const { rows } = await sql<{ day: string | null }>`
    select min(assessed_on) as day from compliance.obligation where ended_on is null and measure_id = ${measureId} and subject_path >= ${from} and subject_path < ${to}`.execute(
    db,
  )
  return rows[0]?.day ?? undefined
}

/** Obligations of a measure that are still owed, in path order, from behind `after`; locked, so that two assessments do not meet. */
export async function obligationsOf(
  tx: Transaction,
  measureId: string,
  prefix: string,
  after: { path: string; provision: string },
  limit: number,
): Promise<ObligationRow[]> {
  const { from, to } = prefixRange(prefix)
  const { rows } = await sql<ObligationRow>`
    select * from compliance.obligation where ended_on is null and measure_id = ${measureId} and subject_path >= ${from} and subject_path < ${to}
      and (subject_path, provision_id) > (${after.path}, ${after.provision}) order by subject_path, provision_id limit ${limit} for update`.execute(
    tx,
  )
  return rows
}

export async function saveVerdicts(tx: Transaction, rows: readonly ObligationRow[]): Promise<void> {
  for (let from = 0; from < rows.length; from += 500) {
    const values = rows
      .slice(from, from + 500)
      .map(
        (o) =>
          sql`(${o.provision_id}::text, ${o.subject_path}::text, ${o.state}::text, ${o.state_since_on}::date, ${o.assessed_on}::date, ${o.first_met_on}::date, ${o.last_met_on}::date, ${o.ended_on}::date)`,
      )
    await sql`
      update compliance.obligation o set state = v.state, state_since_on = v.state_since_on, assessed_on = v.assessed_on, first_met_on = v.first_met_on, last_met_on = v.last_met_on, ended_on = v.ended_on
      from (values ${sql.join(values)}) as v (provision_id, subject_path, state, state_since_on, assessed_on, first_met_on, last_met_on, ended_on)
      where o.provision_id = v.provision_id and o.subject_path = v.subject_path`.execute(tx)
  }
}

function within(
  scope: readonly string[],
  select: (range: { from: string; to: string }) => RawBuilder<unknown>,
): RawBuilder<unknown> {
  return sql.join(
    scope.map((prefix) => select(prefixRange(prefix))),
    sql` union all `,
  )
}

/** How many obligations that are still owed are in which state, by the unit `depth` steps below the nation and by kind of subject. */
export async function countStates(
  db: Reader,
  scope: readonly string[],
  depth: number,
): Promise<{ unit_path: string; subject_kind: string; state: string; count: number }[]> {
  if (scope.length === 0) return []
  const { rows } = await sql<{ unit_path: string; subject_kind: string; state: string; count: number }>`
    select array_to_string((string_to_array(subject_path, '/'))[1:${depth + 1}], '/') as unit_path, subject_kind, state, count(*) as count
    from (${within(scope, ({ from, to }) => sql`select subject_path, subject_kind, state from compliance.obligation where ended_on is null and subject_path >= ${from} and subject_path < ${to}`)}) as parts
    group by 1, 2, 3`.execute(db)
  return rows
}

/** Writes the states of one day anew for every commune under a unit, as the duties stand now. */
export async function saveDayStates(tx: Transaction, unit: string, day: string): Promise<void> {
  const { from, to } = prefixRange(unit)
  await sql`delete from compliance.day_state where day = ${day}::date and unit_path >= ${from} and unit_path < ${to}`.execute(tx)
  await sql`
    insert into compliance.day_state (day, unit_path, subject_kind, state, count)
    select ${day}::date, regexp_replace(subject_path, '/[^/]*$', ''), subject_kind, state, count(*) from compliance.obligation
    where ended_on is null and subject_path >= ${from} and subject_path < ${to} group by 2, 3, 4`.execute(tx)
}

export interface DayFacilities {
  unit_path: string
  known: number
  with_cameras: number
  connected: number
  cameras: number
  working: number
}

export async function saveDayFacilities(
  tx: Transaction,
  unit: string,
  day: string,
  rows: readonly DayFacilities[],
): Promise<void> {
  const { from, to } = prefixRange(unit)
  await sql`delete from compliance.day_facility where day = ${day}::date and unit_path >= ${from} and unit_path < ${to}`.execute(
    tx,
  )
  for (let at = 0; at < rows.length; at += 500) {
    const values = rows
      .slice(at, at + 500)
      .map(
        (o) =>
          sql`(${day}::date, ${o.unit_path}, ${o.known}::int, ${o.with_cameras}::int, ${o.connected}::int, ${o.cameras}::int, ${o.working}::int)`,
      )
    await sql`
      insert into compliance.day_facility (day, unit_path, known, with_cameras, connected, cameras, working) values ${sql.join(values)}`.execute(
      tx,
    )
  }
}

export async function saveJudgedDay(tx: Transaction, unit: string, day: string): Promise<void> {
  await sql`insert into compliance.judged_day (unit_path, day) values (${unit}, ${day}::date) on conflict do nothing`.execute(tx)
}

/** The last day up to this one on which the whole of each unit was judged; a unit on which nobody had looked by then is missing. */
export async function judgedDays(db: Reader, units: readonly string[], day: string): Promise<Map<string, string>> {
  const found = new Map<string, string>()
  for (const unit of units) {
    const { rows } = await sql<{ day: string | null }>`
      select max(day) as day from compliance.judged_day where unit_path in (${sql.join(withAbove(unit))}) and day <= ${day}::date`.execute(
      db,
    )
    const last = rows[0]?.day
    if (last !== null && last !== undefined) found.set(unit, last)
  }
  return found
}

function withAbove(unit: string): string[] {
  const above = parentPath(unit)
  return above === undefined ? [unit] : [unit, ...withAbove(above)]
}

function keptOf(judged: ReadonlyMap<string, string>, select: RawBuilder<unknown>): RawBuilder<unknown> {
  const parts = [...judged].map(([unit, day]) => {
    const { from, to } = prefixRange(unit)
    return sql`${select} where day = ${day}::date and unit_path >= ${from} and unit_path < ${to}`
  })
  return sql.join(parts, sql` union all `)
}

/** As `countStates`, of a day gone by: what was judged then. */
export async function countStatesKept(
  db: Reader,
  judged: ReadonlyMap<string, string>,
  depth: number,
): Promise<{ unit_path: string; subject_kind: string; state: string; count: number }[]> {
  if (judged.size === 0) return []
  const kept = keptOf(judged, sql`select unit_path, subject_kind, state, count from compliance.day_state`)
  const { rows } = await sql<{ unit_path: string; subject_kind: string; state: string; count: number }>`
    select array_to_string((string_to_array(unit_path, '/'))[1:${depth + 1}], '/') as unit_path, subject_kind, state, sum(count) as count
    from (${kept}) as parts group by 1, 2, 3`.execute(db)
  return rows
}

/** Facilities and cameras as they stood when a day gone by was judged. */
export async function facilitiesKept(db: Reader, judged: ReadonlyMap<string, string>, depth: number): Promise<DayFacilities[]> {
  if (judged.size === 0) return []
  const kept = keptOf(
    judged,
    sql`select unit_path, known, with_cameras, connected, cameras, working from compliance.day_facility`,
  )
  const { rows } = await sql<DayFacilities>`
    select array_to_string((string_to_array(unit_path, '/'))[1:${depth + 1}], '/') as unit_path, sum(known) as known, sum(with_cameras) as with_cameras,
      sum(connected) as connected, sum(cameras) as cameras, sum(working) as working
    from (${kept}) as parts group by 1`.execute(db)
  return rows
}

/** The rows behind a figure: obligations in scope in these states, worst path first is the caller's choice; keyset on path and provision. */
export async function listObligations(
  db: Reader,
  scope: readonly string[],
  filter: { kind: string; states: readonly string[]; after: string; limit: number },
): Promise<ObligationRow[]> {
  if (scope.length === 0 || filter.states.length === 0) return []
  const { rows } = await sql<ObligationRow>`
    select * from (${within(
      scope,
      ({
        from,
        to,
      }) => sql`(select * from compliance.obligation where subject_kind = ${filter.kind} and state in (${sql.join([...filter.states])})
        and (ended_on is null or state = 'no-longer-in-force')
        and subject_path >= ${from} and subject_path < ${to} and subject_path || ' ' || provision_id > ${filter.after} order by subject_path, provision_id limit ${filter.limit})`,
    )}) as parts order by subject_path, provision_id limit ${filter.limit}`.execute(db)
  return rows
}

/** Every obligation that these subjects still owe. */
export async function obligationsOfSubjects(db: Reader, paths: readonly string[]): Promise<ObligationRow[]> {
  if (paths.length === 0) return []
  const { rows } = await sql<ObligationRow>`
    select * from compliance.obligation where ended_on is null and subject_path in (${sql.join([...paths])}) order by subject_path, provision_id`.execute(
    db,
  )
  return rows
}

export interface ReasonRow {
  id: string
  subject_path: string
  code: string
  note: string
  recorded_on: string
  recorded_by: string
  recorded_by_name: string
}

export async function insertReason(tx: Transaction, reason: ReasonRow & { recorded_at: Date }): Promise<void> {
  await sql`
    insert into compliance.reason (id, subject_path, code, note, recorded_on, recorded_at, recorded_by, recorded_by_name)
    values (${reason.id}, ${reason.subject_path}, ${reason.code}, ${reason.note}, ${reason.recorded_on}::date, ${reason.recorded_at}, ${reason.recorded_by}, ${reason.recorded_by_name})`.execute(
    tx,
  )
}

/** The newest reason of each of these subjects. */
export async function latestReasons(
  db: Reader,
  paths: readonly string[],
): Promise<Map<string, ReasonRow & { has_photo: boolean }>> {
  if (paths.length === 0) return new Map()
  const { rows } = await sql<ReasonRow & { has_photo: boolean }>`
    select distinct on (subject_path) id, subject_path, code, note, recorded_on, recorded_by, recorded_by_name,
      exists (select from compliance.reason_photo p where p.reason_id = reason.id) as has_photo from compliance.reason
    where subject_path in (${sql.join([...paths])}) order by subject_path, recorded_at desc, id desc`.execute(db)
  return new Map(rows.map((row) => [row.subject_path, row]))
}

/** Sets the photo of a reason; one sent before is replaced. */
export async function savePhoto(
  tx: Transaction,
  photo: { reason_id: string; media_type: string; sealed: Buffer; kept_at: Date },
): Promise<void> {
  await sql`
    insert into compliance.reason_photo (reason_id, media_type, sealed, kept_at)
    values (${photo.reason_id}, ${photo.media_type}, ${photo.sealed}, ${photo.kept_at})
    on conflict (reason_id) do update set media_type = excluded.media_type, sealed = excluded.sealed, kept_at = excluded.kept_at`.execute(
    tx,
  )
}

export async function photoOf(db: Reader, reasonId: string): Promise<{ media_type: string; sealed: Buffer } | undefined> {
  const { rows } = await sql<{ media_type: string; sealed: Buffer }>`
    select media_type, sealed from compliance.reason_photo where reason_id = ${reasonId}`.execute(db)
  return rows[0]
}

export async function deletePhotosBefore(tx: Transaction, before: Date): Promise<number> {
  const { numAffectedRows } = await sql`delete from compliance.reason_photo where kept_at < ${before}`.execute(tx)
  return Number(numAffectedRows ?? 0n)
}
