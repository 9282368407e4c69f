import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { z } from 'zod'
import { type TestServer, testServer } from '../../../tests/support/server.ts'
import { openDevice } from '../../foundation/people/contract.ts'
import { call, type Fetch } from '../../platform/http/client.ts'
import { declarationAnswers } from './actions/answer-for.ts'
import * as contract from './contract.ts'
import { deleteOldDeclarations } from './jobs.ts'
import { dailyStatusDays, declarationsByUnit } from './measures.ts'

let t: TestServer
let officer: Fetch
let keeper: Fetch
const commune = 'vn/30/290/10549'

beforeAll(async () => {
  t = await testServer()
  officer = await t.signIn([{ role: 'commune-officer', unitPath: commune }])
  keeper = await t.signIn([{ role: 'venue-keeper', unitPath: `${commune}/o-cho` }])
})
afterAll(() => t.close())
const answerAbout = async (personId: number, now: Date) =>
  (await declarationAnswers(t.house.keyring)(t.database.read, [{ personId, shownBy: null }], now))[0]

/** A phone that was never here before. */
async function phone(): Promise<Fetch> {
  const response = await fetch(`${t.address}${openDevice.path}`, { method: 'POST' })
  const cookie = response.headers.getSetCookie()[0]?.split(';')[0] ?? ''
  return (url, init) =>
    fetch(`${t.address}${url}`, { ...init, headers: { ...Object.fromEntries(new Headers(init.headers)), cookie } })
}

const hoa = {
  name: 'Nguyễn Thị Hoà',
  bornOn: '1957',
  gender: 'female',
  documentNumber: '030157001234',
  nationality: 'Việt Nam',
  phone: '0912345678',
  residence: commune,
  address: 'Thôn 3',
  symptoms: ['none'],
  exposure: ['none'],
  travelled: 'no',
}
type Answers = z.input<NonNullable<typeof contract.giveDeclaration.body>>['persons'][number]['answers']
const give = (by: Fetch, over: Answers = {}, onBehalf = false) =>
  call(
    contract.giveDeclaration,
    {
      body: {
        form: 'whole-population',
        version: 1,
        shared: {},
        persons: [{ answers: { ...hoa, ...over }, onBehalf }],
        truthful: true,
      },
    },
    by,
  )
const own = (by: Fetch) => call(contract.readOwnDeclarations, {}, by)
const openList = (by = officer) => call(contract.listFollowUps, { query: {} }, by)
const count = async (table: string) =>
  (await sql<{ count: number }>`select count(*) as count from ${sql.table(table)}`.execute(t.database.read)).rows[0]?.count ?? 0
const personOf = async (id: string) =>
  (
    await sql<{ person_id: number }>`select person_id from declarations.declaration where id = ${id}::uuid`.execute(
      t.database.read,
    )
  ).rows[0]?.person_id ?? 0

describe('declaring from a phone', () => {
  test('without a credential nothing is taken; with one the declaration holds for 72 hours', async () => {
    await expect(give(t.anonymous)).rejects.toMatchObject({ problem: { status: 401 } })
    const mine = await phone()
    expect((await own(mine)).rows).toEqual([])
    const given = await give(mine)
    expect(given).toMatchObject({ declaredAt: '2021-05-25T01:00:00.000Z', validUntil: '2021-05-28T01:00:00.000Z' })
    expect(given.persons).toHaveLength(1)
  })

  test('the phone reads back what it gave, in full; another phone reads nothing of it and finds no such declaration', async () => {
    const mine = await phone()
    const id = (await give(mine)).persons[0]?.id ?? ''
    expect((await own(mine)).rows[0]).toMatchObject({ id, answers: { name: 'Nguyễn Thị Hoà', phone: '0912345678' } })
    const foreign = await phone()
    expect((await own(foreign)).rows).toEqual([])
    const correction = { params: { declarationId: id }, body: { shared: {}, answers: hoa, truthful: true as const } }
    await expect(call(contract.correctOwnDeclaration, correction, foreign)).rejects.toMatchObject({ problem: { status: 404 } })
  })

  test('a phone that typed somebody else’s number learns nothing: a known and an unknown number are answered alike', async () => {
    const known = await give(await phone(), { name: 'Kẻ Tò Mò' })
    const unknown = await give(await phone(), { name: 'Kẻ Tò Mò', phone: '0987654321', documentNumber: '030157009999' })
    const without = (one: typeof known) => ({
      ...one,
      groupId: '',
      persons: one.persons.map((person) => ({ ...person, id: '' })),
    })
    expect(without(known)).toEqual(without(unknown))
    const first = (await give(await phone())).persons[0]?.id ?? ''
    const other = known.persons[0]?.id ?? ''
    expect(await personOf(other)).not.toBe(await personOf(first))
  })

  test('sent again after a lost reply, it is the same declaration', async () => {
    const mine = await phone()
    const key = randomUUID()
    const body = {
      form: 'whole-population' as const,
      version: 1,
      shared: {},
      persons: [{ answers: { ...hoa, name: 'Phạm Văn Lặp', documentNumber: '030057001111' }, onBehalf: false }],
      truthful: true as const,
    }
    const before = await count('declarations.declaration')
    const first = await call(contract.giveDeclaration, { body, key }, mine)
    expect(await call(contract.giveDeclaration, { body, key }, mine)).toEqual(first)
    expect(await count('declarations.declaration')).toBe(before + 1)
  })

  test('a whole vehicle declares in one go; each person is their own, the journey is shared', async () => {
    const mine = await phone()
    const shared = {
      startPlace: commune,
      startOn: '2021-05-25',
      destinations: [{ place: 'vn/01/001/00001' }, { place: 'vn/01/001/00004' }],
      vehicle: 'coach',
      plate: '34B-001.23',
    }
    const { travelled: _, ...person } = hoa
    const persons = Array.from({ length: 45 }, (_one, i) => ({
      answers: {
        ...person,
        name: `Khách Số ${'ABCDEFGHIJ'[i % 10]}${'KLMNO'[Math.floor(i / 10)]}`,
        documentNumber: `0301570${String(50000 + i)}`,
      },
      onBehalf: i > 0,
    }))
    const given = await call(
      contract.giveDeclaration,
      { body: { form: 'domestic-movement', version: 1, shared, persons, truthful: true } },
      mine,
    )
    expect(given.persons).toHaveLength(45)
    const { rows } = await own(mine)
    expect(new Set(rows.map((row) => row.groupId))).toEqual(new Set([given.groupId]))
    expect(rows.filter((row) => row.onBehalf)).toHaveLength(44)
    expect(rows[0]?.shared).toMatchObject({ plate: '34B-001.23', destinations: [{}, {}] })
    const sixtyOne = Array.from({ length: 61 }, () => persons[0] ?? { answers: {}, onBehalf: false })
    await expect(
      call(
        contract.giveDeclaration,
        { body: { form: 'domestic-movement', version: 1, shared, persons: sixtyOne, truthful: true } },
        mine,
      ),
    ).rejects.toMatchObject({ problem: { code: 'input-does-not-fit' } })
  })

  test('a courier declares sixty destinations, and five hundred with their addresses; one more is refused by the name of its question', async () => {
    const mine = await phone()
    const { travelled: _, ...person } = hoa
    const to = (most: number, detail: string, people = 1) => {
      const destinations = Array.from({ length: most }, (_one, i) => ({ place: 'vn/01/001/00001', detail: `${detail} ${i}` }))
      const shared = { startPlace: commune, startOn: '2021-05-25', destinations, vehicle: 'motorbike', plate: '34B1-123.45' }
      const persons = Array.from({ length: people }, (_one, i) => ({
        answers: { ...person, documentNumber: `0301570${98000 + i}` },
        onBehalf: i > 0,
      }))
      const body = { form: 'domestic-movement' as const, version: 1, shared, persons, truthful: true as const }
      return call(contract.giveDeclaration, { body }, mine)
    }
    await to(60, 'Số nhà')
    expect((await own(mine)).rows[0]?.shared.destinations).toHaveLength(60)
    await to(500, 'Ngõ '.repeat(48))
    expect((await own(mine)).rows[0]?.shared.destinations).toHaveLength(500)
    await expect(to(500, 'Ngõ '.repeat(48), 60)).rejects.toMatchObject({ problem: { code: 'declaration-is-too-long' } })
    await expect(to(501, 'Số nhà')).rejects.toMatchObject({
      problem: { status: 400, code: 'answers-do-not-fit', facts: { fields: ['shared.destinations'] } },
    })
  })

  test('what does not fit names the field; an old form, an unknown commune and an untruthful one are refused; nothing is written', async () => {
    const mine = await phone()
    const before = await count('declarations.declaration')
    await expect(give(mine, { phone: '113', symptoms: [] })).rejects.toMatchObject({
      problem: { status: 400, code: 'answers-do-not-fit', facts: { fields: ['persons.0.phone', 'persons.0.symptoms'] } },
    })
    await expect(give(mine, { residence: 'vn/30/290/99999' })).rejects.toMatchObject({
      problem: { code: 'commune-is-not-known' },
    })
    await expect(give(mine, { vaccinated: 'yes' })).rejects.toMatchObject({ problem: { code: 'answers-do-not-fit' } })
    const body = {
      form: 'whole-population',
      version: 2,
      shared: {},
      persons: [{ answers: hoa, onBehalf: false }],
      truthful: true,
    }
    const send = (over: object) =>
      mine('/api/declarations', {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'idempotency-key': randomUUID() },
        body: JSON.stringify({ ...body, ...over }),
      })
    expect((await send({})).status).toBe(409)
    for (const over of [{ version: 1, truthful: false }, { version: 1, provenance: 'verified' }, { form: 'green-pass' }])
      expect((await send(over)).status).toBe(400)
    expect(await count('declarations.declaration')).toBe(before)
  })

  test('nothing that was declared can be read in the tables or in the audit log', async () => {
    const dump = await sql<{ text: string }>`
      select concat_ws(' ', (select string_agg(d::text, ' ') from declarations.declaration d), (select string_agg(canonical, ' ') from audit.event),
        (select string_agg(payload::text, ' ') from platform.outbox), (select string_agg(reply::text, ' ') from platform.idempotency)) as text`.execute(
      t.database.read,
    )
    expect(dump.rows[0]?.text).toContain('declarations.given')
    expect(dump.rows[0]?.text).not.toMatch(/Hoà|0912345678|030157001234|Thôn 3|34B-001|"none"/)
  })
})

describe('a flagged declaration', () => {
  let mine: Fetch
  const sick = { name: 'Trần Văn Sốt', documentNumber: '030080007777', phone: '0905111222', symptoms: ['fever'] }
  beforeAll(async () => {
    mine = await phone()
    await give(mine, sick)
  })

  test('stands masked on the commune’s list, once however often it is declared; another commune sees nothing', async () => {
    await give(mine, { ...sick, exposure: ['case'] })
    const list = await openList()
    expect(list.rows).toHaveLength(1)
    expect(list.rows[0]).toMatchObject({
      maskedLine: 'Trần Văn*** (0905111***)',
      kinds: ['symptom', 'exposure'],
      state: 'new',
      form: 'whole-population',
    })
    expect(JSON.stringify(list)).not.toMatch(/Sốt|0905111222|fever/)
    const elsewhere = await t.signIn([{ role: 'commune-officer', unitPath: 'vn/30/290/10546' }])
    expect((await openList(elsewhere)).rows).toEqual([])
    const followUpId = list.rows[0]?.id ?? ''
    await expect(
      call(contract.takeFollowUpStep, { params: { followUpId }, body: { command: 'call', version: 1 } }, elsewhere),
    ).rejects.toMatchObject({ problem: { status: 404 } })
    await expect(call(contract.readContact, { params: { followUpId }, body: {} }, elsewhere)).rejects.toMatchObject({
      problem: { status: 404 },
    })
  })

  test('is told as news without a person', async () => {
    const { rows } = await sql<{ payload: unknown }>`
      select payload from platform.outbox where event = 'declaration.flagged' order by id desc limit 1`.execute(t.database.read)
    expect(rows[0]?.payload).toEqual({ declarationId: expect.any(String), unitPath: commune, form: 'whole-population', flags: 3 })
  })

  test('a door learns that it is valid and that the person should see the staff; a clean second declaration does not undo it', async () => {
    const id = (await give(mine, { ...sick, symptoms: ['none'] })).persons[0]?.id ?? ''
    const seen = await call(contract.checkDeclaration, { body: { declarationId: id } }, keeper)
    expect(seen).toMatchObject({ state: 'valid', flagged: true, categories: ['exposure', 'symptom'] })
    expect(JSON.stringify(seen)).not.toMatch(/fever|Sốt/)
    expect(await call(contract.checkDeclaration, { body: { declarationId: randomUUID() } }, keeper)).toMatchObject({
      state: 'none',
    })
    await expect(call(contract.checkDeclaration, { body: { declarationId: id } }, officer)).rejects.toMatchObject({
      problem: { status: 403 },
    })
  })

  test('is called, then cleared; each step is on the record, two officers do not step at once, and the door is told', async () => {
    const row = (await openList()).rows[0]
    const step = (command: 'call' | 'clear' | 'refer', version: number) =>
      call(contract.takeFollowUpStep, { params: { followUpId: row?.id ?? '' }, body: { command, version } }, officer)
    expect(row?.nextSteps.map(({ command }) => command)).toEqual(['call', 'refer'])
    await expect(step('clear', 1)).rejects.toMatchObject({ problem: { code: 'not-possible-in-this-state' } })
    const contact = await call(contract.readContact, { params: { followUpId: row?.id ?? '' }, body: {} }, officer)
    expect(contact).toEqual({ name: 'Trần Văn Sốt', phone: '0905111222' })
    expect(await step('call', 1)).toEqual({ state: 'called', version: 2 })
    await expect(step('refer', 1)).rejects.toMatchObject({ problem: { status: 409, code: 'somebody-was-quicker' } })
    t.setNow(new Date('2021-05-25T02:00:00Z'))
    await step('clear', 2)
    expect((await openList()).rows).toEqual([])
    const closed = await call(contract.listFollowUps, { query: { which: 'closed' } }, officer)
    expect(closed.rows[0]).toMatchObject({ state: 'cleared', nextSteps: [], lastBy: expect.stringMatching(/^Cán bộ/) })
    const person = await personOf(row?.declarationId ?? '')
    expect(await answerAbout(person, new Date('2021-05-25T02:00:01Z'))).toMatchObject({
      state: 'valid',
      flagged: false,
    })
    expect((await answerAbout(person, new Date('2021-05-28T01:00:00Z')))?.state).toBe('expired')
    const acts = await sql<{ action: string; canonical: string }>`
      select action, canonical from audit.event where action in ('declaration.followed-up', 'person.unmasked')`.execute(
      t.database.read,
    )
    expect(acts.rows.filter(({ action }) => action === 'declaration.followed-up')).toHaveLength(2)
    expect(acts.rows.filter(({ action }) => action === 'person.unmasked')).toHaveLength(1)
  })
})

describe('corrections and the desk', () => {
  const child = { ...hoa, name: 'Lê Minh An', bornOn: '2015', documentNumber: '', phone: '0905333444' }

  test('an officer declares for somebody; with the document in hand it is verified', async () => {
    const body = {
      form: 'whole-population' as const,
      version: 1,
      shared: {},
      persons: [{ answers: { ...child, exposure: ['case'] }, documentSeen: true }],
    }
    const given = await call(contract.enterDeclaration, { body }, officer)
    const id = given.persons[0]?.id ?? ''
    const opened = await call(
      contract.openDeclaration,
      { params: { declarationId: id }, body: { purpose: 'xác minh tiếp xúc' } },
      officer,
    )
    expect(opened).toMatchObject({ isNewest: true, kinds: ['exposure'], history: [{ provenance: 'verified', reason: null }] })
    expect(opened.communes[0]?.vi).toContain('Hải Dương')
    await expect(
      call(contract.openDeclaration, { params: { declarationId: id }, body: { purpose: 'x' } }, officer),
    ).rejects.toMatchObject({ problem: { code: 'input-does-not-fit' } })
  })

  test('of two who correct a declaration at once one is told that it was corrected', async () => {
    const mine = await phone()
    const { persons } = await give(mine)
    const params = { declarationId: persons[0]?.id ?? '' }
    const body = { shared: {}, answers: { ...hoa, address: 'Thôn 4' }, truthful: true as const }
    const sent = Array.from({ length: 5 }, () => call(contract.correctOwnDeclaration, { params, body }, mine))
    const outcomes = (await Promise.allSettled(sent)).map((one) =>
      one.status === 'fulfilled' ? 'kept' : one.reason.problem?.code,
    )
    expect(outcomes.sort()).toEqual([...Array.from({ length: 4 }, () => 'declaration-was-corrected-already'), 'kept'])
  })

  test('a correction keeps the older declaration, who said it and how; nothing is corrected twice', async () => {
    const mine = await phone()
    const adult = { ...hoa, name: 'Đỗ Thị Sửa', documentNumber: '030187004321', phone: '0905777888', symptoms: ['cough'] }
    const id = (await give(mine, adult)).persons[0]?.id ?? ''
    expect((await openList()).rows.some((row) => row.declarationId === id)).toBe(true)
    const correct = { shared: {}, answers: { ...adult, symptoms: ['none'] }, documentSeen: true, reason: 'Bấm nhầm' }
    const newer = await call(contract.correctDeclaration, { params: { declarationId: id }, body: correct }, officer)
    await expect(
      call(contract.correctDeclaration, { params: { declarationId: id }, body: correct }, officer),
    ).rejects.toMatchObject({ problem: { status: 409, code: 'declaration-was-corrected-already' } })
    const opened = await call(
      contract.openDeclaration,
      { params: { declarationId: newer.id }, body: { purpose: 'xem lại tờ khai' } },
      officer,
    )
    expect(opened.history).toMatchObject([
      { id, provenance: 'self-declared', by: null, reason: null, kinds: ['symptom'] },
      { id: newer.id, provenance: 'verified', by: expect.stringMatching(/^Cán bộ/), reason: 'Bấm nhầm', kinds: [] },
    ])
    expect(opened.steps).toMatchObject([{ state: 'corrected' }])
    expect((await openList()).rows.some((row) => row.declarationId === id)).toBe(false)
    // The phone still sees what it gave, that an officer wrote it anew and that nothing is open; what the officer wrote is not shown to it.
    expect((await own(mine)).rows).toMatchObject([
      { id, answers: { symptoms: ['cough'] }, corrected: 'by-officer', settled: true, mayCorrect: false },
    ])
    expect((await answerAbout(await personOf(newer.id), t.house.businessClock.now()))?.flagged).toBe(false)
  })

  test('a phone corrects what it gave; the time for which it is valid does not grow', async () => {
    const mine = await phone()
    const given = await give(mine, { name: 'Vũ Văn Tự', documentNumber: '030087005555', phone: '0905999000' })
    t.setNow(new Date('2021-05-25T09:00:00Z'))
    const body = {
      shared: {},
      answers: { ...hoa, name: 'Vũ Văn Tự', documentNumber: '030087005555', phone: '0905999001' },
      truthful: true as const,
    }
    const newer = await call(
      contract.correctOwnDeclaration,
      { params: { declarationId: given.persons[0]?.id ?? '' }, body },
      mine,
    )
    expect(newer.validUntil).toBe(given.validUntil)
    expect((await own(mine)).rows).toMatchObject([
      { id: newer.persons[0]?.id, answers: { phone: '0905999001' }, corrected: 'by-declarer', mayCorrect: true },
    ])
  })

  test('a phone that takes back a fever is still called, and the door still asks; once called and cleared its card says so', async () => {
    const mine = await phone()
    const adult = { ...hoa, name: 'Hồ Văn Rút', documentNumber: '030087006666', phone: '0905666777' }
    const id = (await give(mine, { ...adult, symptoms: ['fever'] })).persons[0]?.id ?? ''
    const body = { shared: {}, answers: adult, truthful: true as const, reason: 'Tôi nhập nhầm' }
    const newer = await call(contract.correctOwnDeclaration, { params: { declarationId: id }, body }, mine)
    expect(newer.persons).toMatchObject([{ flagged: true }])
    const newerId = newer.persons[0]?.id ?? ''
    const row = (await openList()).rows.find(({ declarationId }) => declarationId === newerId)
    expect(row).toMatchObject({ state: 'new', kinds: ['symptom'] })
    expect((await own(mine)).rows).toMatchObject([{ flagged: true, settled: false }])
    const step = (command: 'call' | 'clear', version: number) =>
      call(contract.takeFollowUpStep, { params: { followUpId: row?.id ?? '' }, body: { command, version } }, officer)
    await step('call', 1)
    await step('clear', 2)
    expect((await own(mine)).rows).toMatchObject([{ id: newerId, flagged: true, settled: true }])
    const again = await call(contract.correctOwnDeclaration, { params: { declarationId: newerId }, body }, mine)
    expect(again.persons).toMatchObject([{ flagged: false }])
  })

  test('the last declaration with each form is there to be repeated, for oneself and for a mother', async () => {
    const mine = await phone()
    await give(mine, { name: 'Lý Thị Hai Tờ', documentNumber: '030187007001' })
    await give(mine, { name: 'Mẹ Của Lý', documentNumber: '030130007002' }, true)
    const answers = { name: 'Lý Thị Hai Tờ', phone: '0912345678', place: 'home', placeCommune: commune, placeName: 'Thôn 3' }
    const status = { ...answers, temperature: 36.6, symptoms: ['none'] }
    for (const _ of [1, 2])
      await call(
        contract.giveDeclaration,
        {
          body: {
            form: 'daily-status',
            version: 1,
            shared: {},
            persons: [{ answers: status, onBehalf: false }],
            truthful: true,
          },
        },
        mine,
      )
    const { rows } = await own(mine)
    expect(rows.map(({ form, onBehalf }) => [form, onBehalf]).sort()).toEqual([
      ['daily-status', false],
      ['whole-population', false],
      ['whole-population', true],
    ])
    const persons = rows.filter(({ onBehalf }) => !onBehalf).map(({ person }) => person)
    expect(new Set(persons).size, 'both forms of one person carry one number').toBe(1)
  })
})

test('the day’s counts agree with the declarations; a person who declares twice is one person', async () => {
  const [unit] = await declarationsByUnit(t.database.read, ['vn/30'], '2021-05-25', 3)
  const { rows } = await sql<{ declarations: number; persons: number; flagged: number }>`
    select count(*) as declarations, count(distinct person_id) as persons from declarations.declaration where corrected_of is null and form <> 'daily-status'`.execute(
    t.database.read,
  )
  expect(unit).toMatchObject({ unitPath: commune, declarations: rows[0]?.declarations })
  const byForm = await sql<{ persons: number }>`
    select count(distinct (person_id, form)) as persons from declarations.declaration where corrected_of is null and form <> 'daily-status'`.execute(
    t.database.read,
  )
  expect(unit?.persons).toBe(byForm.rows[0]?.persons)
  const before = (await dailyStatusDays(t.database.read, [commune], '2021-05-25'))[0]?.persons ?? 0
  const mine = await phone()
  const status = {
    name: 'Người Cách Ly',
    phone: '0905123123',
    place: 'facility',
    placeCommune: commune,
    placeName: 'Phòng 12',
    temperature: '36,8',
    symptoms: ['none'],
  }
  for (let i = 0; i < 2; i++)
    await call(
      contract.giveDeclaration,
      { body: { form: 'daily-status', version: 1, shared: {}, persons: [{ answers: status, onBehalf: false }], truthful: true } },
      mine,
    )
  expect(await dailyStatusDays(t.database.read, [commune], '2021-05-25')).toEqual([
    { unitPath: commune, persons: before + 1, flagged: 0 },
  ])
  const { today } = await call(contract.countFollowUps, {}, officer)
  expect(today.declarations).toBe(unit?.declarations)
})

test('thirty days after they stopped being valid declarations are gone with their follow-ups; counts and a deletion record remain', async () => {
  t.setNow(new Date('2021-06-26T01:00:00Z'))
  await deleteOldDeclarations(t.house)
  const before = await count('declarations.declaration')
  expect(before).toBeGreaterThan(10)
  t.setNow(new Date('2021-06-29T01:00:00Z'))
  expect(await deleteOldDeclarations(t.house)).toEqual({ declarations: before })
  expect([
    await count('declarations.declaration'),
    await count('declarations.follow_up'),
    await count('declarations.follow_up_step'),
  ]).toEqual([0, 0, 0])
  expect((await declarationsByUnit(t.database.read, ['vn'], '2021-05-25', 1))[0]?.declarations).toBeGreaterThan(10)
  const { rows } = await sql<{
    canonical: string
  }>`select canonical from audit.event where action = 'declarations.deleted'`.execute(t.database.read)
  expect(rows.map((row) => row.canonical).join()).toContain(`"declarations":${before}`)
})
