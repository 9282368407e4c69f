import type { Reader, Transaction } from '../../../platform/database.ts'
import { newId } from '../../../platform/id.ts'
import { found, Refusal } from '../../../platform/refusal.ts'
import { isWeekend, type WorkingCalendar } from '../../../vocabulary/working-day.ts'
import { type Doer, record } from '../../audit/public.ts'
import { calendarOf, type DayKind } from '../shipped-days.ts'
import { allDays, insertDay, withdrawDay } from '../store.ts'

interface By {
  readonly actor: Doer
  readonly now: Date
}

/** The calendar as it stands: every term is derived from it. */
export async function workingCalendar(db: Reader): Promise<WorkingCalendar> {
  return calendarOf((await allDays(db)).map(({ on_day, kind }) => ({ on: on_day, kind })))
}

/** Notes a day off, a day off in lieu or a weekend day that is worked; one entry a day. */
export async function noteDay(
  tx: Transaction,
  given: { on: string; kind: DayKind; nameVi: string; nameEn: string; basis: string },
  by: By,
): Promise<void> {
  if (given.kind === 'worked' && !isWeekend(given.on)) throw new Refusal('worked-day-is-no-weekend', { day: given.on })
  if (given.kind === 'in-lieu' && isWeekend(given.on)) throw new Refusal('day-in-lieu-is-a-weekend', { day: given.on })
  const id = newId()
  const row = { id, on_day: given.on, kind: given.kind, name_vi: given.nameVi, name_en: given.nameEn, basis: given.basis }
  const isNew = await insertDay(tx, { ...row, checked: true, noted_by: by.actor.displayName }, by.now)
  if (!isNew) throw new Refusal('day-stands-in-the-calendar', { day: given.on }, 409)
  await record(tx, {
    actor: by.actor,
    action: 'calendar-day.noted',
    subject: { kind: 'day', id: given.on },
    facts: { kind: given.kind },
    at: by.now,
  })
}

/** Takes a day out; terms that ran over it end otherwise from now on, and the entry is kept. */
export async function takeDayOut(tx: Transaction, id: string, by: By): Promise<void> {
  const row = found(await withdrawDay(tx, id, by.now, by.actor.displayName), 'day')
  await record(tx, {
    actor: by.actor,
    action: 'calendar-day.withdrawn',
    subject: { kind: 'day', id: row.on_day },
    facts: { kind: row.kind },
    at: by.now,
  })
}
