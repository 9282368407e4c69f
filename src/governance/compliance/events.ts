import { z } from 'zod'
import { record, system } from '../../foundation/audit/public.ts'
import type { Transaction } from '../../platform/database.ts'
import type { House } from '../../platform/house.ts'
import type { Subscriptions } from '../../platform/outbox.ts'
import { civilDay } from '../../vocabulary/period.ts'
import { provisionsById, provisionsSigned } from '../directives/public.ts'
import { assessUnder } from './actions/assess.ts'
import { generateObligations } from './actions/generate.ts'
import { deleteOldPhotos } from './jobs.ts'

const issued = z.object({ directiveId: z.string(), provisionIds: z.array(z.string()) })
const cameraNews = z.object({ path: z.string() })
const venueNews = z.object({ path: z.string() })

const changesOfForce = [
  'directive.suspended',
  'directive.resumed',
  'directive.amended',
  'directive.replaced',
  'directive.repealed',
  'directive.expired',
] as const

/** A directive becomes obligations; what the field did becomes verdicts. */
export function complianceSubscriptions(house: House): Subscriptions {
  const today = () => civilDay(house.businessClock.now())
  return {
    'directive.issued': [
      async (tx, news) => {
        const { directiveId, provisionIds } = issued.parse(news.payload)
        let obligations = 0
        for (const provision of await provisionsById(tx, provisionIds))
          obligations += await generateObligations(tx, provision, today())
        await assessUnder(tx, 'vn', today())
        await record(tx, {
          actor: system,
          action: 'obligations.generated',
          subject: { kind: 'directive', id: directiveId },
          facts: { obligations },
          at: house.businessClock.now(),
        })
      },
    ],
    'venue.registered': [
      async (tx, news) => {
        const { path } = venueNews.parse(news.payload)
        for (const provision of await provisionsSigned(tx, today()))
          await generateObligations(tx, { ...provision, territory: [path] }, today(), provision.territory)
        await assessUnder(tx, path, today())
      },
    ],
    'camera.came-online': [
      async (tx, news) => void (await assessUnder(tx, cameraNews.parse(news.payload).path, today(), ['camera-connected'])),
    ],
    'camera.went-offline': [
      async (tx, news) => void (await assessUnder(tx, cameraNews.parse(news.payload).path, today(), ['camera-connected'])),
    ],
    // What became of a directive is asked of it at every judgement; the news only says that it is time.
    ...Object.fromEntries(
      changesOfForce.map((news) => [news, [async (tx: Transaction) => void (await assessUnder(tx, 'vn', today()))]]),
    ),
    'clock.moved': [async (tx) => void (await assessUnder(tx, 'vn', today())), async () => void (await deleteOldPhotos(house))],
  }
}
