import type { FastifyInstance } from 'fastify'
import * as camerasContract from './field/cameras/contract.ts'
import { en as camerasEn } from './field/cameras/messages.en.ts'
import { vi as camerasVi } from './field/cameras/messages.vi.ts'
import { cameraRoutes } from './field/cameras/routes.ts'
import { openCameraWatch } from './field/cameras/watch.ts'
import { openDoor } from './field/check-ins/actions.ts'
import * as checkInsContract from './field/check-ins/contract.ts'
import { openIngest } from './field/check-ins/ingest.ts'
import { checkInJobs, keepDaysReady } from './field/check-ins/jobs.ts'
import { en as checkInsEn } from './field/check-ins/messages.en.ts'
import { vi as checkInsVi } from './field/check-ins/messages.vi.ts'
import { checkInRoutes } from './field/check-ins/routes.ts'
import * as accessContract from './foundation/access/contract.ts'
import { en as accessEn } from './foundation/access/messages.en.ts'
import { vi as accessVi } from './foundation/access/messages.vi.ts'
import { openAccess } from './foundation/access/public.ts'
import { accessRoutes } from './foundation/access/routes.ts'
import * as auditContract from './foundation/audit/contract.ts'
import { auditJobs } from './foundation/audit/jobs.ts'
import { en as auditEn } from './foundation/audit/messages.en.ts'
import { vi as auditVi } from './foundation/audit/messages.vi.ts'
import { openSigner } from './foundation/audit/note.ts'
import { auditRoutes } from './foundation/audit/routes.ts'
import * as calendarContract from './foundation/calendar/contract.ts'
import { calendarRoutes, calendarSubscriptions } from './foundation/calendar/routes.ts'
import * as placesContract from './foundation/places/contract.ts'
import { loadPlaces } from './foundation/places/load.ts'
import { en as placesEn } from './foundation/places/messages.en.ts'
import { vi as placesVi } from './foundation/places/messages.vi.ts'
import { expandScope, findPlaces, placeNames } from './foundation/places/public.ts'
import { placesRoutes } from './foundation/places/routes.ts'
import type { House } from './platform/house.ts'
import type { Endpoint } from './platform/http/contract.ts'
import type { Authenticate, Route } from './platform/http/mount.ts'
import type { Job } from './platform/jobs.ts'
import { en as platformEn } from './platform/messages.en.ts'
import { joinCatalogues } from './platform/messages.ts'
import { vi as platformVi } from './platform/messages.vi.ts'
import type { DataStep } from './platform/migrate.ts'
import type { Subscriber, Subscriptions } from './platform/outbox.ts'

/** Migrations that also load a committed data file. */
export const dataSteps: Readonly<Record<string, DataStep>> = {
  '0003-places.sql': loadPlaces,
}

/** Every word the server answers with. */
export const catalogue = joinCatalogues([
  { vi: platformVi, en: platformEn },
  { vi: auditVi, en: auditEn },
  { vi: placesVi, en: placesEn },
  { vi: accessVi, en: accessEn },
  { vi: checkInsVi, en: checkInsEn },
  { vi: camerasVi, en: camerasEn },
])

/** Every endpoint of the product, room by room: served, documented, called from the browser and attacked by tests. */
export const contracts: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  audit: auditContract,
  places: placesContract,
  access: accessContract,
  calendar: calendarContract,
  'check-ins': checkInsContract,
  cameras: camerasContract,
}

export interface Rooms {
  readonly routes: readonly Route[]
  readonly endpoints: readonly Endpoint[]
  readonly jobs: readonly Job[]
  readonly subscriptions: Subscriptions
  readonly authenticate: Authenticate
  /** WebSockets and other things that are not endpoints. */
  mountStreams(app: FastifyInstance): Promise<void>
  /** What begins once the server listens. */
  start(): Promise<void>
  close(): Promise<void>
}

/** The one list of all rooms: routes, jobs, subscriptions. */
export async function compose(house: House): Promise<Rooms> {
  const signer = await openSigner(house.config.keyFolder, 'khien/audit')
  const access = openAccess(house, { expandScope, placeNames, findPlaces })
  const ingest = openIngest(house)
  const cameras = openCameraWatch(house)
  await keepDaysReady(house)
  const routes = [
    ...auditRoutes(house, signer),
    ...placesRoutes(),
    ...accessRoutes(house, access),
    ...calendarRoutes(),
    ...checkInRoutes(house, openDoor(house, ingest)),
    ...cameraRoutes(house, cameras),
  ]
  return {
    routes,
    endpoints: routes.map((route) => route.endpoint),
    jobs: [...auditJobs(house, signer), ...checkInJobs(house)],
    subscriptions: joinSubscriptions([
      calendarSubscriptions(house),
      { 'clock.moved': [async () => keepDaysReady(house)] },
      cameras.subscriptions,
    ]),
    authenticate: access.authenticate,
    mountStreams: async () => {},
    start: () => cameras.start(),
    close: async () => {
      await cameras.stop()
      await ingest.drain()
    },
  }
}

function joinSubscriptions(all: readonly Subscriptions[]): Subscriptions {
  const joined: Record<string, Subscriber[]> = {}
  for (const subscriptions of all) {
    for (const [event, subscribers] of Object.entries(subscriptions)) joined[event] = [...(joined[event] ?? []), ...subscribers]
  }
  return joined
}
