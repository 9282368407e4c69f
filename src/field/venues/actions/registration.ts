import { randomInt } from 'node:crypto'
import { type Doer, record } from '../../../foundation/audit/public.ts'
import { communesUnder, findPlaces, registerOrganisation } from '../../../foundation/places/public.ts'
import type { Reader, Transaction } from '../../../platform/database.ts'
import type { Keyring } from '../../../platform/keyring.ts'
import { emit } from '../../../platform/outbox.ts'
import { found, Refusal } from '../../../platform/refusal.ts'
import { decide } from '../../../platform/transitions.ts'
import { isWithin, organisationPath, readPath } from '../../../vocabulary/administrative-unit-code.ts'
import { civilDay } from '../../../vocabulary/period.ts'
import { foldVietnamese, readPersonName } from '../../../vocabulary/person-name.ts'
import { readPhoneNumber } from '../../../vocabulary/phone-number.ts'
import { showVenueCode, VENUE_CODES, venueCode } from '../../../vocabulary/venue-code.ts'
import { foldAddress } from '../address.ts'
import { countOfDevice, holdCommunes, venuesAlike } from '../store/registration.ts'
import * as store from '../store.ts'
import { typicalStay, type VenueCategory, venueMachine } from '../venue.ts'
import { keeperIndex, keeperNameIndex, sealKeeper } from './keeper.ts'
import { provinceRuleOn } from './province-rule.ts'

export interface VenueToRegister {
  readonly name: string
  readonly address: string
  readonly unitPath: string
  readonly category: VenueCategory
  readonly keeperName?: string | undefined
  readonly keeperPhone?: string | undefined
  /** Whoever registers has seen the venue that looks alike and says that this is another one. */
  readonly isAnother?: boolean | undefined
}

export interface Registering {
  readonly actor: Doer
  readonly scope: readonly string[]
  readonly now: Date
  /** Where whoever registers could also approve. */
  readonly decides: readonly string[]
  /** The phone without an account that this comes from. */
  readonly deviceId: string | null
}

/** A shop chain's worth of venues; more from one phone in a day is no keeper. */
const mostOfDeviceInDay = 10

/**
 * Registers a venue with a code drawn at random: codes must not be countable, or one poster would lead to all. Where the province
 * approves first, the venue waits, unless an officer who could approve it registers it. Refuses `venue-looks-registered-already` (409), and
 * a phone without an account, whose words name another phone's keeper, `keeper-registered-a-venue-here-already` (409).
 */
export async function registerVenue(
  tx: Transaction,
  keyring: Keyring,
  given: VenueToRegister,
  by: Registering,
): Promise<store.VenueRow> {
  const on = civilDay(by.now)
  if (!isWithin(by.scope, given.unitPath)) throw new Refusal('place-is-outside-your-scope', {}, 403)
  if ((await findPlaces(tx, [given.unitPath], on)).get(given.unitPath) === undefined)
    throw new Refusal('unit-is-not-in-force', { unit: given.unitPath })
  if (!(await isSeatOfVenues(tx, given.unitPath, on))) throw new Refusal('venue-needs-its-commune')
  if (given.keeperName !== undefined && readPersonName(given.keeperName) === undefined) throw new Refusal('name-is-not-a-name')
  if (given.keeperPhone !== undefined && readPhoneNumber(given.keeperPhone) === undefined)
    throw new Refusal('phone-is-not-a-phone-number')
  if (
    by.deviceId !== null &&
    (await countOfDevice(tx, by.deviceId, new Date(by.now.getTime() - 86_400_000))) >= mostOfDeviceInDay
  )
    throw new Refusal('this-device-has-registered-enough-venues', { most: mostOfDeviceInDay }, 429)
  // Two copies of one registration that arrive together: the second sees the first.
  await holdCommunes(tx, [given.unitPath])
  if (!given.isAnother) await refuseAlike(tx, keyring, given, by)

  const { approval } = await provinceRuleOn(tx, given.unitPath, on)
  const atOnce = approval === 'immediate' || isWithin(by.decides, given.unitPath)
  const state = atOnce ? decide(venueMachine, venueMachine.first, 'accept-at-once', { reason: null }) : venueMachine.first
  const venue = newVenue(keyring, given, { state, deviceId: by.deviceId })
  await store.insertVenues(tx, [venue], by.now)
  if (state === 'registered') await openOrganisation(tx, venue, given.unitPath, by)
  else
    await record(tx, {
      actor: by.actor,
      action: 'venue.submitted',
      subject: { kind: 'venue', id: venue.organisation_id },
      scopePath: venue.path,
      at: by.now,
    })
  if (given.isAnother)
    await record(tx, {
      actor: by.actor,
      action: 'venue.stated-distinct',
      subject: { kind: 'venue', id: venue.organisation_id },
      scopePath: venue.path,
      at: by.now,
    })
  return found(await store.venueByCode(tx, venue.code), 'venue')
}

/**
 * A commune, or a district or province whose communes the list does not have on that day (the island districts until 2025, every province
 * since: its new communes are not in the data yet). Else what stands under a province is on no commune's list; what stands under the
 * nation never is, and an organisation is no place to stand in.
 */
async function isSeatOfVenues(db: Reader, path: string, on: string): Promise<boolean> {
  const parts = readPath(path)
  if (parts === undefined || parts.organisation !== undefined) return false
  if (parts.level === 'nation') return false
  return parts.level === 'commune' || (await communesUnder(db, path, on)).length === 0
}

/** From here on the venue is an organisation that directives can bind, and whoever listens is told. */
export async function openOrganisation(
  tx: Transaction,
  venue: Pick<store.NewVenue, 'organisation_id' | 'name' | 'address' | 'category'>,
  unitPath: string,
  by: { actor: Doer; now: Date },
): Promise<void> {
  const { path } = await registerOrganisation(
    tx,
    {
      id: venue.organisation_id,
      kind: 'venue',
      name: venue.name,
      unitPath,
      address: venue.address,
      facts: { category: venue.category },
    },
    { actor: by.actor, scope: [unitPath], now: by.now },
  )
  await emit(tx, 'venue.registered', { path }, by.now)
}

export function newVenue(
  keyring: Keyring,
  given: VenueToRegister,
  how: { state: 'waiting' | 'registered' | 'refused' | 'revoked'; deviceId: string | null },
): store.NewVenue {
  const code = drawCode()
  return {
    organisation_id: code.toLowerCase(),
    path: organisationPath(given.unitPath, code.toLowerCase()),
    code,
    name: given.name.normalize('NFC'),
    folded: foldVietnamese(given.name),
    folded_address: foldAddress(given.address),
    address: given.address.normalize('NFC'),
    category: given.category,
    typical_stay_minutes: typicalStay[given.category],
    state: how.state,
    keeper: sealKeeper(keyring, { name: given.keeperName, phone: given.keeperPhone }),
    device_id: how.deviceId ?? undefined,
    stated_distinct: given.isAnother ?? false,
  }
}

export function drawCode(): string {
  return venueCode(randomInt(VENUE_CODES))
}

/**
 * The same address with the same name, or with the same keeper. To a phone without an account a keeper's name or telephone alone must tell
 * nothing: there the keeper counts by both together, which whoever types them knows already (each wrong guess registers a venue, ten
 * a day), and the refusal says nothing of the venue that is there, neither its name nor its code.
 */
async function refuseAlike(tx: Reader, keyring: Keyring, given: VenueToRegister, by: Registering): Promise<void> {
  const look = {
    commune: given.unitPath,
    folded: foldVietnamese(given.name),
    foldedAddress: foldAddress(given.address),
    phoneIndex: keeperIndex(keyring, given.keeperPhone),
    nameIndex: keeperNameIndex(keyring, given.keeperName),
    deviceId: by.deviceId,
  }
  const [alike] = await venuesAlike(tx, [look])
  if (alike === undefined) return
  if (by.deviceId !== null && !alike.same_name && !alike.same_device)
    throw new Refusal('keeper-registered-a-venue-here-already', { address: given.address }, 409)
  throw new Refusal(
    'venue-looks-registered-already',
    { venue: alike.name, address: alike.address, code: alike.state === 'registered' ? showVenueCode(alike.code) : '—' },
    409,
  )
}
