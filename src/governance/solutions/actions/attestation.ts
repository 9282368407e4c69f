import { record } from '../../../foundation/audit/public.ts'
import { authorityOn } from '../../../foundation/places/public.ts'
import type { Reader, Transaction } from '../../../platform/database.ts'
import { found, notFound, Refusal } from '../../../platform/refusal.ts'
import { civilDay } from '../../../vocabulary/period.ts'
import { writePubliccode } from '../publiccode.ts'
import { rolesOfSides } from '../side.ts'
import { attest, solutionById } from '../store/solution.ts'
import { type Asker, holdsAt } from './asker.ts'
import { showSolution } from './show-solution.ts'

/** Its owner stands behind the entry: an officer of the authority that owns it, and nobody else. */
export async function attestSolution(tx: Transaction, id: string, by: Asker): Promise<void> {
  const row = found(await solutionById(tx, id), 'solution')
  const { actor, now } = by
  if (!holdsAt(actor, row.scope_path)('solution.attest')) throw notFound('solution')
  const side = holdsAt(actor, row.scope_path)('solution.complete') ? 'technology' : 'health'
  const own = await authorityOn(tx, rolesOfSides[side], civilDay(now))
  if (row.owner_id !== own.id) throw new Refusal('entry-is-of-another-owner')
  await attest(tx, id, actor, now)
  const subject = { kind: 'assignment', id } as const
  await record(tx, { actor, action: 'solution.attested', subject, scopePath: row.scope_path, facts: {}, at: now })
}

/** The entry in the form of catalogues of public software, as this asker may see it. */
export async function publiccodeOf(db: Reader, id: string, by: Asker): Promise<string> {
  const shown = await showSolution(db, id, by)
  return writePubliccode({
    nameVi: shown.nameVi,
    nameEn: shown.nameEn,
    owner: shown.ownerVi,
    vendor: shown.vendorVi,
    capabilities: shown.capabilities,
    applicable: shown.applicable,
    releasedOn: civilDay(new Date(shown.since)),
    description: shown.proposal?.rounds.at(-1)?.evidence ?? null,
  })
}
