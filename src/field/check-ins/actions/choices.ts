import { z } from 'zod'
import { type Doer, record } from '../../../foundation/audit/public.ts'
import { findByPhone } from '../../../foundation/people/public.ts'
import type { Transaction } from '../../../platform/database.ts'
import type { Keyring } from '../../../platform/keyring.ts'
import { Refusal } from '../../../platform/refusal.ts'
import { readPhoneNumber } from '../../../vocabulary/phone-number.ts'
import type { VenueRow } from '../../venues/public.ts'
import { lookUpSentence } from '../unmask-purpose.ts'

const purpose = 'check-ins.choice'
const validMinutes = 10
const choiceShape = z.strictObject({
  personId: z.number().int(),
  venueId: z.number().int(),
  initials: z.string(),
  until: z.number(),
})

/**
 * Who gave a telephone number, as masked lines to choose from. Only at a door, by staff who are signed in, and on the record; what
 * is chosen comes back as a sealed token that holds for this venue and ten minutes.
 */
export async function lookUpByPhone(
  tx: Transaction,
  keyring: Keyring,
  asked: { venue: VenueRow; phone: string },
  by: { actor: Doer; now: Date },
): Promise<{ choice: string; maskedLine: string }[]> {
  const phone = readPhoneNumber(asked.phone)
  if (phone === undefined) throw new Refusal('phone-is-not-a-phone-number')
  const found = await findByPhone(tx, keyring, phone.national, by.now)
  const shown = found.slice(0, 5)
  await record(tx, {
    actor: by.actor,
    action: 'visitor.looked-up',
    subject: { kind: 'organisation', id: asked.venue.organisation_id },
    scopePath: asked.venue.path,
    facts: { found: found.length },
    at: by.now,
  })
  // Each whose masked line was shown sees it under "who looked at my data"; the record names nobody.
  for (const person of shown)
    await record(tx, {
      actor: by.actor,
      action: 'person.looked-up',
      subject: { kind: 'person', id: String(person.id) },
      scopePath: asked.venue.path,
      purpose: lookUpSentence(asked.venue.name),
      facts: { through: `venue ${asked.venue.id}` },
      at: by.now,
    })
  const until = by.now.getTime() + validMinutes * 60_000
  return shown.map((person) => {
    const token = JSON.stringify({ personId: person.id, venueId: asked.venue.id, initials: person.initials, until })
    return { choice: `C1.${keyring.seal(token, purpose).toString('base64url')}`, maskedLine: person.maskedLine }
  })
}

/** Opens a token of `lookUpByPhone`; refused for another venue and after its minutes. */
export function readChoice(keyring: Keyring, token: string, venueId: number, now: Date): { personId: number; initials: string } {
  let opened: unknown
  try {
    opened = JSON.parse(keyring.open(Buffer.from(token, 'base64url'), purpose))
  } catch {
    throw new Refusal('choice-is-not-valid')
  }
  const choice = choiceShape.safeParse(opened)
  if (!choice.success || choice.data.venueId !== venueId || choice.data.until < now.getTime())
    throw new Refusal('choice-is-not-valid')
  return choice.data
}
