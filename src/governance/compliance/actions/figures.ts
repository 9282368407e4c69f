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

/**
 * The figures of every unit `depth` steps below the nation that lies in `scope`, all pulled at once. Of today they are counted in the field
 * and in the duties; of a day gone by the visits are those of that day, and states and cameras are what was kept when it was judged: no
 * later repeal, registration or camera changes them. `judgedOn`: the day of that judgement, null when nobody had judged by then.
 */
export async function figuresByUnit(
  db: Reader,
  scope: readonly string[],
  on: { readonly day: string; readonly today: string },
  depth: Depth,
): Promise<{ readonly figures: Map<string, Figures>; readonly judgedOn: string | null }> {
  const { day, today } = on
  const judged = day < today ? await store.judgedDays(db, scope, day) : null
  // Whenever a duty of today was judged, its commune's count of today was written with it; before the day's first judgement they are counted.
  const judgedToday = judged === null ? await store.judgedDays(db, scope, today) : new Map<string, string>()
  const isKeptToday = scope.length > 0 && scope.every((unit) => judgedToday.get(unit) === today)
  const [venues, facilities, states] = await Promise.all([
    venueActivity(db, scope, day, depth),
    judged === null ? facilitiesNow(db, scope, depth) : facilitiesThen(db, judged, depth),
    judged === null && !isKeptToday
      ? store.countStates(db, scope, depth)
      : store.countStatesKept(db, judged ?? judgedToday, depth),
  ])
  const figures = new Map<string, Figures>()
  const of = (unit: string): Figures => {
    const known = figures.get(unit) ?? emptyFigures()
    figures.set(unit, known)
    return known
  }
  for (const row of venues) of(row.unitPath).venues = venueFigures(row)
  for (const { unitPath, ...cover } of facilities) of(unitPath).facilities = facilityFigures(cover)
  for (const row of states) {
    const counts = row.subject_kind === 'venue' ? of(row.unit_path).venueStates : of(row.unit_path).facilityStates
    const state = found(
      obligationStates.find((one) => one === row.state),
      'state',
    )
    counts[state] += row.count
  }
  return { figures, judgedOn: judged === null ? today : ([...judged.values()].toSorted()[0] ?? null) }
}

/** Facilities that are known on a unit's ground, with their cameras. */
type KnownFacilities = Omit<CameraCover, 'unitPath'> & { readonly known: number }

async function facilitiesNow(
  db: Reader,
  scope: readonly string[],
  depth: Depth,
): Promise<(KnownFacilities & { readonly unitPath: string })[]> {
  const covers = new Map((await cameraCover(db, scope, depth)).map((row) => [row.unitPath, row]))
  const none = { cameras: 0, working: 0, facilitiesWithCameras: 0, facilitiesConnected: 0 }
  const known = await countByUnit(db, scope, 'quarantine-facility', depth)
  return known.map(({ unit_path, count }) => ({ ...none, ...covers.get(unit_path), unitPath: unit_path, known: count }))
}

async function facilitiesThen(db: Reader, judged: ReadonlyMap<string, string>, depth: Depth) {
  return (await store.facilitiesKept(db, judged, depth)).map(
    ({ unit_path, known, with_cameras, connected, cameras, working }) => ({
      unitPath: unit_path,
      known,
      cameras,
      working,
      facilitiesWithCameras: with_cameras,
      facilitiesConnected: connected,
    }),
  )
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

function facilityFigures({
  known,
  cameras,
  working,
  facilitiesWithCameras,
  facilitiesConnected,
}: KnownFacilities): NonNullable<Figures['facilities']> {
  return {
    known,
    connected: facilitiesConnected,
    notConnected: facilitiesWithCameras - facilitiesConnected,
    noData: known - facilitiesWithCameras,
    cameras,
    working,
  }
}
