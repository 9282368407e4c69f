import { maskedPersons, type PersonFacts, unmaskPerson } from '../../../foundation/people/public.ts'
import type { Reader } from '../../../platform/database.ts'
import type { House } from '../../../platform/house.ts'
import { isDone } from '../../../platform/http/contract.ts'
import { type Route, route } from '../../../platform/http/mount.ts'
import type { Keyring } from '../../../platform/keyring.ts'
import { found } from '../../../platform/refusal.ts'
import { nextSteps } from '../../../platform/transitions.ts'
import { isWithin } from '../../../vocabulary/administrative-unit-code.ts'
import { addDays, civilDay, startOfCivilDay } from '../../../vocabulary/period.ts'
import { venueInScope, venuesById } from '../../venues/public.ts'
import * as unmasking from '../actions/unmasking.ts'
import * as contract from '../contract/unmasking.ts'
import { sealedWords } from '../store/sealed.ts'
import * as store from '../store/unmask-requests.ts'
import { visitById } from '../store/visits.ts'
import { purposeSentence } from '../unmask-purpose.ts'
import { type UnmaskCommand, unmaskRequest } from '../unmask-request.ts'
import { oldestDays } from '../visit.ts'

/** Long enough for the guards that ask for words: the page asks for them when the step is taken. */
const withWords = { reason: 'to be given with the step' }

export function unmaskingRoutes(house: House): Route[] {
  const { keyring } = house
  return [
    route(contract.unmaskVisitor, async ({ params, body, tx, actor, scope, now }) => {
      const row = await venueInScope(tx, params.venueId, scope)
      const visit = found(await visitById(tx, row.id, params.visitId, body.day), 'visit')
      const purpose = purposeSentence(unmasking.purposeOfDay(body.purpose, now), unmasking.caseIn(body.caseNumber))
      return shownPerson(await unmaskPerson(tx, keyring, visit.person_id, { actor, purpose, subject: `visit ${visit.id}`, now }))
    }),
    route(contract.askToUnmask, async ({ body, tx, actor, scope, now }) => {
      const asked = { ...body, fromAt: new Date(body.fromAt), toAt: new Date(body.toAt) }
      const { id, visits, dueAt } = await unmasking.askToUnmask(tx, keyring, asked, { actor, scope, now })
      return { id, visits, dueAt: dueAt.toISOString() }
    }),
    route(contract.listOwnUnmaskRequests, async ({ tx, actor, scope, now }) => {
      const since = startOfCivilDay(addDays(civilDay(now), -oldestDays))
      const rows = (await store.unmaskRequestsOf(tx, actor.id, since)).filter((row) => isWithin(scope, row.venue_path))
      const shown = await showRequests(tx, keyring, rows)
      return {
        rows: shown.map(({ row, request }) => ({
          ...request,
          nextSteps: stepsOf(row, { actor, now }, () => true).flatMap(({ command, whyNot }) =>
            command === 'withdraw' ? [{ command, whyNot }] : [],
          ),
        })),
      }
    }),
    route(contract.withdrawUnmasking, async ({ params, body, tx, actor, scope, now }) => {
      await unmasking.withdrawUnmasking(tx, { id: params.requestId, version: body.version }, { actor, scope, now })
      return isDone
    }),
    route(contract.listUnmaskRequests, async ({ query, tx, scope }) => {
      const shown = await showRequests(tx, keyring, await store.unmaskRequestsWithin(tx, scope, query.state))
      return { rows: shown.map(({ request }) => request) }
    }),
    route(contract.readUnmaskRequest, async ({ params, tx, actor, scope, now }) => {
      const row = await unmasking.requestInScope(tx, params.requestId, scope)
      const [shown] = await showRequests(tx, keyring, [row])
      const visits = await store.visitsOfRequest(tx, row.id)
      const persons = visits.map(({ person_id }) => person_id)
      const masked = await maskedPersons(tx, keyring, persons)
      const steps = stepsOf(row, { actor, now }, (permission) => isWithin(actor.scopesOf(permission), row.venue_path))
      return {
        ...found(shown, 'unmask-request').request,
        rows: visits.map((visit) => ({
          visitId: visit.visit_id,
          at: visit.in_at.toISOString(),
          maskedLine: masked.get(visit.person_id) ?? '***',
          granted: visit.granted,
          openedAt: visit.opened_at?.toISOString() ?? null,
        })),
        nextSteps: steps.flatMap(({ command, whyNot }) =>
          command === 'grant' || command === 'refuse' || command === 'answer' ? [{ command, whyNot }] : [],
        ),
        openWhyNot: steps.find(({ command }) => command === 'open')?.whyNot ?? (row.state === 'granted' ? null : 'not-granted'),
      }
    }),
    route(contract.decideUnmasking, async ({ params, body, tx, actor, scope, now }) => {
      await unmasking.decideUnmasking(tx, keyring, { id: params.requestId, ...body }, { actor, scope, now })
      return isDone
    }),
    route(contract.openGrantedVisitor, async ({ params, tx, actor, scope, now }) =>
      shownPerson(
        await unmasking.openGranted(tx, keyring, { id: params.requestId, visitId: params.visitId }, { actor, scope, now }),
      ),
    ),
    route(contract.answerUnmasking, async ({ params, body, tx, actor, scope, now }) => {
      await unmasking.answerUnmasking(tx, keyring, { id: params.requestId, ...body }, { actor, scope, now })
      return isDone
    }),
  ]
}

function stepsOf(
  row: store.UnmaskRow,
  by: { readonly actor: { readonly id: string }; readonly now: Date },
  holds: (permission: string) => boolean,
): { command: UnmaskCommand; whyNot: string | null }[] {
  return nextSteps(unmaskRequest, row.state, { ...unmasking.caseOf(row, by), ...withWords }, holds)
}

function shownPerson(person: PersonFacts) {
  return {
    name: person.name,
    phone: person.phone ?? null,
    documentNumber: person.documentNumber ?? null,
    bornOn: person.bornOn ?? null,
  }
}

/** Requests as both sides see them: with the venue's words, without anybody's. */
async function showRequests(db: Reader, keyring: Keyring, rows: readonly store.UnmaskRow[]) {
  const venues = new Map((await venuesById(db, [...new Set(rows.map((row) => row.venue_id))])).map((venue) => [venue.id, venue]))
  const open = (sealed: Buffer | null, purpose: string) => (sealed === null ? null : keyring.open(sealed, purpose))
  return rows.flatMap((row) => {
    const venue = venues.get(row.venue_id)
    if (venue === undefined) return []
    const request = {
      id: row.id,
      venue: venue.name,
      address: venue.address,
      fromAt: row.from_at.toISOString(),
      toAt: row.to_at.toISOString(),
      caseNumber: row.case_number,
      purpose: row.purpose,
      words: keyring.open(row.words, sealedWords.words),
      state: row.state,
      version: row.version,
      askedBy: row.asker_name,
      askedAt: row.asked_at.toISOString(),
      dueAt: row.due_at.toISOString(),
      visits: row.visits,
      granted: row.granted,
      decidedBy: row.decider_name,
      decidedAt: row.decided_at?.toISOString() ?? null,
      reason: open(row.reason, sealedWords.reason),
      outcome: row.outcome,
      answer: open(row.answer, sealedWords.answer),
      settledAt: row.settled_at?.toISOString() ?? null,
    }
    return [{ row, request }]
  })
}
