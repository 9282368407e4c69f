import { lockBusinessNow, moveBusinessClock } from '../../platform/business-clock.ts'
import type { House } from '../../platform/house.ts'
import { type Route, route } from '../../platform/http/mount.ts'
import { emit } from '../../platform/outbox.ts'
import { addDays, civilDay, startOfCivilDay } from '../../vocabulary/period.ts'
import { record } from '../audit/public.ts'
import { noteDay, takeDayOut } from './actions/days.ts'
import * as contract from './contract.ts'
import { defaultTerms } from './default-term.ts'
import { daysWithin } from './store.ts'

const workBeginsAt = 7.5 * 3_600_000

export function calendarRoutes(house: House): Route[] {
  return [
    route(contract.moveClock, async ({ body, actor }) => {
      // Its own transaction: this process must know the new time before it answers, or the next request would still see the old day.
      const to = await house.database.transaction(async (tx) => {
        const now = await lockBusinessNow(tx, house.machineClock)
        const day = body.to === 'next-day' ? addDays(civilDay(now), 1) : body.to
        const then = new Date(startOfCivilDay(day).getTime() + workBeginsAt)
        await moveBusinessClock(tx, now, then)
        const facts = { from: now.toISOString(), to: then.toISOString() }
        await record(tx, { actor, action: 'clock.moved', subject: { kind: 'clock', id: 'business' }, facts, at: then })
        await emit(tx, 'clock.moved', facts, then)
        return then
      })
      await house.businessClock.refresh()
      house.wakeDelivery()
      return { businessNow: to.toISOString() }
    }),
    route(contract.readCalendar, async ({ query, tx }) => ({
      days: (await daysWithin(tx, `${query.year}-01-01`, `${query.year}-12-31`)).map((row) => ({
        id: row.id,
        on: row.on_day,
        kind: row.kind,
        nameVi: row.name_vi,
        nameEn: row.name_en,
        basis: row.basis,
        checked: row.checked,
        notedBy: row.noted_by,
      })),
      terms: defaultTerms,
    })),
    route(contract.noteDay, async ({ body, tx, actor, now }) => {
      await noteDay(tx, body, { actor, now })
      return { done: true as const }
    }),
    route(contract.withdrawDay, async ({ params, tx, actor, now }) => {
      await takeDayOut(tx, params.dayId, { actor, now })
      return { done: true as const }
    }),
  ]
}

/** Every process reads the new time before anybody else hears of it. */
export function calendarSubscriptions(house: House) {
  return { 'clock.moved': [async () => house.businessClock.refresh()] }
}
