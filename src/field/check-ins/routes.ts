import { toString as drawQr } from 'qrcode'
import { maskedPersons, unmaskPerson } from '../../foundation/people/public.ts'
import { narrowed, placeNames } from '../../foundation/places/public.ts'
import type { Reader } from '../../platform/database.ts'
import type { House } from '../../platform/house.ts'
import { type Route, route } from '../../platform/http/mount.ts'
import { found, Refusal } from '../../platform/refusal.ts'
import { parentPath } from '../../vocabulary/administrative-unit-code.ts'
import { civilDay } from '../../vocabulary/period.ts'
import { foldVietnamese } from '../../vocabulary/person-name.ts'
import { type Door, openVenueMemory, registerVenue, venueInScope, venueOfCode } from './actions.ts'
import * as contract from './contract.ts'
import { type VenueRow, venuesWithin } from './store/venues.ts'
import { visitById, visitsOfVenue } from './store/visits.ts'
import { venueCategories, venueStates } from './venue.ts'
import { showVenueCode, venueLink } from './venue-link.ts'
import { sourceNames, sources } from './visit.ts'

export function checkInRoutes(house: House, door: Door): Route[] {
  const venueAtDoor = openVenueMemory()
  const worded = (db: Reader, rows: readonly VenueRow[], on: string) => wordVenues(db, rows, on, house.publicUrl())
  return [
    route(contract.findVenueByCode, async ({ params, tx, now }) => {
      const venue = await venueOfCode(tx, params.code)
      const [shown] = await worded(tx, [venue], civilDay(now))
      const { name, address, placeVi, placeEn, state } = found(shown, 'venue')
      return { code: showVenueCode(venue.code), name, address, state, placeVi, placeEn, businessNow: now.toISOString() }
    }),
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
    route(contract.listVenues, async ({ query, tx, scope, now }) => {
      const day = query.day ?? civilDay(now)
      const rows = await venuesWithin(tx, query.unit === undefined ? scope : narrowed(scope, query.unit), {
        day,
        after: query.after ?? '',
        limit: query.limit,
        folded: query.search ? foldVietnamese(query.search).replace(/[\\%_]/g, (letter) => `\\${letter}`) : null,
        onlySilent: query.silent === 'true',
      })
      const shown = await worded(tx, rows, civilDay(now))
      return {
        rows: shown.map((venue, i) => ({ ...venue, visits: rows[i]?.visits ?? 0, path: rows[i]?.path ?? '' })),
        next: rows.length === query.limit ? (rows.at(-1)?.path ?? null) : null,
      }
    }),
    route(contract.readVenue, async ({ params, tx, scope, now }) => {
      const row = await venueInScope(tx, params.venueId, scope)
      const day = civilDay(now)
      const visits = await visitsOfVenue(tx, row.id, day, 200)
      const masked = await maskedPersons(
        tx,
        house.keyring,
        visits.map((visit) => visit.person_id),
      )
      return {
        venue: found((await worded(tx, [row], day))[0], 'venue'),
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
    route(contract.registerVenue, async ({ body, tx, actor, scope, now }) => {
      const row = await registerVenue(tx, body, { actor, scope, now })
      return found((await worded(tx, [row], civilDay(now)))[0], 'venue')
    }),
    route(contract.readVenueQr, async ({ params, tx, scope }) => {
      const row = await venueInScope(tx, params.venueId, scope)
      const picture = await drawQr(venueLink(house.publicUrl(), row.code), { type: 'svg', errorCorrectionLevel: 'Q', margin: 4 })
      return { name: `ma-qr-${row.code}.svg`, type: 'image/svg+xml', bytes: Buffer.from(picture) }
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

async function wordVenues(db: Reader, rows: readonly VenueRow[], on: string, publicUrl: string) {
  const names = await placeNames(
    db,
    rows.map((row) => parentPath(row.path) ?? 'vn'),
    on,
  )
  return rows.map((row) => {
    const unitPath = parentPath(row.path) ?? 'vn'
    const place = names.get(unitPath)
    return {
      id: row.id,
      code: showVenueCode(row.code),
      name: row.name,
      address: row.address,
      category: found(
        venueCategories.find((one) => one === row.category),
        'category',
      ),
      state: found(
        venueStates.find((one) => one === row.state),
        'state',
      ),
      placeVi: place?.vi ?? '',
      placeEn: place?.en ?? '',
      unitPath,
      link: venueLink(publicUrl, row.code),
    }
  })
}
