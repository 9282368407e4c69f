import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestServer, testServer } from '../../../tests/support/server.ts'
import * as people from '../../foundation/people/contract.ts'
import { call, type Fetch } from '../../platform/http/client.ts'
import * as declarations from '../declarations/contract.ts'
import * as venues from '../venues/contract.ts'
import * as contract from './contract.ts'

// Whoever knows a name and a document number can type them: what a stranger declares must not speak for the person at a door.
let t: TestServer
let keeper: Fetch
let officer: Fetch
let province: Fetch
let venueId = 0
const commune = 'vn/30/290/10549'
let minute = 0

beforeAll(async () => {
  t = await testServer({ RATE_LIMIT_PER_MINUTE: '100000' })
  officer = await t.signIn([{ role: 'commune-officer', unitPath: commune }])
  province = await t.signIn([{ role: 'provincial-officer', unitPath: 'vn/30' }])
  const { id, code } = await call(
    venues.registerVenue,
    { body: { name: 'Chợ Sao Đỏ', address: 'Phố Chợ', unitPath: commune, category: 'market' } },
    officer,
  )
  venueId = id
  keeper = await t.signIn([{ role: 'venue-keeper', unitPath: `${commune}/o-${code.replace('-', '').toLowerCase()}` }])
})
afterAll(() => t.close())

async function phone(): Promise<Fetch> {
  const first = await fetch(`${t.address}/api/device`, { method: 'POST' })
  const cookie = first.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')
  return (url, init) =>
    fetch(`${t.address}${url}`, { ...init, headers: { ...Object.fromEntries(new Headers(init.headers)), cookie } })
}

interface Victim {
  readonly name: string
  readonly documentNumber: string
}
/** A desk binds the phone to whoever shows the card. */
async function bind(phone: Fetch, who: Victim, withdrawOthers = false) {
  const { code } = await call(people.askForBinding, {}, phone)
  const paper = { ...who, documentKind: 'citizen-id' as const, bornOn: '1987-01-18', withdrawOthers }
  await call(people.bindDevice, { body: { ...paper, code } }, officer)
}
const declare = (
  by: Fetch,
  who: Partial<Victim>,
  symptoms: string[] = ['none'],
  over: Record<string, string> = {},
  onBehalf = false,
) =>
  call(
    declarations.giveDeclaration,
    {
      body: {
        form: 'whole-population',
        version: 1,
        shared: {},
        persons: [
          {
            answers: {
              ...who,
              bornOn: '1987',
              gender: 'female',
              nationality: 'Việt Nam',
              phone: '0912345678',
              residence: commune,
              address: 'Thôn 3',
              symptoms,
              exposure: ['none'],
              travelled: 'no',
              ...over,
            },
            onBehalf,
          },
        ],
        truthful: true,
      },
    },
    by,
  )
/** What the door is answered when this text is scanned, minutes after everything before. */
async function atDoor(scanned: string) {
  minute += 5
  const at = new Date(Date.parse('2021-05-25T00:00:00Z') + minute * 60_000).toISOString()
  const body = { deviceId: '6f8f0a3e-6f58-4c0e-9d6c-0d3a3a1a0909', sequence: minute, at, venueId, scanned }
  return (await call(contract.recordScannedVisit, { body: { ...body, direction: 'in' } }, keeper)).declaration
}
const cardOf = ({ name, documentNumber }: Victim) => `${documentNumber}|142345678|${name}|18011987|Nữ|Hải Dương|15042021`
const codeOn = async (by: Fetch) => (await call(contract.readPersonalCode, { body: {} }, by)).text

test('a stranger’s fever does not stop whoever shows the code on their own phone; the staff are told that another phone said so', async () => {
  const who = { name: 'Lê Thị Thật', documentNumber: '030187100001' }
  const [mine, stranger] = [await phone(), await phone()]
  await declare(mine, who)
  await declare(stranger, who, ['fever'])
  expect(await atDoor(await codeOn(mine))).toMatchObject({ state: 'valid', flagged: false, unverified: true })
  expect(await atDoor(cardOf(who)), 'nor whoever shows the card').toMatchObject({
    state: 'valid',
    flagged: false,
    unverified: true,
  })
  expect(await atDoor(await codeOn(stranger)), 'but the phone that said it').toMatchObject({ flagged: true, unverified: false })
})

test('a door that sends what it kept hears of the declarations it asks about, and of no other', async () => {
  const [who, nobody] = [
    { name: 'Lê Thị Cửa', documentNumber: '030187100011' },
    { name: 'Lê Thị Chưa Khai', documentNumber: '030187100012' },
  ]
  await declare(await phone(), who, ['fever'])
  const visits = [who, nobody, who, nobody].map((one, i) => ({
    sequence: 9000 + i,
    at: `2021-05-25T00:5${i}:30.000Z`,
    scanned: cardOf(one),
    direction: i === 3 ? ('out' as const) : ('in' as const),
  }))
  const body = { deviceId: '6f8f0a3e-6f58-4c0e-9d6c-0d3a3a1a0808', venueId, visits, answerFor: [9000, 9001, 9003] }
  const { rows } = await call(contract.recordVisitBatch, { body }, keeper)
  expect(rows).toEqual([
    {
      sequence: 9000,
      outcome: 'new',
      declaration: expect.objectContaining({ state: 'valid', flagged: false, unverified: true, acceptedHours: 72 }),
    },
    {
      sequence: 9001,
      outcome: 'new',
      declaration: { state: 'none', declaredAt: null, flagged: false, unverified: false, unmatched: false, acceptedHours: 72 },
    },
    { sequence: 9002, outcome: 'new' },
    { sequence: 9003, outcome: 'left' },
  ])
  expect(JSON.stringify(rows), 'never which sign').not.toMatch(/fever|symptom/)
  const resent = await call(contract.recordVisitBatch, { body }, keeper)
  expect(resent.rows[0]).toMatchObject({ outcome: 'known', declaration: { unverified: true } })
})

test('a stranger cannot declare for whoever never did: their own phone says that nothing was declared on it', async () => {
  const who = { name: 'Lê Thị Hết Hạn', documentNumber: '030187100002' }
  const [mine, stranger] = [await phone(), await phone()]
  await declare(mine, who)
  t.setNow(new Date('2021-05-28T02:00:00Z'))
  await declare(stranger, who)
  expect(await atDoor(await codeOn(mine))).toMatchObject({ state: 'expired', flagged: false, unverified: false })
  t.setNow(new Date('2021-05-25T01:00:00Z'))
})

test('somebody with a fever is asked to see the staff by their card as by their phone, and a second phone does not hide it from them', async () => {
  const who = { name: 'Lê Thị Sốt', documentNumber: '030187100003' }
  const [mine, second] = [await phone(), await phone()]
  await declare(mine, who, ['fever'])
  // Nobody can tell their phone from a stranger's as long as no desk has bound it: at the card the staff are told to ask.
  expect(await atDoor(cardOf(who))).toMatchObject({ state: 'valid', flagged: false, unverified: true })
  expect(await atDoor(await codeOn(mine))).toMatchObject({ flagged: true })
  await declare(second, who)
  expect(await atDoor(await codeOn(second))).toMatchObject({ flagged: false, unverified: true })
})

test('what an officer wrote at a desk counts whatever is shown', async () => {
  const who = { name: 'Lê Thị Quầy', documentNumber: '030187100004' }
  const [mine, other] = [await phone(), await phone()]
  await declare(mine, who)
  await declare(other, who)
  const answers = {
    ...who,
    bornOn: '1987',
    gender: 'female',
    nationality: 'Việt Nam',
    phone: '0912345678',
    residence: commune,
    address: 'Thôn 3',
    symptoms: ['cough'],
    exposure: ['none'],
    travelled: 'no',
  }
  const persons = [{ answers, documentSeen: true }]
  await call(declarations.enterDeclaration, { body: { form: 'whole-population', version: 1, shared: {}, persons } }, officer)
  expect(await atDoor(cardOf(who))).toMatchObject({ flagged: true, unverified: false })
  expect(await atDoor(await codeOn(mine))).toMatchObject({ flagged: true, unverified: false })
})

test('once an office has bound a phone strangers are not heard any more, and never on the person’s own card', async () => {
  const who = { name: 'Lê Thị Gắn', documentNumber: '030187100005' }
  const [mine, stranger, later] = [await phone(), await phone(), await phone()]
  await declare(mine, who)
  await declare(stranger, who, ['fever'])
  await bind(mine, who)
  expect(await atDoor(cardOf(who)), 'claimed before: the staff ask').toMatchObject({
    state: 'valid',
    flagged: false,
    unverified: true,
  })
  const { rows } = await call(declarations.readOwnDeclarations, {}, mine)
  expect(rows).toMatchObject([{ flagged: false, answers: { symptoms: ['none'] } }])
  const other = { name: 'Lê Thị Gắn Trước', documentNumber: '030187100015' }
  const theirs = await phone()
  await bind(theirs, other)
  t.setNow(new Date('2021-05-25T01:30:00Z'))
  await declare(theirs, other)
  await declare(later, other, ['cough'])
  expect(await atDoor(cardOf(other)), 'claimed afterwards: nobody hears it').toMatchObject({ flagged: false, unverified: false })
  expect((await call(declarations.readOwnDeclarations, {}, theirs)).rows).toHaveLength(1)
  expect((await call(declarations.readOwnDeclarations, {}, later)).rows, 'and the stranger reads only their own').toMatchObject([
    { answers: { symptoms: ['cough'] } },
  ])
  t.setNow(new Date('2021-05-25T01:00:00Z'))
})

test('a card that was never declared is not flagged by what a stranger typed: the staff are told to ask', async () => {
  const who = { name: 'Lê Thị Chưa Khai', documentNumber: '030187100006' }
  await declare(await phone(), who, ['fever'])
  expect(await atDoor(cardOf(who))).toMatchObject({ flagged: false, unverified: true })
})

test('a phone is lost after a fever was declared on it: the card still says so, and so does the phone that replaces it', async () => {
  const who = { name: 'Lê Thị Mất Máy', documentNumber: '030187100007' }
  const [lost, found] = [await phone(), await phone()]
  await bind(lost, who)
  await declare(lost, who, ['fever'])
  expect(await atDoor(cardOf(who))).toMatchObject({ state: 'valid', flagged: true })
  await bind(found, who, true)
  expect(await atDoor(cardOf(who))).toMatchObject({ state: 'valid', flagged: true, unverified: false })
  expect(await atDoor(await codeOn(found))).toMatchObject({ state: 'valid', flagged: true })
  expect((await call(declarations.readOwnDeclarations, {}, found)).rows).toMatchObject([{ flagged: true }])
  const copy = await call(people.exportOwnData, { body: { format: 'json', language: 'vi' } }, found)
  const said = new TextDecoder().decode(copy.bytes)
  expect(said).toContain('Sốt')
  expect(said, 'in words, not in codes').not.toMatch(/vn\/30|"none"/)
  expect(said).toMatch(/Sao Đỏ/)
})

test('one phone declared and another is bound: what was declared is still accepted, and its fever is asked about', async () => {
  const clean = { name: 'Lê Thị Hai Máy', documentNumber: '030187100008' }
  await declare(await phone(), clean)
  await bind(await phone(), clean)
  expect(await atDoor(cardOf(clean))).toMatchObject({ state: 'valid', flagged: false, unverified: false })
  const sick = { name: 'Lê Thị Hai Máy', documentNumber: '030187100009' }
  const [first, second] = [await phone(), await phone()]
  await declare(first, sick, ['fever'])
  await bind(second, sick)
  await declare(second, sick)
  expect(await atDoor(cardOf(sick))).toMatchObject({ state: 'valid', unverified: true })
  await bind(first, sick)
  // A door keeps an answer for two seconds.
  await expect.poll(() => atDoor(cardOf(sick)), { timeout: 5000, interval: 700 }).toMatchObject({ flagged: true })
})

test('what a stranger invents about somebody recorded at a door stays the stranger’s; the true card finds visits and readings', async () => {
  const who = { name: 'Phạm Thị Nạn Nhân', documentNumber: '030187100010' }
  const number = '0966000111'
  const venue = { params: { venueId } }
  minute += 5
  const at = new Date(Date.parse('2021-05-25T00:00:00Z') + minute * 60_000).toISOString()
  const person = { name: who.name, phone: number }
  const body = {
    deviceId: '6f8f0a3e-6f58-4c0e-9d6c-0d3a3a1a0909',
    sequence: minute,
    at,
    venueId,
    person,
    direction: 'in' as const,
  }
  await call(contract.recordScannedVisit, { body }, keeper)
  const visits = (await call(contract.listVisits, venue, keeper)).visits
  const visit = visits.find((one) => one.maskedLine.startsWith('Phạm Thị Nạn***'))
  await declare(await phone(), { name: who.name, documentNumber: '030150999999' }, ['none'], { phone: number, bornOn: '1950' })
  const unmask = () =>
    call(
      contract.unmaskVisitor,
      {
        params: { venueId, visitId: visit?.id ?? '' },
        body: { day: '2021-05-25', caseNumber: 'BN3125', purpose: 'trace-contacts' },
      },
      province,
    )
  expect(await unmask()).toEqual({ name: who.name, phone: number, documentNumber: null, bornOn: null })
  const mine = await phone()
  await declare(mine, who, ['none'], { phone: number })
  await bind(mine, who)
  expect((await call(contract.listOwnVisits, {}, mine)).visits).toHaveLength(1)
  expect((await call(people.listReadings, {}, mine)).readings.some((one) => one.what === 'viewed')).toBe(true)
  expect(await unmask()).toMatchObject({ documentNumber: who.documentNumber, bornOn: '1987-01-18' })
  expect((await call(declarations.readOwnDeclarations, {}, mine)).rows).toHaveLength(1)
})

test('a grandmother and a grandchild of one name on one phone are two people with two codes, and one fever is one person’s', async () => {
  const mine = await phone()
  const grandmother = { name: 'Hà Minh An', documentNumber: '030152001234' }
  await declare(mine, { name: 'Hà Minh An' }, ['fever'], { bornOn: '05/05/2016' }, true)
  await declare(mine, grandmother, ['none'], { bornOn: '1952' })
  const { rows } = await call(declarations.readOwnDeclarations, {}, mine)
  expect(rows.map((row) => row.answers.bornOn).sort()).toEqual(['1952', '2016-05-05'])
  expect(new Set(rows.map((row) => row.person)).size).toBe(2)
  const codes = await Promise.all(
    rows.map(async (row) => ({
      bornOn: row.answers.bornOn,
      code: await call(contract.readPersonalCode, { body: { declarationId: row.id } }, mine),
    })),
  )
  expect(new Set(codes.map(({ code }) => code.shortCode)).size).toBe(2)
  for (const { bornOn, code } of codes) expect(await atDoor(code.text)).toMatchObject({ flagged: bornOn !== '1952' })
})
