import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestServer, testServer } from '../../../tests/support/server.ts'
import * as checkIns from '../../field/check-ins/contract.ts'
import * as contract from '../../field/declarations/contract.ts'
import { registerVenue } from '../../field/venues/contract.ts'
import { call, type Fetch } from '../../platform/http/client.ts'
import * as people from './contract.ts'

let t: TestServer
let officer: Fetch
let keeper: Fetch
let venueId: number
const commune = 'vn/30/290/10549'

beforeAll(async () => {
  t = await testServer({ RATE_LIMIT_PER_MINUTE: '100000' })
  officer = await t.signIn([{ role: 'commune-officer', unitPath: commune }])
  const place = { name: 'Chợ Sao Đỏ', category: 'market' as const, address: 'Số 1 đường Nguyễn Trãi', unitPath: commune }
  const venue = await call(registerVenue, { body: place }, officer)
  venueId = venue.id
  keeper = await t.signIn([{ role: 'venue-keeper', unitPath: `${commune}/o-${venue.code.replace('-', '').toLowerCase()}` }])
})
afterAll(() => t.close())

async function phone(): Promise<Fetch> {
  const response = await fetch(`${t.address}${people.openDevice.path}`, { method: 'POST' })
  const cookie = response.headers.getSetCookie()[0]?.split(';')[0] ?? ''
  return (url, init) =>
    fetch(`${t.address}${url}`, { ...init, headers: { ...Object.fromEntries(new Headers(init.headers)), cookie } })
}

type Who = { readonly name: string; readonly documentNumber: string; readonly phone: string }
const answersOf = (who: Who, symptoms: string[]) => ({
  ...who,
  bornOn: '1957',
  gender: 'female',
  nationality: 'Việt Nam',
  residence: commune,
  address: 'Thôn 3',
  symptoms,
  exposure: ['none'],
  travelled: 'no',
})
const formHead = { form: 'whole-population' as const, version: 1, shared: {} }
async function declare(by: Fetch, who: Who, symptoms: string[]): Promise<string> {
  const persons = [{ answers: answersOf(who, symptoms), onBehalf: false }]
  return (await call(contract.giveDeclaration, { body: { ...formHead, persons, truthful: true } }, by)).persons[0]?.id ?? ''
}
const correct = (declarationId: string, who: Who, symptoms: string[], reason: string) =>
  call(
    contract.correctDeclaration,
    { params: { declarationId }, body: { shared: {}, answers: answersOf(who, symptoms), documentSeen: true, reason } },
    officer,
  )
async function bind(by: Fetch, who: Who, withdrawOthers = false): Promise<void> {
  const { code } = await call(people.askForBinding, {}, by)
  const body = { code, ...who, documentKind: 'citizen-id' as const, bornOn: '1957', withdrawOthers }
  await call(people.bindDevice, { body, key: randomUUID() }, officer)
}
const readingsOf = async (by: Fetch) => (await call(people.listReadings, {}, by)).readings
async function copyOf(by: Fetch): Promise<Record<string, unknown>[]> {
  const { bytes } = await call(people.exportOwnData, { body: { format: 'json', language: 'vi' } }, by)
  return JSON.parse(new TextDecoder().decode(bytes)).declarations
}

const sign = {
  vi: expect.stringMatching(/^Cán bộ \d+, Cán bộ cấp xã, .*Sao Đỏ/),
  en: expect.stringMatching(/^Cán bộ \d+, Commune officer/),
}

describe('the copy of one’s own data', () => {
  test('holds the declaration that an officer corrected and the one that it replaced, with who, when and why', async () => {
    const who = { name: 'Nguyễn Thị Sốt', documentNumber: '030157001234', phone: '0912345678' }
    const mine = await phone()
    await bind(mine, who)
    const id = await declare(mine, who, ['fever'])
    t.setNow(new Date('2021-05-25T02:00:00Z'))
    await correct(id, who, ['none'], 'Đo lại không sốt')
    const declarations = await copyOf(mine)
    expect(declarations).toMatchObject([
      {
        declaredAt: '2021-05-25T02:00:00.000Z',
        provenance: { vi: 'Đã đối chiếu giấy tờ', en: 'Checked against a document' },
        replaces: '2021-05-25T01:00:00.000Z',
        correctedBy: sign,
        correctionReason: 'Đo lại không sốt',
      },
      {
        declaredAt: '2021-05-25T01:00:00.000Z',
        provenance: { vi: 'Tự khai', en: 'Self-declared' },
        replacedAt: '2021-05-25T02:00:00.000Z',
        replacedBy: sign,
        replacementReason: 'Đo lại không sốt',
      },
    ])
    expect(declarations[0]).not.toHaveProperty('replacedAt')
    expect(JSON.stringify(declarations[1])).toContain('Sốt')
    const page = await call(people.exportOwnData, { body: { format: 'page', language: 'en' } }, mine)
    expect(new TextDecoder().decode(page.bytes)).toMatch(/Replaces the declaration of<\/dt><dd>25\/05\/2021 08:00/)
    t.setNow(new Date('2021-05-25T01:00:00Z'))
  })

  test('of a phone that nobody confirmed holds what it gave, and that an officer wrote it anew, but not what, why or who', async () => {
    const who = { name: 'Lê Thị Lạ', documentNumber: '030157002345', phone: '0912345679' }
    const mine = await phone()
    await correct(await declare(mine, who, ['fever']), who, ['none'], 'Bấm nhầm')
    const declarations = await copyOf(mine)
    expect(declarations).toMatchObject([{ provenance: { vi: 'Tự khai' }, replacedBy: { vi: 'Cán bộ', en: 'An officer' } }])
    expect(declarations).toHaveLength(1)
    expect(JSON.stringify(declarations)).not.toMatch(/Bấm nhầm|Cán bộ \d/)
  })

  test('does not hold what an officer wrote under somebody else’s document, nor why', async () => {
    const mother = { name: 'Trần Thị Mẹ', documentNumber: '030157003456', phone: '0912345680' }
    const aunt = { name: 'Trần Thị Dì', documentNumber: '030157003457', phone: '0912345681' }
    const mine = await phone()
    await bind(mine, mother)
    await correct(await declare(mine, mother, ['fever']), aunt, ['cough'], 'Tờ khai của bà Dì')
    const declarations = await copyOf(mine)
    expect(declarations).toMatchObject([{ replacedBy: sign }])
    expect(declarations).toHaveLength(1)
    expect(JSON.stringify(declarations)).not.toContain('Dì')
  })
})

describe('who looked at or changed one’s data', () => {
  test('names each act of a desk and of a door about the person, in the words of the act and never as a bare change', async () => {
    const who = { name: 'Phạm Thị Xem', documentNumber: '030157004567', phone: '0912345690' }
    const lost = await phone()
    await bind(lost, who)
    const mine = await phone()
    await bind(mine, who, true)
    const id = await declare(mine, who, ['fever'])
    const { rows } = await call(contract.listFollowUps, { query: {} }, officer)
    const followUpId = rows.find((row) => row.declarationId === id)?.id ?? ''
    await call(contract.readContact, { params: { followUpId }, body: {} }, officer)
    await call(contract.takeFollowUpStep, { params: { followUpId }, body: { command: 'call', version: 1 } }, officer)
    await call(contract.openDeclaration, { params: { declarationId: id }, body: { purpose: 'xem trước khi sửa' } }, officer)
    await correct(id, who, ['none'], 'Đo lại không sốt')
    const persons = [{ answers: answersOf(who, ['none']), documentSeen: true }]
    await call(contract.enterDeclaration, { body: { ...formHead, persons } }, officer)
    await call(contract.checkDeclaration, { body: { declarationId: id } }, keeper)
    const { choices } = await call(checkIns.lookUpVisitor, { params: { venueId }, body: { phone: who.phone } }, keeper)
    expect(choices).toHaveLength(1)
    const shown = { ...who, documentKind: 'citizen-id' as const, bornOn: '1957', withdrawOthers: false }
    await call(checkIns.issuePersonalCard, { body: shown }, officer)
    await copyOf(mine)
    const readings = await readingsOf(mine)
    expect(readings.map(({ what }) => what).sort()).toEqual(
      [
        'bound',
        'bound',
        'device-withdrawn',
        'viewed',
        'followed-up',
        'viewed',
        'redeclared',
        'declared',
        'looked-up',
        'looked-up',
        'card-printed',
        'exported',
      ].sort(),
    )
    expect(readings.find(({ what }) => what === 'redeclared')).toMatchObject({
      by: expect.stringMatching(/^Cán bộ/),
      purpose: { vi: 'Đo lại không sốt' },
    })
    expect(readings.filter(({ what }) => what === 'looked-up').map(({ purpose }) => purpose)).toEqual(
      expect.arrayContaining([
        {
          vi: 'Tìm theo số điện thoại ở cửa: Chợ Sao Đỏ; chỉ thấy tên, số đã che',
          en: 'Looking up a telephone number at the door: Chợ Sao Đỏ; saw a masked name and number only',
        },
        { vi: 'Kiểm tra tờ khai y tế ở cửa', en: 'Checking the health declaration at the door' },
      ]),
    )
    const { rows: log } = await sql<{ text: string }>`select canonical as text from audit.event`.execute(t.database.read)
    expect(JSON.stringify(log)).not.toMatch(/Phạm Thị Xem|0912345690|030157004567/)
  })

  test('a phone that changes hands is named to its former owner; a phone that nobody confirmed reads nothing', async () => {
    const former = { name: 'Đinh Thị Trước', documentNumber: '030157005678', phone: '0912345691' }
    const next = { name: 'Đinh Văn Sau', documentNumber: '030057005679', phone: '0912345692' }
    const [shared, kept] = [await phone(), await phone()]
    await bind(shared, former)
    await bind(kept, former)
    await bind(shared, next)
    expect((await readingsOf(kept)).map(({ what }) => what).sort()).toEqual(['bound', 'bound', 'device-withdrawn'])
    expect((await readingsOf(shared)).map(({ what }) => what)).toEqual(['bound'])
    const stranger = await phone()
    await correct(await declare(stranger, { ...next, name: 'Đinh Thị Khác' }, ['fever']), next, ['none'], 'Bấm nhầm')
    expect(await readingsOf(stranger)).toEqual([])
  })
})
