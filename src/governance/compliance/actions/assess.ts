import { camerasOfFacilities } from '../../../field/cameras/measures.ts'
import { activeVenuePaths, registeredVenuePaths } from '../../../field/venues/measures.ts'
import type { Transaction } from '../../../platform/database.ts'
import { type MeasureId, measuredNow } from '../../measures/public.ts'
import { assess } from '../obligation.ts'
import { type ObligationRow, obligationsOf, saveVerdicts } from '../store.ts'

/** Whether a subject met a measure on the day; null: the measure could not be taken, which is its own answer. */
type Taken = (row: ObligationRow) => boolean | null

/** Pulls each measure from its field room and judges every obligation under a prefix for one day. Answers how many changed state. */
export async function assessUnder(
  tx: Transaction,
  prefix: string,
  day: string,
  only: readonly MeasureId[] = measuredNow,
): Promise<number> {
  let changed = 0
  for (const measureId of only) changed += await assessMeasure(tx, measureId, prefix, day, await take(tx, measureId, prefix, day))
  return changed
}

async function take(tx: Transaction, measureId: MeasureId, prefix: string, day: string): Promise<Taken> {
  switch (measureId) {
    case 'venue-active': {
      const active = await activeVenuePaths(tx, [prefix], day)
      return (row) => active.has(row.subject_path)
    }
    case 'venue-registered': {
      const registered = await registeredVenuePaths(tx, [prefix])
      return (row) => registered.has(row.subject_path)
    }
    case 'camera-connected': {
      const cameras = await camerasOfFacilities(tx, [prefix])
      return (row) => {
        const of = cameras.get(row.subject_id)
        return of === undefined ? null : of.working > 0
      }
    }
    default:
      return () => null
  }
}

async function assessMeasure(tx: Transaction, measureId: MeasureId, prefix: string, day: string, taken: Taken): Promise<number> {
  const pageSize = 5000
  let changed = 0
  for (let after = { path: '', provision: '' }; ; ) {
    const page = await obligationsOf(tx, measureId, prefix, after, pageSize)
    const judged = page.map((row) => judge(row, taken(row), day))
    changed += judged.filter((row, i) => row.state !== page[i]?.state).length
    await saveVerdicts(tx, judged)
    const last = page.at(-1)
    if (last === undefined || page.length < pageSize) return changed
    after = { path: last.subject_path, provision: last.provision_id }
  }
}

function judge(row: ObligationRow, met: boolean | null, day: string): ObligationRow {
  const begun = day >= row.from_on
  const firstMetOn = row.first_met_on ?? (met && begun ? day : null)
  const state = assess({ fromOn: row.from_on, dueOn: row.due_on, firstMetOn, lastMetOn: row.last_met_on, met }, day)
  return {
    ...row,
    first_met_on: firstMetOn,
    last_met_on: met && begun ? day : row.last_met_on,
    state,
    state_since_on: state === row.state ? row.state_since_on : day,
    assessed_on: day,
  }
}
