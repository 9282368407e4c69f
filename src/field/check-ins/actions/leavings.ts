import { devicesOfPersons } from '../../../foundation/people/public.ts'
import type { Transaction } from '../../../platform/database.ts'
import { entryEndedBy } from '../leaving.ts'
import { endVisit, entriesBefore, type NewVisit } from '../store/visits.ts'
import { sources } from '../visit.ts'

/** Writes the hour of leaving into the visit that each of these leavings ends. Answers which of them found one. */
export async function closeVisits(tx: Transaction, leavings: readonly NewVisit[]): Promise<Set<string>> {
  const closed = new Set<string>()
  for (const leaving of leavings) {
    const entries = await entriesBefore(tx, leaving)
    const isDoubtful = leaving.source !== sources['self-scan'] && entries.some(({ deviceId }) => deviceId !== null)
    const bound = isDoubtful ? ((await devicesOfPersons(tx, [leaving.personId])).get(leaving.personId) ?? []) : []
    const inUse = bound.flatMap(({ id, withdrawnAt }) => (withdrawnAt === null ? [id] : []))
    const entry = entryEndedBy(leaving, entries, new Set(inUse))
    if (entry === undefined) continue
    closed.add(leaving.id)
    if (entry.outAt === null || entry.outAt < leaving.inAt) await endVisit(tx, { ...leaving, ...entry, outAt: leaving.inAt })
  }
  return closed
}
