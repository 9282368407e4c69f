import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { type TestServer, testServer } from '../../../tests/support/server.ts'
import { registerVenue } from '../../field/venues/contract.ts'
import { call, type Fetch } from '../../platform/http/client.ts'
import { provisionsById } from '../directives/public.ts'
import { assessUnder } from './actions/assess.ts'
import { generateObligations } from './actions/generate.ts'
import * as contract from './contract.ts'

let t: TestServer
let province: Fetch
const commune = 'vn/30/290/10549'

/** Rows as a signed directive with one daily duty leaves them; how they come there is the directives room's own test. */
const signed = (id: string, fromOn: string) =>
  t.database.transaction(async (tx) => {
    await sql`
      insert into directives.directive (id, state, issuer_role, form, subject_vi, drafters, drafted_at, changed_at, document_id, issued_on, issued_by)
      values (${id}, 'issued', 'health-authority', 'decision', 'Quét mã', '{}', now(), now(), ${`document-of-${id}`}, '2021-05-24', 'signer')`.execute(
      tx,
    )
    await sql`
      insert into directives.provision (id, directive_id, position, code, text_vi, force, audience_kind, side_effects, from_on, frequency, measure_id, threshold,
        grace_days, province_may_be_stricter)
      values (${`${id}-1`}, ${id}, 0, '1', 'Ghi nhận người vào, ra', 'mandatory', 'venue', '{}', ${fromOn}::date, 'daily', 'venue-active', 1, 0, true)`.execute(
      tx,
    )
    await sql`insert into directives.provision_territory (unit_path, provision_id) values ('vn/30', ${`${id}-1`})`.execute(tx)
    for (const provision of await provisionsById(tx, [`${id}-1`])) await generateObligations(tx, provision, '2021-05-25')
  })
const endsOn = (id: string, kind: string, day: string, end: string | null) =>
  t.database.transaction(async (tx) => {
    await sql`
      insert into directives.act (id, directive_id, kind, effective_on, document_id, recorded_at, recorded_by)
      values (${`${kind}-${day}`}, ${id}, ${kind}, ${day}::date, 'later', now(), 'signer')`.execute(tx)
    await sql`update directives.provision set ends_on = ${end}::date where directive_id = ${id}`.execute(tx)
  })
const assess = (day: string) => t.database.transaction((tx) => assessUnder(tx, 'vn/30', day))
const states = async () => (await call(contract.readCompliance, { query: {} }, province)).total.venueStates
const active = (name: string, day: string) =>
  sql`insert into venues.venue_day (venue_id, unit_path, day, visits) select id, regexp_replace(path, '/[^/]*$', ''), ${day}::date, 3 from venues.venue where name = ${name}`.execute(
    t.database.read,
  )
const kept = async (provision: string) =>
  (
    await sql<{ state: string; last_met_on: string | null; ended_on: string | null }>`
      select state, last_met_on, ended_on from compliance.obligation where provision_id = ${provision} order by subject_path`.execute(
      t.database.read,
    )
  ).rows

beforeAll(async () => {
  t = await testServer()
  province = await t.signIn([{ role: 'provincial-officer', unitPath: 'vn/30' }])
  const officer = await t.signIn([{ role: 'commune-officer', unitPath: commune }])
  for (const name of ['Chợ Sao Đỏ', 'Quán phở Sao Mai'])
    await call(registerVenue, { body: { name, address: 'Số 1', unitPath: commune, category: 'shop' } }, officer)
  // The news of the two venues judges them too; it must be over before a day is judged by hand.
  await vi.waitFor(
    async () => {
      expect((await sql`select from platform.outbox where delivered_at is null`.execute(t.database.read)).rows).toHaveLength(0)
    },
    { timeout: 20_000 },
  )
  await signed('old', '2021-05-25')
})
afterAll(() => t.close())

test('while a directive is suspended nobody owes anything, and nobody has missed a day when it applies again', async () => {
  await active('Chợ Sao Đỏ', '2021-05-25')
  await assess('2021-05-26')
  expect(await states()).toMatchObject({ 'open-overdue': 1, 'open-in-term': 1 })
  await endsOn('old', 'suspend', '2021-05-27', null)
  await assess('2021-05-28')
  expect(await states()).toMatchObject({ suspended: 2, 'open-overdue': 0 })
  await endsOn('old', 'resume', '2021-05-30', null)
  await assess('2021-05-30')
  expect(await states()).toMatchObject({ suspended: 0, 'open-in-term': 2 })
})

test('the old text is closed as of its last day, however late somebody looks; the new one begins on its own day and starts clean', async () => {
  await active('Chợ Sao Đỏ', '2021-05-31')
  await active('Chợ Sao Đỏ', '2021-06-01')
  await active('Quán phở Sao Mai', '2021-06-01')
  await signed('new', '2021-06-01')
  await endsOn('old', 'repeal', '2021-06-01', '2021-06-01')
  await assess('2021-06-02')
  expect((await kept('old-1')).map(({ state, last_met_on, ended_on }) => [state, last_met_on, ended_on]).sort()).toEqual([
    ['met-on-time', '2021-05-31', '2021-06-01'],
    ['no-longer-in-force', null, '2021-06-01'],
  ])
  expect((await kept('new-1')).map(({ last_met_on }) => last_met_on)).toEqual(['2021-06-01', '2021-06-01'])
  expect(await states()).toMatchObject({ 'open-in-term': 2, 'no-longer-in-force': 0, 'met-on-time': 0 })
  const closed = await call(contract.listSubjects, { query: { kind: 'venue', state: 'no-longer-in-force' } }, province)
  expect(closed.rows.map(({ nameVi }) => nameVi)).toEqual(['Quán phở Sao Mai'])
})

test('what was judged under the old text is never judged again, whatever becomes known later', async () => {
  const before = await kept('old-1')
  await active('Quán phở Sao Mai', '2021-05-31')
  await assess('2021-06-03')
  await assess('2021-06-20')
  expect(await kept('old-1')).toEqual(before)
})

test('what an official reads of a past day is what was judged on it: no later repeal changes it, and before the duty there was none', async () => {
  const past = async (day: string) => {
    const { total, judgedOn } = await call(contract.readCompliance, { query: { day } }, province)
    return { states: Object.fromEntries(Object.entries(total.venueStates).filter(([, count]) => count > 0)), judgedOn }
  }
  await signed('kept', '2021-07-01')
  await assess('2021-07-01')
  t.setNow(new Date('2021-07-03T01:00:00Z'))
  const before = await past('2021-07-01')
  expect(before).toEqual({ states: { 'open-in-term': 2, 'open-overdue': 2 }, judgedOn: '2021-07-01' })
  await endsOn('kept', 'repeal', '2021-07-01', '2021-07-01')
  await assess('2021-07-03')
  expect(await states()).toMatchObject({ 'open-overdue': 2 })
  expect(await past('2021-07-01')).toEqual(before)
  // Nobody judged on the second of July: what was known by then is the first's.
  expect(await past('2021-07-02')).toEqual(before)
  expect(await past('2021-05-01')).toEqual({ states: {}, judgedOn: null })
})
