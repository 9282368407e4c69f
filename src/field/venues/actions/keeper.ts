import type { Reader } from '../../../platform/database.ts'
import type { House } from '../../../platform/house.ts'
import type { Keyring } from '../../../platform/keyring.ts'
import { foldVietnamese, maskName } from '../../../vocabulary/person-name.ts'
import { maskPhone, readPhoneNumber } from '../../../vocabulary/phone-number.ts'
import { keepersWithoutIndex, saveNameIndex } from '../store/registration.ts'
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
    nameIndex: keeperNameIndex(keyring, keeper.name),
  }
}

/** Finds the same telephone again without opening anything; null when there is none to look for. */
export function keeperIndex(keyring: Keyring, phone: string | undefined): Buffer | null {
  const read = readPhoneNumber(phone ?? '')
  return read === undefined ? null : keyring.blindIndex(read.e164, 'venues.keeper-phone')
}

/** Finds an owner of the same name again, however it is written; only ever compared at one address. */
export function keeperNameIndex(keyring: Keyring, name: string | undefined): Buffer | null {
  return name === undefined || name === '' ? null : keyring.blindIndex(foldVietnamese(name), 'venues.keeper-name')
}

/** Owners that were sealed before their names could be compared. */
export async function indexKeepers(house: House): Promise<void> {
  for (;;) {
    const indexed = await house.database.transaction(async (tx) => {
      const rows = await keepersWithoutIndex(tx, 500)
      for (const { id, keeper_name: name } of rows)
        await saveNameIndex(tx, id, keeperNameIndex(house.keyring, house.keyring.open(name, 'venues.keeper-name')))
      return rows.length
    })
    if (indexed === 0) return
  }
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
