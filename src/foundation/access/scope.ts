import { isWithin } from '../../vocabulary/administrative-unit-code.ts'

/**
 * The shortest list of unit paths that covers the same places: no path twice, none beneath another. Every prefix costs an
 * index scan in every list query, so a person with ten overlapping roles should cost one.
 */
export function reduceScope(paths: readonly string[]): string[] {
  const kept: string[] = []
  // A path sorts behind every path that contains it.
  for (const path of paths.toSorted()) if (!isWithin(kept, path)) kept.push(path)
  return kept
}
