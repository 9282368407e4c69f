import { sql } from 'kysely'
import { keepDaysReady } from '../field/check-ins/jobs.ts'
import { createSampleAccount, sampleCredential } from '../foundation/access/public.ts'
import { system } from '../foundation/audit/public.ts'
import { loadChain } from '../foundation/documents/load.ts'
import { registerOrganisation } from '../foundation/places/public.ts'
import { setBusinessClock } from '../platform/business-clock.ts'
import type { OpenedHouse } from '../platform/open-house.ts'
import { sampleAccounts, samplePassword } from './accounts.ts'
import { connectSampleCameras, pointSampleCameras } from './cameras.ts'
import { loadDeclarations } from './declarations.ts'
import { loadProvince } from './province.ts'
import { tellStory } from './story.ts'
import { loadVisits } from './visits.ts'

/** Tuesday 25 May 2021, 07:30 in Hà Nội: the morning of the letter. */
const morning = new Date('2021-05-25T00:30:00Z')

/** Loads the story once; a second start finds it there. */
export async function loadStory(house: OpenedHouse): Promise<void> {
  const { rows } = await sql<{ sample_data: boolean }>`select sample_data from platform.installation`.execute(house.database.read)
  await pointSampleCameras(house)
  if (rows[0]?.sample_data) return
  await house.database.transaction(async (tx) => {
    await sql`update platform.installation set sample_data = true, set_up_at = now()`.execute(tx)
    await setBusinessClock(tx, morning)
  })
  await house.businessClock.refresh()
  await keepDaysReady(house)
  const now = house.businessClock.now()
  const credential = await sampleCredential(samplePassword)
  const places = await house.database.transaction(async (tx) => {
    await loadChain(tx)
    const province = await loadProvince(tx, house.keyring, now)
    const vendor = await registerOrganisation(
      tx,
      {
        id: 'cong-ty-mau',
        kind: 'vendor',
        name: 'Công ty Giải pháp số Mẫu (mô phỏng)',
        nameEn: 'Sample Digital Solutions Company (simulated)',
        unitPath: 'vn/01',
        address: 'Hà Nội',
        facts: {},
      },
      { actor: system, scope: ['vn'], now },
    )
    const venue = province.venues[0]?.path ?? 'vn/30'
    const commune = venue.slice(0, venue.lastIndexOf('/'))
    for (const account of sampleAccounts({
      commune,
      venue,
      facility: province.facilities[2]?.path ?? 'vn/30',
      vendor: vendor.path,
    })) {
      await createSampleAccount(tx, account, credential, now)
    }
    return { ...province, story: { vendor: vendor.path, commune } }
  })
  await loadVisits(house, places.venues, now)
  const [first] = places.venues
  if (first) await loadDeclarations(house, first.path.slice(0, first.path.lastIndexOf('/')), places.communes, now)
  await house.database.transaction((tx) => connectSampleCameras(tx, house, places.facilities, now))
  await house.database.transaction((tx) => tellStory(tx, places.story, now))
}

/** What stands around the product in a demonstration. */
export { openScenery } from './cameras.ts'

/** Who hears the news besides the rooms: simulated people go on living while the clock is moved. */
export { simulatedDays as storySubscriptions } from './days.ts'

export function welcome(address: string): string {
  return `
Khiên — bản chạy thử, dữ liệu mô phỏng / demonstration with simulated data
  ${address}
  Tài khoản mẫu / sample accounts (mật khẩu / password: ${samplePassword}):
${sampleAccounts({ commune: '', facility: '', venue: '', vendor: '' })
  .map((account) => `    ${account.username.padEnd(18)} ${account.roles.map(({ role }) => role).join(', ')}`)
  .join('\n')}
  Thử / try: đăng nhập “bo.y.te”, mở Tình hình thực hiện; dùng điện thoại quét mã QR của một địa điểm; bấm “Sang ngày hôm sau”.
  Ctrl-C để dừng / to stop.
`
}
