import { visitId, writeVisits } from '../field/check-ins/ingest.ts'
import type { NewVisit } from '../field/check-ins/store/visits.ts'
import { rememberPerson } from '../foundation/people/public.ts'
import type { House } from '../platform/house.ts'
import { addDays, civilDay, startOfCivilDay } from '../vocabulary/period.ts'
import { pick, seeded } from './random.ts'

export const familyNames = ['Nguyễn', 'Trần', 'Lê', 'Phạm', 'Hoàng', 'Phan', 'Vũ', 'Đặng', 'Bùi', 'Đỗ', 'Ngô', 'Dương', 'Lý']
export const middleNames = ['Văn', 'Thị', 'Hữu', 'Đức', 'Ngọc', 'Minh', 'Thanh', 'Quốc']
export const givenNames = [
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

/** The two hundred people of the demonstration, always the same. */
export async function simulatedVisitors(house: House, now: Date): Promise<readonly number[]> {
  const random = seeded(1216)
  const people: number[] = []
  for (let i = 0; i < 200; i++) {
    const name = `${pick(random, familyNames)} ${pick(random, middleNames)} ${pick(random, givenNames)}`
    const phone = `09${String(10_000_000 + Math.floor(random() * 89_999_999))}`
    people.push(await rememberPerson(house.database.read, house.keyring, { name, phone, provenance: 'self-declared' }, now))
  }
  return people
}

/** Visits at these venues between two moments of a day; the same day and seed give the same visits, so that writing them twice writes them once. */
export function visitsOfDay(
  random: () => number,
  venues: readonly { readonly id: number }[],
  people: readonly number[],
  within: { day: string; from: number; to: number },
): NewVisit[] {
  let sequence = 0
  return venues.flatMap((venue) =>
    Array.from({ length: 1 + Math.floor(random() * 4) }, () => {
      const inAt = new Date(within.from + random() * (within.to - within.from))
      const leaves = random() < 0.6
      return {
        id: visitId(`demo ${within.day}`, sequence++),
        venueId: venue.id,
        personId: pick(random, people),
        inAt,
        clientAt: inAt,
        receivedAt: inAt,
        source: 1,
        flags: 0,
        direction: 'in' as const,
        outAt: leaves ? new Date(inAt.getTime() + (5 + random() * 40) * 60_000) : null,
        byDevice: null,
        sentBy: null,
      }
    }),
  )
}

/** Simulated visitors of the days before the story begins, through the same writing as real ones: about one venue in ten practises, as in Hà Nội that winter. */
export async function loadVisits(house: House, venues: readonly { id: number }[], now: Date, days = 3): Promise<number> {
  const random = seeded(3440)
  const people = await simulatedVisitors(house, now)
  const practising = venues.filter(() => random() < 0.11)
  let written = 0
  for (let back = days; back >= 0; back--) {
    const day = addDays(civilDay(now), -back)
    const from = startOfCivilDay(day).getTime() + 6 * 3_600_000
    const to = back === 0 ? now.getTime() : from + 14 * 3_600_000
    const open = practising.filter(() => random() >= 0.12)
    const visits = visitsOfDay(random, open, people, { day: `before ${day}`, from, to })
    for (let at = 0; at < visits.length; at += 500)
      await house.database.transaction((tx) => writeVisits(tx, visits.slice(at, at + 500)))
    written += visits.length
  }
  return written
}
