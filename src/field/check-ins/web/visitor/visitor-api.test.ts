import { afterEach, expect, test, vi } from 'vitest'
import { addressOf } from '../../../../platform/http/client.ts'
import { findVenueByCode } from '../../../venues/contract.ts'
import { recordSelfVisit } from '../../contract.ts'
import { findVenue, type RecordedVisit, type SeenVenue, type SelfVisit, sendVisit } from './visitor-api.ts'

afterEach(() => vi.unstubAllGlobals())

const venue: SeenVenue = {
  code: 'S3DT-MVRV',
  name: 'Cửa hàng tạp hóa Bảo Ngọc',
  address: '58 đường Yết Kiêu',
  state: 'registered',
  placeVi: 'Phường Văn An',
  placeEn: 'Van An Ward',
  newCode: null,
  hotline: '1900 9095',
  businessNow: '2021-05-25T00:30:00.000Z',
  codeIsOld: false,
}
const visit: SelfVisit = {
  deviceId: '6f8f0a3e-6f58-4c0e-9d6c-0d3a3a1a0001',
  sequence: 4,
  at: '2021-05-25T00:31:00.000Z',
  direction: 'in',
  venueCode: 'S3DT-MVRV',
  name: 'Nguyễn Thị Hoà',
  phone: '0912 345 678',
}
const recorded: RecordedVisit = {
  outcome: 'new',
  maskedLine: 'Nguyễn Thị*** (0912345***)',
  initials: 'N.T.H.',
  recordedAt: '2021-05-25T00:31:00.000Z',
  codeIsOld: false,
}

test('the light page asks at the contract’s address and reads everything the contract answers', async () => {
  const asked = vi.fn(async (_address: string, _init: RequestInit) => Response.json(findVenueByCode.reply.parse(venue)))
  vi.stubGlobal('fetch', asked)
  expect(await findVenue('S3DT-MVRV')).toEqual(venue)
  expect(asked.mock.calls[0]?.[0]).toBe(addressOf(findVenueByCode, { params: { code: 'S3DT-MVRV' } }))
  expect(asked.mock.calls[0]?.[1].method).toBe(findVenueByCode.method)
  expect(await findVenue('S3DT-MVRV', 'a+b')).toEqual(venue)
  expect(asked.mock.calls[1]?.[0]).toBe(addressOf(findVenueByCode, { params: { code: 'S3DT-MVRV' }, query: { t: 'a+b' } }))
})

test('what the light page sends fits the contract’s body, and it reads the whole reply', async () => {
  const sent = vi.fn(async (_address: string, _init: RequestInit) => Response.json(recordSelfVisit.reply.parse(recorded)))
  vi.stubGlobal('fetch', sent)
  expect(await sendVisit(visit)).toEqual(recorded)
  const [address, init] = sent.mock.calls[0] ?? []
  expect([address, init?.method]).toEqual([addressOf(recordSelfVisit, {}), recordSelfVisit.method])
  expect(recordSelfVisit.body?.parse(JSON.parse(String(init?.body)))).toEqual(visit)
})
