import { type Doer, record } from '../../../foundation/audit/public.ts'
import type { Transaction } from '../../../platform/database.ts'
import { found, Refusal } from '../../../platform/refusal.ts'
import { decide } from '../../../platform/transitions.ts'
import { isWithin, parentPath } from '../../../vocabulary/administrative-unit-code.ts'
import { insertFormerCode, saveDecision, setRotation, venueFacts } from '../store/registration.ts'
import { venueById } from '../store.ts'
import { type VenueDecision, type VenueState, venueMachine, venueStates } from '../venue.ts'
import { drawCode, openOrganisation } from './registration.ts'

/** Approves, refuses, withdraws a code or gives a new one. Refuses `somebody-was-quicker` when the page was old. */
export async function decideVenue(
  tx: Transaction,
  given: { venueId: number; command: VenueDecision; reason?: string | undefined; version: number },
  by: { actor: Doer; scope: readonly string[]; now: Date },
): Promise<void> {
  const venue = found(await venueFacts(tx, given.venueId), 'venue')
  if (!isWithin(by.scope, venue.path)) throw new Refusal('not-found', { what: 'venue' }, 404)
  const reason = given.reason?.trim() || null
  const state = decide(venueMachine, stateOf(venue.state), given.command, { reason })
  const code = given.command === 'reissue' ? drawCode() : venue.code
  if (!(await saveDecision(tx, venue.id, given.version, { state, code, reason, at: by.now })))
    throw new Refusal('somebody-was-quicker', {}, 409)
  if (given.command === 'reissue') await insertFormerCode(tx, venue.code, venue.id, by.now)
  if (given.command === 'approve')
    await openOrganisation(tx, found(await venueById(tx, venue.id), 'venue'), parentPath(venue.path) ?? 'vn', by)
  await record(tx, {
    actor: by.actor,
    action: actOf[given.command],
    subject: { kind: 'venue', id: String(venue.id) },
    scopePath: venue.path,
    purpose: reason ?? undefined,
    at: by.now,
  })
}

/** A screen at the door may show a link that changes every few minutes; paper cannot. */
export async function switchRotation(
  tx: Transaction,
  given: { venueId: number; rotates: boolean },
  by: { actor: Doer; scope: readonly string[]; now: Date },
): Promise<void> {
  const venue = found(await venueFacts(tx, given.venueId), 'venue')
  if (!isWithin(by.scope, venue.path)) throw new Refusal('not-found', { what: 'venue' }, 404)
  await setRotation(tx, venue.id, given.rotates)
  await record(tx, {
    actor: by.actor,
    action: 'venue.rotation-switched',
    subject: { kind: 'venue', id: String(venue.id) },
    scopePath: venue.path,
    facts: { rotates: given.rotates },
    at: by.now,
  })
}

export function stateOf(text: string): VenueState {
  return found(
    venueStates.find((state) => state === text),
    'state',
  )
}

const actOf = {
  approve: 'venue.approved',
  refuse: 'venue.refused',
  revoke: 'venue.revoked',
  reissue: 'venue.reissued',
} as const satisfies Record<VenueDecision, string>
