import { type CameraCover, cameraCover } from '../../../field/cameras/measures.ts'
import { type VenueActivity, venueActivity } from '../../../field/venues/measures.ts'
import { countByUnit } from '../../../foundation/places/public.ts'
import type { Reader } from '../../../platform/database.ts'
import { found } from '../../../platform/refusal.ts'
import { type ObligationState, obligationStates } from '../obligation.ts'
import * as store from '../store.ts'

export interface Figures {
  venues: { registered: number; active: number; silent: number; visits: number } | null
  facilities: { known: number; connected: number; notConnected: number; noData: number; cameras: number; working: number } | null
  venueStates: Record<ObligationState, number>
  facilityStates: Record<ObligationState, number>
}

type Depth = 1 | 2 | 3

/** The figures of every unit `depth` steps below the nation that lies in `scope`, all pulled from the field at once. */
export async function figuresByUnit(
  db: Reader,
  scope: readonly string[],
  day: string,
  depth: Depth,
): Promise<Map<string, Figures>> {
  const [venues, cameras, facilities, states] = await Promise.all([
    venueActivity(db, scope, day, depth),
    cameraCover(db, scope, depth),
    countByUnit(db, scope, 'quarantine-facility', depth),
    store.countStates(db, scope, depth),
  ])
  const figures = new Map<string, Figures>()
  const of = (unit: string): Figures => {
    const known = figures.get(unit) ?? emptyFigures()
    figures.set(unit, known)
    return known
  }
  for (const row of venues) of(row.unitPath).venues = venueFigures(row)
  const covers = new Map(cameras.map((row) => [row.unitPath, row]))
  for (const row of facilities) of(row.unit_path).facilities = facilityFigures(row.count, covers.get(row.unit_path))
  for (const row of states) {
    const counts = row.subject_kind === 'venue' ? of(row.unit_path).venueStates : of(row.unit_path).facilityStates
    const state = found(
      obligationStates.find((one) => one === row.state),
      'state',
    )
    counts[state] += row.count
  }
  return figures
}

export function sumOf(all: Iterable<Figures>): Figures {
  const total = emptyFigures()
  for (const one of all) {
    if (one.venues) {
      total.venues ??= { registered: 0, active: 0, silent: 0, visits: 0 }
      addInto(total.venues, one.venues)
    }
    if (one.facilities) {
      total.facilities ??= { known: 0, connected: 0, notConnected: 0, noData: 0, cameras: 0, working: 0 }
      addInto(total.facilities, one.facilities)
    }
    addInto(total.venueStates, one.venueStates)
    addInto(total.facilityStates, one.facilityStates)
  }
  return total
}

function addInto<K extends string>(total: Record<K, number>, one: Record<K, number>): void {
  for (const key in one) total[key] += one[key]
}

export function emptyFigures(): Figures {
  return { venues: null, facilities: null, venueStates: noStates(), facilityStates: noStates() }
}

function noStates(): Record<ObligationState, number> {
  return {
    'met-on-time': 0,
    'met-late': 0,
    'open-in-term': 0,
    'open-overdue': 0,
    'met-without-date': 0,
    'open-without-date': 0,
    lapsed: 0,
    'no-data': 0,
    'not-yet-due-to-begin': 0,
    suspended: 0,
    'no-longer-in-force': 0,
  }
}

function venueFigures({ registered, active, visits }: VenueActivity): NonNullable<Figures['venues']> {
  return { registered, active, silent: registered - active, visits }
}

function facilityFigures(known: number, cover: CameraCover | undefined): NonNullable<Figures['facilities']> {
  const connected = cover?.facilitiesConnected ?? 0
  const withCameras = cover?.facilitiesWithCameras ?? 0
  return {
    known,
    connected,
    notConnected: withCameras - connected,
    noData: known - withCameras,
    cameras: cover?.cameras ?? 0,
    working: cover?.working ?? 0,
  }
}
