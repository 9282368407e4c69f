import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestServer, testServer } from '../../../tests/support/server.ts'
import { askForBinding, bindDevice, listReadings, openDevice, readOwnFacts } from '../../foundation/people/contract.ts'
import { linkPerson, openPersonalCodes, rememberPerson } from '../../foundation/people/public.ts'
import { call, type Fetch } from '../../platform/http/client.ts'
import * as venues from '../venues/contract.ts'
import { addToDays } from '../venues/public.ts'
import { reviewDays } from './actions/review.ts'
import * as contract from './contract.ts'
import { deleteOldVisits, keepDaysReady } from './jobs.ts'

let t: TestServer
let keeper: Fetch
let officer: Fetch
let venue: { id: number; code: string }
const communePath = 'vn/30/290/10549'
const deviceId = '6f8f0a3e-6f58-4c0e-9d6c-0d3a3a1a0009'
const card = '030187001234|142345678|Nguyễn Thị Hoà|18011987|Nữ|Hải Dương|15042021'
let sequence = 0

beforeAll(async () => {
  t = await testServer()
  officer = await t.signIn([{ role: 'commune-officer', unitPath: communePath }])
  const { id, code } = await call(
    venues.registerVenue,
    { body: { name: 'Quán phở Sao Mai', address: '12 đường Trần Hưng Đạo', unitPath: communePath, category: 'restaurant' } },
    officer,
  )
  venue = { id, code }
  keeper = await t.signIn([{ role: 'venue-keeper', unitPath: `${communePath}/o-${code.replace('-', '').toLowerCase()}` }])
})
afterAll(() => t.close())

const at = (minute: number) => new Date(Date.parse('2021-05-25T00:00:00Z') + minute * 60_000).toISOString()
const show = (
  shown: { scanned?: string; person?: { name: string; phone: string } },
  minute: number,
  direction: 'in' | 'out' = 'in',
) =>
  call(
    contract.recordScannedVisit,
    { body: { deviceId, sequence: ++sequence, at: at(minute), direction, venueId: venue.id, ...shown } },
    keeper,
  )
const pickRow = ({ sequence, at, person }: { sequence: number; at: string; person: { name: string; phone: string } }) => ({
  sequence,
  at,
  person,
})
const rows = async (where = 'true') =>
  (
    await sql<{ in_at: Date; out_at: Date | null; flags: number; source: number; device_id: string | null }>`
      select in_at, out_at, flags, source, device_id from check_ins.visit where ${sql.raw(where)} order by in_at`.execute(
      t.database.read,
    )
  ).rows

/** A browser that keeps its device cookie. */
async function phone(): Promise<Fetch> {
  const first = await fetch(`${t.address}/api/device`, { method: 'POST' })
  const cookie = first.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')
  return (url, init) =>
    fetch(`${t.address}${url}`, { ...init, headers: { ...Object.fromEntries(new Headers(init.headers)), cookie } })
}

test('who comes and leaves has one visit with both hours; leaving sent again changes nothing', async () => {
  expect((await show({ scanned: card }, 0)).outcome).toBe('new')
  expect((await show({ scanned: card }, 25, 'out')).outcome).toBe('left')
  sequence--
  expect((await show({ scanned: card }, 25, 'out')).outcome).toBe('left')
  const [visit] = await rows()
  expect(visit).toMatchObject({ in_at: new Date(at(0)), out_at: new Date(at(25)), flags: 0 })
  expect(await rows()).toHaveLength(1)
})

test('who leaves without having been recorded on the way in is recorded all the same, and it is said', async () => {
  const left = await show({ person: { name: 'Lê Văn Tám', phone: '0912 000 111' } }, 30, 'out')
  expect(left).toMatchObject({ outcome: 'new', source: 'staff-typed-name', doubtful: false })
  const list = await call(contract.listVisits, { params: { venueId: venue.id } }, keeper)
  expect(list.visits.find((visit) => visit.source === 'staff-typed-name')?.flags).toEqual(['no-entry'])
})

test('a kiosk that was offline sends arrivals and leavings in one batch', async () => {
  const person = { name: 'Trần Văn Bảy', phone: '0912 000 222' }
  const visits = [
    { sequence: 900_001, at: at(31), direction: 'in' as const, person },
    { sequence: 900_002, at: at(32), direction: 'in' as const, scanned: 'torn|' },
    { sequence: 900_003, at: at(50), direction: 'out' as const, person },
  ]
  const body = { deviceId, venueId: venue.id, visits }
  const outcomes = async () => (await call(contract.recordVisitBatch, { body }, keeper)).rows.map((row) => row.outcome)
  expect(await outcomes()).toEqual(['new', expect.stringMatching(/^code-/), 'left'])
  expect(await outcomes()).toEqual(['known', expect.stringMatching(/^code-/), 'left'])
  expect((await rows(`in_at = '${at(31)}'`))[0]?.out_at).toEqual(new Date(at(50)))
})

test('the same person twice within a minute is one visit, also in one batch and at four devices at once; a new declaration is seen at once', async () => {
  const person = { name: 'Mai Thị Sáu', phone: '0912 000 666' }
  const row = (n: number, minute: number) => ({ sequence: 920_000 + n, at: at(minute), direction: 'in' as const, person })
  const visits = [row(1, 200), row(2, 200.1), row(3, 230), row(4, 229.9)]
  const batch = await call(contract.recordVisitBatch, { body: { deviceId, venueId: venue.id, visits } }, keeper)
  expect(batch.rows.map((one) => one.outcome)).toEqual(['new', 'same-visit', 'new', 'same-visit'])
  const four = await Promise.all(
    [1, 2, 3, 4].map((n) =>
      call(
        contract.recordScannedVisit,
        {
          body: {
            deviceId: `6f8f0a3e-6f58-4c0e-9d6c-0d3a3a1b000${n}`,
            sequence: 1,
            at: at(300),
            direction: 'in',
            venueId: venue.id,
            person,
          },
        },
        keeper,
      ),
    ),
  )
  expect(four.map((one) => one.outcome).sort()).toEqual(['new', 'same-visit', 'same-visit', 'same-visit'])
})

test('a device that gives one number to two people is told so, and the second visit is not passed off as recorded', async () => {
  const body = { deviceId, sequence: 910_001, at: at(33), direction: 'in' as const, venueId: venue.id }
  expect(
    (await call(contract.recordScannedVisit, { body: { ...body, person: { name: 'Hồ Văn Tư', phone: '0912 000 444' } } }, keeper))
      .outcome,
  ).toBe('new')
  const other = { ...body, person: { name: 'Vũ Thị Chín', phone: '0912 000 999' } }
  await expect(call(contract.recordScannedVisit, { body: other }, keeper)).rejects.toMatchObject({
    problem: { status: 409, code: 'number-was-used-for-another-visit' },
  })
  const { direction, venueId, ...row } = other
  const batch = await call(
    contract.recordVisitBatch,
    { body: { deviceId, venueId, visits: [{ ...pickRow(row), direction }] } },
    keeper,
  )
  expect(batch.rows[0]?.outcome).toBe('number-was-used-for-another-visit')
})

test('neither a paper nor a name, or both, is not a visit', async () => {
  const body = { deviceId, sequence: 1, at: at(0), venueId: venue.id }
  await expect(call(contract.recordScannedVisit, { body }, keeper)).rejects.toMatchObject({ problem: { status: 400 } })
  const both = { ...body, scanned: card, person: { name: 'Lê Văn Tám', phone: '0912000111' } }
  await expect(call(contract.recordScannedVisit, { body: both }, keeper)).rejects.toMatchObject({ problem: { status: 400 } })
})

test('a telephone number finds masked lines to choose from; the choice holds for this venue and ten minutes; the look-up is on the record', async () => {
  const { choices } = await call(contract.lookUpVisitor, { params: { venueId: venue.id }, body: { phone: '0912000111' } }, keeper)
  expect(choices).toHaveLength(1)
  expect(JSON.stringify(choices)).not.toMatch(/Tám|0912000111/)
  const choice = choices[0]?.choice ?? ''
  expect(await show({ scanned: choice }, 60)).toMatchObject({ outcome: 'new', source: 'staff-phone' })
  expect(await call(contract.lookUpVisitor, { params: { venueId: venue.id }, body: { phone: '0999999999' } }, keeper)).toEqual({
    choices: [],
  })
  await expect(show({ scanned: `${choice.slice(0, -4)}AAAA` }, 62)).rejects.toMatchObject({
    problem: { code: 'choice-is-not-valid' },
  })
  t.setNow(new Date('2021-05-25T01:11:00Z'))
  // Another door process would open the token anew; the memory of this one is keyed by the text, so a new look-up is used.
  const later = await call(contract.lookUpVisitor, { params: { venueId: venue.id }, body: { phone: '0912000111' } }, keeper)
  t.setNow(new Date('2021-05-25T01:22:00Z'))
  await expect(show({ scanned: later.choices[0]?.choice ?? '' }, 63)).rejects.toMatchObject({
    problem: { code: 'choice-is-not-valid' },
  })
  t.setNow(new Date('2021-05-25T01:00:00Z'))
  const { rows: acts } = await sql<{
    n: number
  }>`select count(*) as n from audit.event where action = 'visitor.looked-up'`.execute(t.database.read)
  expect(acts[0]?.n).toBe(3)
})

test('a signed personal code is read at the door, by camera and by hand; an old screen is doubted, a forged one refused', async () => {
  const codes = openPersonalCodes(t.house.keyring)
  const mine = await phone()
  await expect(call(contract.readPersonalCode, { body: {} }, mine)).rejects.toMatchObject({
    problem: { code: 'declare-yourself-first' },
  })
  const { rows: devices } = await sql<{
    id: string
  }>`select id from people.device order by registered_at desc, id desc limit 1`.execute(t.database.read)
  const now = new Date('2021-05-25T01:00:00Z')
  const personId = await rememberPerson(
    t.database.read,
    t.house.keyring,
    { name: 'Đặng Thị Mười', phone: '0912000333', provenance: 'self-declared' },
    now,
  )
  await t.database.transaction((tx) => linkPerson(tx, { deviceId: devices[0]?.id ?? '', personId, relation: 'self', at: now }))
  const code = await call(contract.readPersonalCode, { body: {} }, mine)
  expect(code.text.length).toBeLessThanOrEqual(180)
  expect(code.text).not.toMatch(/0912/)
  const scanned = await show({ scanned: code.text }, 61)
  expect(scanned).toMatchObject({ source: 'staff-personal-code', initials: code.initials, doubtful: false })
  expect(scanned.maskedLine).not.toContain('Mười')
  expect(await show({ scanned: code.shortCode.toLowerCase() }, 70)).toMatchObject({ source: 'staff-typed-code' })
  expect(await show({ scanned: code.text }, 100)).toMatchObject({ outcome: 'new', doubtful: true })
  const forged = code.text.slice(0, 40) + (code.text[40] === 'A' ? 'B' : 'A') + code.text.slice(41)
  await expect(show({ scanned: forged }, 110)).rejects.toMatchObject({
    problem: { code: expect.stringMatching(/^(personal-code-is-forged|code-is-truncated)$/) },
  })
  expect((await call(contract.readDoorKey, {}, keeper)).publicKey).toBe(codes.publicKey.toString('base64url'))
})

test('a phone sees the places that it recorded itself, and no others; after an office checked the document, all of its person', async () => {
  const mine = await phone()
  const stranger = await phone()
  const body = {
    deviceId: '6f8f0a3e-6f58-4c0e-9d6c-0d3a3a1a0777',
    sequence: 1,
    at: at(40),
    venueCode: venue.code,
    name: 'Nguyễn Thị Hoà',
    phone: '0912 345 678',
  }
  await call(contract.recordSelfVisit, { body }, mine)
  expect((await call(contract.listOwnVisits, {}, mine)).visits.map((visit) => visit.venue)).toEqual(['Quán phở Sao Mai'])
  // Typing somebody's name and number on another phone shows nothing of theirs.
  await call(contract.recordSelfVisit, { body: { ...body, deviceId, sequence: 777, at: at(55) } }, stranger)
  expect((await call(contract.listOwnVisits, {}, stranger)).visits).toHaveLength(1)
  expect((await call(readOwnFacts, {}, stranger)).facts).toBeNull()
  await expect(call(contract.listOwnVisits, {}, t.anonymous)).rejects.toMatchObject({ problem: { status: 401 } })
  const { code } = await call(askForBinding, {}, mine)
  const given = {
    name: 'Nguyễn Thị Hoà',
    documentKind: 'citizen-id' as const,
    documentNumber: '030187001234',
    bornOn: '1987-01-18',
    withdrawOthers: false,
  }
  await expect(call(bindDevice, { body: { ...given, code: '0000 0000' } }, officer)).rejects.toMatchObject({
    problem: { code: 'binding-code-is-not-valid' },
  })
  await call(bindDevice, { body: { ...given, code } }, officer)
  const own = await call(contract.listOwnVisits, {}, mine)
  expect(own.isBound).toBe(true)
  // The card visit of the first test, and the self-scan of this phone.
  expect(own.visits.map((visit) => [visit.source, visit.leftIsEstimated])).toEqual([
    ['self-scan', true],
    ['staff-citizen-card', false],
  ])
  expect((await call(readOwnFacts, {}, mine)).facts).toMatchObject({ name: 'Nguyễn Thị Hoà', provenance: 'verified' })
  expect((await call(listReadings, {}, mine)).readings.map((reading) => reading.what)).toContain('bound')
  await expect(call(bindDevice, { body: { ...given, code } }, officer)).rejects.toMatchObject({ problem: { status: 422 } })
  // A new phone at the front desk withdraws the lost one.
  const fresh = await phone()
  const again = await call(askForBinding, {}, fresh)
  expect((await call(bindDevice, { body: { ...given, code: again.code, withdrawOthers: true } }, officer)).withdrawn).toBe(1)
  await expect(call(contract.listOwnVisits, {}, mine)).rejects.toMatchObject({ problem: { status: 401 } })
  expect((await call(openDevice, {}, fresh)).isBound).toBe(true)
})

test('the review counts distinct visitors and flags one phone that scans for many; late scans make the day due again', async () => {
  const mine = await phone()
  for (let n = 0; n < 9; n++)
    await call(
      contract.recordSelfVisit,
      {
        body: {
          deviceId: '6f8f0a3e-6f58-4c0e-9d6c-0d3a3a1a0888',
          sequence: n,
          at: new Date(Date.parse('2021-05-24T02:00:00Z') + n * 120_000).toISOString(),
          venueCode: venue.code,
          name: `Phạm Văn ${'ABCDEGHIK'[n]}n`,
          phone: `09880000${10 + n}`,
        },
      },
      mine,
    )
  const day = async () =>
    (
      await sql<{ visits: number; flagged: number; distinct_visitors: number | null }>`
        select visits, flagged, distinct_visitors from venues.venue_day where venue_id = ${venue.id} and day = '2021-05-24'`.execute(
        t.database.read,
      )
    ).rows[0]
  expect(await day()).toMatchObject({ visits: 9, flagged: 0, distinct_visitors: null })
  expect(await reviewDays(t.house)).toBe(2)
  expect(await day()).toMatchObject({ visits: 0, flagged: 9, distinct_visitors: 0 })
  expect(await reviewDays(t.house)).toBe(0)
  // A day whose visits were deleted before a review saw them keeps its count and holds nobody up.
  await t.database.transaction((tx) =>
    addToDays(tx, [{ venueId: venue.id, day: '2021-04-01', visits: 3, flagged: 0, selfScans: 0, hours: 1 }]),
  )
  expect(await reviewDays(t.house, 1)).toBe(0)
  const practice = await call(venues.readVenuePractice, { query: { day: '2021-05-24' } }, officer)
  expect(practice).toMatchObject({ registered: 0, active: 0, visits: 0, flagged: 9, reviewedVisits: 0 })
  await call(
    contract.recordScannedVisit,
    { body: { deviceId, sequence: 5000, at: '2021-05-24T05:00:00.000Z', venueId: venue.id, scanned: card } },
    keeper,
  )
  expect(await reviewDays(t.house)).toBe(1)
  expect(await day()).toMatchObject({ visits: 1, flagged: 9, distinct_visitors: 1 })
  const after = await call(venues.readVenuePractice, { query: { day: '2021-05-24' } }, officer)
  expect(after).toMatchObject({ active: 1, visits: 1, distinctVisitors: 1, oneDeviceVisits: 0, reviewedVisits: 1 })
  expect(after.activeByHour[12]).toBe(1)
})

test('a legal hold keeps the visits of its days past the retention, and lets them go when it ends', async () => {
  const health = await t.signIn([{ role: 'health-officer', unitPath: 'vn' }])
  const hold = {
    venueCodes: [venue.code],
    documentNumber: '12/qđ-cqđt',
    fromOn: '2021-05-25',
    toOn: '2021-05-25',
    untilOn: '2021-07-31',
    basis: 'Quyết định khởi tố vụ án số 12/QĐ',
  }
  await expect(call(contract.orderHold, { body: hold }, keeper)).rejects.toMatchObject({ problem: { status: 403 } })
  await expect(call(contract.orderHold, { body: { ...hold, toOn: '2021-05-20' } }, health)).rejects.toMatchObject({
    problem: { status: 400 },
  })
  for (const over of [{ documentNumber: 'BN2899' }, { documentNumber: 'miệng' }, { basis: 'xxxxxxxxxx' }])
    await expect(call(contract.orderHold, { body: { ...hold, ...over } }, health)).rejects.toMatchObject({
      problem: { status: 400 },
    })
  // Its own thirty days keep the 25th until 24 June: a hold that ends before then would keep nothing longer.
  await expect(
    call(contract.orderHold, { body: { ...hold, fromOn: '2021-05-25', toOn: '2021-05-25', untilOn: '2021-06-24' } }, health),
  ).rejects.toMatchObject({ problem: { code: 'hold-keeps-nothing-longer', facts: { on: '2021-06-25' } } })
  await expect(call(contract.orderHold, { body: { ...hold, untilOn: '2021-05-24' } }, health)).rejects.toMatchObject({
    problem: { code: 'hold-ends-in-the-past' },
  })
  await call(contract.orderHold, { body: hold }, health)
  expect((await call(contract.listHolds, {}, health)).rows[0]).toMatchObject({
    held: 0,
    waiting: (await rows(`in_at >= '2021-05-24T17:00Z'`)).length,
    documentNumber: '12/QĐ-CQĐT',
  })
  const named = (await rows(`in_at >= '2021-05-24T17:00Z'`)).length
  t.setNow(new Date('2021-06-28T01:00:00Z'))
  await keepDaysReady(t.house)
  const deleted = await deleteOldVisits(t.house, {})
  expect(deleted.persons).toBeGreaterThan(0)
  expect(await rows()).toHaveLength(0)
  expect((await call(contract.listHolds, {}, health)).rows[0]).toMatchObject({
    held: named,
    waiting: 0,
    state: 'in-force',
    venues: ['Quán phở Sao Mai'],
    venuesElsewhere: 0,
  })
  const persons = async () =>
    (await sql<{ n: number }>`select count(*) as n from people.person`.execute(t.database.read)).rows[0]?.n ?? 0
  expect(await persons()).toBeGreaterThan(0)
  t.setNow(new Date('2021-08-01T01:00:00Z'))
  await keepDaysReady(t.house)
  await deleteOldVisits(t.house, {})
  expect((await call(contract.listHolds, {}, health)).rows[0]).toMatchObject({ held: 0, state: 'ended' })
  expect(await persons()).toBe(0)
})

test('a hold that is released lets go of what only it kept, says by whom and why, and is not released twice', async () => {
  t.setNow(new Date('2021-05-25T03:00:00Z'))
  await keepDaysReady(t.house)
  await call(
    contract.recordScannedVisit,
    { body: { deviceId, sequence: 7000, at: '2021-05-25T02:00:00.000Z', venueId: venue.id, scanned: card } },
    keeper,
  )
  const health = await t.signIn([{ role: 'health-officer', unitPath: 'vn' }])
  const body = {
    venueCodes: [venue.code],
    documentNumber: '12/QĐ-CQĐT',
    fromOn: '2021-05-25',
    toOn: '2021-05-25',
    untilOn: '2021-12-31',
    basis: 'Phục vụ điều tra nguồn lây tại quán',
  }
  const { id } = await call(contract.orderHold, { body }, health)
  t.setNow(new Date('2021-06-28T01:00:00Z'))
  await keepDaysReady(t.house)
  await deleteOldVisits(t.house, {})
  const hold = async () => (await call(contract.listHolds, {}, health)).rows.find((row) => row.id === id)
  expect((await hold())?.held).toBeGreaterThan(0)
  const release = (by: typeof keeper) =>
    call(contract.releaseHold, { params: { holdId: id }, body: { reason: 'Cơ quan điều tra không cần nữa' } }, by)
  await expect(release(keeper)).rejects.toMatchObject({ problem: { status: 403 } })
  const elsewhere = await t.signIn([{ role: 'provincial-officer', unitPath: 'vn/31' }])
  await expect(release(elsewhere)).rejects.toMatchObject({ problem: { status: 404 } })
  await release(health)
  expect(await hold()).toMatchObject({ state: 'released', held: 0, releaseReason: 'Cơ quan điều tra không cần nữa' })
  await expect(release(health)).rejects.toMatchObject({ problem: { code: 'hold-is-not-in-force' } })
  const log = await sql<{
    action: string
  }>`select action from audit.event where canonical like ${`%${id}%`} order by seq`.execute(t.database.read)
  expect(log.rows.map((row) => row.action)).toEqual(['hold.ordered', 'hold.released'])
})
