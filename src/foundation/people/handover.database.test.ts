import { afterAll, beforeAll, expect, test } from 'vitest'
import * as checkIns from '../../field/check-ins/contract.ts'
import { cardOf, openMarket } from '../../field/check-ins/market.fixture.ts'
import * as declarations from '../../field/declarations/contract.ts'
import { call } from '../../platform/http/client.ts'
import * as people from './contract.ts'

// A phone changes hands: an office bound it to one person, and binds it to another without calling the first one's phone lost.
let market: Awaited<ReturnType<typeof openMarket>>
beforeAll(async () => {
  market = await openMarket()
})
afterAll(() => market.t.close())
const first = { name: 'Lê Thị Trước', documentNumber: '030187500001', phone: '0912500001' }
const child = { name: 'Lê Minh Con', documentNumber: '030316500002', phone: '0912500001', bornOn: '05/05/2016' }
const second = { name: 'Trần Thị Sau', documentNumber: '030187500003', phone: '0912500003' }

test('a phone bound to somebody else shows nothing of whoever had it before, and shows what its new owner does', async () => {
  const phone = await market.phone()
  await market.bind(phone, first)
  await market.declare(phone, first, { symptoms: ['fever'] })
  await market.declare(phone, child, { onBehalf: true })
  await market.scanPoster(phone, first, 60)
  const oldCode = await market.codeOn(phone, 120)
  expect((await call(declarations.readOwnDeclarations, {}, phone.ask)).rows).toHaveLength(2)

  await market.bind(phone, second)
  const seen = async () => ({
    declarations: (await call(declarations.readOwnDeclarations, {}, phone.ask)).rows.map((row) => row.answers.name),
    places: (await call(checkIns.listOwnVisits, {}, phone.ask)).visits.length,
    facts: (await call(people.readOwnFacts, {}, phone.ask)).facts?.name,
  })
  expect(await seen()).toEqual({ declarations: [], places: 0, facts: second.name })
  const copy = await call(people.exportOwnData, { body: { format: 'json', language: 'vi' } }, phone.ask)
  expect(new TextDecoder().decode(copy.bytes)).not.toMatch(/Lê Thị Trước|Lê Minh Con|0912500001|Sốt|Chợ Sao Đỏ/)
  const { readings } = await call(people.listReadings, {}, phone.ask)
  expect(readings.map((one) => one.what).sort()).toEqual(['bound', 'exported'])
  await expect(market.show(oldCode, 130)).rejects.toMatchObject({ problem: { code: 'personal-code-was-withdrawn' } })

  await market.declare(phone, second)
  await market.scanPoster(phone, second, 600)
  expect(await seen()).toEqual({ declarations: [second.name], places: 1, facts: second.name })
  expect((await market.show(cardOf(second), 900)).declaration).toMatchObject({
    state: 'valid',
    flagged: false,
    unverified: false,
  })
  expect((await market.show(cardOf(first), 960)).declaration, 'what they declared stays theirs').toMatchObject({
    state: 'valid',
    flagged: true,
    unverified: false,
  })
})

test('whoever had it before has lost nothing: their next phone shows what they declared, and the other one stays its new owner’s', async () => {
  const phone = await market.phone()
  const next = await market.phone()
  const before = { ...first, documentNumber: '030187500011', phone: '0912500011' }
  const after = { ...second, documentNumber: '030187500013', phone: '0912500013' }
  await market.bind(phone, before)
  await market.declare(phone, before)
  await market.bind(phone, after)
  await market.bind(next, before, true)
  expect((await call(declarations.readOwnDeclarations, {}, next.ask)).rows.map((row) => row.answers.name)).toEqual([before.name])
  expect((await call(people.readOwnFacts, {}, phone.ask)).facts?.name).toBe(after.name)
  await market.bind(phone, before)
  expect((await call(declarations.readOwnDeclarations, {}, phone.ask)).rows.map((row) => row.answers.name)).toEqual([before.name])
})

test('the same person bound a second time, and a phone bound for the first time, keep what they declared', async () => {
  const phone = await market.phone()
  const who = { ...first, documentNumber: '030187500021', phone: '0912500021' }
  await market.declare(phone, who)
  for (const _ of [1, 2]) {
    await market.bind(phone, who)
    expect((await call(declarations.readOwnDeclarations, {}, phone.ask)).rows).toHaveLength(1)
  }
})
