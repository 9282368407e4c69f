import { cameraCover } from '../../../field/cameras/measures.ts'
import { entryCover } from '../../../field/declarations/measures.ts'
import { venueActivity } from '../../../field/venues/measures.ts'
import { countByUnit } from '../../../foundation/places/public.ts'
import type { Reader } from '../../../platform/database.ts'
import { addDays } from '../../../vocabulary/period.ts'

/** How far a measure is met already, before anybody is bound: met of all, on a day. */
export interface Baseline {
  readonly day: string
  readonly met: number
  readonly of: number
  readonly byProvince: readonly { readonly provincePath: string; readonly met: number; readonly of: number }[]
}

/** The practice of the last whole day (visits) or of now (cameras) on a ground; null for a measure that cannot be taken, or where there is nobody. */
export async function baselineOf(
  db: Reader,
  measureId: string | null,
  ground: readonly string[],
  today: string,
): Promise<Baseline | null> {
  if (measureId === 'venue-active') {
    const day = addDays(today, -1)
    const rows = await venueActivity(db, ground, day, 1)
    return summed(
      day,
      rows.map(({ unitPath, active, registered }) => ({ provincePath: unitPath, met: active, of: registered })),
    )
  }
  if (measureId === 'entry-declared') {
    const day = addDays(today, -1)
    const rows = await entryCover(db, ground, day)
    return summed(
      day,
      rows.map(({ unitPath, declared, arrivals }) => ({ provincePath: unitPath, met: declared, of: arrivals })),
    )
  }
  if (measureId === 'camera-connected') {
    const [covers, known] = [await cameraCover(db, ground, 1), await countByUnit(db, ground, 'quarantine-facility', 1)]
    const connected = new Map(covers.map((one) => [one.unitPath, one.facilitiesConnected]))
    return summed(
      today,
      known.map(({ unit_path, count }) => ({ provincePath: unit_path, met: connected.get(unit_path) ?? 0, of: count })),
    )
  }
  return null
}

function summed(day: string, byProvince: Baseline['byProvince']): Baseline | null {
  const of = byProvince.reduce((sum, one) => sum + one.of, 0)
  return of === 0 ? null : { day, met: byProvince.reduce((sum, one) => sum + one.met, 0), of, byProvince }
}
