import type { z } from 'zod'
import { organisationsById } from '../../../foundation/places/public.ts'
import type { Reader } from '../../../platform/database.ts'
import { found, notFound } from '../../../platform/refusal.ts'
import { type NextStep, nextSteps } from '../../../platform/transitions.ts'
import { isWithin } from '../../../vocabulary/administrative-unit-code.ts'
import { civilDay } from '../../../vocabulary/period.ts'
import { missingSides } from '../consultation.ts'
import type { solutionRow, solutionWhole } from '../contract/shape.ts'
import { isStale } from '../outcome.ts'
import { proposal } from '../proposal.ts'
import { requirement } from '../requirement.ts'
import { opinionPermissions, sidesOf } from '../side.ts'
import { maySee, worksForTheState } from '../solution.ts'
import { type EventRow, eventsOfSolution } from '../store/event.ts'
import { extensionsOf } from '../store/extension.ts'
import * as proposals from '../store/proposal.ts'
import { proposalFilesOf } from '../store/proposal-file.ts'
import { requirementBuilding } from '../store/requirement.ts'
import * as store from '../store/solution.ts'
import { versionsOf } from '../store/version.ts'
import { type Asker, holdsAt, nation } from './asker.ts'
import { asOpinion, spokeForTheOther } from './consultation.ts'
import { type TakeFigure, takeFigure } from './figure.ts'
import { questionOf } from './letters.ts'
import { namedDocuments } from './named-documents.ts'
import { baseCase, type StandingOpinion, standingOpinions } from './proposal.ts'
import { takesFiles } from './proposal-file.ts'
import { caseOf as requirementCase } from './requirement.ts'
import { stepsOfEntry, versionOfEntry } from './retirement.ts'
import { scorecardsOf } from './scorecard.ts'
import { assignmentPart } from './show-assignment.ts'
import { courseOf } from './show-consultation.ts'
import { opinionDueOn, type ShownTerm, termsByThing } from './terms.ts'
import { dueOf, waitingOf } from './waiting.ts'

type SolutionRow = z.input<typeof solutionRow>
type SolutionWhole = z.input<typeof solutionWhole>

/** A page of the registry as this asker may see it, newest first. */
export async function showSolutions(
  db: Reader,
  filter: store.SolutionFilter,
  scope: readonly string[],
  now: Date,
): Promise<{ rows: SolutionRow[]; next: string | null }> {
  const rows = await store.listSolutions(db, { scope, forTheState: worksForTheState(scope) }, filter)
  return { rows: await worded(db, rows, now), next: rows.length === filter.limit ? (rows.at(-1)?.id ?? null) : null }
}

/** One solution: what it is, where it stands and since when, who is waited for, what this account may do next and why not. */
export async function showSolution(db: Reader, id: string, by: Asker, take: TakeFigure = takeFigure): Promise<SolutionWhole> {
  const row = found(await store.solutionById(db, id), 'solution')
  const [maker] = row.vendor_id === null ? [] : await organisationsById(db, [row.vendor_id])
  const isMaker = maker !== undefined && isWithin(by.scope, maker.path)
  if (!isMaker && !maySee(by.scope, { track: row.track, applicable: row.applicable, scopePath: row.scope_path }))
    throw notFound('solution')
  const [shown] = await worded(db, [row], by.now)
  const parts = await partsOf(db, row, by)
  const timeline = (await eventsOfSolution(db, id)).map(showEvent)
  return {
    ...found(shown, 'solution'),
    registeredAt: row.registered_at.toISOString(),
    forceDirectiveId: row.force_directive_id,
    retired: await retirementOf(db, row),
    entryVersion: versionOfEntry(row),
    entrySteps: await stepsOfEntry(db, row, by),
    overlaps: row.overlapping.map((one) => ({ ...one, shared: [...one.shared] })),
    overlapReason: row.overlap_reason,
    terms: await termsOfSolution(db, row, parts, by.now),
    scorecard: (await scorecardsOf(db, [row], take, by.now)).get(id) ?? [],
    versions: (await versionsOf(db, id)).map((one) => ({
      number: one.number,
      releasedOn: one.released_on,
      changes: one.changes,
      enteredByName: one.entered_by_name,
      enteredAt: one.entered_at.toISOString(),
    })),
    mayEnterVersion: [row.scope_path, ...(maker ? [maker.path] : [])].some((path) => holdsAt(by.actor, path)('solution.release')),
    ...parts,
    timeline,
    documents: await namedDocuments(db, [
      parts.assignment?.assigningDocumentId ?? null,
      parts.assignment?.handoverRecordId ?? null,
      parts.proposal?.askingDocumentId ?? null,
      ...(parts.proposal?.opinions.map(({ replyDocumentId }) => replyDocumentId) ?? []),
      ...(parts.proposal?.minutes.map(({ documentId }) => documentId) ?? []),
      ...timeline.map(({ documentId }) => documentId),
    ]),
  }
}

async function retirementOf(db: Reader, row: store.SolutionRow): Promise<SolutionWhole['retired']> {
  if (row.retired_at === null) return null
  const [successor] = row.successor_id === null ? [] : await store.solutionsById(db, [row.successor_id])
  return {
    on: civilDay(row.retired_at),
    byName: row.retired_by_name ?? '',
    because: row.retired_because ?? '',
    successor: successor === undefined ? null : { id: successor.id, vi: successor.name, en: successor.name_en ?? successor.name },
  }
}

type Parts = Pick<SolutionWhole, 'nextSteps' | 'assignment' | 'proposal' | 'requirementId'>
/** Of every machine that has had it: a proposal that is built has those of its consultation and of its handover. */
async function termsOfSolution(db: Reader, { id }: store.SolutionRow, { requirementId }: Parts, now: Date): Promise<ShownTerm[]> {
  const of = async (machine: store.SolutionRow['machine'], thing: string) =>
    (await termsByThing(db, machine, [thing], now)).get(thing) ?? []
  const required = requirementId === null ? [] : await of('requirement', requirementId)
  return [...(await of('proposal', id)), ...required, ...(await of('assignment', id))]
}

interface Say {
  nextSteps: NextStep<string>[]
}

/** What each machine that knows the solution says; the governing one has the word about what comes next. */
async function partsOf(db: Reader, row: store.SolutionRow, by: Asker): Promise<Parts> {
  const assigned = await assignmentPart(db, row, by)
  const proposed = await proposalPart(db, row, by)
  const built = row.track === 'requirement' ? await requirementPart(db, row, by) : undefined
  const governing: Record<store.SolutionRow['machine'], Say | undefined> = {
    assignment: assigned?.say,
    proposal: proposed?.say,
    requirement: built?.say,
  }
  const say = governing[row.machine]
  return {
    nextSteps: say?.nextSteps ?? [],
    assignment: assigned?.part ?? null,
    proposal: proposed?.part ?? null,
    requirementId: built?.requirementId ?? null,
  }
}

async function proposalPart(
  db: Reader,
  solution: store.SolutionRow,
  by: Asker,
): Promise<{ part: NonNullable<SolutionWhole['proposal']>; say: Say } | undefined> {
  const row = await proposals.proposalOf(db, solution.id)
  if (row === undefined) return undefined
  const opinions = await proposals.opinionsOf(db, solution.id)
  const conditions = await proposals.conditionsOf(db, solution.id)
  const standing = standingOpinions(opinions, conditions)
  const missing = missingSides(standing.map(asOpinion))
  const asked = row.state === 'submitted' || row.state === 'clarifying' ? null : await questionOf(db, row)
  const course = await courseOf(db, row, { missing, openedOn: asked?.openedOn ?? null, now: by.now })
  return {
    part: {
      version: row.version,
      kind: row.kind,
      round: row.round,
      contentHash: row.content_hash,
      opinionsDueOn: row.opinions_due_on,
      missing,
      speaksFor: sidesOf(holdsAt(by.actor, solution.scope_path)),
      openedOn: asked?.openedOn ?? null,
      askingDocumentId: asked?.letterId ?? null,
      rounds: (await proposals.roundsOf(db, solution.id)).map(showRound),
      opinions: opinions.map((opinion) => showOpinion(opinion, conditions)),
      ...course,
      files: (await proposalFilesOf(db, solution.id)).map(({ sha256, name, size, kept_at }) => ({
        sha256,
        name,
        size,
        keptAt: kept_at.toISOString(),
      })),
      mayBringFiles: takesFiles.includes(row.state) && holdsAt(by.actor, solution.scope_path)('proposal.submit'),
    },
    say: {
      nextSteps: await proposalSteps(db, row, { standing, openedOn: asked?.openedOn ?? null }, solution.scope_path, by),
    },
  }
}

async function proposalSteps(
  db: Reader,
  row: proposals.ProposalRow,
  { standing, openedOn }: { standing: readonly StandingOpinion[]; openedOn: string | null },
  path: string,
  { actor, now }: Asker,
): Promise<NextStep<string>[]> {
  const extensions = (await extensionsOf(db, row.solution_id)).filter((one) => one.round === row.round)
  const holds = holdsAt(actor, path)
  const sides = sidesOf(holds)
  const own = standing.filter((one) => sides.includes(one.side) && asOpinion(one).unmetConditions > 0)
  const spoke = sides.length > 0 && sides.every((side) => spokeForTheOther(standing, side, actor.id))
  // Whoever speaks for one side may take the step; for which one is said when it is taken.
  const opinions: readonly string[] = Object.values(opinionPermissions)
  const holdsSome = (permission: string) => (opinions.includes(permission) ? sides.length > 0 : holds(permission))
  const extendedBefore = sides.length > 0 && sides.every((side) => extensions.some((one) => one.side === side))
  const dueOn = await opinionDueOn(db, row.solution_id, sides.length === 1 ? (sides[0] ?? null) : null, now)
  const facts = { ...baseCase(row, { openedOn, dueOn, extensions, now }), confirmable: own.length > 0, extendedBefore }
  return nextSteps(proposal, row.state, { ...facts, spokeForTheOther: spoke }, holdsSome)
}

async function requirementPart(
  db: Reader,
  solution: store.SolutionRow,
  by: Asker,
): Promise<{ requirementId: string; say: Say } | undefined> {
  const row = await requirementBuilding(db, solution.id)
  if (row === undefined) return undefined
  const steps = nextSteps(requirement, row.state, requirementCase(row, by), holdsAt(by.actor, nation))
  return { requirementId: row.id, say: { nextSteps: steps } }
}

function showRound({ round, content, content_hash, opened_at }: proposals.RoundRow) {
  return {
    ...content,
    capabilities: [...content.capabilities],
    round,
    contentHash: content_hash,
    openedAt: opened_at.toISOString(),
  }
}

function showOpinion(row: proposals.OpinionRow, conditions: readonly proposals.ConditionRow[]) {
  return {
    round: row.round,
    side: row.side,
    verdict: row.verdict,
    reason: row.reason,
    contentHash: row.content_hash,
    replyDocumentId: row.reply_document_id,
    givenByName: row.given_by_name,
    givenAt: row.given_at.toISOString(),
    voidedBecause: row.voided_because,
    conditions: conditions
      .filter((one) => one.opinion_id === row.id)
      .map(({ id, text, verifier, due_on, met_at, met_by_name, met_note }) => ({
        id,
        text,
        verifier,
        dueOn: due_on,
        metAt: met_at?.toISOString() ?? null,
        metByName: met_by_name,
        metNote: met_note,
      })),
  }
}

/** One line of a timeline. */
export function showEvent(row: EventRow) {
  return {
    thing: row.thing,
    thingId: row.thing_id,
    command: row.command,
    from: row.from_state,
    to: row.to_state,
    actorName: row.actor_name,
    words: row.words,
    documentId: row.document_id,
    facts: row.facts,
    happenedAt: row.happened_at.toISOString(),
  }
}

const nobodyIsLate = { dueOn: null, pausedFor: null, over: false } as const

async function worded(db: Reader, rows: readonly store.SolutionRow[], now: Date): Promise<SolutionRow[]> {
  const ids = [...new Set(rows.flatMap((row) => [row.owner_id, ...(row.vendor_id === null ? [] : [row.vendor_id])]))]
  const names = new Map((await organisationsById(db, ids)).map((one) => [one.id, { vi: one.name, en: one.name_en ?? one.name }]))
  const waiting = await waitingOf(db, rows)
  const due = await dueOf(db, rows, now)
  return rows.map((row) => {
    const owner = names.get(row.owner_id)
    const vendor = row.vendor_id === null ? undefined : names.get(row.vendor_id)
    return {
      id: row.id,
      nameVi: row.name,
      nameEn: row.name_en ?? row.name,
      capabilities: row.capabilities,
      track: row.track,
      machine: row.machine,
      state: row.state,
      since: row.state_since.toISOString(),
      applicable: row.applicable,
      force: row.force,
      ownerVi: owner?.vi ?? row.owner_id,
      ownerEn: owner?.en ?? row.owner_id,
      vendorVi: vendor?.vi ?? null,
      vendorEn: vendor?.en ?? null,
      waitsFor: waiting(row),
      ...(waiting(row).length === 0 ? nobodyIsLate : due(row)),
      attestedOn: row.attested_at === null ? null : civilDay(row.attested_at),
      stale: isStale(civilDay(row.attested_at ?? row.registered_at), civilDay(now)),
    }
  })
}
