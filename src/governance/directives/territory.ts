import { isWithin } from '../../vocabulary/administrative-unit-code.ts'

/** Whether two territories share any ground. */
export function reaches(one: readonly string[], other: readonly string[]): boolean {
  return sharedGround(one, other).length > 0
}

/** The ground two territories share, without any unit named twice: every path is the deeper of two that lie within each other. */
export function sharedGround(one: readonly string[], other: readonly string[]): string[] {
  const shared = one.flatMap((a) => other.flatMap((b) => (isWithin([a], b) ? [b] : isWithin([b], a) ? [a] : [])))
  return withoutNested(shared)
}

/** The same ground without units that lie within another one named, so that nothing is counted twice. */
export function withoutNested(paths: readonly string[]): string[] {
  const once = [...new Set(paths)]
  return once.filter((path) => !once.some((other) => other !== path && isWithin([other], path))).toSorted()
}

/** The unit and every unit above it: `vn/30/288` answers `vn/30/288`, `vn/30`, `vn`. */
export function withUnitsAbove(path: string): string[] {
  const steps = path.split('/')
  return steps.map((_, index) => steps.slice(0, steps.length - index).join('/'))
}
