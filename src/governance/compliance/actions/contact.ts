import { type Doer, record } from '../../../foundation/audit/public.ts'
import { organisationsById } from '../../../foundation/places/public.ts'
import type { Transaction } from '../../../platform/database.ts'
import { found, Refusal } from '../../../platform/refusal.ts'
import { isWithin } from '../../../vocabulary/administrative-unit-code.ts'
import type { ComplianceHooks } from '../hooks.ts'

/** Why the number is opened; stands in the log beside who opened it. */
export const contactPurpose = 'nhắc nhở thực hiện'

/**
 * The number of whoever answers for an organisation, so that an officer can call and remind. Reading it is reading somebody's data: each
 * time is on the record, also when there was no number. Null: none is known.
 */
export async function readContact(
  tx: Transaction,
  subjectPath: string,
  by: { actor: Doer; scope: readonly string[]; now: Date },
  hooks: ComplianceHooks,
): Promise<string | null> {
  if (!isWithin(by.scope, subjectPath)) throw new Refusal('not-found', { what: 'subject' }, 404)
  const [organisation] = await organisationsById(tx, [subjectPath.replace(/^.*\/o-/, '')])
  const { id } = found(organisation?.path === subjectPath ? organisation : undefined, 'subject')
  const phone = (await hooks.contactOf(tx, [id])).get(id) ?? null
  await record(tx, {
    actor: by.actor,
    action: 'contact.read',
    subject: { kind: 'organisation', id },
    scopePath: subjectPath,
    purpose: contactPurpose,
    facts: { known: phone !== null },
    at: by.now,
  })
  return phone
}
