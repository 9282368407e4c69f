import { organisationsWithin } from '../../../foundation/places/public.ts'
import type { Transaction } from '../../../platform/database.ts'
import { isWithin } from '../../../vocabulary/administrative-unit-code.ts'
import type { ProvisionInForce } from '../../directives/public.ts'
import { isMeasure } from '../../measures/public.ts'
import { insertObligations } from '../store.ts'

const pageSize = 2000

/**
 * One obligation for every organisation that a provision binds and whose practice can be measured; a second run adds only
 * organisations that have come since. Individuals are never listed: their duties are measured in sums. Answers how many were added.
 */
export async function generateObligations(
  tx: Transaction,
  provision: ProvisionInForce,
  today: string,
  reach: readonly string[] = provision.territory,
): Promise<number> {
  const { audience, measureId } = provision
  if (measureId === null || !isMeasure(measureId) || (audience.kind !== 'venue' && audience.kind !== 'quarantine-facility'))
    return 0
  let added = 0
  for (let after = ''; ; ) {
    const page = await organisationsWithin(tx, provision.territory, {
      kinds: [audience.kind],
      folded: null,
      after,
      limit: pageSize,
    })
    const isBound = (facts: Record<string, unknown>) => audience.runBy === null || audience.runBy.some((by) => by === facts.runBy)
    const bound = page.filter((organisation) => isWithin(reach, organisation.path) && isBound(organisation.facts))
    added += await insertObligations(
      tx,
      bound.map((organisation) => ({
        provision_id: provision.id,
        subject_path: organisation.path,
        directive_id: provision.directiveId,
        subject_kind: audience.kind,
        subject_id: organisation.id,
        measure_id: measureId,
        frequency: provision.frequency,
        // Nobody owes a day on which they were not there yet.
        from_on: today > provision.fromOn ? today : provision.fromOn,
        due_on: provision.dueOn,
        first_met_on: null,
        last_met_on: null,
        state: today < provision.fromOn ? 'not-yet-due-to-begin' : 'no-data',
        state_since_on: today,
        assessed_on: today,
        ended_on: null,
      })),
    )
    const last = page.at(-1)
    if (last === undefined || page.length < pageSize) return added
    after = last.path
  }
}
