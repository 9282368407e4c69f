import { record } from '../../../foundation/audit/public.ts'
import { organisationsById } from '../../../foundation/places/public.ts'
import type { Transaction } from '../../../platform/database.ts'
import { found, notFound, Refusal } from '../../../platform/refusal.ts'
import { isWithin } from '../../../vocabulary/administrative-unit-code.ts'
import { civilDay } from '../../../vocabulary/period.ts'
import { solutionById } from '../store/solution.ts'
import { insertVersion } from '../store/version.ts'
import type { Asker } from './asker.ts'

/** A version that was released: by the company that makes it, or by the technology authority. Entered once and not rewritten. */
export async function enterVersion(
  tx: Transaction,
  given: { solutionId: string; number: string; releasedOn: string; changes: string },
  by: Asker,
): Promise<void> {
  const { solutionId, number, releasedOn, changes } = given
  const solution = found(await solutionById(tx, solutionId), 'solution')
  const [maker] = solution.vendor_id === null ? [] : await organisationsById(tx, [solution.vendor_id])
  const isTheirs = isWithin(by.scope, solution.scope_path) || (maker !== undefined && isWithin(by.scope, maker.path))
  if (!isTheirs) throw notFound('solution')
  if (releasedOn > civilDay(by.now)) throw new Refusal('version-lies-in-the-future')
  const entered = { number, released_on: releasedOn, changes, entered_by_name: by.actor.displayName, entered_at: by.now }
  if (!(await insertVersion(tx, solutionId, entered))) throw new Refusal('version-was-entered-before', { number }, 409)
  await record(tx, {
    actor: by.actor,
    action: 'solution-version.entered',
    subject: { kind: 'assignment', id: solutionId },
    scopePath: solution.scope_path,
    facts: { number, releasedOn },
    at: by.now,
  })
}
