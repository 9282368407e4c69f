import { eventsAbout } from '../../../foundation/audit/public.ts'
import { type OwnReadings, recordsOf, type SubjectAccess } from '../../../foundation/people/public.ts'
import type { Reader } from '../../../platform/database.ts'
import { addDays, civilDay, startOfCivilDay } from '../../../vocabulary/period.ts'
import { type VenueRow, venuesById } from '../../venues/public.ts'
import { ownHeldVisits } from '../store/holds.ts'
import { requestsAboutPerson } from '../store/unmask-requests.ts'
import { ownVisits } from '../store/visits.ts'
import { purposeSentence, unmaskPurpose } from '../unmask-purpose.ts'
import { leftAt, oldestDays } from '../visit.ts'

interface OwnVisit {
  readonly venue: VenueRow
  readonly inAt: Date
  readonly leftAt: Date
  readonly leftIsEstimated: boolean
  readonly source: number
  /** Past its thirty days, because a document orders so. */
  readonly kept: { readonly untilOn: string; readonly documentNumber: string | null } | null
}

/** The places a device may see, newest first: those of thirty days, and those that a hold keeps longer. */
export async function ownPlaces(
  db: Reader,
  device: { readonly id: string; readonly personId: number | null },
  now: Date,
): Promise<OwnVisit[]> {
  const since = startOfCivilDay(addDays(civilDay(now), -oldestDays))
  const own = { deviceId: device.id, personIds: device.personId === null ? [] : await recordsOf(db, device.personId) }
  const held = await ownHeldVisits(db, { ...own, before: since })
  const rows = [
    ...(await ownVisits(db, { ...own, since })).map((row) => ({ ...row, kept: null })),
    ...held.map((row) => ({ ...row, kept: { untilOn: row.until_on, documentNumber: row.document_number } })),
  ]
  const venues = new Map((await venuesById(db, [...new Set(rows.map((row) => row.venue_id))])).map((venue) => [venue.id, venue]))
  return rows.flatMap(({ venue_id, in_at: inAt, out_at: outAt, source, kept }) => {
    const venue = venues.get(venue_id)
    if (venue === undefined) return []
    return [
      { venue, inAt, leftAt: leftAt({ inAt, outAt }, venue.typical_stay_minutes), leftIsEstimated: outAt === null, source, kept },
    ]
  })
}

/** The places a device may see: this room's part of the export of one's own data. */
export const visitsOfSubject: SubjectAccess = async (db, device, now) => ({
  key: 'visits',
  title: { vi: 'Nơi đã đến', en: 'Places visited' },
  entries: (await ownPlaces(db, device, now)).map(({ venue, inAt, leftAt: left, leftIsEstimated, kept }) => [
    { key: 'venue', label: { vi: 'Địa điểm', en: 'Place' }, value: venue.name },
    { key: 'address', label: { vi: 'Địa chỉ', en: 'Address' }, value: venue.address },
    { key: 'arrivedAt', label: { vi: 'Đến lúc', en: 'Arrived at' }, value: inAt },
    {
      key: leftIsEstimated ? 'estimatedLeavingAt' : 'leftAt',
      label: leftIsEstimated ? { vi: 'Ước tính rời đi', en: 'Estimated leaving' } : { vi: 'Rời đi lúc', en: 'Left at' },
      value: left,
    },
    ...(kept === null
      ? []
      : [
          { key: 'keptUntil', label: { vi: 'Giữ đến hết ngày', en: 'Kept until the end of' }, value: dayOf(kept.untilOn) },
          {
            key: 'keptBy',
            label: { vi: 'Theo văn bản', en: 'By document' },
            value: kept.documentNumber ?? { vi: 'Văn bản của cơ quan y tế', en: 'A document of the health authority' },
          },
        ]),
  ]),
})

const dayOf = (day: string) => day.split('-').reverse().join('/')

/** Who asked the health authority to find this person, and what it decided: without it, only the readings themselves would be seen. */
export const unmaskingOfSubject: OwnReadings = async (db, personIds) => {
  const readings: Awaited<ReturnType<OwnReadings>>[number][] = []
  for (const row of await requestsAboutPerson(db, personIds)) {
    const said = unmaskPurpose(row.purpose)
    const purpose =
      said === undefined
        ? { vi: row.case_number, en: row.case_number }
        : { vi: purposeSentence(said, row.case_number), en: purposeSentence(said, row.case_number, 'en') }
    readings.push({ at: row.asked_at, by: row.asker_name, purpose, what: 'unmasking-asked' })
    if (row.decided_at !== null && row.decider_name !== null) {
      const wasGranted = row.state !== 'refused' && row.is_granted
      const what = wasGranted ? 'unmasking-granted' : 'unmasking-refused'
      readings.push({ at: row.decided_at, by: row.decider_name, purpose, what })
    }
    // What the log alone knows: who answered, and how a request ended without an answer.
    for (const event of await eventsAbout(db, { kind: 'unmask-request', id: row.id }, 20)) {
      const what = endOf[event.action]
      if (what !== undefined && (what === 'unmasking-ended' || row.is_granted))
        readings.push({ at: event.at, by: event.by, purpose, what })
    }
  }
  return readings
}

const endOf: Readonly<Record<string, 'unmasking-answered' | 'unmasking-ended'>> = {
  'unmask-request.answered': 'unmasking-answered',
  'unmask-request.withdrawn': 'unmasking-ended',
  'unmask-request.expired': 'unmasking-ended',
}
