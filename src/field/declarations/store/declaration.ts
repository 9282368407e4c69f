import { sql } from 'kysely'
import type { Reader, Transaction } from '../../../platform/database.ts'
import { endOfCivilDay, startOfCivilDay } from '../../../vocabulary/period.ts'

export interface DeclarationRow {
  id: string
  group_id: string
  form: string
  version: number
  person_id: number
  device_id: string | null
  declared_by: string | null
  declared_by_name: string | null
  provenance: string
  declared_at: Date
  valid_until: Date
  unit_path: string
  flags: number
  corrected_of: string | null
  correction_reason: string | null
  sealed: Buffer
}
const columns = sql`d.id, d.group_id, d.form, d.version, d.person_id, d.device_id, d.declared_by, d.declared_by_name, d.provenance,
  d.declared_at, d.valid_until, d.unit_path, d.flags, d.corrected_of, d.correction_reason, d.sealed`
const notCorrected = sql`not exists (select 1 from declarations.declaration c where c.corrected_of = d.id)`

export async function insertDeclaration(tx: Transaction, d: DeclarationRow): Promise<void> {
  await sql`
    insert into declarations.declaration (id, group_id, form, version, person_id, device_id, declared_by, declared_by_name, provenance,
      declared_at, valid_until, unit_path, flags, corrected_of, correction_reason, sealed)
    values (${d.id}, ${d.group_id}, ${d.form}, ${d.version}, ${d.person_id}, ${d.device_id}, ${d.declared_by}, ${d.declared_by_name}, ${d.provenance},
      ${d.declared_at}, ${d.valid_until}, ${d.unit_path}, ${d.flags}, ${d.corrected_of}, ${d.correction_reason}, ${d.sealed})`.execute(
    tx,
  )
}

export async function declarationById(db: Reader, id: string): Promise<DeclarationRow | undefined> {
  const { rows } = await sql<DeclarationRow>`select ${columns} from declarations.declaration d where d.id = ${id}::uuid`.execute(
    db,
  )
  return rows[0]
}

/** Whoever else corrects this declaration waits, and then sees the correction. */
export async function holdDeclaration(tx: Transaction, id: string): Promise<void> {
  await sql`select 1 from declarations.declaration where id = ${id}::uuid for update`.execute(tx)
}

/** The declaration and all that came before and after it by correction, oldest first. */
export async function chainOf(db: Reader, id: string): Promise<DeclarationRow[]> {
  const { rows } = await sql<DeclarationRow>`
    with recursive older as (
      select d.id, d.corrected_of from declarations.declaration d where d.id = ${id}::uuid
      union select d.id, d.corrected_of from declarations.declaration d join older on d.id = older.corrected_of
    ), newer as (
      select d.id from declarations.declaration d where d.id = ${id}::uuid
      union select d.id from declarations.declaration d join newer on d.corrected_of = newer.id
    )
    select ${columns} from declarations.declaration d
    where d.id in (select id from older union select id from newer) order by d.declared_at, d.id`.execute(db)
  return rows
}

export interface OwnRow extends DeclarationRow {
  /** A desk wrote it anew; what it wrote is not for this device. */
  rewritten: boolean
  /** Called and cleared since, or rewritten without what was flagged. */
  settled: boolean
}

/** The records of a bound device's person and the phones that spoke for them; both empty for a device that nobody bound. */
export interface SpokenFor {
  readonly records: readonly number[]
  readonly devices: readonly { id: string; withdrawnAt: Date | null }[]
}

/**
 * The newest declaration with each form under each record that a device gave; for a bound device also what desks and the person's own
 * bound devices gave about its person. The newest first.
 */
export async function declaredThrough(db: Reader, deviceId: string, own: SpokenFor, limit: number): Promise<OwnRow[]> {
  const { rows } = await sql<OwnRow>`
    with seen as (${seenBy(deviceId, own)})
    select * from (
      select distinct on (d.person_id, d.form) ${columns},
        exists (select 1 from declarations.declaration c where c.corrected_of = d.id) as rewritten,
        exists (select 1 from declarations.follow_up f
          where f.person_id = d.person_id and f.state = 'cleared' and f.changed_at >= d.declared_at)
        or exists (select 1 from declarations.declaration c where c.corrected_of = d.id and c.flags = 0) as settled
      from seen d where not exists (select 1 from seen c where c.corrected_of = d.id)
      order by d.person_id, d.form, d.declared_at desc, d.id desc
    ) as last order by declared_at desc, id desc limit ${limit}`.execute(db)
  return rows
}

export interface HistoryRow extends DeclarationRow {
  /** The row that replaced this one, whether or not the device may see it. */
  next_id: string | null
  next_at: Date | null
  next_by: string | null
  next_by_name: string | null
}

/** Every declaration that a device may see, also those that were replaced, the newest first; retention bounds how many there are. */
export async function everyDeclarationThrough(db: Reader, deviceId: string, own: SpokenFor): Promise<HistoryRow[]> {
  const { rows } = await sql<HistoryRow>`
    with seen as (${seenBy(deviceId, own)})
    select ${columns}, c.id as next_id, c.declared_at as next_at, c.declared_by as next_by, c.declared_by_name as next_by_name
    from seen d left join declarations.declaration c on c.corrected_of = d.id
    order by d.declared_at desc, d.id desc`.execute(db)
  return rows
}

/** What a device gave; for a bound one also what desks and the person's own bound devices gave about its person. */
function seenBy(deviceId: string, own: SpokenFor) {
  const records = sql.join(own.records.length === 0 ? [0] : [...own.records])
  return sql`select * from declarations.declaration where device_id = ${deviceId}::uuid
    union select * from declarations.declaration where person_id in (${records}) and ${spokenBy(own.devices)}`
}

/** What a desk wrote, or one of these devices before it was lost. */
function spokenBy(devices: SpokenFor['devices']) {
  const spoke = devices.map(
    ({ id, withdrawnAt }) =>
      sql`(device_id = ${id}::uuid and (${withdrawnAt}::timestamptz is null or declared_at <= ${withdrawnAt}::timestamptz))`,
  )
  return sql`(${sql.join([sql`device_id is null`, ...spoke], sql` or `)})`
}

/** Whom a declaration is about that this device gave. */
export async function personDeclaredBy(db: Reader, deviceId: string, id: string): Promise<number | undefined> {
  const { rows } = await sql<{ person_id: number }>`
    select person_id from declarations.declaration where id = ${id}::uuid and device_id = ${deviceId}::uuid`.execute(db)
  return rows[0]?.person_id
}

export async function groupOfDevice(db: Reader, groupId: string, deviceId: string): Promise<DeclarationRow[]> {
  const { rows } = await sql<DeclarationRow>`
    select ${columns} from declarations.declaration d where d.group_id = ${groupId}::uuid and d.device_id = ${deviceId}::uuid order by d.id`.execute(
    db,
  )
  return rows
}

export interface DeclaredRow {
  person_id: number
  device_id: string | null
  declared_at: Date
  valid_until: Date
  flags: number
}

/** The uncorrected declarations under these records since an instant, and when a follow-up last cleared each. */
export async function declaredAbout(
  db: Reader,
  personIds: readonly number[],
  since: Date,
): Promise<{ declared: DeclaredRow[]; clearedAt: ReadonlyMap<number, Date> }> {
  const these = sql.join([...personIds])
  const { rows: declared } = await sql<DeclaredRow>`
    select d.person_id, d.device_id, d.declared_at, d.valid_until, d.flags from declarations.declaration d
    where d.person_id in (${these}) and d.declared_at >= ${since} and ${notCorrected}`.execute(db)
  if (declared.every(({ flags }) => flags === 0)) return { declared, clearedAt: new Map() }
  const { rows } = await sql<{ person_id: number; at: Date }>`
    select person_id, max(changed_at) as at from declarations.follow_up
    where person_id in (${these}) and state = 'cleared' group by person_id`.execute(db)
  return { declared, clearedAt: new Map(rows.map((row) => [row.person_id, row.at])) }
}

export interface DayCount {
  readonly unitPath: string
  readonly form: string
  readonly declarations: number
  readonly persons: number
  readonly flagged: number
}

/** Adds to the counts of a day; sorted, so that two writers never wait for each other in a circle. */
export async function addToUnitDay(tx: Transaction, day: string, counts: readonly DayCount[]): Promise<void> {
  const sorted = [...counts].sort((a, b) =>
    a.unitPath < b.unitPath ? -1 : a.unitPath > b.unitPath ? 1 : a.form < b.form ? -1 : 1,
  )
  for (const c of sorted) {
    await sql`
      insert into declarations.unit_day (day, unit_path, form, declarations, persons, flagged)
      values (${day}::date, ${c.unitPath}, ${c.form}, ${c.declarations}, ${c.persons}, ${c.flagged})
      on conflict (day, unit_path, form) do update set declarations = unit_day.declarations + excluded.declarations,
        persons = unit_day.persons + excluded.persons, flagged = unit_day.flagged + excluded.flagged`.execute(tx)
  }
}

/** Whether a person has already declared with this form on this civil day. */
export async function hasDeclaredOn(db: Reader, personId: number, form: string, day: string): Promise<boolean> {
  const { rows } = await sql`
    select 1 from declarations.declaration where person_id = ${personId} and form = ${form} and corrected_of is null
      and declared_at >= ${startOfCivilDay(day)} and declared_at < ${endOfCivilDay(day)} limit 1`.execute(db)
  return rows.length > 0
}

/** Deletes declarations that stopped being valid before an instant, some at a time; their follow-ups go with them. */
export async function deleteEndedBefore(tx: Transaction, before: Date, limit: number): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from declarations.declaration where id in
      (select id from declarations.declaration where valid_until < ${before} order by valid_until limit ${limit})`.execute(tx)
  return Number(numAffectedRows ?? 0)
}

/** Which of these persons still have a declaration. */
export async function personsWithDeclarations(db: Reader, ids: readonly number[]): Promise<Set<number>> {
  if (ids.length === 0) return new Set()
  const { rows } = await sql<{ person_id: number }>`
    select distinct person_id from declarations.declaration where person_id in (${sql.join([...ids])})`.execute(db)
  return new Set(rows.map((row) => row.person_id))
}
