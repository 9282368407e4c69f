import { sql } from 'kysely'
import { connectCamera } from '../field/cameras/actions.ts'
import { createAddressGuard, readAddressPolicy } from '../field/cameras/address-guard.ts'
import { type CameraSimulator, startCameraSimulator } from '../field/cameras/simulator/camera-simulator.ts'
import { keepDaysReady } from '../field/check-ins/jobs.ts'
import { createSampleAccount, sampleCredential } from '../foundation/access/public.ts'
import { system } from '../foundation/audit/public.ts'
import { loadChain } from '../foundation/documents/load.ts'
import { registerOrganisation } from '../foundation/places/public.ts'
import { setBusinessClock } from '../platform/business-clock.ts'
import type { OpenedHouse } from '../platform/open-house.ts'
import { sampleAccounts, samplePassword } from './accounts.ts'
import { loadProvince } from './province.ts'
import { loadVisits } from './visits.ts'

/** Tuesday 25 May 2021, 07:30 in Hà Nội: the morning of the letter. */
const morning = new Date('2021-05-25T00:30:00Z')
const simulatorPort = 13_440

/** Loads the story once; a second start finds it there. */
export async function loadStory(house: OpenedHouse): Promise<void> {
  const { rows } = await sql<{ sample_data: boolean }>`select sample_data from platform.installation`.execute(house.database.read)
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
    const province = await loadProvince(tx, now)
    const vendor = await registerOrganisation(
      tx,
      {
        id: 'cong-ty-mau',
        kind: 'vendor',
        name: 'Công ty Giải pháp số Mẫu (mô phỏng)',
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
    return province
  })
  await loadVisits(house, places.venues, now)
  await house.database.transaction(async (tx) => {
    const policy = readAddressPolicy(house.config.cameraAllowedRanges)
    const guard = createAddressGuard(policy.ok ? policy.policy : { allowedRanges: [], onlyThese: true })
    const machineNow = house.machineClock.now()
    for (const [n, [facility, name, placement]] of cameraPlans.entries()) {
      const facilityId = places.facilities[facility]?.id ?? ''
      const url = `rtsp://127.0.0.1:${simulatorPort}/cam/${n}`
      await connectCamera(
        tx,
        { keyring: house.keyring, guard },
        { facilityId, name, placement, url },
        { actor: system, scope: ['vn'], now, machineNow },
      )
    }
  })
}

const cameraPlans: readonly (readonly [facility: number, name: string, placement: string])[] = [
  [2, 'Cổng chính', 'gate'],
  [2, 'Hành lang tầng 1', 'corridor'],
  [2, 'Sảnh tầng 1', 'lobby'],
  [4, 'Cổng', 'gate'],
  [4, 'Khu lấy mẫu', 'service-yard'],
  [6, 'Sảnh lễ tân', 'lobby'],
]

/** What stands around the product in a demonstration: simulated cameras that speak real RTSP; the one of the hotel is unplugged. */
export async function openScenery(): Promise<{ close(): Promise<void> }> {
  const simulator: CameraSimulator | undefined = await startCameraSimulator({
    port: simulatorPort,
    cameras: cameraPlans.length,
    faultPort: 0,
  }).catch(() => undefined)
  simulator?.fault(cameraPlans.length - 1, 'refuse')
  return { close: async () => simulator?.stop() }
}

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
