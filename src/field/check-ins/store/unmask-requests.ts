import { sql } from 'kysely'
import type { Reader, Transaction } from '../../../platform/database.ts'
import { prefixRange } from '../../../vocabulary/administrative-unit-code.ts'
import type { UnmaskPurposeCode } from '../unmask-purpose.ts'
import type { UnmaskOutcome, UnmaskState } from '../unmask-request.ts'
import { repeated } from '../visit.ts'

export interface UnmaskRow {
  id: string
  venue_id: number
  venue_path: string
  from_at: Date
  to_at: Date
  case_number: string
  purpose: UnmaskPurposeCode
  words: Buffer
  state: UnmaskState
  version: number
  asked_by: string
  asker_name: string
  asked_at: Date
  due_at: Date
  decider_name: string | null
  decided_at: Date | null
  reason: Buffer | null
  outcome: UnmaskOutcome | null
  answer: Buffer | null
  settled_at: Date | null
  visits: number
  granted: number
}
const columns = sql`r.id, r.venue_id, r.venue_path, r.from_at, r.to_at, r.case_number, r.purpose, r.words, r.state, r.version, r.asked_by, r.asker_name,
  r.asked_at, r.due_at, r.decider_name, r.decided_at, r.reason, r.outcome, r.answer, r.settled_at,
  (select count(*) from check_ins.unmask_visit v where v.request_id = r.id) as visits,
  (select count(*) from check_ins.unmask_visit v where v.request_id = r.id and v.granted) as granted`

export interface NewUnmaskRequest {
  readonly id: string
  readonly venueId: number
  readonly venuePath: string
  readonly fromAt: Date
  readonly toAt: Date
  readonly caseNumber: string
  readonly purpose: UnmaskPurposeCode
  readonly words: Buffer
  readonly askedBy: string
  readonly askerName: string
  readonly askedAt: Date
  readonly dueAt: Date
}

export async function insertUnmaskRequest(
  tx: Transaction,
  asked: NewUnmaskRequest,
  visits: readonly { id: string; in_at: Date; person_id: number }[],
): Promise<void> {
  await sql`
    insert into check_ins.unmask_request (id, venue_id, venue_path, from_at, to_at, case_number, purpose, words, asked_by, asker_name, asked_at, due_at)
    values (${asked.id}, ${asked.venueId}, ${asked.venuePath}, ${asked.fromAt}, ${asked.toAt}, ${asked.caseNumber}, ${asked.purpose}, ${asked.words},
      ${asked.askedBy}, ${asked.askerName}, ${asked.askedAt}, ${asked.dueAt})`.execute(tx)
  const values = visits.map((visit) => sql`(${asked.id}::uuid, ${visit.id}::uuid, ${visit.in_at}, ${visit.person_id})`)
  await sql`insert into check_ins.unmask_visit (request_id, visit_id, in_at, person_id) values ${sql.join(values)}`.execute(tx)
}

/** Visits of a venue that began in a stretch of time; one more than `most`, so that too many are seen. */
export async function visitsInSpan(
  db: Reader,
  asked: { venueId: number; fromAt: Date; toAt: Date; most: number },
): Promise<{ id: string; in_at: Date; person_id: number }[]> {
  const { rows } = await sql<{ id: string; in_at: Date; person_id: number }>`
    select id, in_at, person_id from check_ins.visit where venue_id = ${asked.venueId} and in_at >= ${asked.fromAt} and in_at <= ${asked.toAt}
      and flags & ${repeated} = 0 order by in_at limit ${asked.most + 1}`.execute(db)
  return rows
}

export async function unmaskRequestById(db: Reader, id: string): Promise<UnmaskRow | undefined> {
  const { rows } = await sql<UnmaskRow>`select ${columns} from check_ins.unmask_request r where r.id = ${id}::uuid`.execute(db)
  return rows[0]
}

export async function unmaskRequestsOf(db: Reader, account: string, since: Date): Promise<UnmaskRow[]> {
  const { rows } = await sql<UnmaskRow>`
    select ${columns} from check_ins.unmask_request r where r.asked_by = ${account} and r.asked_at >= ${since} order by r.asked_at desc limit 200`.execute(
    db,
  )
  return rows
}

/** Requests in one state about venues in scope; one indexed range per prefix. */
export async function unmaskRequestsWithin(db: Reader, scope: readonly string[], state: UnmaskState): Promise<UnmaskRow[]> {
  if (scope.length === 0) return []
  const parts = scope.map((prefix) => {
    const { from, to } = prefixRange(prefix)
    return sql`(select ${columns} from check_ins.unmask_request r where r.venue_path >= ${from} and r.venue_path < ${to} and r.state = ${state}
      order by r.due_at limit 200)`
  })
  const { rows } =
    await sql<UnmaskRow>`select * from (${sql.join(parts, sql` union all `)}) as parts order by due_at limit 200`.execute(db)
  return rows
}

export interface UnmaskVisitRow {
  visit_id: string
  in_at: Date
  person_id: number
  granted: boolean
  opened_at: Date | null
}

export async function visitsOfRequest(db: Reader, id: string): Promise<UnmaskVisitRow[]> {
  const { rows } = await sql<UnmaskVisitRow>`
    select visit_id, in_at, person_id, granted, opened_at from check_ins.unmask_visit where request_id = ${id}::uuid order by in_at, visit_id`.execute(
    db,
  )
  return rows
}

export async function grantVisits(tx: Transaction, id: string, visitIds: readonly string[]): Promise<void> {
  if (visitIds.length === 0) return
  await sql`update check_ins.unmask_visit set granted = true where request_id = ${id}::uuid and visit_id = any(${[...visitIds]}::uuid[])`.execute(
    tx,
  )
}

export async function markOpened(tx: Transaction, id: string, visitId: string, at: Date): Promise<void> {
  await sql`update check_ins.unmask_visit set opened_at = coalesce(opened_at, ${at}) where request_id = ${id}::uuid and visit_id = ${visitId}::uuid`.execute(
    tx,
  )
}

/** A decision. False when somebody was quicker. */
export async function saveUnmaskDecision(
  tx: Transaction,
  row: { id: string; version: number },
  to: { state: UnmaskState; dueAt: Date; by: { id: string; name: string }; reason: Buffer | null; at: Date; settled: boolean },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update check_ins.unmask_request set state = ${to.state}, due_at = ${to.dueAt}, decided_by = ${to.by.id}, decider_name = ${to.by.name}, decided_at = ${to.at},
      reason = ${to.reason}, settled_at = ${to.settled ? to.at : null}, version = version + 1
    where id = ${row.id}::uuid and version = ${row.version}`.execute(tx)
  return numAffectedRows === 1n
}

/** The end of a request. False when somebody was quicker. */
export async function settleUnmasking(
  tx: Transaction,
  row: { id: string; version: number },
  to: { state: UnmaskState; outcome: UnmaskOutcome | null; answer: Buffer | null; at: Date },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update check_ins.unmask_request set state = ${to.state}, outcome = ${to.outcome}, answer = ${to.answer}, settled_at = ${to.at}, version = version + 1
    where id = ${row.id}::uuid and version = ${row.version}`.execute(tx)
  return numAffectedRows === 1n
}

/** Requests whose hours are over, locked; another run skips them. */
export async function requestsPastDue(tx: Transaction, now: Date, limit: number): Promise<UnmaskRow[]> {
  const { rows } = await sql<UnmaskRow>`
    select ${columns} from check_ins.unmask_request r where r.state in ('asked', 'granted') and r.due_at < ${now} order by r.due_at limit ${limit}
    for update of r skip locked`.execute(tx)
  return rows
}

/** Deletes settled requests, and links to visits, from before an instant; answers how many requests. */
export async function deleteUnmaskingBefore(tx: Transaction, before: Date): Promise<number> {
  await sql`delete from check_ins.unmask_visit where in_at < ${before}`.execute(tx)
  const { numAffectedRows } = await sql`delete from check_ins.unmask_request where settled_at < ${before}`.execute(tx)
  return Number(numAffectedRows ?? 0n)
}

/** Which of these persons a request still speaks of that waits. */
export async function personsAskedFor(db: Reader, ids: readonly number[]): Promise<Set<number>> {
  if (ids.length === 0) return new Set()
  const { rows } = await sql<{ person_id: number }>`
    select distinct v.person_id from check_ins.unmask_visit v join check_ins.unmask_request r on r.id = v.request_id
    where v.person_id in (${sql.join([...ids])}) and r.state in ('asked', 'granted')`.execute(db)
  return new Set(rows.map((row) => row.person_id))
}

/** What was asked and decided about one person under any of these records, newest first, and whether it was granted for them: part of "who looked at my data". */
export async function requestsAboutPerson(
  db: Reader,
  personIds: readonly number[],
): Promise<(UnmaskRow & { is_granted: boolean })[]> {
  const { rows } = await sql<UnmaskRow & { is_granted: boolean }>`
    select ${columns}, own.is_granted from check_ins.unmask_request r
    join (select request_id, bool_or(granted) as is_granted from check_ins.unmask_visit where person_id in (${sql.join([...personIds])}) group by request_id) own
      on own.request_id = r.id
    order by r.asked_at desc limit 100`.execute(db)
  return rows
}
