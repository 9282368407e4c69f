import { z } from 'zod'
import { Refusal } from '../../platform/refusal.ts'
import { isPossibleBirth } from '../../vocabulary/birth-date.ts'
import { isOfTheUnborn, readIdentityDocument } from '../../vocabulary/citizen-id.ts'
import { civilDay } from '../../vocabulary/civil-date.ts'
import { readPersonName } from '../../vocabulary/person-name.ts'
import { readPhoneNumber } from '../../vocabulary/phone-number.ts'
import type { PersonFacts } from './person.ts'

export const shownDocumentKinds = ['citizen-id', 'old-identity-card', 'passport'] as const

/** What a front desk reads from the document in its hand. */
export const shownIdentity = {
  name: z.string().trim().min(1).max(100),
  documentKind: z.enum(shownDocumentKinds),
  documentNumber: z.string().trim().min(1).max(20),
  bornOn: z
    .string()
    .regex(/^\d{4}(-\d{2}-\d{2})?$/)
    .optional(),
  phone: z.string().trim().max(20).optional(),
}
const shape = z.object(shownIdentity)

/** The facts of a document that staff hold in their hand; refuses what cannot stand on one. */
export function readShownIdentity(given: z.output<typeof shape>, now: Date): PersonFacts {
  const name = readPersonName(given.name)
  const document = readIdentityDocument(given.documentNumber)
  const phone = given.phone === undefined || given.phone === '' ? undefined : readPhoneNumber(given.phone)
  if (name === undefined) throw new Refusal('name-is-not-a-name')
  if (document === undefined || isOfTheUnborn(document, civilDay(now))) throw new Refusal('document-number-is-not-right')
  if (given.bornOn !== undefined && !isPossibleBirth(given.bornOn, civilDay(now))) throw new Refusal('birth-is-not-possible')
  if (phone === undefined && given.phone) throw new Refusal('phone-is-not-a-phone-number')
  return {
    name,
    documentKind: given.documentKind,
    documentNumber: document.number,
    bornOn: given.bornOn,
    phone: phone?.national,
    provenance: 'verified',
  }
}
