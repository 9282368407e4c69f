import { sql } from 'kysely'
import type { Reader, Transaction } from '../../../platform/database.ts'
import type { Capability } from '../capability.ts'
import type { ProblemState } from '../problem.ts'
import type { Comparison, DataClass, RequirementState, VerificationKind } from '../requirement.ts'

export interface ProblemRow {
  id: string
  title: string
  grounds: string
  evidence_document_id: string | null
  state: ProblemState
  version: number
  stated_at: Date
  state_since: Date
}

/** With how many difficulties from how many provinces stand behind it, and how many requirements were made from it. */
export interface CountedProblemRow extends ProblemRow {
  difficulties: number
  provinces: number
  requirements: number
}
const counted = sql`
  select p.id, p.title, p.grounds, p.evidence_document_id, p.state, p.version, p.stated_at, p.state_since,
    (select count(*) from solutions.difficulty d where d.problem_id = p.id) as difficulties,
    (select count(distinct split_part(d.unit_path, '/', 2)) from solutions.difficulty d where d.problem_id = p.id) as provinces,
    (select count(*) from solutions.requirement r where r.problem_id = p.id) as requirements
  from solutions.problem p`

export async function insertProblem(
  tx: Transaction,
  row: { id: string; title: string; grounds: string; evidenceDocumentId: string | null; state: ProblemState; at: Date },
): Promise<void> {
  await sql`
    insert into solutions.problem (id, title, grounds, evidence_document_id, state, stated_at, state_since)
    values (${row.id}, ${row.title}, ${row.grounds}, ${row.evidenceDocumentId}, ${row.state}, ${row.at}, ${row.at})`.execute(tx)
}

export async function lockProblem(tx: Transaction, id: string): Promise<ProblemRow | undefined> {
  const { rows } = await sql<ProblemRow>`select * from solutions.problem where id = ${id} for update`.execute(tx)
  return rows[0]
}

export async function moveProblem(tx: Transaction, id: string, to: ProblemState, at: Date): Promise<void> {
  await sql`
    update solutions.problem set state = ${to}, version = version + 1, state_since = case when state = ${to} then state_since else ${at} end where id = ${id}`.execute(
    tx,
  )
}

export async function problemById(db: Reader, id: string): Promise<CountedProblemRow | undefined> {
  const { rows } = await sql<CountedProblemRow>`${counted} where p.id = ${id}`.execute(db)
  return rows[0]
}

export async function problemTitles(db: Reader, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<{ id: string; title: string }>`
    select id, title from solutions.problem where id in (${sql.join([...ids])})`.execute(db)
  return new Map(rows.map(({ id, title }) => [id, title]))
}

export async function listProblems(
  db: Reader,
  filter: { state: ProblemState | null; after: string | null; limit: number },
): Promise<CountedProblemRow[]> {
  const { rows } = await sql<CountedProblemRow>`
    ${counted} where (${filter.after}::text is null or p.id < ${filter.after}) and (${filter.state}::text is null or p.state = ${filter.state})
    order by p.id desc limit ${filter.limit}`.execute(db)
  return rows
}

export interface RequirementRow {
  id: string
  problem_id: string
  title: string
  demand: string
  measure_id: string
  comparison: Comparison
  target: number
  unit: string
  /** Null of requirements stated before this was asked. */
  sufferers: string | null
  legal_basis: string
  data_class: DataClass
  capability: Capability | null
  capability_reason: string | null
  deadline_on: string | null
  state: RequirementState
  version: number
  answer: 'reuse' | 'build' | null
  solution_id: string | null
  offered_by: string | null
  measured_value: number | null
  measured_on: string | null
  verified_by_name: string | null
  stated_at: Date
  state_since: Date
}

export async function insertRequirement(
  tx: Transaction,
  row: Pick<
    RequirementRow,
    | 'id'
    | 'problem_id'
    | 'title'
    | 'demand'
    | 'measure_id'
    | 'comparison'
    | 'target'
    | 'unit'
    | 'sufferers'
    | 'legal_basis'
    | 'data_class'
    | 'capability'
    | 'deadline_on'
    | 'state'
    | 'stated_at'
  >,
): Promise<void> {
  await sql`
    insert into solutions.requirement (id, problem_id, title, demand, measure_id, comparison, target, unit, sufferers, legal_basis, data_class, capability, deadline_on, state, stated_at, state_since)
    values (${row.id}, ${row.problem_id}, ${row.title}, ${row.demand}, ${row.measure_id}, ${row.comparison}, ${row.target}, ${row.unit}, ${row.sufferers}, ${row.legal_basis},
      ${row.data_class}, ${row.capability}, ${row.deadline_on}::date, ${row.state}, ${row.stated_at}, ${row.stated_at})`.execute(
    tx,
  )
}

export async function lockRequirement(tx: Transaction, id: string): Promise<RequirementRow | undefined> {
  const { rows } = await sql<RequirementRow>`select * from solutions.requirement where id = ${id} for update`.execute(tx)
  return rows[0]
}

export async function moveRequirement(
  tx: Transaction,
  id: string,
  to: RequirementState,
  at: Date,
  change: {
    answered?: { answer: 'reuse' | 'build'; solutionId: string; capabilityReason: string | null }
    offeredBy?: string
    measured?: { value: number; on: string; byName: string }
  } = {},
): Promise<void> {
  const { answered, offeredBy, measured } = change
  const changes = [
    sql`state = ${to}, version = version + 1, state_since = case when state = ${to} then state_since else ${at} end`,
    ...(answered === undefined
      ? []
      : [
          sql`answer = ${answered.answer}, solution_id = ${answered.solutionId}, capability_reason = ${answered.capabilityReason}`,
        ]),
    ...(offeredBy === undefined ? [] : [sql`offered_by = ${offeredBy}`]),
    ...(measured === undefined
      ? []
      : [sql`measured_value = ${measured.value}, measured_on = ${measured.on}::date, verified_by_name = ${measured.byName}`]),
  ]
  await sql`update solutions.requirement set ${sql.join(changes)} where id = ${id}`.execute(tx)
}

export async function requirementById(db: Reader, id: string): Promise<RequirementRow | undefined> {
  const { rows } = await sql<RequirementRow>`select * from solutions.requirement where id = ${id}`.execute(db)
  return rows[0]
}

/** The requirement a solution is being built for; a reused solution has its own track. */
export async function requirementBuilding(db: Reader, solutionId: string): Promise<RequirementRow | undefined> {
  const { rows } =
    await sql<RequirementRow>`select * from solutions.requirement where solution_id = ${solutionId} and answer = 'build'`.execute(
      db,
    )
  return rows[0]
}

/** The measure each of these solutions was required by; a solution that answers none is missing. */
export async function measuresRequired(db: Reader, solutionIds: readonly string[]): Promise<Map<string, string>> {
  if (solutionIds.length === 0) return new Map()
  const { rows } = await sql<{ solution_id: string; measure_id: string }>`
    select solution_id, measure_id from solutions.requirement where solution_id in (${sql.join([...solutionIds])}) order by id desc`.execute(
    db,
  )
  return new Map(rows.map((row) => [row.solution_id, row.measure_id]))
}

/** What was demanded of each of these solutions, in the first requirement it answers. */
export async function demandsAnswered(db: Reader, solutionIds: readonly string[]): Promise<Map<string, string>> {
  if (solutionIds.length === 0) return new Map()
  const { rows } = await sql<{ solution_id: string; demand: string }>`
    select solution_id, demand from solutions.requirement where solution_id in (${sql.join([...solutionIds])}) order by id desc`.execute(
    db,
  )
  return new Map(rows.map((row) => [row.solution_id, row.demand]))
}

/** The same for a page of the registry: solution → requirement. */
export async function requirementsBuilding(db: Reader, solutionIds: readonly string[]): Promise<Map<string, string>> {
  if (solutionIds.length === 0) return new Map()
  const { rows } = await sql<{ id: string; solution_id: string }>`
    select id, solution_id from solutions.requirement where answer = 'build' and solution_id in (${sql.join([...solutionIds])})`.execute(
    db,
  )
  return new Map(rows.map((row) => [row.solution_id, row.id]))
}

export async function listRequirements(
  db: Reader,
  filter: { state: RequirementState | null; problemId: string | null; after: string | null; limit: number },
): Promise<RequirementRow[]> {
  const { rows } = await sql<RequirementRow>`
    select * from solutions.requirement
    where (${filter.after}::text is null or id < ${filter.after}) and (${filter.state}::text is null or state = ${filter.state})
      and (${filter.problemId}::text is null or problem_id = ${filter.problemId})
    order by id desc limit ${filter.limit}`.execute(db)
  return rows
}

/** Requirements of a problem that are not met yet. */
export async function countOpenRequirements(db: Reader, problemId: string): Promise<number> {
  const { rows } = await sql<{
    count: number
  }>`select count(*) as count from solutions.requirement where problem_id = ${problemId} and state not in ('met', 'met-as-reported')`.execute(
    db,
  )
  return rows[0]?.count ?? 0
}

export interface VerificationRow {
  id: string
  requirement_id: string
  kind: VerificationKind
  value: number
  as_of: string
  /** Of `measured`: the field room that was counted, and the counts. */
  source: string | null
  numerator: number | null
  denominator: number | null
  /** Of `reported`. */
  evidence_document_id: string | null
  note: string | null
  verified_by_name: string
  verified_at: Date
}

export async function insertVerification(tx: Transaction, row: VerificationRow): Promise<void> {
  await sql`
    insert into solutions.verification (id, requirement_id, kind, value, as_of, source, numerator, denominator, evidence_document_id, note, verified_by_name, verified_at)
    values (${row.id}, ${row.requirement_id}, ${row.kind}, ${row.value}, ${row.as_of}::date, ${row.source}, ${row.numerator}, ${row.denominator},
      ${row.evidence_document_id}, ${row.note}, ${row.verified_by_name}, ${row.verified_at})`.execute(tx)
}

/** Every verification of a requirement, in order. */
export async function verificationsOf(db: Reader, requirementId: string): Promise<VerificationRow[]> {
  const { rows } = await sql<VerificationRow>`
    select * from solutions.verification where requirement_id = ${requirementId} order by id`.execute(db)
  return rows
}

/** Requirements that are not met yet, the longest waiting first. */
export async function openRequirements(
  db: Reader,
): Promise<Pick<RequirementRow, 'id' | 'title' | 'state' | 'state_since' | 'deadline_on'>[]> {
  const { rows } = await sql<Pick<RequirementRow, 'id' | 'title' | 'state' | 'state_since' | 'deadline_on'>>`
    select id, title, state, state_since, deadline_on from solutions.requirement where state not in ('met', 'met-as-reported')
    order by state_since limit 200`.execute(db)
  return rows
}
