import { moveBusinessClock } from '../../platform/business-clock.ts'
import type { House } from '../../platform/house.ts'
import { type Route, route } from '../../platform/http/mount.ts'
import { emit } from '../../platform/outbox.ts'
import { Refusal } from '../../platform/refusal.ts'
import { addDays, civilDay, startOfCivilDay } from '../../vocabulary/period.ts'
import { record } from '../audit/public.ts'
import { moveClock } from './contract.ts'

const workBeginsAt = 7.5 * 3_600_000

export function calendarRoutes(): Route[] {
  return [
    route(moveClock, async ({ body, tx, actor, now }) => {
      const day = body.to === 'next-day' ? addDays(civilDay(now), 1) : body.to
      const to = new Date(startOfCivilDay(day).getTime() + workBeginsAt)
      if (to <= now) throw new Refusal('clock-only-moves-forward')
      await moveBusinessClock(tx, to.getTime() - now.getTime())
      await record(tx, {
        actor,
        action: 'clock.moved',
        subject: { kind: 'clock', id: 'business' },
        facts: { from: now.toISOString(), to: to.toISOString() },
        at: to,
      })
      await emit(tx, 'clock.moved', { from: now.toISOString(), to: to.toISOString() }, to)
      return { businessNow: to.toISOString() }
    }),
  ]
}

/** Every process reads the new time before anybody else hears of it. */
export function calendarSubscriptions(house: House) {
  return { 'clock.moved': [async () => house.businessClock.refresh()] }
}
