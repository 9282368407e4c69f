import { maskedPersons, unmaskPerson } from '../../foundation/people/public.ts'
import type { House } from '../../platform/house.ts'
import { type Route, route } from '../../platform/http/mount.ts'
import { found, Refusal } from '../../platform/refusal.ts'
import { civilDay } from '../../vocabulary/period.ts'
import { openVenueMemory, venueInScope } from '../venues/public.ts'
import type { Door } from './actions.ts'
import * as contract from './contract.ts'
import { visitById, visitsOfVenue } from './store.ts'
import { sourceNames, sources } from './visit.ts'

export function checkInRoutes(house: House, door: Door): Route[] {
  const venueAtDoor = openVenueMemory()
  return [
    route(contract.recordSelfVisit, async ({ body, now }) => {
      const visit = await door.recordSelf({ deviceId: body.deviceId, sequence: body.sequence, at: new Date(body.at) }, body, now)
      return { ...visit, recordedAt: visit.recordedAt.toISOString() }
    }),
    route(contract.recordScannedVisit, async ({ body, tx, scope, now }) => {
      const venue = await venueAtDoor(tx, body.venueId, scope)
      const visit = await door.recordScanned(
        { deviceId: body.deviceId, sequence: body.sequence, at: new Date(body.at) },
        { venue, scanned: body.scanned },
        now,
      )
      return { ...visit, recordedAt: visit.recordedAt.toISOString() }
    }),
    route(contract.recordVisitBatch, async ({ body, tx, scope, now }) => {
      const venue = await venueAtDoor(tx, body.venueId, scope)
      const rows = await Promise.all(
        body.visits.map(async (visit) => {
          const copy = { deviceId: body.deviceId, sequence: visit.sequence, at: new Date(visit.at) }
          const outcome = await door.recordScanned(copy, { venue, scanned: visit.scanned }, now).then(
            (recorded) => recorded.outcome,
            (fault: unknown) => {
              if (fault instanceof Refusal && fault.status < 429) return fault.code
              throw fault
            },
          )
          return { sequence: visit.sequence, outcome }
        }),
      )
      return { rows }
    }),
    route(contract.listVisits, async ({ params, tx, scope, now }) => {
      const row = await venueInScope(tx, params.venueId, scope)
      const day = civilDay(now)
      const visits = await visitsOfVenue(tx, row.id, day, 200)
      const masked = await maskedPersons(
        tx,
        house.keyring,
        visits.map((visit) => visit.person_id),
      )
      return {
        day,
        visits: visits.map((visit) => ({
          id: visit.id,
          at: visit.in_at.toISOString(),
          source: found(
            sourceNames.find((name) => sources[name] === visit.source),
            'source',
          ),
          maskedLine: masked.get(visit.person_id) ?? '***',
          doubtful: visit.flags !== 0,
        })),
      }
    }),
    route(contract.unmaskVisitor, async ({ params, body, tx, actor, scope, now }) => {
      const row = await venueInScope(tx, params.venueId, scope)
      const visit = found(await visitById(tx, row.id, params.visitId, body.day), 'visit')
      const person = await unmaskPerson(tx, house.keyring, visit.person_id, {
        actor,
        purpose: body.purpose,
        subject: `visit ${visit.id}`,
        now,
      })
      return {
        name: person.name,
        phone: person.phone ?? null,
        documentNumber: person.documentNumber ?? null,
        bornOn: person.bornOn ?? null,
      }
    }),
  ]
}
