import { authorityOn, type Words } from '../../../foundation/places/public.ts'
import type { Reader } from '../../../platform/database.ts'
import type { IssuerRole } from '../authority-rule.ts'
import { en } from '../messages.en.ts'
import { vi } from '../messages.vi.ts'

/** Which organisation an issuing role was on a day, in words. The Prime Minister is a person's office, not an organisation of places. */
export async function issuerName(db: Reader, role: IssuerRole, on: string): Promise<Words> {
  if (role === 'prime-minister' || role === 'people-committee' || role === 'ministry')
    return { vi: vi[`directives.issuer.${role}`], en: en[`directives.issuer.${role}`] }
  const held = await authorityOn(db, role, on)
  return { vi: held.vi, en: held.en }
}

/** Looks each role and day up once, for lists. */
export function issuerNames(db: Reader): (role: IssuerRole, on: string) => Promise<Words> {
  const known = new Map<string, Promise<Words>>()
  return (role, on) => {
    const key = `${role} ${on}`
    const name = known.get(key) ?? issuerName(db, role, on)
    known.set(key, name)
    return name
  }
}
