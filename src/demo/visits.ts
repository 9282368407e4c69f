import { randomUUID } from 'node:crypto'
import { visitId, writeVisits } from '../field/check-ins/ingest.ts'
import type { NewVisit } from '../field/check-ins/store/visits.ts'
import { rememberPerson } from '../foundation/people/public.ts'
import type { House } from '../platform/house.ts'
import { addDays, civilDay, startOfCivilDay } from '../vocabulary/period.ts'
import { pick, seeded } from './random.ts'

const familyNames = ['Nguyễn', 'Trần', 'Lê', 'Phạm', 'Hoàng', 'Phan', 'Vũ', 'Đặng', 'Bùi', 'Đỗ', 'Ngô', 'Dương', 'Lý']
const middleNames = ['Văn', 'Thị', 'Hữu', 'Đức', 'Ngọc', 'Minh', 'Thanh', 'Quốc']
const givenNames = [
  'An',
  'Bình',
  'Châu',
  'Dũng',
  'Giang',
  'Hằng',
  'Hiếu',
  'Huệ',
  'Khôi',
  'Lan',
  'Linh',
  'Mai',
  'Nam',
  'Oanh',
  'Quân',
  'Sơn',
  'Thảo',
  'Tuấn',
  'Uyên',
  'Yến',
]

/** Simulated visitors of the days before the story begins, through the same writing as real ones: about one venue in ten practises, as in Hà Nội that winter. */
export async function loadVisits(house: House, venues: readonly { id: number }[], now: Date, days = 3): Promise<number> {
  const random = seeded(1216)
  const people: number[] = []
  for (let i = 0; i < 200; i++) {
    const name = `${pick(random, familyNames)} ${pick(random, middleNames)} ${pick(random, givenNames)}`
    const phone = `09${String(10_000_000 + Math.floor(random() * 89_999_999))}`
    people.push(await rememberPerson(house.database.read, house.keyring, { name, phone, provenance: 'self-declared' }, now))
  }
  const practising = venues.filter(() => random() < 0.11)
  const device = randomUUID()
  const visits: NewVisit[] = []
  for (let back = days; back >= 0; back--) {
    const opens = startOfCivilDay(addDays(civilDay(now), -back)).getTime() + 6 * 3_600_000
    const closes = back === 0 ? now.getTime() : opens + 14 * 3_600_000
    for (const venue of practising) {
      if (random() < 0.12) continue
      for (let n = 1 + Math.floor(random() * 4); n > 0; n--) {
        const inAt = new Date(opens + random() * (closes - opens))
        visits.push({
          id: visitId(device, visits.length),
          venueId: venue.id,
          personId: pick(random, people),
          inAt,
          clientAt: inAt,
          receivedAt: inAt,
          source: 1,
          flags: 0,
          direction: 'in',
          outAt: null,
          byDevice: null,
          mayHaveMoved: false,
        })
      }
    }
  }
  for (let at = 0; at < visits.length; at += 500)
    await house.database.transaction((tx) => writeVisits(tx, visits.slice(at, at + 500)))
  return visits.length
}
