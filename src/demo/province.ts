import { foldAddress } from '../field/venues/address.ts'
import { sealKeeper } from '../field/venues/public.ts'
import { insertVenues } from '../field/venues/store.ts'
import { typicalStay, type VenueCategory } from '../field/venues/venue.ts'
import { childrenOf, insertOrganisations } from '../foundation/places/store.ts'
import type { Transaction } from '../platform/database.ts'
import type { Keyring } from '../platform/keyring.ts'
import { organisationPath } from '../vocabulary/administrative-unit-code.ts'
import { foldVietnamese } from '../vocabulary/person-name.ts'
import { VENUE_CODES, venueCode } from '../vocabulary/venue-code.ts'
import { pick, seeded } from './random.ts'
import { familyNames, middleNames, givenNames as personNames } from './visits.ts'

const province = 'vn/30'
const since = '2021-05-01'

export interface ProvincePlaces {
  readonly communes: readonly string[]
  readonly facilities: readonly { readonly id: string; readonly path: string; readonly name: string }[]
  readonly venues: readonly { readonly id: number; readonly path: string }[]
}

/** Hải Dương with 2,000 venues and eight quarantine facilities. Names and addresses are made up; units are the real ones of 2021. */
export async function loadProvince(tx: Transaction, keyring: Keyring, at: Date, venueCount = 2000): Promise<ProvincePlaces> {
  const random = seeded(3440)
  // A stream of its own, so that the codes of venues stay what they are when keepers change.
  const keepers = seeded(2666)
  const districts = await childrenOf(tx, province, '2021-05-25')
  const communes = (await Promise.all(districts.map((district) => childrenOf(tx, district.path, '2021-05-25')))).flat()
  const facilities = facilityPlans.map((plan, i) => {
    const commune = communes[(i * 31) % communes.length]
    if (commune === undefined) throw new Error('the province has no communes')
    const id = `co-so-${String(i + 1).padStart(2, '0')}`
    return {
      id,
      path: organisationPath(commune.path, id),
      name: plan.name,
      nameEn: plan.nameEn,
      address: commune.name,
      facts: { runBy: plan.runBy, beds: plan.beds },
    }
  })
  await insertOrganisations(
    tx,
    facilities.map((f) => ({
      id: f.id,
      path: f.path,
      kind: 'quarantine-facility',
      name: f.name,
      name_en: f.nameEn,
      folded: foldVietnamese(f.name),
      address: f.address,
      facts: f.facts,
      from_on: since,
      to_on: null,
    })),
    at,
  )
  const venues = Array.from({ length: venueCount }, () => {
    // Town communes have many venues, mountain communes few: the first commune of each district is its seat.
    const commune =
      random() < 0.35
        ? pick(
            random,
            communes.filter((one) => /^(Phường|Thị trấn)/.test(one.name)),
          )
        : pick(random, communes)
    const category = pick(random, categories)
    const name = `${pick(random, venueNames[category])} ${pick(random, givenNames)}`
    const code = venueCode(Math.floor(random() * VENUE_CODES))
    const address = `${1 + Math.floor(random() * 200)} đường ${pick(random, streets)}`
    return {
      organisation_id: code.toLowerCase(),
      path: organisationPath(commune.path, code.toLowerCase()),
      code,
      name,
      folded: foldVietnamese(name),
      folded_address: foldAddress(address),
      address,
      category,
      typical_stay_minutes: typicalStay[category],
      keeper: sealKeeper(keyring, simulatedKeeper(keepers)),
    }
  })
  await insertOrganisations(
    tx,
    venues.map((v) => ({
      id: v.organisation_id,
      path: v.path,
      kind: 'venue',
      name: v.name,
      name_en: null,
      folded: v.folded,
      address: v.address,
      facts: { category: v.category },
      from_on: since,
      to_on: null,
    })),
    at,
  )
  const ids = await insertVenues(tx, venues, at)
  return {
    communes: communes.map((one) => one.path),
    facilities,
    venues: venues.map((venue, i) => ({ id: ids[i] ?? 0, path: venue.path })),
  }
}

/** Four keepers in five left a number; the fifth is who an officer must visit. */
function simulatedKeeper(random: () => number): { name: string; phone?: string } {
  const name = `${pick(random, familyNames)} ${pick(random, middleNames)} ${pick(random, personNames)}`
  const phone = `08${String(10_000_000 + Math.floor(random() * 89_999_999))}`
  return random() < 0.8 ? { name, phone } : { name }
}

const facilityPlans = [
  {
    name: 'Cơ sở cách ly Trung đoàn 125 (mô phỏng)',
    nameEn: 'Quarantine Facility of Regiment 125 (simulated)',
    runBy: 'army',
    beds: 420,
  },
  {
    name: 'Cơ sở cách ly Trường Quân sự tỉnh (mô phỏng)',
    nameEn: 'Quarantine Facility of the Provincial Military School (simulated)',
    runBy: 'army',
    beds: 300,
  },
  {
    name: 'Khu ký túc xá Đại học Sao Đỏ (mô phỏng)',
    nameEn: 'Sao Do University Dormitory (simulated)',
    runBy: 'civil',
    beds: 260,
  },
  { name: 'Trường Cao đẳng Nghề (mô phỏng)', nameEn: 'Vocational College (simulated)', runBy: 'civil', beds: 180 },
  { name: 'Trung tâm Y tế huyện (mô phỏng)', nameEn: 'District Health Centre (simulated)', runBy: 'civil', beds: 90 },
  { name: 'Trường THPT số 2 (mô phỏng)', nameEn: 'Upper Secondary School No. 2 (simulated)', runBy: 'civil', beds: 120 },
  { name: 'Khách sạn Côn Sơn (mô phỏng)', nameEn: 'Con Son Hotel (simulated)', runBy: 'paid-hotel', beds: 64 },
  { name: 'Khách sạn Thành Đông (mô phỏng)', nameEn: 'Thanh Dong Hotel (simulated)', runBy: 'paid-hotel', beds: 48 },
] as const

const categories: readonly VenueCategory[] = [
  'shop',
  'shop',
  'shop',
  'restaurant',
  'restaurant',
  'market',
  'supermarket',
  'office',
  'school',
  'health-facility',
  'hotel',
  'transport',
  'worship',
  'entertainment',
]
const venueNames: Readonly<Record<VenueCategory, readonly string[]>> = {
  shop: ['Cửa hàng tạp hóa', 'Cửa hàng điện máy', 'Hiệu sách', 'Cửa hàng vật tư'],
  market: ['Chợ'],
  supermarket: ['Siêu thị mini', 'Siêu thị'],
  restaurant: ['Quán phở', 'Nhà hàng', 'Quán cơm', 'Quán cà phê'],
  hotel: ['Nhà nghỉ', 'Khách sạn'],
  office: ['Văn phòng', 'Công ty'],
  school: ['Trường mầm non', 'Trường tiểu học'],
  'health-facility': ['Phòng khám', 'Nhà thuốc'],
  transport: ['Bến xe', 'Điểm dừng xe buýt'],
  worship: ['Chùa', 'Nhà thờ họ'],
  entertainment: ['Nhà văn hóa', 'Sân bóng'],
  other: ['Địa điểm'],
}
const givenNames = [
  'An Bình',
  'Bảo Ngọc',
  'Côn Sơn',
  'Đại Phát',
  'Đông Đô',
  'Gia Hưng',
  'Hải Hà',
  'Hoa Sen',
  'Hồng Phúc',
  'Kim Thành',
  'Lộc Phát',
  'Minh Khang',
  'Ngọc Lan',
  'Phú Quý',
  'Quang Minh',
  'Sao Mai',
  'Tân Tiến',
  'Thanh Bình',
  'Thịnh Vượng',
  'Tuấn Linh',
  'Vạn Xuân',
  'Yến Nhi',
]
const streets = [
  'Trần Hưng Đạo',
  'Nguyễn Trãi',
  'Lê Lợi',
  'Bạch Đằng',
  'Điện Biên Phủ',
  'Ngô Quyền',
  'Hồng Quang',
  'Chu Văn An',
  'Yết Kiêu',
  'Thanh Niên',
]
