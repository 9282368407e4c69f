import type { Reader } from '../../../platform/database.ts'
import type { Keyring } from '../../../platform/keyring.ts'
import { maskName } from '../../../vocabulary/person-name.ts'
import { maskPhone, readPhoneNumber } from '../../../vocabulary/phone-number.ts'
import { sealedPhones } from '../store.ts'

export interface Keeper {
  readonly name?: string | undefined
  readonly phone?: string | undefined
}

/** What the store keeps of who keeps a venue. */
export function sealKeeper(keyring: Keyring, keeper: Keeper) {
  const phone = readPhoneNumber(keeper.phone ?? '')?.national
  return {
    name: keeper.name === undefined ? null : keyring.seal(keeper.name, 'venues.keeper-name'),
    phone: phone === undefined ? null : keyring.seal(phone, 'venues.keeper-phone'),
    phoneIndex: keeperIndex(keyring, keeper.phone),
  }
}

/** Finds the same telephone again without opening anything; null when there is none to look for. */
export function keeperIndex(keyring: Keyring, phone: string | undefined): Buffer | null {
  const read = readPhoneNumber(phone ?? '')
  return read === undefined ? null : keyring.blindIndex(read.e164, 'venues.keeper-phone')
}

/** The telephone numbers of those who keep these organisations' doors, opened. Whoever asks puts on the record that they read them. */
export async function keeperPhones(
  db: Reader,
  keyring: Keyring,
  organisationIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await sealedPhones(db, organisationIds)
  return new Map(rows.map((row) => [row.organisation_id, keyring.open(row.keeper_phone, 'venues.keeper-phone')]))
}

/** `Nguyễn Văn*** · 0912345***`: all that lists and pages show. Empty when nobody is known. */
export function maskedKeeper(keyring: Keyring, sealed: { keeper_name: Buffer | null; keeper_phone: Buffer | null }): string {
  const name = sealed.keeper_name === null ? undefined : maskName(keyring.open(sealed.keeper_name, 'venues.keeper-name'))
  const number =
    sealed.keeper_phone === null ? undefined : readPhoneNumber(keyring.open(sealed.keeper_phone, 'venues.keeper-phone'))
  return [name, number === undefined ? undefined : maskPhone(number)].filter((part) => part !== undefined).join(' · ')
}
