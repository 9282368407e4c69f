import { workingCalendar } from '../../../foundation/calendar/public.ts'
import { documentWords } from '../../../foundation/documents/public.ts'
import { childrenOf, communesUnder, type Words } from '../../../foundation/places/public.ts'
import type { Reader } from '../../../platform/database.ts'
import type { Actor } from '../../../platform/http/mount.ts'
import { found } from '../../../platform/refusal.ts'
import { nextSteps } from '../../../platform/transitions.ts'
import { isWithin } from '../../../vocabulary/administrative-unit-code.ts'
import { civilDay } from '../../../vocabulary/period.ts'
import type { WorkingCalendar } from '../../../vocabulary/working-day.ts'
import { authorityDesks, type Desk, desksOf, isAuthority, mayDirect } from '../desk.ts'
import { givenTask, officialStateOf } from '../given-task.ts'
import * as store from '../store/given.ts'
import { deskNames } from './desk.ts'
import { caseOf, dueOnOf } from './given.ts'

interface Asker {
  readonly actor: Actor
  readonly scope: readonly string[]
  readonly now: Date
}

/** The nation's desks follow everything; a unit what it or a unit within it leads, works along with or gave. */
function isWithinReach(row: store.GivenTaskRow, scope: readonly string[]): boolean {
  const places = [row.lead, row.given_by, ...row.coordinating].map((desk) => (isAuthority(desk) ? 'vn' : desk))
  return isWithin(scope, 'vn') || places.some((place) => isWithin(scope, place))
}

export async function listGiven(db: Reader, documentId: string | null, who: Asker) {
  const rows = (await store.givenTasks(db, documentId)).filter((row) => isWithinReach(row, who.scope))
  return shown(db, rows, await workingCalendar(db), who.now)
}

export async function showGiven(db: Reader, id: string, who: Asker) {
  const row = found(await store.givenTaskById(db, id), 'task')
  found(isWithinReach(row, who.scope) ? row : undefined, 'task')
  const calendar = await workingCalendar(db)
  const [task] = await shown(db, [row], calendar, who.now)
  const given = caseOf(row, calendar, who)
  const steps = await store.stepsOfTask(db, id)
  return {
    ...found(task, 'task'),
    version: row.version,
    extensionUntil: row.state === 'extension-asked' ? row.extension_until : null,
    returnUntil: given.returnUntil,
    nextSteps: nextSteps(givenTask, row.state, given, (permission) => who.actor.scopesOf(permission).length > 0).map((step) => ({
      ...step,
      // Somebody who carries out tasks of another unit is told whose step it is, not that the guard failed.
      whyNot:
        step.whyNot === 'task-is-led-by-another-unit' || step.whyNot === 'task-was-given-by-another-desk'
          ? 'not-your-permission'
          : step.whyNot,
    })),
    steps: steps.map((step) => ({
      id: step.id,
      command: step.command,
      words: step.words,
      until: step.until_on,
      by: step.account_name,
      at: step.taken_at.toISOString(),
    })),
  }
}

/** Rows as a page shows them: units by the names of the day, the due day as the calendar stands. */
async function shown(db: Reader, rows: readonly store.GivenTaskRow[], calendar: WorkingCalendar, now: Date) {
  const today = civilDay(now)
  const documents = await documentWords(
    db,
    rows.map((row) => row.document_id),
  )
  const names = await deskNames(
    db,
    rows.flatMap((row) => [row.lead, row.given_by, ...row.coordinating]),
    today,
  )
  const called = (desk: Desk) => ({ desk, words: names.get(desk) ?? nobody })
  return rows.map((row) => {
    const dueOn = dueOnOf(row, calendar)
    return {
      id: row.id,
      directionId: row.direction_id,
      document: { id: row.document_id, words: documents.get(row.document_id) ?? nobody },
      givenBy: called(row.given_by).words,
      direction: row.words,
      what: row.what,
      lead: called(row.lead),
      coordinating: row.coordinating.map(called),
      urgency: row.urgency,
      dueOn,
      state: row.state,
      counted: officialStateOf({ state: row.state, dueOn, reportedOn: row.reported_on }, today),
      givenOn: civilDay(row.given_at),
    }
  })
}

const nobody: Words = { vi: '', en: '' }

/** The desks for which the asker gives work, and everybody to whom work may be given or who may work along. */
export async function showDesks(db: Reader, who: Asker) {
  const today = civilDay(who.now)
  const own = desksOf(who.actor.scopesOf, 'task.direct')
  const provinces = (await childrenOf(db, 'vn', today)).map(({ path }) => path)
  const communes = (
    await Promise.all(own.filter((desk) => !isAuthority(desk)).map((desk) => communesUnder(db, desk, today)))
  ).flat()
  const all = [...new Set([...authorityDesks, ...provinces, ...communes.map(({ path }) => path), ...own])]
  const names = await deskNames(db, all, today)
  const called = (desk: Desk) => ({ desk, words: names.get(desk) ?? nobody })
  return {
    own: own.map((desk) => ({ ...called(desk), directs: all.filter((other) => mayDirect(desk, other)) })),
    all: all.map(called),
  }
}
