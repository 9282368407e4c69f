import { isWithin } from '../../vocabulary/administrative-unit-code.ts'
import { operators, type Provision } from './provision.ts'

/** A unit in which an older content would bind nobody any more, or only a part of those whom it bound. */
export interface Released {
  readonly path: string
  readonly whole: boolean
}

type Bound = Pick<Provision, 'audience' | 'territory'>

/**
 * Where an older content would be left without a successor, when these take its place: its units, the nation as its provinces, on which a
 * newer one does not bind the same subjects; of quarantine facilities each kind of operator is looked at.
 */
export function releasedBy(newer: readonly Bound[], older: Bound, provinces: readonly string[]): Released[] {
  const { kind, runBy } = older.audience
  const bound = kind === 'quarantine-facility' ? (runBy ?? operators) : [null]
  const grounds = bound.map((by) =>
    newer
      .filter(({ audience: one }) => one.kind === kind && (by === null || one.runBy === null || one.runBy.includes(by)))
      .flatMap(({ territory }) => territory),
  )
  const units = [...new Set(older.territory.flatMap((path) => (path === 'vn' ? provinces : [path])))].toSorted()
  return units.flatMap((path) => {
    const left = grounds.filter((ground) => !isWithin(ground, path))
    const touched = left.length < grounds.length || left.some((ground) => ground.some((one) => isWithin([path], one)))
    return left.length === 0 ? [] : [{ path, whole: !touched }]
  })
}
