import type { z } from 'zod'
import { placeNames } from '../../../foundation/places/public.ts'
import type { Reader } from '../../../platform/database.ts'
import { found, notFound } from '../../../platform/refusal.ts'
import { nextSteps } from '../../../platform/transitions.ts'
import { isWithin } from '../../../vocabulary/administrative-unit-code.ts'
import { civilDay } from '../../../vocabulary/period.ts'
import type { difficultyRow, figure, problemRow, problemWhole, requirementRow, requirementWhole } from '../contract/shape.ts'
import { problem } from '../problem.ts'
import { requirement, requirementWaitsFor } from '../requirement.ts'
import { worksForTheState } from '../solution.ts'
import { assignmentOf } from '../store/assignment.ts'
import * as difficulties from '../store/difficulty.ts'
import { eventsOfThing } from '../store/event.ts'
import { outcomesOf } from '../store/outcome.ts'
import * as store from '../store/requirement.ts'
import { type Asker, holdsAt, nation } from './asker.ts'
import { isTakenHere, type TakeFigure } from './figure.ts'
import { namedDocuments } from './named-documents.ts'
import { overdue } from './overdue.ts'
import { caseOf } from './requirement.ts'
import { showEvent } from './show-solution.ts'
import { solutionWords } from './stage.ts'
import { termsByThing } from './terms.ts'

interface Page<Row> {
  rows: Row[]
  next: string | null
}

/** Difficulties within scope, narrowed to one unit when asked. */
export async function showDifficulties(
  db: Reader,
  filter: difficulties.DifficultyFilter & { unit: string | null },
  by: Asker,
): Promise<Page<z.input<typeof difficultyRow>>> {
  const { unit } = filter
  const within =
    unit === null ? by.scope : isWithin(by.scope, unit) ? [unit] : by.scope.filter((prefix) => isWithin([unit], prefix))
  return pageOfDifficulties(db, await difficulties.difficultiesWithin(db, within, filter), filter.limit, by.now)
}

/** What the asker has reported, and what became of it. */
export async function showMyDifficulties(
  db: Reader,
  filter: { after: string | null; limit: number },
  by: Asker,
): Promise<Page<z.input<typeof difficultyRow>>> {
  return pageOfDifficulties(
    db,
    await difficulties.difficultiesReportedBy(db, by.actor.id, filter.after, filter.limit),
    filter.limit,
    by.now,
  )
}

async function pageOfDifficulties(
  db: Reader,
  rows: readonly difficulties.DifficultyRow[],
  limit: number,
  now: Date,
): Promise<Page<z.input<typeof difficultyRow>>> {
  const names = await placeNames(
    db,
    rows.map((row) => row.unit_path),
    civilDay(now),
  )
  const shown = rows.map((row) => ({
    id: row.id,
    category: row.category,
    words: row.words,
    unitPath: row.unit_path,
    unitVi: names.get(row.unit_path)?.vi ?? row.unit_path,
    unitEn: names.get(row.unit_path)?.en ?? row.unit_path,
    state: row.state,
    version: row.version,
    problemId: row.problem_id,
    problemState: row.problem_state,
    setAsideReason: row.set_aside_reason,
    metOnPage: row.met_on_page,
    reportedAt: row.reported_at.toISOString(),
  }))
  return { rows: shown, next: rows.length === limit ? (rows.at(-1)?.id ?? null) : null }
}

/** Problems are read by offices of the state; a company or a facility gets an empty page. */
export async function showProblems(
  db: Reader,
  filter: Parameters<typeof store.listProblems>[1],
  scope: readonly string[],
): Promise<Page<z.input<typeof problemRow>>> {
  const rows = worksForTheState(scope) ? await store.listProblems(db, filter) : []
  return { rows: rows.map(showProblemRow), next: rows.length === filter.limit ? (rows.at(-1)?.id ?? null) : null }
}

export async function showProblem(db: Reader, id: string, by: Asker): Promise<z.input<typeof problemWhole>> {
  if (!worksForTheState(by.scope)) throw notFound('problem')
  const row = found(await store.problemById(db, id), 'problem')
  const timeline = (await eventsOfThing(db, 'problem', id)).map(showEvent)
  const requirements = await store.listRequirements(db, { state: null, problemId: id, after: null, limit: 200 })
  return {
    ...showProblemRow(row),
    requirementRows: await showRequirementRows(db, requirements, by.now),
    nextSteps: nextSteps(problem, row.state, { openRequirements: null }, holdsAt(by.actor, nation)),
    timeline,
    documents: await namedDocuments(db, [row.evidence_document_id, ...timeline.map(({ documentId }) => documentId)]),
  }
}

export async function showRequirements(
  db: Reader,
  filter: Parameters<typeof store.listRequirements>[1],
  by: Asker,
): Promise<Page<z.input<typeof requirementRow>>> {
  const rows = worksForTheState(by.scope) ? await store.listRequirements(db, filter) : []
  return {
    rows: await showRequirementRows(db, rows, by.now),
    next: rows.length === filter.limit ? (rows.at(-1)?.id ?? null) : null,
  }
}

export async function showRequirement(db: Reader, id: string, by: Asker): Promise<z.input<typeof requirementWhole>> {
  if (!worksForTheState(by.scope)) throw notFound('requirement')
  const row = found(await store.requirementById(db, id), 'requirement')
  const [shown] = await showRequirementRows(db, [row], by.now)
  const timeline = (await eventsOfThing(db, 'requirement', id)).map(showEvent)
  const verifications = await store.verificationsOf(db, id)
  const begun = row.solution_id !== null && (await assignmentOf(db, row.solution_id)) !== undefined
  return {
    ...found(shown, 'requirement'),
    waitsFor: requirementWaitsFor(row.state),
    terms: (await termsByThing(db, 'requirement', [id], by.now)).get(id) ?? [],
    measurable: isTakenHere(row.measure_id, row.unit),
    outcomes: (await outcomesOf(db, id)).map(({ after_days, taken_on, value, holds }) => ({
      afterDays: after_days,
      takenOn: taken_on,
      value,
      holds,
    })),
    verifications: verifications.map((one) => ({
      id: one.id,
      kind: one.kind,
      value: one.value,
      asOf: one.as_of,
      source: one.source,
      numerator: one.numerator,
      denominator: one.denominator,
      evidenceDocumentId: one.evidence_document_id,
      note: one.note,
      byName: one.verified_by_name,
      at: one.verified_at.toISOString(),
    })),
    nextSteps: nextSteps(requirement, row.state, caseOf(row, by, begun), holdsAt(by.actor, nation)),
    timeline,
    documents: await namedDocuments(
      db,
      timeline.map(({ documentId }) => documentId),
    ),
  }
}

/** The requirement's measure as it is counted for a day; null where nobody measures it, or that day cannot be counted. */
export async function showFigure(
  db: Reader,
  id: string,
  on: string,
  by: Asker,
  take: TakeFigure,
): Promise<{ figure: z.input<typeof figure> | null }> {
  if (!worksForTheState(by.scope)) throw notFound('requirement')
  const row = found(await store.requirementById(db, id), 'requirement')
  const today = civilDay(by.now)
  return { figure: on > today || !isTakenHere(row.measure_id, row.unit) ? null : await take(db, row.measure_id, on, today) }
}

function showProblemRow(row: store.CountedProblemRow): z.input<typeof problemRow> {
  const { id, title, grounds, state, version, difficulties: count, provinces, requirements } = row
  return {
    id,
    title,
    grounds,
    state,
    version,
    provinces,
    requirements,
    difficulties: count,
    evidenceDocumentId: row.evidence_document_id,
    statedAt: row.stated_at.toISOString(),
    since: row.state_since.toISOString(),
  }
}

async function showRequirementRows(
  db: Reader,
  rows: readonly store.RequirementRow[],
  now: Date,
): Promise<z.input<typeof requirementRow>[]> {
  const problems = await store.problemTitles(db, [...new Set(rows.map((row) => row.problem_id))])
  const solutions = await solutionWords(
    db,
    rows.flatMap((row) => row.solution_id ?? []),
  )
  return rows.map((row) => ({
    ...showRequirementRow(row, now),
    problemTitle: problems.get(row.problem_id) ?? '',
    solutionVi: solutions.get(row.solution_id ?? '')?.vi ?? null,
    solutionEn: solutions.get(row.solution_id ?? '')?.en ?? null,
  }))
}

function showRequirementRow(
  row: store.RequirementRow,
  now: Date,
): Omit<z.input<typeof requirementRow>, 'problemTitle' | 'solutionVi' | 'solutionEn'> {
  const { id, title, demand, comparison, target, unit, state, version, answer } = row
  return {
    id,
    title,
    demand,
    comparison,
    target,
    unit,
    state,
    version,
    answer,
    problemId: row.problem_id,
    measureId: row.measure_id,
    sufferers: row.sufferers,
    legalBasis: row.legal_basis,
    dataClass: row.data_class,
    capability: row.capability,
    capabilityReason: row.capability_reason,
    deadlineOn: row.deadline_on,
    overdue: overdue(row.deadline_on, state === 'met' || state === 'met-as-reported', now),
    solutionId: row.solution_id,
    measuredValue: row.measured_value,
    measuredOn: row.measured_on,
    verifiedByName: row.verified_by_name,
    statedAt: row.stated_at.toISOString(),
    since: row.state_since.toISOString(),
  }
}
