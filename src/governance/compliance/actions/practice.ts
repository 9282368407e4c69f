import { camerasOfFacilities } from '../../../field/cameras/measures.ts'
import { venueDays } from '../../../field/venues/measures.ts'
import { organisationsWithin } from '../../../foundation/places/public.ts'
import type { Reader } from '../../../platform/database.ts'
import { type Practice, practiceOfFacility, practiceOfVenue } from '../practice.ts'

/** One organisation and what it did on the day; which fields are null follows from its kind. */
export interface PracticeRow {
  readonly path: string
  readonly organisationId: string
  readonly practice: Practice
  readonly visits: number | null
  readonly lastActiveOn: string | null
  readonly cameras: number | null
  readonly working: number | null
  readonly cameraReasons: readonly string[]
}

interface Wanted {
  readonly kind: 'venue' | 'quarantine-facility'
  readonly practice: Practice | 'any'
  readonly day: string
  /** Path of the last row already shown. */
  readonly after: string
  readonly limit: number
}

/** The organisations behind a figure, in path order; a practice of the other kind of organisation leads to no rows. */
export async function listPractice(db: Reader, scope: readonly string[], wanted: Wanted): Promise<PracticeRow[]> {
  return wanted.kind === 'venue' ? listVenues(db, scope, wanted) : listFacilities(db, scope, wanted)
}

async function listVenues(db: Reader, scope: readonly string[], { practice, day, after, limit }: Wanted): Promise<PracticeRow[]> {
  if (practice !== 'any' && practice !== 'active' && practice !== 'silent') return []
  const venues = await venueDays(db, scope, { day, activity: practice, after, limit })
  return venues.map(({ path, organisationId, visits, lastActiveOn }) => ({
    path,
    organisationId,
    practice: practiceOfVenue(visits),
    visits,
    lastActiveOn,
    cameras: null,
    working: null,
    cameraReasons: [],
  }))
}

/** A nation has some thousands of facilities at most: they are read page by page until enough of them fit. */
async function listFacilities(db: Reader, scope: readonly string[], { practice, after, limit }: Wanted): Promise<PracticeRow[]> {
  const pageSize = 500
  const covers = await camerasOfFacilities(db, scope)
  const found: PracticeRow[] = []
  for (let from = after; found.length < limit; ) {
    const page = await organisationsWithin(db, scope, {
      kinds: ['quarantine-facility'],
      folded: null,
      after: from,
      limit: pageSize,
    })
    for (const { path, id } of page) {
      const cover = covers.get(id)
      const does = practiceOfFacility(cover)
      if (practice !== 'any' && practice !== does) continue
      const { cameras = 0, working = 0, reasons = [] } = cover ?? {}
      found.push({
        path,
        organisationId: id,
        practice: does,
        visits: null,
        lastActiveOn: null,
        cameras,
        working,
        cameraReasons: reasons,
      })
    }
    const last = page.at(-1)
    if (last === undefined || page.length < pageSize) break
    from = last.path
  }
  return found.slice(0, limit)
}
