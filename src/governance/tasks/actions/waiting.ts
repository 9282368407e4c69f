import { workingCalendar } from '../../../foundation/calendar/public.ts'
import type { Reader } from '../../../platform/database.ts'
import type { Actor } from '../../../platform/http/mount.ts'
import type { Catalogue } from '../../../platform/messages.ts'
import { fill } from '../../../platform/messages.ts'
import { found } from '../../../platform/refusal.ts'
import type { Waiting, WaitingPart } from '../../../platform/waiting.ts'
import { civilDay } from '../../../vocabulary/period.ts'
import { desksOf } from '../desk.ts'
import { waitsForGiver, waitsForLead } from '../given-task.ts'
import { givenTasksWaiting } from '../store/given.ts'
import { dueOnOf } from './given.ts'

/** Given tasks that the asker's desk leads and has to move on, or gave and has to answer. */
export const givenTasksWaitingFor: WaitingPart = async (db, { actor }) => {
  const rows = await givenTasksWaiting(
    db,
    { desks: desksOf((permission) => actor.scopesOf(permission), 'task.carry-out'), states: waitsForLead },
    { desks: desksOf((permission) => actor.scopesOf(permission), 'task.direct'), states: waitsForGiver },
  )
  const calendar = await workingCalendar(db)
  return rows.map((row) => ({
    key: `tasks.waiting.${row.state}`,
    thing: { vi: row.what, en: row.what },
    since: row.moved_at,
    dueOn: dueOnOf(row, calendar),
    link: `/tasks/${row.id}`,
  }))
}

/** What waits for somebody across all rooms: overdue first, then what has a day, then what has waited longest. */
export async function allWaiting(
  db: Reader,
  parts: readonly WaitingPart[],
  who: { readonly actor: Actor; readonly now: Date },
  catalogue: Catalogue,
) {
  const today = civilDay(who.now)
  const rows: Waiting[] = []
  for (const part of parts) rows.push(...(await part(db, who)))
  return rows
    .map((row) => ({ ...row, isOverdue: row.dueOn !== null && row.dueOn < today }))
    .toSorted(
      (a, b) =>
        Number(b.isOverdue) - Number(a.isOverdue) ||
        (a.dueOn ?? 'z').localeCompare(b.dueOn ?? 'z') ||
        a.since.getTime() - b.since.getTime(),
    )
    .map(({ key, facts, thing, since, dueOn, isSoft, isOverdue, link }) => ({
      what: {
        vi: fill(found(catalogue.vi[key], `message ${key}`), facts ?? {}, 'vi'),
        en: fill(found(catalogue.en[key], `message ${key}`), facts ?? {}, 'en'),
      },
      thing: thing === null ? null : { vi: thing.vi, en: thing.en },
      since: since.toISOString(),
      dueOn,
      isSoft: isSoft ?? false,
      isOverdue,
      link,
    }))
}
