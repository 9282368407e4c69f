import { sql } from 'kysely'
import { z } from 'zod'
import { writeVisits } from '../field/check-ins/ingest.ts'
import { keepDaysReady } from '../field/check-ins/jobs.ts'
import type { House } from '../platform/house.ts'
import type { Subscriptions } from '../platform/outbox.ts'
import { addDays, civilDay, startOfCivilDay } from '../vocabulary/period.ts'
import { seeded } from './random.ts'
import { simulatedVisitors, visitsOfDay } from './visits.ts'

const moved = z.object({ from: z.iso.datetime(), to: z.iso.datetime() })
/** A month is all that is kept; older days would be deleted at once. */
const mostDays = 30

/**
 * While the business clock is moved on, simulated people go on visiting: those venues that practised yesterday mostly practise today,
 * and a few more each day. Without this the first "next day" would show a province in which nobody comes anywhere.
 */
export function simulatedDays(house: House): Subscriptions {
  return {
    'clock.moved': [
      async (_tx, news) => {
        const { from, to } = moved.parse(news.payload)
        await house.businessClock.refresh()
        await keepDaysReady(house)
        const people = await simulatedVisitors(house, new Date(to))
        const [firstDay, lastDay] = [civilDay(new Date(from)), civilDay(new Date(to))]
        const [, begin = firstDay] = [firstDay, addDays(lastDay, -mostDays)].sort()
        for (let day = begin; day <= lastDay; day = addDays(day, 1)) {
          const random = seeded(Number(day.replaceAll('-', '')))
          const { rows } = await sql<{ id: number; practised: boolean }>`
            select v.id, exists (
              select 1 from venues.venue_day d where d.venue_id = v.id and d.visits > 0 and d.day >= ${addDays(day, -3)}::date and d.day < ${day}::date
            ) as practised
            from venues.venue v where v.state = 'registered' and v.path like 'vn/30/%' order by v.id`.execute(house.database.read)
          const practising = rows.filter(({ practised }) => random() < (practised ? 0.94 : 0.015))
          const opens = startOfCivilDay(day).getTime() + 6 * 3_600_000
          const begins = day === firstDay ? Date.parse(from) : opens
          const ends = day === lastDay ? Date.parse(to) : opens + 14 * 3_600_000
          const visits = visitsOfDay(random, practising, people, { day, from: begins, to: ends })
          // In transactions of their own: those who hear the news next make and drop the days' tables. Written twice, they are the same visits.
          for (let at = 0; at < visits.length; at += 500)
            await house.database.transaction((tx) => writeVisits(tx, visits.slice(at, at + 500)))
        }
      },
    ],
  }
}
