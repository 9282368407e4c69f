import type { Reader, Transaction } from '../../../platform/database.ts'
import { newId } from '../../../platform/id.ts'
import { Refusal } from '../../../platform/refusal.ts'
import type { WorkingCalendar } from '../../../vocabulary/working-day.ts'
import { defaultSpan, type TermKind, termKinds } from '../default-term.ts'
import {
  type ClockRow,
  clocksFor,
  endPause,
  insertClock,
  insertPause,
  lockRunningClock,
  pausesOf,
  stopClockRow,
} from '../store.ts'
import { type Counting, dueOf, type Span, type Urgency } from '../term.ts'
import { workingCalendar } from './days.ts'

export interface Subject {
  readonly kind: string
  readonly id: string
}

/** A term as it stands at a moment. Null `dueAt`: it is paused. */
export interface RunningTerm {
  readonly subjectId: string
  readonly term: string
  readonly startedAt: Date
  readonly dueAt: Date | null
  readonly stoppedAt: Date | null
  readonly pausedSince: Date | null
  readonly pausedFor: string | null
  readonly isOver: boolean
  /** As long as its kind lasts when nobody sets another length. */
  readonly isDefault: boolean
  readonly span: Span
  readonly counting: Counting
  readonly urgency: Urgency
}

/** Starts a term for something, at its default length unless another is given. One of a kind runs at a time. */
export async function startClock(
  tx: Transaction,
  subject: Subject,
  given: { term: TermKind; urgency: Urgency; counting?: Counting; span?: Span },
  at: Date,
): Promise<void> {
  const { count, unit } = given.span ?? defaultSpan(given.term, given.urgency)
  const isNew = await insertClock(tx, {
    id: newId(),
    subject_kind: subject.kind,
    subject_id: subject.id,
    term: given.term,
    started_at: at,
    count,
    unit,
    counting: given.counting ?? 'working-days',
    urgency: given.urgency,
    stopped_at: null,
  })
  if (!isNew) throw new Refusal('term-runs-already', {}, 409)
}

/** Lets a term stand still, for a reason that is shown; false when none of that kind runs. */
export async function pauseClock(tx: Transaction, subject: Subject, term: TermKind, reason: string, at: Date): Promise<boolean> {
  const clock = await lockRunningClock(tx, subject, term)
  return clock !== undefined && (await insertPause(tx, clock.id, at, reason))
}

export async function resumeClock(tx: Transaction, subject: Subject, term: TermKind, at: Date): Promise<boolean> {
  const clock = await lockRunningClock(tx, subject, term)
  return clock !== undefined && (await endPause(tx, clock.id, at))
}

/** Ends a term, because what it ran for was done. */
export async function stopClock(tx: Transaction, subject: Subject, term: TermKind, at: Date): Promise<boolean> {
  const clock = await lockRunningClock(tx, subject, term)
  if (clock === undefined) return false
  await stopClockRow(tx, clock.id, at)
  return true
}

/** The terms of some subjects, oldest first, each with its end as the calendar stands. */
export async function termsOf(db: Reader, kind: string, ids: readonly string[], now: Date): Promise<RunningTerm[]> {
  const clocks = await clocksFor(db, kind, ids)
  if (clocks.length === 0) return []
  const calendar = await workingCalendar(db)
  const pauses = await pausesOf(
    db,
    clocks.map(({ id }) => id),
  )
  return clocks.map((clock) => {
    const own = pauses.filter(({ clock_id }) => clock_id === clock.id)
    const open = own.find(({ to_at }) => to_at === null)
    const dueAt = dueAtOf(
      clock,
      own.map(({ from_at, to_at }) => ({ from: from_at, to: to_at })),
      calendar,
    )
    return {
      subjectId: clock.subject_id,
      term: clock.term,
      startedAt: clock.started_at,
      dueAt,
      stoppedAt: clock.stopped_at,
      pausedSince: open?.from_at ?? null,
      pausedFor: open?.reason ?? null,
      isOver: dueAt !== null && dueAt < (clock.stopped_at ?? now),
      isDefault: isDefault(clock),
      span: { count: clock.count, unit: clock.unit },
      counting: clock.counting,
      urgency: clock.urgency,
    }
  })
}

function isDefault({ term, urgency, counting, count, unit }: ClockRow): boolean {
  const kind = termKinds.find((one) => one === term)
  if (kind === undefined || counting !== 'working-days') return false
  const usual = defaultSpan(kind, urgency)
  return usual.count === count && usual.unit === unit
}

function dueAtOf(clock: ClockRow, pauses: readonly { from: Date; to: Date | null }[], calendar: WorkingCalendar): Date | null {
  const { started_at: startedAt, count, unit, counting, urgency } = clock
  return dueOf({ startedAt, span: { count, unit }, counting, urgency, pauses }, calendar)
}
