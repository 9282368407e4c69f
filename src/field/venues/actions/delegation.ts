import { createHash, randomBytes } from 'node:crypto'
import { type Access, createDoorController, displayNames, endDoorController } from '../../../foundation/access/public.ts'
import { type Doer, record } from '../../../foundation/audit/public.ts'
import { placeNames, type Words } from '../../../foundation/places/public.ts'
import type { Reader, Transaction } from '../../../platform/database.ts'
import { newId } from '../../../platform/id.ts'
import { found, Refusal } from '../../../platform/refusal.ts'
import { parentPath } from '../../../vocabulary/administrative-unit-code.ts'
import { civilDay } from '../../../vocabulary/period.ts'
import { readPersonName } from '../../../vocabulary/person-name.ts'
import { venueInScope } from '../actions.ts'
import { type DelegationState, delegationState, invitationHours, mostDelegations } from '../delegation.ts'
import * as store from '../store/delegation.ts'
import { type VenueRow, venueById } from '../store.ts'

interface By {
  readonly actor: Doer
  readonly scope: readonly string[]
  readonly now: Date
}

/** A link for one person: 256 random bits that stand in the link’s fragment, so that no server on the way ever logs them. */
export async function offerDelegation(
  tx: Transaction,
  publicUrl: string,
  venueId: number,
  by: By,
): Promise<{ id: string; link: string; endsAt: Date }> {
  const venue = await venueInScope(tx, venueId, by.scope)
  if (venue.state !== 'registered') throw new Refusal('venue-has-no-code-in-use')
  const open = (await store.delegationsOf(tx, venue.id)).filter((row) => ['offered', 'accepted'].includes(stateOf(row, by.now)))
  if (open.length >= mostDelegations) throw new Refusal('venue-has-enough-door-controllers', { most: mostDelegations })
  const id = newId()
  const secret = randomBytes(32).toString('base64url')
  const endsAt = new Date(by.now.getTime() + invitationHours * 3_600_000)
  await store.insertInvitation(tx, { id, venueId: venue.id, secretHash: hashOf(secret), by: by.actor.id, at: by.now, endsAt })
  await record(tx, {
    actor: by.actor,
    action: 'delegation.offered',
    subject: { kind: 'delegation', id },
    scopePath: venue.path,
    at: by.now,
  })
  return { id, link: `${publicUrl.replace(/\/+$/, '')}/nhan-quyen#${secret}`, endsAt }
}

export interface ShownDelegation {
  readonly id: string
  readonly state: DelegationState
  readonly offeredAt: Date
  readonly endsAt: Date
  readonly displayName: string | null
  readonly username: string | null
}

export async function listDelegations(
  db: Reader,
  venueId: number,
  scope: readonly string[],
  now: Date,
): Promise<ShownDelegation[]> {
  const venue = await venueInScope(db, venueId, scope)
  const rows = await store.delegationsOf(db, venue.id)
  const names = await displayNames(
    db,
    rows.flatMap((row) => row.account_id ?? []),
  )
  return rows.map((row) => ({
    id: row.id,
    state: stateOf(row, now),
    offeredAt: row.offered_at,
    endsAt: row.ends_at,
    displayName: names.get(row.account_id ?? '')?.displayName ?? null,
    username: names.get(row.account_id ?? '')?.username ?? null,
  }))
}

/** Withdraws an invitation, or ends the account of whoever took it up. */
export async function endDelegation(
  tx: Transaction,
  access: Access,
  given: { venueId: number; delegationId: string },
  by: By,
): Promise<void> {
  const venue = await venueInScope(tx, given.venueId, by.scope)
  const row = found(await store.lockDelegation(tx, given.delegationId), 'delegation')
  if (row.venue_id !== venue.id) throw new Refusal('not-found', { what: 'delegation' }, 404)
  if (row.ended_at !== null) return
  await store.saveEnd(tx, row.id, by.now)
  if (row.account_id !== null) await endDoorController(tx, access, row.account_id, by)
  await record(tx, {
    actor: by.actor,
    action: 'delegation.ended',
    subject: { kind: 'delegation', id: row.id },
    scopePath: venue.path,
    at: by.now,
  })
}

/** What the page of an invitation shows. A wrong, spent, withdrawn and expired link answer alike. */
export async function readInvitation(
  db: Reader,
  secret: string,
  now: Date,
): Promise<{ venue: VenueRow; place: Words; endsAt: Date }> {
  const row = await store.delegationBySecret(db, hashOf(secret))
  const venue = row !== undefined && stateOf(row, now) === 'offered' ? await venueById(db, row.venue_id) : undefined
  if (row === undefined || venue?.state !== 'registered') throw new Refusal('invitation-is-not-valid', {}, 404)
  const unit = parentPath(venue.path) ?? 'vn'
  const names = await placeNames(db, [unit], civilDay(now))
  return { venue, place: names.get(unit) ?? { vi: '', en: '' }, endsAt: row.ends_at }
}

/** Takes an invitation up, once: a new account that can record visits at this venue and do nothing else. Answers its user name. */
export async function acceptInvitation(
  tx: Transaction,
  access: Access,
  given: { secret: string; displayName: string; password: string },
  now: Date,
): Promise<{ username: string }> {
  const displayName = readPersonName(given.displayName)
  if (displayName === undefined) throw new Refusal('name-is-not-a-name')
  const { venue } = await readInvitation(tx, given.secret, now)
  const row = found(await store.delegationBySecret(tx, hashOf(given.secret)), 'delegation')
  const locked = found(await store.lockDelegation(tx, row.id), 'delegation')
  if (stateOf(locked, now) !== 'offered') throw new Refusal('invitation-is-not-valid', {}, 404)
  const by = { actor: { id: `delegation:${row.id}`, displayName }, now }
  const { id, username } = await createDoorController(
    tx,
    access,
    { displayName, password: given.password, organisationPath: venue.path },
    by,
  )
  await store.saveAcceptance(tx, row.id, id, now)
  await record(tx, {
    actor: { id, displayName },
    action: 'delegation.accepted',
    subject: { kind: 'delegation', id: row.id },
    scopePath: venue.path,
    at: now,
  })
  return { username }
}

function stateOf(row: store.DelegationRow, now: Date): DelegationState {
  return delegationState({ endsAt: row.ends_at, acceptedAt: row.accepted_at, endedAt: row.ended_at }, now)
}

function hashOf(secret: string): Buffer {
  return createHash('sha256').update(secret).digest()
}
