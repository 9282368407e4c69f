import { sql } from 'kysely'
import type { Reader, Transaction } from '../../../platform/database.ts'
import type { Condition, Verdict, VoidedBecause } from '../consultation.ts'
import type { ProposalContent, ProposalKind, ProposalState } from '../proposal.ts'
import type { Authority } from '../side.ts'

export interface ProposalRow {
  solution_id: string
  kind: ProposalKind
  proposer_id: string
  state: ProposalState
  version: number
  round: number
  content_hash: string
  opinions_due_on: string | null
  submitted_at: Date
  state_since: Date
}

/** Of one side whose opinion stands: whether a condition of it is not met yet. */
export interface StandingSide {
  solution_id: string
  side: Authority
  unmet: boolean
}

/** Which sides have spoken on the present texts of these proposals. */
export async function standingSides(db: Reader, solutionIds: readonly string[]): Promise<StandingSide[]> {
  if (solutionIds.length === 0) return []
  const { rows } = await sql<StandingSide>`
    select o.solution_id, o.side, coalesce(bool_or(c.id is not null and c.met_at is null), false) as unmet
    from solutions.opinion o left join solutions.condition c on c.opinion_id = o.id
    where o.voided_because is null and o.solution_id in (${sql.join([...solutionIds])})
    group by o.solution_id, o.side`.execute(db)
  return rows
}

export async function kindsOf(db: Reader, solutionIds: readonly string[]): Promise<Map<string, ProposalKind>> {
  if (solutionIds.length === 0) return new Map()
  const { rows } = await sql<Pick<ProposalRow, 'solution_id' | 'kind'>>`
    select solution_id, kind from solutions.proposal where solution_id in (${sql.join([...solutionIds])})`.execute(db)
  return new Map(rows.map((row) => [row.solution_id, row.kind]))
}

export async function insertProposal(
  tx: Transaction,
  row: { solutionId: string; kind: ProposalKind; proposerId: string; state: ProposalState; contentHash: string; at: Date },
): Promise<void> {
  await sql`
    insert into solutions.proposal (solution_id, kind, proposer_id, state, content_hash, submitted_at, state_since)
    values (${row.solutionId}, ${row.kind}, ${row.proposerId}, ${row.state}, ${row.contentHash}, ${row.at}, ${row.at})`.execute(
    tx,
  )
}

export async function lockProposal(
  tx: Transaction,
  solutionId: string,
): Promise<(ProposalRow & { scope_path: string; name: string }) | undefined> {
  const { rows } = await sql<ProposalRow & { scope_path: string; name: string }>`
    select p.*, s.scope_path, s.name from solutions.proposal p join solutions.solution s on s.id = p.solution_id where p.solution_id = ${solutionId} for update of p`.execute(
    tx,
  )
  return rows[0]
}

export async function proposalOf(db: Reader, solutionId: string): Promise<ProposalRow | undefined> {
  const { rows } = await sql<ProposalRow>`select * from solutions.proposal where solution_id = ${solutionId}`.execute(db)
  return rows[0]
}

export async function moveProposal(
  tx: Transaction,
  solutionId: string,
  to: ProposalState,
  at: Date,
  change: { dueOn?: string | null; text?: { round: number; kind: ProposalKind; contentHash: string } } = {},
): Promise<void> {
  const { dueOn, text } = change
  const changes = [
    sql`state = ${to}, version = version + 1, state_since = case when state = ${to} then state_since else ${at} end`,
    ...(dueOn === undefined ? [] : [sql`opinions_due_on = ${dueOn}::date`]),
    ...(text === undefined ? [] : [sql`round = ${text.round}, kind = ${text.kind}, content_hash = ${text.contentHash}`]),
  ]
  await sql`update solutions.proposal set ${sql.join(changes)} where solution_id = ${solutionId}`.execute(tx)
}

export interface RoundRow {
  round: number
  content: ProposalContent
  content_hash: string
  opened_at: Date
}

export async function insertRound(tx: Transaction, solutionId: string, row: RoundRow): Promise<void> {
  await sql`
    insert into solutions.proposal_round (solution_id, round, content, content_hash, opened_at)
    values (${solutionId}, ${row.round}, ${JSON.stringify(row.content)}::jsonb, ${row.content_hash}, ${row.opened_at})`.execute(
    tx,
  )
}

export async function roundsOf(db: Reader, solutionId: string): Promise<RoundRow[]> {
  const { rows } = await sql<RoundRow>`
    select round, content, content_hash, opened_at from solutions.proposal_round where solution_id = ${solutionId} order by round`.execute(
    db,
  )
  return rows
}

export interface OpinionRow {
  id: string
  round: number
  side: Authority
  verdict: Verdict
  reason: string | null
  content_hash: string
  reply_document_id: string | null
  given_by: string
  given_by_name: string
  given_at: Date
  voided_because: VoidedBecause | null
}

export async function insertOpinion(tx: Transaction, solutionId: string, row: Omit<OpinionRow, 'voided_because'>): Promise<void> {
  await sql`
    insert into solutions.opinion (id, solution_id, round, side, verdict, reason, content_hash, reply_document_id, given_by, given_by_name, given_at)
    values (${row.id}, ${solutionId}, ${row.round}, ${row.side}, ${row.verdict}, ${row.reason}, ${row.content_hash}, ${row.reply_document_id},
      ${row.given_by}, ${row.given_by_name}, ${row.given_at})`.execute(tx)
}

/** Struck through, never deleted. `side` null: of both. */
export async function voidOpinions(
  tx: Transaction,
  solutionId: string,
  side: Authority | null,
  because: NonNullable<OpinionRow['voided_because']>,
): Promise<void> {
  await sql`
    update solutions.opinion set voided_because = ${because}
    where solution_id = ${solutionId} and voided_because is null and (${side}::text is null or side = ${side})`.execute(tx)
}

/** Every opinion ever given on a proposal, in order, those that no longer stand as well. */
export async function opinionsOf(db: Reader, solutionId: string): Promise<OpinionRow[]> {
  const { rows } = await sql<OpinionRow>`
    select id, round, side, verdict, reason, content_hash, reply_document_id, given_by, given_by_name, given_at, voided_because
    from solutions.opinion where solution_id = ${solutionId} order by id`.execute(db)
  return rows
}

export interface ConditionRow {
  id: string
  opinion_id: string
  text: string
  verifier: string
  /** Null of conditions that were set before a day was asked for. */
  due_on: string | null
  met_at: Date | null
  met_by_name: string | null
  met_note: string | null
}

export async function insertConditions(
  tx: Transaction,
  opinionId: string,
  rows: readonly ({ id: string } & Condition)[],
): Promise<void> {
  if (rows.length === 0) return
  const values = rows.map(
    (row, position) => sql`(${row.id}, ${opinionId}, ${position + 1}, ${row.text}, ${row.verifier}, ${row.dueOn}::date)`,
  )
  await sql`insert into solutions.condition (id, opinion_id, position, text, verifier, due_on) values ${sql.join(values)}`.execute(
    tx,
  )
}

export async function conditionsOf(db: Reader, solutionId: string): Promise<ConditionRow[]> {
  const { rows } = await sql<ConditionRow>`
    select c.id, c.opinion_id, c.text, c.verifier, c.due_on, c.met_at, c.met_by_name, c.met_note
    from solutions.condition c join solutions.opinion o on o.id = c.opinion_id where o.solution_id = ${solutionId} order by c.opinion_id, c.position`.execute(
    db,
  )
  return rows
}

export async function meetCondition(tx: Transaction, id: string, met: { at: Date; byName: string; note: string }): Promise<void> {
  await sql`update solutions.condition set met_at = ${met.at}, met_by_name = ${met.byName}, met_note = ${met.note} where id = ${id}`.execute(
    tx,
  )
}
