import { type OwnReadings, recordsOf, type SubjectAccess } from '../../../foundation/people/public.ts'
import { addDays, civilDay, startOfCivilDay } from '../../../vocabulary/period.ts'
import { venuesById } from '../../venues/public.ts'
import { requestsAboutPerson } from '../store/unmask-requests.ts'
import { ownVisits } from '../store/visits.ts'
import { leftAt, oldestDays } from '../visit.ts'
import { sentenceOf } from './unmasking.ts'

/** The places a device may see: this room's part of the export of one's own data. */
export const visitsOfSubject: SubjectAccess = async (db, device, now) => {
  const since = startOfCivilDay(addDays(civilDay(now), -oldestDays))
  const rows = await ownVisits(db, {
    deviceId: device.id,
    personIds: device.personId === null ? [] : await recordsOf(db, device.personId),
    since,
  })
  const venues = new Map((await venuesById(db, [...new Set(rows.map((row) => row.venue_id))])).map((venue) => [venue.id, venue]))
  return {
    key: 'visits',
    title: { vi: 'Nơi đã đến trong 30 ngày', en: 'Places visited in 30 days' },
    entries: rows.flatMap((row) => {
      const venue = venues.get(row.venue_id)
      if (venue === undefined) return []
      const left = leftAt({ inAt: row.in_at, outAt: row.out_at }, venue.typical_stay_minutes)
      const isEstimated = row.out_at === null
      return [
        [
          { key: 'venue', label: { vi: 'Địa điểm', en: 'Place' }, value: venue.name },
          { key: 'address', label: { vi: 'Địa chỉ', en: 'Address' }, value: venue.address },
          { key: 'arrivedAt', label: { vi: 'Đến lúc', en: 'Arrived at' }, value: row.in_at },
          {
            key: isEstimated ? 'estimatedLeavingAt' : 'leftAt',
            label: isEstimated ? { vi: 'Ước tính rời đi', en: 'Estimated leaving' } : { vi: 'Rời đi lúc', en: 'Left at' },
            value: left,
          },
        ],
      ]
    }),
  }
}

/** Who asked the health authority to find this person, and what it decided: without it, only the readings themselves would be seen. */
export const unmaskingOfSubject: OwnReadings = async (db, personIds) =>
  (await requestsAboutPerson(db, personIds)).flatMap((row) => {
    const purpose = sentenceOf(row)
    const asked = { at: row.asked_at, by: row.asker_name, purpose, what: 'unmasking-asked' as const }
    if (row.decided_at === null || row.decider_name === null) return [asked]
    const wasGranted = row.state !== 'refused' && row.is_granted
    const what = wasGranted ? ('unmasking-granted' as const) : ('unmasking-refused' as const)
    return [asked, { at: row.decided_at, by: row.decider_name, purpose, what }]
  })
