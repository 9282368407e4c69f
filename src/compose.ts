import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import * as camerasContract from './field/cameras/contract.ts'
import { en as camerasEn } from './field/cameras/messages.en.ts'
import { vi as camerasVi } from './field/cameras/messages.vi.ts'
import { cameraNames } from './field/cameras/public.ts'
import { cameraRoutes } from './field/cameras/routes.ts'
import { openCameraWatch } from './field/cameras/watch.ts'
import { openDoor } from './field/check-ins/actions/door.ts'
import { openIdentification } from './field/check-ins/actions/identify.ts'
import { expireUnmasking } from './field/check-ins/actions/unmasking.ts'
import * as checkInsContract from './field/check-ins/contract.ts'
import type { CheckInHooks } from './field/check-ins/hooks.ts'
import { openIngest } from './field/check-ins/ingest.ts'
import { checkInJobs, deleteOldVisits, keepDaysReady } from './field/check-ins/jobs.ts'
import { en as checkInsEn } from './field/check-ins/messages.en.ts'
import { vi as checkInsVi } from './field/check-ins/messages.vi.ts'
import { purposeInEnglish, unmaskingOfSubject, unmaskRequestsWaitingFor, visitsOfSubject } from './field/check-ins/public.ts'
import { checkInRoutes } from './field/check-ins/routes.ts'
import * as declarationsContract from './field/declarations/contract.ts'
import { declarationJobs, deleteOldDeclarations } from './field/declarations/jobs.ts'
import { en as declarationsEn } from './field/declarations/messages.en.ts'
import { vi as declarationsVi } from './field/declarations/messages.vi.ts'
import { servePlainForm } from './field/declarations/plain/serve.ts'
import {
  declarationAnswers,
  declarationPurposeInEnglish,
  declarationsOfSubject,
  followUpsWaitingFor,
  personDeclaredBy,
  personsWithDeclarations,
} from './field/declarations/public.ts'
import { declarationRoutes } from './field/declarations/routes.ts'
import * as venuesContract from './field/venues/contract.ts'
import { venueSubscriptions } from './field/venues/events.ts'
import { venueJobs } from './field/venues/jobs.ts'
import { en as venuesEn } from './field/venues/messages.en.ts'
import { vi as venuesVi } from './field/venues/messages.vi.ts'
import { keeperPhones } from './field/venues/public.ts'
import { venueRoutes } from './field/venues/routes.ts'
import * as accessContract from './foundation/access/contract.ts'
import { en as accessEn } from './foundation/access/messages.en.ts'
import { vi as accessVi } from './foundation/access/messages.vi.ts'
import { accountsHolding, displayNames, openAccess } from './foundation/access/public.ts'
import { accessRoutes } from './foundation/access/routes.ts'
import * as auditContract from './foundation/audit/contract.ts'
import type { SubjectName } from './foundation/audit/hooks.ts'
import { auditJobs } from './foundation/audit/jobs.ts'
import { en as auditEn } from './foundation/audit/messages.en.ts'
import { vi as auditVi } from './foundation/audit/messages.vi.ts'
import { openSigner } from './foundation/audit/note.ts'
import { auditRoutes } from './foundation/audit/routes.ts'
import * as calendarContract from './foundation/calendar/contract.ts'
import { loadDays } from './foundation/calendar/load.ts'
import { en as calendarEn } from './foundation/calendar/messages.en.ts'
import { vi as calendarVi } from './foundation/calendar/messages.vi.ts'
import { calendarRoutes, calendarSubscriptions } from './foundation/calendar/routes.ts'
import * as documentsContract from './foundation/documents/contract.ts'
import { documentJobs } from './foundation/documents/jobs.ts'
import { openRenderer } from './foundation/documents/layout/renderer.ts'
import { en as documentsEn } from './foundation/documents/messages.en.ts'
import { vi as documentsVi } from './foundation/documents/messages.vi.ts'
import * as outgoingContract from './foundation/documents/outgoing-contract.ts'
import { documentsWaitingFor, documentWords } from './foundation/documents/public.ts'
import { documentRoutes } from './foundation/documents/routes.ts'
import { openSignatureReader } from './foundation/documents/signature/signature-reader.ts'
import { openTestAuthority } from './foundation/documents/signature/test-authority.ts'
import * as exchangeContract from './foundation/exchange/contract.ts'
import { exchangeJobs } from './foundation/exchange/jobs.ts'
import { en as exchangeEn } from './foundation/exchange/messages.en.ts'
import { vi as exchangeVi } from './foundation/exchange/messages.vi.ts'
import { exchangeRoutes } from './foundation/exchange/routes.ts'
import * as notificationsContract from './foundation/notifications/contract.ts'
import { notificationSubscriptions } from './foundation/notifications/events.ts'
import { en as notificationsEn } from './foundation/notifications/messages.en.ts'
import { vi as notificationsVi } from './foundation/notifications/messages.vi.ts'
import { notificationRoutes } from './foundation/notifications/routes.ts'
import { openSender } from './foundation/notifications/sender.ts'
import * as peopleContract from './foundation/people/contract.ts'
import { openDevices } from './foundation/people/device.ts'
import { en as peopleEn } from './foundation/people/messages.en.ts'
import { vi as peopleVi } from './foundation/people/messages.vi.ts'
import { correctionsWaitingFor, openPersonalCodes } from './foundation/people/public.ts'
import { peopleRoutes } from './foundation/people/routes.ts'
import * as placesContract from './foundation/places/contract.ts'
import { loadPlaces } from './foundation/places/load.ts'
import { en as placesEn } from './foundation/places/messages.en.ts'
import { vi as placesVi } from './foundation/places/messages.vi.ts'
import { expandScope, findPlaces, organisationsById, placeNames } from './foundation/places/public.ts'
import { placesRoutes } from './foundation/places/routes.ts'
import * as complianceContract from './governance/compliance/contract.ts'
import { complianceSubscriptions } from './governance/compliance/events.ts'
import { complianceJobs } from './governance/compliance/jobs.ts'
import { en as complianceEn } from './governance/compliance/messages.en.ts'
import { vi as complianceVi } from './governance/compliance/messages.vi.ts'
import { complianceRoutes } from './governance/compliance/routes.ts'
import * as directivesContract from './governance/directives/contract.ts'
import { directiveSubscriptions } from './governance/directives/events.ts'
import { directiveJobs } from './governance/directives/jobs.ts'
import { en as directivesEn } from './governance/directives/messages.en.ts'
import { vi as directivesVi } from './governance/directives/messages.vi.ts'
import {
  countSubjects,
  type DirectiveHooks,
  directivesWaitingFor,
  directiveWords,
  signingHere,
} from './governance/directives/public.ts'
import { directivesRoutes } from './governance/directives/routes.ts'
import { en as measuresEn } from './governance/measures/messages.en.ts'
import { vi as measuresVi } from './governance/measures/messages.vi.ts'
import { isMeasure } from './governance/measures/public.ts'
import * as solutionsContract from './governance/solutions/contract.ts'
import { solutionsJobs, solutionsSubscriptions } from './governance/solutions/jobs.ts'
import { en as solutionsEn } from './governance/solutions/messages.en.ts'
import { vi as solutionsVi } from './governance/solutions/messages.vi.ts'
import { solutionsWaitingFor } from './governance/solutions/public.ts'
import { solutionsRoutes } from './governance/solutions/routes.ts'
import * as givenTasksContract from './governance/tasks/contract/given.ts'
import * as waitingContract from './governance/tasks/contract/waiting.ts'
import * as tasksContract from './governance/tasks/contract.ts'
import { taskSubscriptions } from './governance/tasks/events.ts'
import { en as tasksEn } from './governance/tasks/messages.en.ts'
import { vi as tasksVi } from './governance/tasks/messages.vi.ts'
import { taskRoutes } from './governance/tasks/routes.ts'
import type { Reader } from './platform/database.ts'
import { sweepHalfWritten } from './platform/files.ts'
import type { House } from './platform/house.ts'
import type { Endpoint } from './platform/http/contract.ts'
import { keptAnswerJobs } from './platform/http/kept-answers.ts'
import type { Authenticate, Recognise, Route } from './platform/http/mount.ts'
import type { Job } from './platform/jobs.ts'
import { en as platformEn } from './platform/messages.en.ts'
import { joinCatalogues } from './platform/messages.ts'
import { vi as platformVi } from './platform/messages.vi.ts'
import type { DataStep } from './platform/migrate.ts'
import type { Subscriber, Subscriptions } from './platform/outbox.ts'

/** Migrations that also load a committed data file. */
export const dataSteps: Readonly<Record<string, DataStep>> = {
  '0003-places.sql': loadPlaces,
  '0038-calendar.sql': loadDays,
}

/** Every word the server answers with. */
export const catalogue = joinCatalogues([
  { vi: platformVi, en: platformEn },
  { vi: auditVi, en: auditEn },
  { vi: placesVi, en: placesEn },
  { vi: peopleVi, en: peopleEn },
  { vi: accessVi, en: accessEn },
  { vi: declarationsVi, en: declarationsEn },
  { vi: venuesVi, en: venuesEn },
  { vi: checkInsVi, en: checkInsEn },
  { vi: camerasVi, en: camerasEn },
  { vi: documentsVi, en: documentsEn },
  { vi: calendarVi, en: calendarEn },
  { vi: exchangeVi, en: exchangeEn },
  { vi: notificationsVi, en: notificationsEn },
  { vi: measuresVi, en: measuresEn },
  { vi: solutionsVi, en: solutionsEn },
  { vi: directivesVi, en: directivesEn },
  { vi: complianceVi, en: complianceEn },
  { vi: tasksVi, en: tasksEn },
])

/** Every endpoint of the product, room by room: served, documented, called from the browser and attacked by tests. */
export const contracts: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  audit: auditContract,
  places: placesContract,
  people: peopleContract,
  access: accessContract,
  calendar: calendarContract,
  declarations: declarationsContract,
  venues: venuesContract,
  'check-ins': checkInsContract,
  cameras: camerasContract,
  exchange: exchangeContract,
  documents: { ...documentsContract, ...outgoingContract },
  notifications: notificationsContract,
  solutions: solutionsContract,
  directives: directivesContract,
  compliance: complianceContract,
  tasks: { ...tasksContract, ...givenTasksContract, ...waitingContract },
}

export interface Rooms {
  readonly routes: readonly Route[]
  readonly endpoints: readonly Endpoint[]
  readonly jobs: readonly Job[]
  readonly subscriptions: Subscriptions
  readonly authenticate: Authenticate
  readonly recognise: Recognise
  /** WebSockets and other things that are not endpoints. */
  mountStreams(app: FastifyInstance): Promise<void>
  /** What begins once the server listens. */
  start(): Promise<void>
  close(): Promise<void>
}

/** The log names what it is about in the words of the room that keeps it. */
async function nameSubjects(db: Reader, kind: string, ids: readonly string[]): Promise<ReadonlyMap<string, SubjectName>> {
  switch (kind) {
    case 'account':
      return new Map(
        [...(await displayNames(db, ids))].map(([id, { displayName }]) => [id, { vi: displayName, en: displayName }]),
      )
    case 'organisation':
      return new Map((await organisationsById(db, ids)).map(({ id, name, name_en }) => [id, { vi: name, en: name_en ?? name }]))
    case 'camera':
      return cameraNames(db, ids)
    case 'document':
      return documentWords(db, ids)
    case 'directive':
      return directiveWords(db, ids)
    default:
      return new Map()
  }
}

/** The one list of all rooms: routes, jobs, subscriptions. */
export async function compose(house: House): Promise<Rooms> {
  const signer = await openSigner(house.config.keyFolder, 'khien/audit')
  const access = openAccess(house, { expandScope, placeNames, findPlaces })
  const devices = openDevices(house)
  const codes = openPersonalCodes(house.keyring)
  const checkInHooks: CheckInHooks = {
    declarationAnswers: declarationAnswers(house.keyring),
    personDeclaredBy,
    personsNeededElsewhere: personsWithDeclarations,
  }
  const directiveHooks: DirectiveHooks = {
    measureExists: isMeasure,
    countSubjects,
    countDirectivePeople: async (db, on) => (await accountsHolding(db, ['health-officer', 'health-signer'], 'vn', on)).length,
  }
  const ingest = openIngest(house)
  const cameras = openCameraWatch(house)
  const renderer = openRenderer()
  await keepDaysReady(house)
  await sweepHalfWritten(join(house.config.dataFolder, 'files'))
  const authority = await openTestAuthority(house.config.keyFolder)
  const reader = openSignatureReader(house.config.keyFolder, authority.certificate)
  const routes = [
    ...auditRoutes(house, signer, { nameSubjects }),
    ...placesRoutes(),
    ...peopleRoutes(
      house,
      devices,
      [declarationsOfSubject(house.keyring), visitsOfSubject],
      [unmaskingOfSubject],
      [purposeInEnglish, declarationPurposeInEnglish],
    ),
    ...accessRoutes(house, access),
    ...calendarRoutes(house),
    ...declarationRoutes(house),
    ...venueRoutes(house, { access, printer: renderer }),
    ...checkInRoutes(house, {
      door: openDoor(house, ingest, openIdentification(house, codes)),
      codes,
      hooks: checkInHooks,
      printer: renderer,
      deviceChanged: devices.changed,
    }),
    ...cameraRoutes(house, cameras),
    ...exchangeRoutes(house, reader),
    ...documentRoutes(house, {
      renderer,
      authority,
      signer,
      hooks: signingHere(directiveHooks),
    }),
    ...notificationRoutes(catalogue),
    ...solutionsRoutes(house, { isMeasure, printer: renderer }),
    ...directivesRoutes(directiveHooks),
    ...complianceRoutes(house, { contactOf: (tx, ids) => keeperPhones(tx, house.keyring, ids) }),
    ...taskRoutes(catalogue, {
      waiting: [
        solutionsWaitingFor,
        directivesWaitingFor,
        documentsWaitingFor,
        unmaskRequestsWaitingFor,
        followUpsWaitingFor,
        correctionsWaitingFor,
      ],
    }),
  ]
  return {
    routes,
    endpoints: routes.map((route) => route.endpoint),
    jobs: [
      ...keptAnswerJobs(house),
      ...auditJobs(house, signer),
      ...documentJobs(house),
      ...exchangeJobs(house, reader),
      ...venueJobs(house),
      ...declarationJobs(house),
      ...checkInJobs(house, checkInHooks),
      ...directiveJobs(house),
      ...complianceJobs(house),
      ...solutionsJobs(house),
    ],
    subscriptions: joinSubscriptions([
      calendarSubscriptions(house),
      venueSubscriptions(house),
      {
        'clock.moved': [
          async () => {
            await keepDaysReady(house)
            await expireUnmasking(house)
            await deleteOldDeclarations(house)
            await deleteOldVisits(house, checkInHooks)
          },
        ],
      },
      cameras.subscriptions,
      notificationSubscriptions(house, catalogue, openSender(house.config, house.log)),
      directiveSubscriptions(house),
      complianceSubscriptions(house),
      solutionsSubscriptions(house),
      taskSubscriptions(house),
    ]),
    authenticate: access.authenticate,
    recognise: devices.recognise,
    mountStreams: async (app) => servePlainForm(app, house, devices),
    start: () => cameras.start(),
    close: async () => {
      await cameras.stop()
      await renderer.close()
      await ingest.drain()
    },
  }
}

/** One list of subscribers for each event, in this order. */
export function joinSubscriptions(all: readonly Subscriptions[]): Subscriptions {
  const joined: Record<string, Subscriber[]> = {}
  for (const subscriptions of all) {
    for (const [event, subscribers] of Object.entries(subscriptions)) joined[event] = [...(joined[event] ?? []), ...subscribers]
  }
  return joined
}
