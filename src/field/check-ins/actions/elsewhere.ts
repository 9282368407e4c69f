import { devicesOfPersons, standingIds } from '../../../foundation/people/public.ts'
import type { Reader } from '../../../platform/database.ts'
import { civilDay } from '../../../vocabulary/period.ts'
import { venuesById } from '../../venues/public.ts'
import { type Sighting, tellsAgainst, unsettledBy } from '../impossible-travel.ts'
import { type SightingRow, visitsElsewhere } from '../store/reviews.ts'
import { sources } from '../visit.ts'

/** What other venues' visits say of a venue's day, and it of theirs. */
export interface Elsewhere {
  /** By each visit (`sightingKey`) whether its person was too far away at the time. */
  readonly isDoubted: ReadonlyMap<string, boolean>
  /** The days of other venues on which a visit's flag is no longer right. */
  readonly unsettled: readonly { readonly venueId: number; readonly day: string }[]
}

/** Looks for the visitors of a venue's day at other venues, in the same few questions however many they are. `only` these visits, when given. */
export async function lookElsewhere(
  db: Reader,
  { venueId, path, day }: { venueId: number; path: string; day: string },
  only?: readonly string[],
): Promise<Elsewhere> {
  const visits = await visitsElsewhere(db, venueId, day, only)
  const seen = visits.filter(({ others }) => others.length > 0)
  const isWitnessed = await witnesses(
    db,
    seen.flatMap(({ own, others }) => [own, ...others]),
  )
  const paths = await pathsOf(
    db,
    seen.flatMap(({ others }) => others.map((other) => other.venueId)),
  )
  const sighting = (row: SightingRow, at: string): Sighting & { venueId: number } => ({
    venueId: row.venueId,
    at: row.at,
    path: at,
    flags: row.flags,
    isWitnessed: isWitnessed(row),
    devices: [row.deviceId, row.sentBy].filter((id) => id !== null),
  })
  const isDoubted = new Map(visits.map(({ id, own }) => [sightingKey(id, own.at), false]))
  const unsettled = new Map<string, { venueId: number; day: string }>()
  for (const { id, isBefore, ...rows } of seen) {
    const own = sighting(rows.own, path)
    const others = rows.others.flatMap((row) => {
      const at = paths.get(row.venueId)
      return at === undefined ? [] : [sighting(row, at)]
    })
    isDoubted.set(
      sightingKey(id, own.at),
      others.some((other) => tellsAgainst(other, own)),
    )
    // The minutes before the day are settled with their own day.
    for (const other of isBefore ? [] : unsettledBy(own, others)) {
      const on = civilDay(other.at)
      unsettled.set(`${other.venueId} ${on}`, { venueId: other.venueId, day: on })
    }
  }
  return { isDoubted, unsettled: [...unsettled.values()] }
}

/** One row of a venue: copies of a visit share its id. */
export function sightingKey(id: string, inAt: Date): string {
  return `${id} ${inAt.getTime()}`
}

export async function pathsOf(db: Reader, ids: readonly number[]): Promise<Map<number, string>> {
  return new Map((await venuesById(db, [...new Set(ids)])).map((row) => [row.id, row.path]))
}

/** Which of these visits somebody stands for: staff, or an office that bound the phone to the person. */
async function witnesses(db: Reader, rows: readonly SightingRow[]): Promise<(row: SightingRow) => boolean> {
  const isOwn = ({ source }: SightingRow) => source === sources['self-scan']
  const persons = [...new Set(rows.flatMap((row) => (isOwn(row) && row.deviceId !== null ? [row.personId] : [])))]
  const standing = await standingIds(db, persons)
  const bound = await devicesOfPersons(db, [...new Set([...persons, ...standing.values()])])
  const phones = new Map(
    persons.map((id) => [
      id,
      new Set(
        [id, standing.get(id) ?? id]
          .flatMap((one) => bound.get(one) ?? [])
          .flatMap((device) => (device.withdrawnAt === null ? [device.id] : [])),
      ),
    ]),
  )
  return (row) => !isOwn(row) || (row.deviceId !== null && (phones.get(row.personId)?.has(row.deviceId) ?? false))
}
