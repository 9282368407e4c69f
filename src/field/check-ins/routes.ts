import { maskedPersons, type PersonalCodes, personsOfDevice, readShownIdentity } from '../../foundation/people/public.ts'
import type { House } from '../../platform/house.ts'
import { isDone } from '../../platform/http/contract.ts'
import { type Route, route } from '../../platform/http/mount.ts'
import { found, Refusal } from '../../platform/refusal.ts'
import { civilDay } from '../../vocabulary/period.ts'
import { cardPdf, openVenueMemory, venueInScope } from '../venues/public.ts'
import { openAnswerMemory } from './actions/answer-memory.ts'
import { cardLines, issueCard } from './actions/card.ts'
import { lookUpByPhone } from './actions/choices.ts'
import type { Door, Shown } from './actions/door.ts'
import { holdsWithin, orderHold, releaseHold } from './actions/holds.ts'
import { ownPlaces } from './actions/subject-access.ts'
import * as contract from './contract.ts'
import type { CheckInHooks, DeclarationAnswer } from './hooks.ts'
import { unmaskingRoutes } from './routes/unmasking.ts'
import { visitsOfVenue } from './store/visits.ts'
import { flagsIn, isDoubtful, type Source, sourceNames, sources } from './visit.ts'

export function checkInRoutes(
  house: House,
  parts: {
    readonly door: Door
    readonly codes: PersonalCodes
    readonly hooks: CheckInHooks
    readonly printer: Parameters<typeof cardPdf>[0]
    /** A phone was withdrawn: what is remembered of it no longer holds. */
    deviceChanged(id: string): void
  },
): Route[] {
  const { door, codes, hooks } = parts
  const venueAtDoor = openVenueMemory()
  const answerFor = openAnswerMemory(hooks, house.database.read)
  return [
    ...unmaskingRoutes(house),
    route(contract.recordSelfVisit, async ({ body, device, now }) => {
      const visit = await door.recordSelf({ ...body, at: new Date(body.at) }, { ...body, byDevice: device?.id ?? null }, now)
      const { outcome, maskedLine, initials, recordedAt, codeIsOld } = visit
      return { outcome, maskedLine, initials, recordedAt: recordedAt.toISOString(), codeIsOld }
    }),
    route(contract.recordScannedVisit, async ({ body, tx, scope, now }) => {
      const venue = await venueAtDoor(tx, body.venueId, scope)
      const visit = await door.recordShown({ ...body, at: new Date(body.at) }, { venue, shown: shownIn(body) }, now)
      const { outcome, source, maskedLine, initials, recordedAt, doubtful } = visit
      const declared = body.direction === 'in' ? await answerFor(visit, now) : undefined
      return {
        outcome,
        source,
        maskedLine,
        initials,
        recordedAt: recordedAt.toISOString(),
        doubtful,
        declaration: declared === undefined ? null : wordAnswer(declared),
      }
    }),
    route(contract.recordVisitBatch, async ({ body, tx, scope, now }) => {
      const venue = await venueAtDoor(tx, body.venueId, scope)
      const rows = await Promise.all(
        body.visits.map(async (row) => {
          const copy = { deviceId: body.deviceId, sequence: row.sequence, at: new Date(row.at), direction: row.direction }
          try {
            const visit = await door.recordShown(copy, { venue, shown: shownIn(row) }, now)
            const isAsked = row.direction === 'in' && body.answerFor?.includes(row.sequence)
            const declared = isAsked ? await answerFor(visit, now) : undefined
            const { outcome } = visit
            return { sequence: row.sequence, outcome, ...(declared ? { declaration: wordAnswer(declared) } : {}) }
          } catch (fault) {
            if (fault instanceof Refusal && fault.status < 429) return { sequence: row.sequence, outcome: fault.code }
            throw fault
          }
        }),
      )
      return { rows }
    }),
    route(contract.lookUpVisitor, async ({ params, body, tx, actor, scope, now }) => {
      const venue = await venueInScope(tx, params.venueId, scope)
      return { choices: await lookUpByPhone(tx, house.keyring, { venue, phone: body.phone }, { actor, now }) }
    }),
    route(contract.readDoorKey, async () => ({ publicKey: codes.publicKey.toString('base64url') })),
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
          outAt: visit.out_at?.toISOString() ?? null,
          source: sourceOf(visit.source),
          maskedLine: masked.get(visit.person_id) ?? '***',
          doubtful: isDoubtful(visit.flags),
          flags: flagsIn(visit.flags),
        })),
      }
    }),
    route(contract.listOwnVisits, async ({ device, tx, now }) => {
      const visits = await ownPlaces(tx, device, now)
      return {
        businessNow: now.toISOString(),
        isBound: device.personId !== null,
        visits: visits.map(({ venue, inAt, leftAt, leftIsEstimated, source, kept }) => ({
          venue: venue.name,
          address: venue.address,
          at: inAt.toISOString(),
          leftAt: leftAt.toISOString(),
          leftIsEstimated,
          source: sourceOf(source),
          kept,
        })),
      }
    }),
    route(contract.readPersonalCode, async ({ body, device, tx, now }) => {
      const persons = await personsOfDevice(tx, device.id)
      const asked =
        body.declarationId === undefined ? undefined : await hooks.personDeclaredBy?.(tx, device.id, body.declarationId)
      if (body.declarationId !== undefined && !persons.some((one) => one.person_id === asked))
        throw new Refusal('not-found', { what: 'declaration' }, 404)
      const personId = asked ?? device.personId ?? persons.find((one) => one.relation === 'self')?.person_id
      if (personId === undefined) throw new Refusal('declare-yourself-first')
      const issued = await codes.issue(tx, { personId, deviceId: device.id, shownOn: 'screen' }, now)
      return { ...issued, madeAt: now.toISOString() }
    }),
    route(contract.issuePersonalCard, async ({ body, tx, actor, now }) => {
      const { withdrawOthers, ...given } = body
      const card = await issueCard(
        tx,
        house.keyring,
        codes,
        { facts: readShownIdentity(given, now), withdrawOthers },
        { actor, now },
      )
      for (const id of card.withdrawn) parts.deviceChanged(id)
      const bytes = await cardPdf(parts.printer, card.text, cardLines(card))
      return { name: `the-ca-nhan-${card.shortCode}.pdf`, type: 'application/pdf', bytes }
    }),
    route(contract.orderHold, async ({ body, tx, actor, scope, now }) => ({
      id: await orderHold(tx, body, { actor, scope, now }),
    })),
    route(contract.listHolds, async ({ tx, scope, now }) => ({ rows: await holdsWithin(tx, scope, now) })),
    route(contract.releaseHold, async ({ params, body, tx, actor, scope, now }) => {
      await releaseHold(tx, { id: params.holdId, reason: body.reason }, { actor, scope, now })
      return isDone
    }),
  ]
}

function wordAnswer({ state, declaredAt, flagged, unverified, unmatched, acceptedHours }: DeclarationAnswer) {
  return { state, declaredAt: declaredAt?.toISOString() ?? null, flagged, unverified, unmatched, acceptedHours }
}

function shownIn(body: { scanned?: string | undefined; person?: { name: string; phone: string } | undefined }): Shown {
  if (body.scanned !== undefined) return { scanned: body.scanned }
  if (body.person !== undefined) return { person: body.person }
  throw new Error('the contract asks for one of both')
}

function sourceOf(stored: number): Source {
  return found(
    sourceNames.find((name) => sources[name] === stored),
    'source',
  )
}
