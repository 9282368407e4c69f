import { readPersonName } from '../../vocabulary/person-name.ts'
import { readPhoneNumber } from '../../vocabulary/phone-number.ts'

/** What a visitor without papers said at the door, typed by its controller: kept and sent like any scan. */
export type TypedPerson = { kind: 'typed-person'; name: string; phone: string }

const mark = 'T1|'
export const looksLikeTypedPerson = (text: string): boolean => text.startsWith(mark)

/** `T1|0912345678|Nguyễn Thị Hoà`; undefined when either is not right. */
export function writeTypedPerson(given: { name: string; phone: string }): string | undefined {
  const name = readPersonName(given.name)
  const phone = readPhoneNumber(given.phone)?.national
  return name === undefined || name.length < 2 || phone === undefined ? undefined : `${mark}${phone}|${name}`
}

export function readTypedPerson(text: string): TypedPerson | undefined {
  const [phone = '', name = '', ...more] = text.slice(mark.length).split('|')
  const again = writeTypedPerson({ name, phone })
  return more.length > 0 || again !== text ? undefined : { kind: 'typed-person', name, phone }
}
