import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
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
import { deleteOldPhotos } from './jobs.ts'

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
  provinceMayBeLooser: false,
  conditionVi: null,
  conditionEn: null,
  sanctionVi: null,
  sanctionEn: null,
  untilOn: null,
  replacesId: null,
  pauses: [],
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
  state: 'any' | 'not-met' | 'open-in-term' | 'open-overdue' | 'lapsed' | 'met-on-time' | 'no-data',
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

test('a daily duty is judged by the day: what was recorded late counts for its own day, and a day that ended without it is overdue', async () => {
  t.setNow(new Date('2021-05-26T23:00:00Z'))
  // A door without network sends yesterday's visit this morning, after yesterday was judged for the last time.
  await visit(codes[1] ?? '', '2021-05-26T02:00:00.000Z')
  t.setNow(new Date('2021-05-27T01:00:00Z'))
  await assess('2021-05-27')
  const overdue = (await subjects(province, 'open-overdue')).rows
  expect(overdue.map((row) => [row.nameVi, row.overdueDays, row.lastMetOn]).sort()).toEqual([
    ['Chợ Sao Đỏ', 1, '2021-05-25'],
    ['Nhà thuốc An Bình', 1, null],
  ])
  expect((await subjects(province, 'open-in-term')).rows).toMatchObject([
    { nameVi: 'Quán phở Sao Mai', lastMetOn: '2021-05-26', frequency: 'daily', overdueDays: null },
  ])
  await assess('2021-05-28')
  t.setNow(new Date('2021-05-28T01:00:00Z'))
  expect((await subjects(province, 'open-overdue')).rows.map((row) => row.overdueDays).sort()).toEqual([1, 2, 2])
})

test('a daily duty for which the text names no day is in term today and overdue tomorrow; nobody is “done on time” by it', async () => {
  const communeOnly = provision({ dueOn: null, fromOn: '2021-05-28' })
  await t.database.transaction((tx) => generateObligations(tx, communeOnly, '2021-05-28'))
  await assess('2021-05-28')
  expect((await subjects(province, 'open-in-term')).rows).toHaveLength(3)
  await assess('2021-05-29')
  t.setNow(new Date('2021-05-29T01:00:00Z'))
  const { total } = await call(contract.readCompliance, { query: {} }, province)
  expect(total.venueStates).toMatchObject({ 'met-on-time': 0, 'open-overdue': 6, 'open-without-date': 0, 'met-without-date': 0 })
})

test('a day whose visits were found doubtful no longer counts as kept', async () => {
  const doubtful = await t.database.transaction(async (tx) => {
    const one = provision({ dueOn: null, fromOn: '2021-05-29' })
    await generateObligations(tx, one, '2021-05-29')
    return one
  })
  await visit(codes[2] ?? '', '2021-05-29T00:30:00.000Z')
  await assess('2021-05-29')
  expect((await subjects(province, 'met-on-time')).rows.some((row) => row.directiveId === doubtful.directiveId)).toBe(true)
  await sql`update venues.venue_day set visits = 0 where day = '2021-05-29'::date`.execute(t.database.read)
  await assess('2021-05-30')
  t.setNow(new Date('2021-05-30T01:00:00Z'))
  expect((await subjects(province, 'any')).rows.filter((row) => row.lastMetOn === '2021-05-29')).toEqual([])
  await sql`delete from compliance.obligation where provision_id = ${doubtful.id}`.execute(t.database.read)
  t.setNow(new Date('2021-05-29T01:00:00Z'))
  await assess('2021-05-29')
})

test('a lasting duty without a date stands apart from those in time, whether it is done or not', async () => {
  const registered = provision({ measureId: 'venue-registered', frequency: 'once', dueOn: null })
  await t.database.transaction((tx) => generateObligations(tx, registered, '2021-05-29'))
  await assess('2021-05-29')
  const { total } = await call(contract.readCompliance, { query: {} }, province)
  expect(total.venueStates).toMatchObject({ 'met-without-date': 3, 'met-on-time': 0 })
  expect((await subjects(province, 'not-met')).rows).toHaveLength(6)
})

test('a venue that comes later owes no day on which it was not there', async () => {
  const later = provision({ dueOn: null, fromOn: '2021-05-01' })
  await t.database.transaction((tx) => generateObligations(tx, later, '2021-05-29'))
  await assess('2021-05-29')
  expect((await subjects(province, 'open-in-term')).rows).toHaveLength(3)
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

test('one photo stands beside one’s own last reason: sealed, read by who reads the reason, each reading on the record, gone after thirty days', async () => {
  const venuePath = (code = '') => `${communePath}/o-${code.replace('-', '').toLowerCase()}`
  const subjectPath = venuePath(codes[1])
  const bytes = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, ...Buffer.from('JFIF cửa hàng đóng cửa')])
  const keep = (by: Fetch, path = subjectPath, given: Buffer = bytes, type = 'image/jpeg') =>
    call(contract.keepReasonPhoto, { query: { subjectPath: path }, upload: new Blob([Uint8Array.from(given)], { type }) }, by)
  const read = (by: Fetch) => call(contract.readReasonPhoto, { body: { subjectPath } }, by)
  const reasonNow = async () => (await subjects(province, 'any')).rows.find((one) => one.subjectPath === subjectPath)?.reason
  await expect(keep(province, venuePath(codes[2]))).rejects.toMatchObject({ problem: { code: 'photo-wants-a-reason-first' } })
  await call(contract.recordReason, { body: { subjectPath, code: 'closed', note: '' } }, commune)
  expect(await reasonNow()).toMatchObject({ code: 'closed', hasPhoto: false })
  await expect(read(province)).rejects.toMatchObject({ problem: { status: 404 } })
  await expect(keep(commune, subjectPath, Buffer.from('%PDF-1.7'))).rejects.toMatchObject({
    problem: { code: 'photo-is-no-picture' },
  })
  await expect(keep(commune, subjectPath, Buffer.concat([bytes, Buffer.from('Exif\0\0')]))).rejects.toMatchObject({
    problem: { code: 'photo-tells-its-place' },
  })
  await expect(keep(commune, subjectPath, bytes, 'image/gif')).rejects.toMatchObject({ problem: { status: 415 } })
  await expect(keep(commune, subjectPath, Buffer.alloc(3 * 1024 * 1024 + 1, bytes))).rejects.toMatchObject({
    problem: { status: 413 },
  })
  await expect(keep(province)).rejects.toMatchObject({ problem: { code: 'photo-wants-a-reason-first' } })
  await keep(commune)
  await keep(commune)
  expect(await reasonNow()).toMatchObject({ code: 'closed', hasPhoto: true })
  const photo = await read(province)
  expect([photo.type, photo.name, Buffer.from(photo.bytes).equals(bytes)]).toEqual(['image/jpeg', 'anh-2021-05-29.jpg', true])
  const elsewhere = await t.signIn([{ role: 'commune-officer', unitPath: 'vn/30/290/10546' }])
  await expect(read(elsewhere)).rejects.toMatchObject({ problem: { status: 404 } })
  await expect(keep(elsewhere)).rejects.toMatchObject({ problem: { status: 404 } })
  const kept = await sql<{ sealed: Buffer }>`select sealed from compliance.reason_photo`.execute(t.database.read)
  expect(kept.rows).toHaveLength(1)
  expect(kept.rows[0]?.sealed.includes('JFIF')).toBe(false)

  t.setNow(new Date('2021-06-28T01:00:00Z'))
  expect(await deleteOldPhotos(t.house)).toBe(0)
  t.setNow(new Date('2021-06-29T01:00:00Z'))
  expect(await deleteOldPhotos(t.house)).toBe(1)
  expect(await reasonNow()).toMatchObject({ code: 'closed', hasPhoto: false })
  const { rows } = await sql<{ action: string; body: unknown }>`
    select action, body from audit.event where action like 'reason-photo%' order by seq`.execute(t.database.read)
  expect(rows.map(({ action }) => action)).toEqual([
    'reason-photo.kept',
    'reason-photo.kept',
    'reason-photo.read',
    'reason-photos.deleted',
  ])
  expect(rows.at(-1)?.body).toEqual({ photos: 1 })
  t.setNow(new Date('2021-05-29T01:00:00Z'))
})

test('an officer reads the number to call of an own venue only, and each reading is on the record with its purpose', async () => {
  const phone = '0912345678'
  const body = {
    name: 'Quán cơm Tân Tiến',
    address: 'Số 9',
    unitPath: communePath,
    category: 'shop',
    keeperPhone: phone,
  } as const
  const venue = await call(venues.registerVenue, { body }, commune)
  const subjectPath = `${communePath}/o-${venue.code.replace('-', '').toLowerCase()}`
  expect((await call(contract.readContact, { body: { subjectPath } }, commune)).phone).toBe(phone)
  const elsewhere = await t.signIn([{ role: 'commune-officer', unitPath: 'vn/30/290/10546' }])
  await expect(call(contract.readContact, { body: { subjectPath } }, elsewhere)).rejects.toMatchObject({
    problem: { status: 404 },
  })
  const { rows } = await sql<{ purpose: string; body: unknown }>`
    select purpose, body from audit.event where action = 'contact.read'`.execute(t.database.read)
  expect(rows).toEqual([{ purpose: 'nhắc nhở thực hiện', body: { known: true } }])
})
