import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { civilDate } from '../../../vocabulary/period.ts'
import { organisationKinds } from '../organisation.ts'

const nationalOrganisation = z.strictObject({
  id: z.string(),
  kind: z.enum(organisationKinds),
  name: z.string(),
  nameEn: z.string(),
  short: z.string(),
  fromOn: civilDate,
  toOn: civilDate.optional(),
})
const heldRole = z.strictObject({
  role: z.string(),
  organisationId: z.string(),
  fromOn: civilDate,
  toOn: civilDate.nullable(),
  basis: z.string(),
})

/** National organisations and the roles they hold, as committed beside this file; afterwards the tables are the truth. */
export const readNationalOrganisations = () => z.array(nationalOrganisation).parse(read('organisations.json'))
export const readHeldRoles = () => z.array(heldRole).parse(read('held-roles.json'))

function read(file: string): unknown {
  const parsed: unknown = JSON.parse(readFileSync(new URL(file, import.meta.url), 'utf8'))
  return parsed
}
