import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestServer, testServer } from '../../../tests/support/server.ts'
import { askForBinding, bindDevice } from '../../foundation/people/contract.ts'
import { call, type Fetch } from '../../platform/http/client.ts'
import * as declarations from '../declarations/contract.ts'
import * as venues from '../venues/contract.ts'
import * as contract from './contract.ts'

// Whoever knows a name and a document number can type them: what a stranger declares must not speak for the person at a door.
let t: TestServer
let keeper: Fetch
let officer: Fetch
let venueId = 0
const commune = 'vn/30/290/10549'
let minute = 0

beforeAll(async () => {
  t = await testServer()
  officer = await t.signIn([{ role: 'commune-officer', unitPath: commune }])
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
const declare = (by: Fetch, who: Victim, symptoms: string[] = ['none']) =>
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
            },
            onBehalf: false,
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
      declaration: expect.objectContaining({ state: 'valid', flagged: true, unverified: false, acceptedHours: 72 }),
    },
    {
      sequence: 9001,
      outcome: 'new',
      declaration: { state: 'none', declaredAt: null, flagged: false, unverified: false, acceptedHours: 72 },
    },
    { sequence: 9002, outcome: 'new' },
    { sequence: 9003, outcome: 'left' },
  ])
  expect(JSON.stringify(rows), 'never which sign').not.toMatch(/fever|symptom/)
  const resent = await call(contract.recordVisitBatch, { body }, keeper)
  expect(resent.rows[0]).toMatchObject({ outcome: 'known', declaration: { flagged: true } })
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
  expect(await atDoor(cardOf(who))).toMatchObject({ state: 'valid', flagged: true })
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

test('once an office has bound a phone strangers are not heard at all: not at the door, not on the person’s own card', async () => {
  const who = { name: 'Lê Thị Gắn', documentNumber: '030187100005' }
  const [mine, stranger] = [await phone(), await phone()]
  await declare(mine, who)
  await declare(stranger, who, ['fever'])
  const { code } = await call(askForBinding, {}, mine)
  const paper = { ...who, documentKind: 'citizen-id' as const, bornOn: '1987-01-18', withdrawOthers: false }
  await call(bindDevice, { body: { ...paper, code } }, officer)
  expect(await atDoor(cardOf(who))).toMatchObject({ state: 'valid', flagged: false, unverified: false })
  const { rows } = await call(declarations.readOwnDeclarations, {}, mine)
  expect(rows).toMatchObject([{ flagged: false, answers: { symptoms: ['none'] } }])
  await declare(stranger, who, ['cough'])
  expect(await atDoor(cardOf(who))).toMatchObject({ flagged: false, unverified: false })
  expect((await call(declarations.readOwnDeclarations, {}, mine)).rows).toHaveLength(1)
  expect(
    (await call(declarations.readOwnDeclarations, {}, stranger)).rows,
    'and the stranger reads only their own',
  ).toMatchObject([{ answers: { symptoms: ['cough'] } }])
})
