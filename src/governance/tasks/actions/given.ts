import { record } from '../../../foundation/audit/public.ts'
import { dueOf, workingCalendar } from '../../../foundation/calendar/public.ts'
import { documentFacts } from '../../../foundation/documents/public.ts'
import { notify } from '../../../foundation/notifications/public.ts'
import type { Reader, Transaction } from '../../../platform/database.ts'
import type { Actor } from '../../../platform/http/mount.ts'
import { newId } from '../../../platform/id.ts'
import { found, Refusal, Stale } from '../../../platform/refusal.ts'
import { decide } from '../../../platform/transitions.ts'
import { civilDay } from '../../../vocabulary/period.ts'
import { addWorkingDays, type WorkingCalendar } from '../../../vocabulary/working-day.ts'
import { type Desk, desksOf, mayDirect } from '../desk.ts'
import type { DirectionGiven, TaskDue } from '../direction.ts'
import {
  type GivenTaskCase,
  type GivenTaskCommand,
  type GivenTaskState,
  givenTask,
  leadCommands,
  needWords,
} from '../given-task.ts'
import * as store from '../store/given.ts'
import { giversAt, officersAt } from './desk.ts'

interface By {
  readonly actor: Actor
  readonly now: Date
}

/** Days in which a unit says that this is not its work; working days whatever the urgency, because somebody has to read it. */
const daysForReturning = 3

/**
 * An official writes on a signed document what is to be done: each thing goes to exactly one lead and to those it works with. The leads
 * are told in the same transaction. Directions are added to, never changed.
 */
export async function giveDirection(tx: Transaction, given: DirectionGiven, by: By): Promise<{ id: string; taskIds: string[] }> {
  const desk = found(
    desksOf(by.actor.scopesOf, 'task.direct').find((one) => one === given.givenBy),
    'desk',
  )
  const document = found((await documentFacts(tx, [given.documentId])).get(given.documentId), 'document')
  if (document.state === 'drafted') throw new Refusal('direction-needs-a-signed-document')
  const today = civilDay(by.now)
  for (const { lead, coordinating, due } of given.tasks) {
    if (!mayDirect(desk, lead)) throw new Refusal('unit-is-not-yours-to-direct')
    if (coordinating.includes(lead)) throw new Refusal('lead-does-not-coordinate-with-itself')
    if (due.kind === 'on' && due.on < today) throw new Refusal('task-is-due-before-it-is-given')
  }
  const id = newId()
  await store.insertDirection(tx, {
    id,
    document_id: document.id,
    given_by: desk,
    words: given.words,
    account_id: by.actor.id,
    account_name: by.actor.displayName,
    given_at: by.now,
  })
  const taskIds: string[] = []
  for (const [position, one] of given.tasks.entries()) {
    const taskId = newId()
    taskIds.push(taskId)
    await store.insertGivenTask(tx, {
      id: taskId,
      direction_id: id,
      position,
      what: one.what,
      lead: one.lead,
      coordinating: [...new Set(one.coordinating)],
      urgency: one.urgency,
      ...columnsOf(one.due),
      given_at: by.now,
    })
    await noteStep(tx, { taskId, command: 'give', from: null, to: 'assigned', words: null, until: null }, by)
    await record(tx, {
      actor: by.actor,
      action: 'task.given',
      subject: { kind: 'task', id: taskId },
      facts: { documentId: document.id, directionId: id, lead: one.lead },
      at: by.now,
    })
    await tell(tx, await officersAt(tx, one.lead, today), 'tasks.notice.given', taskId, by.now)
  }
  return { id, taskIds }
}

function columnsOf(due: TaskDue): Pick<store.GivenTaskRow, 'due_on' | 'due_days' | 'due_counting'> {
  if (due.kind === 'on') return { due_on: due.on, due_days: null, due_counting: null }
  if (due.kind === 'within') return { due_on: null, due_days: due.days, due_counting: due.counting }
  return { due_on: null, due_days: null, due_counting: null }
}

/** The last day of a task as the calendar stands; null when none was set. Urgent counts every day, however the document counts. */
export function dueOnOf(row: store.GivenTaskRow, calendar: WorkingCalendar): string | null {
  if (row.extended_until !== null) return row.extended_until
  if (row.due_days === null) return row.due_on
  const due = dueOf(
    {
      startedAt: row.given_at,
      span: { count: row.due_days, unit: 'days' },
      counting: row.due_counting ?? 'working-days',
      urgency: row.urgency,
      pauses: [],
    },
    calendar,
  )
  return due === null ? null : civilDay(new Date(due.getTime() - 1))
}

/** What the table of transitions looks at. */
export function caseOf(
  row: store.GivenTaskRow,
  calendar: WorkingCalendar,
  by: By,
  asked: { readonly until: string | null; readonly lead: Desk | null } = { until: null, lead: null },
): GivenTaskCase {
  const { scopesOf } = by.actor
  return {
    isLead: desksOf(scopesOf, 'task.carry-out').includes(row.lead),
    isGiver: desksOf(scopesOf, 'task.direct').includes(row.given_by),
    today: civilDay(by.now),
    returnUntil: addWorkingDays(civilDay(row.given_at), daysForReturning, calendar),
    dueOn: dueOnOf(row, calendar),
    extended: row.extended_until !== null,
    until: asked.until,
    to: asked.lead === null ? null : { isTheSame: asked.lead === row.lead, mayBeDirected: mayDirect(row.given_by, asked.lead) },
  }
}

export interface StepAsked {
  readonly version: number
  readonly command: GivenTaskCommand
  readonly words: string | null
  readonly until: string | null
  readonly lead: Desk | null
}

/** Takes one step of a given task: the table decides, the other side is told. */
export async function takeStep(
  tx: Transaction,
  id: string,
  asked: StepAsked,
  by: By,
): Promise<{ state: GivenTaskState; version: number }> {
  const row = found(await store.lockGivenTask(tx, id), 'task')
  if (row.version !== asked.version) throw new Stale(...(await whatWasMissed(tx, row, asked.version)))
  const calendar = await workingCalendar(tx)
  const { command, until, lead } = asked
  if (command === 'ask-extension' && until === null) throw new Refusal('extension-needs-a-day')
  if (command === 'give-to-another' && lead === null) throw new Refusal('task-needs-one-lead')
  if (needWords.includes(command) && asked.words === null) throw new Refusal('step-needs-its-reason')
  const state = decide(givenTask, row.state, command, caseOf(row, calendar, by, asked))
  const today = civilDay(by.now)
  const isGivenAnew = command === 'give-to-another' && lead !== null
  await store.saveGivenTask(
    tx,
    id,
    {
      state,
      lead: isGivenAnew ? lead : row.lead,
      given_at: isGivenAnew ? by.now : row.given_at,
      reported_on: command === 'report-done' ? today : command === 'send-back' ? null : row.reported_on,
      extension_until: command === 'ask-extension' ? until : state === 'extension-asked' ? row.extension_until : null,
      extended_until: command === 'grant-extension' ? row.extension_until : row.extended_until,
    },
    by.now,
  )
  const told = command === 'ask-extension' ? until : command === 'grant-extension' ? row.extension_until : null
  await noteStep(tx, { taskId: id, command, from: row.state, to: state, words: asked.words, until: told }, by)
  await record(tx, {
    actor: by.actor,
    action: 'task.moved',
    subject: { kind: 'task', id },
    facts: { command, from: row.state, to: state },
    at: by.now,
  })
  const isOfLead = leadCommands.some((one) => one === command)
  const people = isOfLead ? await giversAt(tx, row.given_by, today) : await officersAt(tx, isGivenAnew ? lead : row.lead, today)
  if (command !== 'begin' && command !== 'accept') await tell(tx, people, `tasks.notice.given.${command}`, id, by.now)
  return { state, version: row.version + 1 }
}

async function whatWasMissed(db: Reader, row: store.GivenTaskRow, seen: number): Promise<ConstructorParameters<typeof Stale>> {
  const steps = await store.stepsOfTask(db, row.id)
  const word = (state: string) => `tasks.given.state.${state}`
  return [
    { version: row.version, state: word(row.state) },
    steps.slice(0, Math.max(0, row.version - seen)).map((step) => ({
      what: `tasks.given.command.${step.command}`,
      who: step.account_name,
      at: step.taken_at,
      from: step.from_state === null ? null : word(step.from_state),
      to: word(step.to_state),
    })),
  ]
}

async function noteStep(
  tx: Transaction,
  step: {
    taskId: string
    command: store.GivenStepRow['command']
    from: store.GivenStepRow['from_state']
    to: store.GivenStepRow['to_state']
    words: string | null
    until: string | null
  },
  by: By,
): Promise<void> {
  await store.insertStep(tx, {
    id: newId(),
    task_id: step.taskId,
    command: step.command,
    from_state: step.from,
    to_state: step.to,
    words: step.words,
    until_on: step.until,
    account_name: by.actor.displayName,
    taken_at: by.now,
  })
}

/** No text of the task goes along: a mail leaves the building. */
async function tell(tx: Transaction, people: readonly string[], key: string, taskId: string, at: Date): Promise<void> {
  await notify(tx, people, { key, facts: {}, link: `/tasks/${taskId}` }, at)
}
