import {
  pauseClock,
  type RunningTerm,
  resumeClock,
  type Span,
  startClock,
  stopClock,
  termsOf,
} from '../../../foundation/calendar/public.ts'
import { documentFacts } from '../../../foundation/documents/public.ts'
import type { Reader, Transaction } from '../../../platform/database.ts'
import { civilDay, endOfCivilDay } from '../../../vocabulary/period.ts'
import { daysFrom } from '../proposal.ts'
import { type Authority, authorities, type Side } from '../side.ts'
import type { GoverningMachine } from '../solution.ts'
import { awaitedIn, moreUrgent, standsStill, termIn, type Urgency, type WaitingTerm, waitingTerms } from '../waiting-term.ts'

export interface TermStep {
  readonly machine: GoverningMachine
  readonly id: string
  /** Null: the thing has just come in. */
  readonly from: string | null
  readonly to: string
  /** The words of the step: why a term stands still. */
  readonly words?: string | null | undefined
  /** The document behind the step, whose priority the case takes over when it is the more urgent. */
  readonly documentId?: string | null | undefined
  readonly atLeast?: Urgency | undefined
  /** Set by somebody instead of the default. */
  readonly dueOn?: string | null | undefined
}

/** The terms follow the state: what the old state waited for ends, what the new one waits for begins. Opinions have their own, by authority. */
export async function followTerms(tx: Transaction, step: TermStep, at: Date): Promise<Urgency> {
  const about = { kind: step.machine, id: step.id }
  const before = step.from === null ? null : termIn(step.machine, step.from)
  const after = termIn(step.machine, step.to)
  const urgency = await urgencyOf(tx, step, at)
  if (before !== null && before === after) {
    const stood = step.from !== null && standsStill(step.from)
    if (!stood && standsStill(step.to)) await pauseClock(tx, about, after, step.words ?? '', at)
    if (stood && !standsStill(step.to)) await resumeClock(tx, about, after, at)
    return urgency
  }
  if (before !== null && before !== 'opinion') await stopClock(tx, about, before, at)
  if (after !== null && after !== 'opinion')
    await startClock(tx, about, { term: after, urgency, ...spanUntil(step.dueOn ?? null, at) }, at)
  return urgency
}

/** A term for each authority whose opinion is asked; those that ran and are asked for no longer end. */
export async function followOpinionTerms(
  tx: Transaction,
  given: {
    readonly id: string
    readonly asked: readonly Authority[]
    /** Asked about another text: every term begins anew. */
    readonly anew: boolean
    readonly urgency: Urgency
    readonly dueOn: string | null
  },
  at: Date,
): Promise<void> {
  const running = (await opinionTerms(tx, [given.id], at)).filter(({ stoppedAt }) => stoppedAt === null)
  for (const side of authorities) {
    const about = { kind: 'consultation', id: opinionOf(given.id, side) }
    const runs = running.some(({ subjectId }) => subjectId === about.id)
    const isAsked = given.asked.includes(side)
    if (runs && (given.anew || !isAsked)) await stopClock(tx, about, 'opinion', at)
    if (isAsked && (given.anew || !runs))
      await startClock(tx, about, { term: 'opinion', urgency: given.urgency, ...spanUntil(given.dueOn, at) }, at)
  }
}

/** A granted extension: the same question, from the same day, until a later one. */
export async function extendOpinionTerm(tx: Transaction, id: string, side: Authority, untilOn: string, at: Date): Promise<void> {
  const about = { kind: 'consultation', id: opinionOf(id, side) }
  const before = (await opinionTerms(tx, [id], at)).findLast((one) => one.subjectId === about.id && one.stoppedAt === null)
  await stopClock(tx, about, 'opinion', at)
  const startedAt = before?.startedAt ?? at
  const urgency = before?.urgency ?? 'normal'
  await startClock(tx, about, { term: 'opinion', urgency, ...spanUntil(untilOn, startedAt) }, startedAt)
}

export interface ShownTerm {
  readonly term: WaitingTerm
  readonly sides: Side[]
  readonly startedAt: string
  readonly dueAt: string | null
  readonly dueOn: string | null
  readonly stoppedAt: string | null
  readonly pausedSince: string | null
  readonly pausedFor: string | null
  readonly over: boolean
  readonly isDefault: boolean
  readonly urgency: Urgency
}

/** The terms of some things of one machine, by thing and oldest first; a proposal's with its opinions'. */
export async function termsByThing(
  db: Reader,
  machine: GoverningMachine,
  ids: readonly string[],
  now: Date,
): Promise<Map<string, ShownTerm[]>> {
  const own = (await termsOf(db, machine, ids, now)).map((one) => ({ id: one.subjectId, term: shown(one, null) }))
  const opinions = machine === 'proposal' ? await opinionTerms(db, ids, now) : []
  const asked = opinions.map((one) => {
    const [id = '', side] = one.subjectId.split('/')
    return { id, term: shown(one, authorities.find((authority) => authority === side) ?? null) }
  })
  const all = [...own, ...asked].toSorted((a, b) => a.term.startedAt.localeCompare(b.term.startedAt))
  return new Map(ids.map((id) => [id, all.flatMap((one) => (one.id === id ? [one.term] : []))]))
}

/** The day by which an authority's opinion, or the first of those still waited for, is expected; null where no term runs. */
export async function opinionDueOn(db: Reader, id: string, side: Authority | null, now: Date): Promise<string | null> {
  const running = (await opinionTerms(db, [id], now)).filter(
    (one) => one.stoppedAt === null && (side === null || one.subjectId === opinionOf(id, side)),
  )
  return running.flatMap(({ dueAt }) => (dueAt === null ? [] : [lastDay(dueAt)])).toSorted()[0] ?? null
}

const opinionOf = (id: string, side: Authority) => `${id}/${side}`
const opinionTerms = (db: Reader, ids: readonly string[], now: Date) =>
  termsOf(
    db,
    'consultation',
    ids.flatMap((id) => authorities.map((side) => opinionOf(id, side))),
    now,
  )

function shown(one: RunningTerm, side: Authority | null): ShownTerm {
  const term = waitingTerms.find((known) => known === one.term) ?? 'triage'
  return {
    term,
    sides: awaitedIn(term, side),
    startedAt: one.startedAt.toISOString(),
    dueAt: one.dueAt?.toISOString() ?? null,
    dueOn: one.dueAt === null ? null : lastDay(one.dueAt),
    stoppedAt: one.stoppedAt?.toISOString() ?? null,
    pausedSince: one.pausedSince?.toISOString() ?? null,
    pausedFor: one.pausedFor,
    over: one.isOver,
    isDefault: one.isDefault,
    urgency: one.urgency,
  }
}

/** A term of days ends with the midnight after its last day. */
const lastDay = (dueAt: Date): string => civilDay(new Date(dueAt.getTime() - 1))

/** A day that was set, as the length of a term; today still leaves the hours that are left of it. */
function spanUntil(dueOn: string | null, from: Date): { span?: Span; counting?: 'calendar-days' } {
  if (dueOn === null) return {}
  const days = daysFrom(civilDay(from), dueOn)
  if (days > 0) return { span: { count: days, unit: 'days' }, counting: 'calendar-days' }
  const hours = Math.floor((endOfCivilDay(dueOn).getTime() - from.getTime()) / 3_600_000)
  return { span: { count: Math.max(1, hours), unit: 'hours' }, counting: 'calendar-days' }
}

async function urgencyOf(tx: Transaction, step: TermStep, at: Date): Promise<Urgency> {
  const { documentId, atLeast = 'normal' } = step
  const facts = documentId ? (await documentFacts(tx, [documentId])).get(documentId) : undefined
  const before = step.from === null ? undefined : (await termsOf(tx, step.machine, [step.id], at)).at(-1)
  return [facts?.priority ?? 'normal', before?.urgency ?? 'normal'].reduce(moreUrgent, atLeast)
}
