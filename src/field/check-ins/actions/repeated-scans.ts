import type { Transaction } from '../../../platform/database.ts'
import { chainNear, standingFor, visitsBehind } from '../same-visit.ts'
import { type ScanToCompare, type StoredScan, saveScans, scansAround, withNeighbours } from '../store/scans.ts'
import { repeated, sources } from '../visit.ts'

/** Far enough for every chain of scans that people make; the day's review looks at longer ones. */
const lookAroundMs = 10 * 60_000

export interface RepeatedScans {
  /** By the id of a scan that has neighbours: all scans of its visit, itself among them. */
  readonly visitOf: ReadonlyMap<string, readonly StoredScan[]>
  readonly changed: readonly { readonly before: StoredScan; readonly after: StoredScan }[]
}

/**
 * Judges anew which scans stand for a visit, around these scans. Every scan stays: those that repeat another one are marked and left
 * out of lists and figures. To be called while the venue's day is locked, so that two writers do not pass each other.
 */
export async function markRepeatedScans(tx: Transaction, scans: readonly ScanToCompare[]): Promise<RepeatedScans> {
  const visitOf = new Map<string, readonly StoredScan[]>()
  const changed = new Map<string, { before: StoredScan; after: StoredScan }>()
  const neighboured = await withNeighbours(tx, scans)
  const around = await scansAround(tx, neighboured, lookAroundMs)
  for (const [at, scan] of neighboured.entries()) {
    if (visitOf.has(scan.id)) continue
    for (const visit of visitsBehind(chainNear(scan, around[at] ?? []))) {
      for (const one of visit) visitOf.set(one.id, visit)
      const standing = standingFor(visit)
      if (standing === undefined) continue
      for (const before of visit) {
        const after: StoredScan =
          before === standing
            ? { ...before, flags: before.flags & ~repeated, outAt: leavingOf(standing, visit) }
            : { ...before, flags: before.flags | repeated }
        if (after.flags === before.flags && after.outAt?.getTime() === before.outAt?.getTime()) continue
        changed.set(before.id, { before, after })
      }
    }
  }
  await saveScans(
    tx,
    [...changed.values()].map(({ after }) => after),
  )
  return { visitOf, changed: [...changed.values()] }
}

/** The latest leaving that staff saw or the same phone said; a stranger's phone does not end somebody's visit. */
function leavingOf(standing: StoredScan, visit: readonly StoredScan[]): Date | null {
  const said = visit.filter(
    (one) => one === standing || one.source !== sources['self-scan'] || (one.sentBy !== null && one.sentBy === standing.sentBy),
  )
  return said.reduce<Date | null>(
    (latest, one) => (one.outAt !== null && (latest === null || one.outAt > latest) ? one.outAt : latest),
    null,
  )
}
