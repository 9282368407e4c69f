import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestServer, testServer } from '../../../tests/support/server.ts'
import * as checkIns from '../../field/check-ins/contract.ts'
import * as venues from '../../field/venues/contract.ts'
import { registerFacility } from '../../foundation/places/contract.ts'
import { call, type Fetch } from '../../platform/http/client.ts'
import type { ProvisionInForce } from '../directives/public.ts'
import { assessUnder } from './actions/assess.ts'
import { generateObligations } from './actions/generate.ts'
import * as contract from './contract.ts'

let t: TestServer
let province: Fetch
let commune: Fetch
const communePath = 'vn/30/290/10549'

const provision = (over: Partial<ProvisionInForce>): ProvisionInForce => ({
  id: randomUUID(),
  directiveId: 'directive-1',
  documentId: 'document-1',
  issuerRole: 'health-authority',
  issuedOn: '2021-05-24',
  endsOn: null,
  code: '1',
  textVi: 'Địa điểm ghi nhận người vào, ra',
  textEn: 'Venues record who comes',
  force: 'mandatory',
  audience: { kind: 'venue', runBy: null },
  territory: ['vn/30'],
  sideEffects: [],
  fromOn: '2021-05-24',
  dueOn: '2021-05-26',
  frequency: 'daily',
  measureId: 'venue-active',
  threshold: 1,
  evidence: 'measured',
  fallbackVi: 'thẻ căn cước',
  fallbackEn: null,
  graceDays: 0,
  provinceMayBeStricter: true,
  ...over,
})
const codes: string[] = []

beforeAll(async () => {
  t = await testServer()
  province = await t.signIn([{ role: 'provincial-officer', unitPath: 'vn/30' }])
  commune = await t.signIn([{ role: 'commune-officer', unitPath: communePath }])
  for (const name of ['Chợ Sao Đỏ', 'Quán phở Sao Mai', 'Nhà thuốc An Bình']) {
    const venue = await call(
      venues.registerVenue,
      { body: { name, address: 'Số 1', unitPath: communePath, category: 'shop' } },
      commune,
    )
    codes.push(venue.code)
  }
  for (const runBy of ['civil', 'army'] as const) {
    await call(
      registerFacility,
      { body: { name: `Cơ sở ${runBy}`, unitPath: communePath, address: 'Chí Linh', runBy, beds: 100 } },
      province,
    )
  }
})
afterAll(() => t.close())

const visit = (code: string, at: string) =>
  call(
    checkIns.recordSelfVisit,
    { body: { deviceId: randomUUID(), sequence: 1, at, venueCode: code, name: 'Nguyễn Văn An', phone: '0912345678' } },
    t.anonymous,
  )
const assess = (day: string) => t.database.transaction((tx) => assessUnder(tx, 'vn', day))
const subjects = (
  by: Fetch,
  state: 'any' | 'not-met' | 'open-overdue' | 'lapsed' | 'met-on-time' | 'no-data',
  kind: 'venue' | 'quarantine-facility' = 'venue',
) => call(contract.listSubjects, { query: { kind, state } }, by)

test('a provision becomes one obligation for each organisation it binds; a second run adds none', async () => {
  const venues = provision({})
  expect(await t.database.transaction((tx) => generateObligations(tx, venues, '2021-05-25'))).toBe(3)
  expect(await t.database.transaction((tx) => generateObligations(tx, venues, '2021-05-25'))).toBe(0)
  const cameras = provision({ audience: { kind: 'quarantine-facility', runBy: ['civil'] }, measureId: 'camera-connected' })
  expect(await t.database.transaction((tx) => generateObligations(tx, cameras, '2021-05-25'))).toBe(1)
})

test('one venue in three practises: the figures say so, and every figure opens its rows', async () => {
  await visit(codes[0] ?? '', '2021-05-25T00:30:00.000Z')
  await assess('2021-05-25')
  const page = await call(contract.readCompliance, { query: {} }, province)
  expect(page).toMatchObject({
    unitPath: 'vn/30',
    nameVi: 'Tỉnh Hải Dương',
    total: { venues: { registered: 3, active: 1, silent: 2 }, facilities: { known: 2, noData: 2 } },
  })
  expect(page.total.venueStates).toMatchObject({ 'met-on-time': 1, 'open-in-term': 2 })
  expect((await subjects(province, 'not-met')).rows).toHaveLength(page.total.venueStates['open-in-term'])
  const district = await call(contract.readCompliance, { query: { unit: 'vn/30/290' } }, province)
  expect(district.rows.find((row) => row.unitPath === communePath)?.venues?.registered).toBe(3)
  expect(district.above.map((unit) => unit.nameVi)).toEqual(['Tỉnh Hải Dương'])
})

test('a facility without a camera has no data: neither met nor failed', async () => {
  const page = await call(contract.readCompliance, { query: {} }, province)
  expect(page.total.facilityStates).toMatchObject({ 'no-data': 1, 'met-on-time': 0, 'open-in-term': 0, 'open-overdue': 0 })
  expect((await subjects(province, 'no-data', 'quarantine-facility')).rows.map((row) => row.nameVi)).toEqual(['Cơ sở civil'])
})

test('after the due day the silent are overdue, and the one that stopped has lapsed', async () => {
  t.setNow(new Date('2021-05-27T01:00:00Z'))
  await assess('2021-05-27')
  expect((await subjects(province, 'open-overdue')).rows).toHaveLength(2)
  const [lapsed] = (await subjects(province, 'lapsed')).rows
  expect(lapsed).toMatchObject({ nameVi: 'Chợ Sao Đỏ', lastMetOn: '2021-05-25', sinceOn: '2021-05-27' })
})

test('a commune officer ticks a reason for an own venue only; the words carry no numbers of persons', async () => {
  const [row] = (await subjects(commune, 'open-overdue')).rows
  const reason = { subjectPath: row?.subjectPath ?? '', code: 'too-busy', note: 'giờ trưa rất đông' } as const
  await call(contract.recordReason, { body: reason }, commune)
  expect(
    (await subjects(province, 'open-overdue')).rows.find((one) => one.subjectPath === reason.subjectPath)?.reason,
  ).toMatchObject({ code: 'too-busy', note: reason.note })
  await expect(call(contract.recordReason, { body: { ...reason, note: 'gọi 0912 345 678' } }, commune)).rejects.toMatchObject({
    problem: { code: 'reason-carries-personal-data' },
  })
  await expect(call(contract.recordReason, { body: { ...reason, code: 'other', note: '' } }, commune)).rejects.toMatchObject({
    problem: { code: 'reason-needs-a-note' },
  })
  const elsewhere = await t.signIn([{ role: 'commune-officer', unitPath: 'vn/30/290/10546' }])
  await expect(call(contract.recordReason, { body: reason }, elsewhere)).rejects.toMatchObject({ problem: { status: 404 } })
  expect((await subjects(elsewhere, 'any')).rows).toHaveLength(0)
  await expect(call(contract.readCompliance, { query: { unit: 'vn/01' } }, province)).rejects.toMatchObject({
    problem: { status: 404 },
  })
})
