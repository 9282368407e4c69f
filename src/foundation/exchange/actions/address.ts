import type { Reader, Transaction } from '../../../platform/database.ts'
import { Refusal } from '../../../platform/refusal.ts'
import { record } from '../../audit/public.ts'
import type { By } from '../../documents/public.ts'
import { organisationsById } from '../../places/public.ts'
import { addressesOn, putAddress } from '../store.ts'

export interface Address {
  readonly organId: string
  readonly organisationId: string
  readonly path: string
  readonly name: string
  readonly nameEn: string
  readonly fromOn: string
  readonly basis: string
}

/** The agencies that can be reached on a day, each with its place in the country. */
export async function addresses(
  db: Reader,
  on: string,
  of: { organisations?: readonly string[]; organIds?: readonly string[] } = {},
): Promise<Address[]> {
  const rows = await addressesOn(db, on, of)
  const known = new Map(
    (
      await organisationsById(
        db,
        rows.map((row) => row.organisation_id),
      )
    ).map((one) => [one.id, one]),
  )
  return rows.flatMap((row) => {
    const organisation = known.get(row.organisation_id)
    if (organisation === undefined) return []
    const { path, name, name_en } = organisation
    const { organ_id: organId, organisation_id: organisationId, from_on: fromOn, basis } = row
    return [{ organId, organisationId, path, name, nameEn: name_en ?? name, fromOn, basis }]
  })
}

/** Notes under which code an organisation is reached, from a day on; what was noted before ends on that day and is kept. */
export async function noteAddress(
  tx: Transaction,
  given: { organId: string; organisationId: string; fromOn: string; basis: string },
  by: By,
): Promise<void> {
  const [organisation] = await organisationsById(tx, [given.organisationId])
  if (organisation === undefined) throw new Refusal('organisation-is-not-known', { organisation: given.organisationId })
  const row = { organ_id: given.organId, organisation_id: given.organisationId, from_on: given.fromOn, basis: given.basis }
  await putAddress(tx, row, by.now, by.actor.displayName)
  await record(tx, {
    actor: by.actor,
    action: 'exchange-address.noted',
    subject: { kind: 'organisation', id: given.organisationId },
    scopePath: organisation.path,
    facts: { organId: given.organId, fromOn: given.fromOn },
    at: by.now,
  })
}
