import { type Doer, record } from '../../../foundation/audit/public.ts'
import { establishPerson, type PersonalCodes, type PersonFacts, withdrawLost } from '../../../foundation/people/public.ts'
import type { Transaction } from '../../../platform/database.ts'
import type { Keyring } from '../../../platform/keyring.ts'

export interface PersonalCard {
  readonly text: string
  readonly shortCode: string
  readonly initials: string
  readonly withdrawn: readonly string[]
}

/** The card of somebody who stands at the desk with a document: the same code as long as it is not withdrawn. */
export async function issueCard(
  tx: Transaction,
  keyring: Keyring,
  codes: PersonalCodes,
  given: { facts: PersonFacts; withdrawOthers: boolean },
  by: { actor: Doer; now: Date },
): Promise<PersonalCard> {
  const { personId } = await establishPerson(tx, keyring, given.facts, null, by.now)
  const withdrawn = given.withdrawOthers ? await withdrawLost(tx, keyring, personId, null, by) : []
  const issued = await codes.issue(tx, { personId, deviceId: null, shownOn: 'card' }, by.now)
  await record(tx, {
    actor: by.actor,
    action: 'personal-card.issued',
    subject: { kind: 'person', id: String(personId) },
    facts: { withdrawn: withdrawn.length },
    at: by.now,
  })
  return { ...issued, withdrawn }
}

/** What stands beside the code: initials and the typed code only. Whoever finds a card learns neither a name nor a number. */
export function cardLines({ initials, shortCode }: PersonalCard): string[] {
  return [
    shortCode,
    initials,
    'Thẻ cá nhân: đưa người kiểm soát quét khi vào, ra.',
    'Personal card: show it at the door, in and out.',
    'Mất thẻ: báo Trạm Y tế xã, phường.',
    'Lost it? Tell the commune health station.',
  ]
}
