import { accountsHolding } from '../../../foundation/access/public.ts'
import { type Doer, record, system } from '../../../foundation/audit/public.ts'
import { notify } from '../../../foundation/notifications/public.ts'
import { namesSomebody, type PersonFacts, unmaskPerson } from '../../../foundation/people/public.ts'
import type { Transaction } from '../../../platform/database.ts'
import type { House } from '../../../platform/house.ts'
import { newId } from '../../../platform/id.ts'
import type { Keyring } from '../../../platform/keyring.ts'
import { found, Refusal } from '../../../platform/refusal.ts'
import { decide } from '../../../platform/transitions.ts'
import { isWithin } from '../../../vocabulary/administrative-unit-code.ts'
import { civilDay } from '../../../vocabulary/period.ts'
import { venueInScope, venueOfCode } from '../../venues/public.ts'
import { carriesBirth, carriesNumber } from '../answer-words.ts'
import { readCaseNumber } from '../case-number.ts'
import { sealedWords } from '../store/sealed.ts'
import * as store from '../store/unmask-requests.ts'
import {
  purposeSentence,
  type UnmaskPurpose,
  type UnmaskPurposeCode,
  unmaskPurpose,
  unmaskPurposesOn,
} from '../unmask-purpose.ts'
import { dueAt, longestSpanHours, mostVisits, type UnmaskCase, type UnmaskOutcome, unmaskRequest } from '../unmask-request.ts'

export interface ActingOn {
  readonly actor: Doer
  readonly scope: readonly string[]
  readonly now: Date
}

export interface Asked {
  readonly venueCode: string
  readonly fromAt: Date
  readonly toAt: Date
  readonly visitIds?: readonly string[] | undefined
  readonly caseNumber: string
  readonly purpose: UnmaskPurposeCode
  readonly words: string
}

/**
 * Asks the health authority of the venue's area to find the people behind visits. The answer says how many visits that are and until when
 * the decision is due; never who. Refuses a purpose that is not of the day, a stretch beyond a day, and stretches without visits or with too many.
 */
export async function askToUnmask(
  tx: Transaction,
  keyring: Keyring,
  asked: Asked,
  by: ActingOn,
): Promise<{ id: string; visits: number; dueAt: Date }> {
  const venue = await venueInScope(tx, (await venueOfCode(tx, asked.venueCode)).id, by.scope)
  purposeOfDay(asked.purpose, by.now)
  if (asked.toAt.getTime() - asked.fromAt.getTime() > longestSpanHours * 3_600_000)
    throw new Refusal('stretch-is-too-long', { hours: longestSpanHours })
  const inSpan = await store.visitsInSpan(tx, { venueId: venue.id, fromAt: asked.fromAt, toAt: asked.toAt, most: mostVisits })
  if (inSpan.length > mostVisits) throw new Refusal('stretch-holds-too-many-visits', { most: mostVisits })
  const visits = asked.visitIds === undefined ? inSpan : inSpan.filter(({ id }) => asked.visitIds?.includes(id))
  if (visits.length === 0) throw new Refusal('no-visit-in-this-stretch')
  const id = newId()
  const due = dueAt('decision', by.now, civilDay(by.now))
  const caseNumber = caseIn(asked.caseNumber)
  await store.insertUnmaskRequest(
    tx,
    {
      id,
      venueId: venue.id,
      venuePath: venue.path,
      fromAt: asked.fromAt,
      toAt: asked.toAt,
      caseNumber,
      purpose: asked.purpose,
      words: keyring.seal(asked.words, sealedWords.words),
      askedBy: by.actor.id,
      askerName: by.actor.displayName,
      askedAt: by.now,
      dueAt: due,
    },
    visits,
  )
  await note(tx, { id, venue_path: venue.path, purpose: asked.purpose, case_number: caseNumber }, 'unmask-request.asked', by, {
    visits: visits.length,
  })
  const deciders = await accountsHolding(
    tx,
    ['provincial-officer'],
    venue.path.split('/').slice(0, 2).join('/'),
    civilDay(by.now),
  )
  await notify(
    tx,
    deciders.map((one) => one.id),
    { key: 'check-ins.notice.unmasking-asked', facts: { venue: venue.name, case: caseNumber }, link: `/unmask-requests/${id}` },
    by.now,
  )
  return { id, visits: visits.length, dueAt: due }
}

/** Grants all or some visits, or refuses with a reason. Refuses `somebody-was-quicker` when the page was old. */
export async function decideUnmasking(
  tx: Transaction,
  keyring: Keyring,
  given: {
    id: string
    command: 'grant' | 'refuse'
    version: number
    visitIds?: readonly string[] | undefined
    reason?: string | undefined
  },
  by: ActingOn,
): Promise<void> {
  const row = await requestInScope(tx, given.id, by.scope)
  const visits = await store.visitsOfRequest(tx, row.id)
  const chosen = given.visitIds === undefined ? visits : visits.filter(({ visit_id }) => given.visitIds?.includes(visit_id))
  const reason = given.reason?.trim() || null
  const state = decide(unmaskRequest, row.state, given.command, { ...caseOf(row, by), chosen: chosen.length, reason })
  if (reason !== null) await refuseNames(tx, keyring, visits, reason)
  const saved = await store.saveUnmaskDecision(
    tx,
    { id: row.id, version: given.version },
    {
      state,
      dueAt: state === 'granted' ? dueAt('answer', by.now, civilDay(by.now)) : row.due_at,
      by: { id: by.actor.id, name: by.actor.displayName },
      reason: reason === null ? null : keyring.seal(reason, sealedWords.reason),
      at: by.now,
      settled: unmaskRequest.final.includes(state),
    },
  )
  if (!saved) throw new Refusal('somebody-was-quicker', {}, 409)
  const granted = state === 'granted' ? chosen.map(({ visit_id }) => visit_id) : []
  await store.grantVisits(tx, row.id, granted)
  const facts = { visits: visits.length, granted: granted.length }
  if (state === 'granted') await note(tx, row, 'unmask-request.granted', by, facts)
  else await note(tx, row, 'unmask-request.refused', by, facts)
  await tellAsker(tx, row, `check-ins.notice.unmasking-${state === 'granted' ? 'granted' : 'refused'}`, by.now)
}

/** One granted visitor in full, for the health authority's own call; the reading is on the record with its case and purpose. */
export async function openGranted(
  tx: Transaction,
  keyring: Keyring,
  given: { id: string; visitId: string },
  by: ActingOn,
): Promise<PersonFacts> {
  const row = await requestInScope(tx, given.id, by.scope)
  const visit = (await store.visitsOfRequest(tx, row.id)).find(({ visit_id, granted }) => visit_id === given.visitId && granted)
  decide(unmaskRequest, row.state, 'open', caseOf(row, by))
  const opened = found(visit, 'visit')
  await store.markOpened(tx, row.id, opened.visit_id, by.now)
  return unmaskPerson(tx, keyring, opened.person_id, {
    actor: by.actor,
    purpose: sentenceOf(row),
    subject: `unmask-request ${row.id}`,
    now: by.now,
  })
}

/** What came of it, told to whoever asked: an outcome and words, in which no number and none of those people's names may stand. */
export async function answerUnmasking(
  tx: Transaction,
  keyring: Keyring,
  given: { id: string; version: number; outcome: UnmaskOutcome; answer: string },
  by: ActingOn,
): Promise<void> {
  const row = await requestInScope(tx, given.id, by.scope)
  const state = decide(unmaskRequest, row.state, 'answer', caseOf(row, by))
  await refuseNames(tx, keyring, await store.visitsOfRequest(tx, row.id), given.answer)
  const answer = keyring.seal(given.answer, sealedWords.answer)
  if (
    !(await store.settleUnmasking(
      tx,
      { id: row.id, version: given.version },
      { state, outcome: given.outcome, answer, at: by.now },
    ))
  )
    throw new Refusal('somebody-was-quicker', {}, 409)
  await note(tx, row, 'unmask-request.answered', by, { outcome: given.outcome })
  await tellAsker(tx, row, 'check-ins.notice.unmasking-answered', by.now)
}

export async function withdrawUnmasking(tx: Transaction, given: { id: string; version: number }, by: ActingOn): Promise<void> {
  const row = found(await store.unmaskRequestById(tx, given.id), 'unmask-request')
  // Somebody else's request does not exist for whoever asks.
  found(row.asked_by === by.actor.id && isWithin(by.scope, row.venue_path) ? row : undefined, 'unmask-request')
  const state = decide(unmaskRequest, row.state, 'withdraw', caseOf(row, by))
  if (
    !(await store.settleUnmasking(tx, { id: row.id, version: given.version }, { state, outcome: null, answer: null, at: by.now }))
  )
    throw new Refusal('somebody-was-quicker', {}, 409)
  await note(tx, row, 'unmask-request.withdrawn', by, {})
}

/** Ends requests whose hours are over, for the decision or for the answer; answers how many. Whoever asked is told. */
export async function expireUnmasking(house: House): Promise<number> {
  const now = house.businessClock.now()
  const atOnce = 100
  for (let expired = 0; ; ) {
    const step = await house.database.transaction(async (tx) => {
      const rows = await store.requestsPastDue(tx, now, atOnce)
      for (const row of rows) {
        const by = { actor: system, scope: [], now }
        const state = decide(unmaskRequest, row.state, 'expire', caseOf(row, by))
        await store.settleUnmasking(tx, row, { state, outcome: null, answer: null, at: now })
        await note(tx, row, 'unmask-request.expired', by, { waitedIn: row.state })
        await tellAsker(tx, row, 'check-ins.notice.unmasking-expired', now)
      }
      return rows.length
    })
    expired += step
    if (step < atOnce) return expired
  }
}

/** The purpose as the list of that day has it; refused when it is not on it. */
export function purposeOfDay(code: UnmaskPurposeCode, now: Date): UnmaskPurpose {
  const purpose = unmaskPurposesOn(civilDay(now)).find((one) => one.code === code)
  if (purpose === undefined) throw new Refusal('purpose-is-not-of-this-day')
  return purpose
}

/** The number in its normal form; the contract has read it once already. */
export function caseIn(text: string): string {
  return readCaseNumber(text)?.text ?? text
}

export async function requestInScope(tx: Transaction, id: string, scope: readonly string[]): Promise<store.UnmaskRow> {
  const row = found(await store.unmaskRequestById(tx, id), 'unmask-request')
  return found(isWithin(scope, row.venue_path) ? row : undefined, 'unmask-request')
}

export function caseOf(row: store.UnmaskRow, by: { readonly actor: { readonly id: string }; readonly now: Date }): UnmaskCase {
  return { actor: by.actor.id, askedBy: row.asked_by, now: by.now, dueAt: row.due_at, chosen: null, reason: null }
}

function sentenceOf(row: Pick<store.UnmaskRow, 'purpose' | 'case_number'>): string {
  const purpose = unmaskPurpose(row.purpose)
  return purpose === undefined ? row.case_number : purposeSentence(purpose, row.case_number)
}

async function refuseNames(
  tx: Transaction,
  keyring: Keyring,
  visits: readonly store.UnmaskVisitRow[],
  text: string,
): Promise<void> {
  const persons = visits.map(({ person_id }) => person_id)
  if (carriesNumber(text) || carriesBirth(text) || (await namesSomebody(tx, keyring, persons, text)))
    throw new Refusal('answer-names-somebody')
}

async function note(
  tx: Transaction,
  row: Pick<store.UnmaskRow, 'id' | 'venue_path' | 'purpose' | 'case_number'>,
  action:
    | 'unmask-request.asked'
    | 'unmask-request.granted'
    | 'unmask-request.refused'
    | 'unmask-request.answered'
    | 'unmask-request.withdrawn'
    | 'unmask-request.expired',
  by: ActingOn,
  facts: Readonly<Record<string, string | number>>,
): Promise<void> {
  await record(tx, {
    actor: by.actor,
    action,
    subject: { kind: 'unmask-request', id: row.id },
    scopePath: row.venue_path,
    purpose: sentenceOf(row),
    facts,
    at: by.now,
  })
}

async function tellAsker(tx: Transaction, row: store.UnmaskRow, key: string, now: Date): Promise<void> {
  await notify(tx, [row.asked_by], { key, facts: { case: row.case_number }, link: '/unmask-requests' }, now)
}
