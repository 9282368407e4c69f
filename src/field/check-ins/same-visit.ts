import { flags, isDoubtful, sameVisitWithinMs } from './visit.ts'

/** One scan of a person at a venue, as far as it matters for which visit it belongs to. */
export interface Scan {
  readonly id: string
  /** Where it is filed. */
  readonly inAt: Date
  /** The scan's own time, by its device: another one than `inAt` where that clock was not believed. */
  readonly at: Date
  readonly outAt: Date | null
  readonly flags: number
}

/**
 * The visits behind all scans of one person at one venue: a scan less than a minute after a visit's first scan is that visit, unless
 * its visitor had left by then. Judged by the scans' own times, so that the order in which they arrive does not matter.
 */
export function visitsBehind<S extends Scan>(scans: readonly S[]): S[][] {
  const visits: S[][] = []
  for (const scan of [...scans].sort(byTime)) {
    const open = visits.at(-1)
    const first = open?.[0]
    const isSame =
      open !== undefined &&
      first !== undefined &&
      scan.at.getTime() - first.at.getTime() < sameVisitWithinMs &&
      !open.some((one) => one.outAt !== null && one.outAt < scan.at)
    if (isSame) open.push(scan)
    else visits.push([scan])
  }
  return visits
}

/**
 * Of all scans read around a scan those that can bear on its visit: each less than a minute from the next. What lies beyond a pause is
 * judged where its own beginning is known; here it may have been cut off.
 */
export function chainNear<S extends Scan>(scan: Pick<Scan, 'inAt'>, around: readonly S[]): S[] {
  const chains: S[][] = []
  for (const one of [...around].sort(byTime)) {
    const open = chains.at(-1)
    const last = open?.at(-1)
    if (open !== undefined && last !== undefined && one.at.getTime() - last.at.getTime() < sameVisitWithinMs) open.push(one)
    else chains.push([one])
  }
  const isNear = (one: S) => Math.abs(one.inAt.getTime() - scan.inAt.getTime()) < sameVisitWithinMs
  return chains.filter((chain) => chain.some(isNear)).flat()
}

/** The scan that stands for its visit in lists and figures: an undoubted one before a doubted, an entry before a leaving, then the earliest. */
export function standingFor<S extends Scan>(visit: readonly S[]): S | undefined {
  const rank = (scan: S) => (isDoubtful(scan.flags) ? 2 : 0) + ((scan.flags & flags['no-entry']) !== 0 ? 1 : 0)
  return [...visit].sort((a, b) => rank(a) - rank(b) || byTime(a, b))[0]
}

function byTime(a: Scan, b: Scan): number {
  return a.at.getTime() - b.at.getTime() || (a.id < b.id ? -1 : 1)
}
