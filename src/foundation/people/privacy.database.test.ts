import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestServer, testServer } from '../../../tests/support/server.ts'
import * as checkIns from '../../field/check-ins/contract.ts'
import * as declarations from '../../field/declarations/contract.ts'
import { registerVenue } from '../../field/venues/contract.ts'
import { call, type Fetch } from '../../platform/http/client.ts'
import * as contract from './contract.ts'
import { guessLimit } from './guess-limit.ts'

let t: TestServer
let officer: Fetch
let keeper: Fetch
let venue: { id: number; code: string }
const commune = 'vn/30/290/10549'

beforeAll(async () => {
  t = await testServer({ RATE_LIMIT_PER_MINUTE: '100000', TRUSTED_PROXY: '127.0.0.1' })
  officer = await t.signIn([{ role: 'commune-officer', unitPath: commune }])
  const registered = await call(
    registerVenue,
    { body: { name: 'Chợ Sao Đỏ', category: 'market', address: 'Số 1 đường Nguyễn Trãi', unitPath: commune } },
    officer,
  )
  venue = { id: registered.id, code: registered.code }
  const organisation = `o-${venue.code.replace('-', '').toLowerCase()}`
  keeper = await t.signIn([{ role: 'venue-keeper', unitPath: `${commune}/${organisation}` }])
})
afterAll(() => t.close())

let addresses = 0
/** A phone that was never here before, with an address of its own. */
async function phone(): Promise<Fetch> {
  addresses += 1
  const from = { 'x-forwarded-for': `10.9.${addresses >> 8}.${addresses & 255}` }
  const response = await fetch(`${t.address}${contract.openDevice.path}`, { method: 'POST', headers: from })
  const cookie = response.headers.getSetCookie()[0]?.split(';')[0] ?? ''
  return (url, init) =>
    fetch(`${t.address}${url}`, { ...init, headers: { ...Object.fromEntries(new Headers(init.headers)), ...from, cookie } })
}

const hoa = { name: 'Nguyễn Thị Hoà', documentNumber: '030157001234', phone: '0912345678' }
const declare = (by: Fetch, who: Partial<typeof hoa> = {}, onBehalf = false) =>
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
              ...hoa,
              bornOn: '1957',
              gender: 'female',
              nationality: 'Việt Nam',
              residence: commune,
              address: 'Thôn 3',
              symptoms: ['none'],
              exposure: ['none'],
              travelled: 'no',
              ...who,
            },
            onBehalf,
          },
        ],
        truthful: true,
      },
    },
    by,
  )
const selfVisit = (by: Fetch, { name, phone }: { name: string; phone: string }, over: object = {}) =>
  call(
    checkIns.recordSelfVisit,
    {
      body: {
        deviceId: randomUUID(),
        sequence: 1,
        at: '2021-05-25T01:00:00.000Z',
        venueCode: venue.code,
        name,
        phone,
        ...over,
      },
    },
    by,
  )
const bind = (by: Fetch, code: string, over: object = {}) =>
  call(
    contract.bindDevice,
    { body: { code, ...hoa, documentKind: 'citizen-id', bornOn: '1957', withdrawOthers: false, ...over } },
    by,
  )
const codeOf = (by: Fetch) => call(checkIns.readPersonalCode, { body: {} }, by)

/** Ids, codes and who typed differ by nature; everything else must not. */
function shapeOf(value: unknown): unknown {
  const text = JSON.stringify(value)
    .replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, '<id>')
    .replace(/K1[A-Z2-7]+/g, '<code>')
    .replace(/[0-9A-Z]{5}-[0-9A-Z]{5}/g, '<short>')
    .replace(/0301[0-9]{8}|09[0-9]{8}|09\d+\*\*\*/g, '<number>')
  return JSON.parse(text)
}

/** Everything a phone can be shown after it typed somebody's numbers in every place that takes them. */
async function everythingAfterTyping(numbers: { documentNumber: string; phone: string }, name: string): Promise<unknown[]> {
  const mine = await phone()
  const declared = await declare(mine, { ...numbers, name })
  const again = await declare(mine, { ...numbers, name, phone: '0977000111' })
  const visit = await selfVisit(mine, { ...numbers, name })
  const leaving = await selfVisit(mine, { ...numbers, name }, { direction: 'out', at: '2021-05-25T01:00:20.000Z' })
  const codes = [await codeOf(mine), await codeOf(mine)]
  return [
    declared,
    again,
    visit,
    leaving,
    codes.map((code) => ({ ...code, same: code.shortCode === codes[0]?.shortCode })),
    await call(declarations.readOwnDeclarations, {}, mine),
    await call(checkIns.listOwnVisits, {}, mine),
    await call(contract.readOwnFacts, {}, mine),
    await call(contract.listReadings, {}, mine),
    await call(contract.listOwnCorrections, {}, mine),
  ].map(shapeOf)
}

describe('typing somebody’s number', () => {
  test('every reply is the same for a number that is known and for one that is not', async () => {
    await declare(await phone())
    const known = await everythingAfterTyping(hoa, 'Kẻ Tò Mò')
    const unknown = await everythingAfterTyping({ documentNumber: '030157009999', phone: '0987654321' }, 'Kẻ Tò Mò')
    expect(known).toEqual(unknown)
  })

  test('nothing that is held about the person changes, and nothing of theirs is withdrawn', async () => {
    const victim = { name: 'Lê Văn Thật', documentNumber: '030057004321', phone: '0905123456' }
    const theirs = await phone()
    await declare(theirs, victim)
    const code = await codeOf(theirs)
    const before = await rowsOf(code.shortCode)
    await everythingAfterTyping(victim, 'Kẻ Tò Mò')
    // Also with the very same name: a stranger's phone may be the person, but it may not say anew what another phone said.
    await declare(await phone(), { ...victim, phone: '0999999999' })
    expect(await rowsOf(code.shortCode)).toEqual(before)
    expect((await codeOf(theirs)).shortCode).toBe(code.shortCode)
  })

  test('at a poster nobody learns that its owner is inside or came a moment ago, and nobody ends their visit', async () => {
    const guest = { name: 'Phạm Thị Khách', phone: '0911222333' }
    const theirs = await phone()
    const came = await selfVisit(theirs, guest)
    const copied = await selfVisit(t.anonymous, guest, { at: '2021-05-25T01:00:30.000Z' })
    const never = await selfVisit(t.anonymous, { ...guest, phone: '0911222444' }, { at: '2021-05-25T01:00:30.000Z' })
    expect(came.outcome).toBe('new')
    expect(shapeOf(copied)).toEqual(shapeOf(never))
    const left = await selfVisit(t.anonymous, guest, { direction: 'out', at: '2021-05-25T01:05:00.000Z' })
    const neverLeft = await selfVisit(
      t.anonymous,
      { ...guest, phone: '0911222555' },
      { direction: 'out', at: '2021-05-25T01:05:00.000Z' },
    )
    expect(shapeOf(left)).toEqual(shapeOf(neverLeft))
    const own = await call(checkIns.listOwnVisits, {}, theirs)
    expect(own.visits).toHaveLength(1)
    expect(own.visits[0]?.leftIsEstimated, 'the visit is still open').toBe(true)
  })

  test('a number that somebody else holds may be declared twice: the second time is no fault either', async () => {
    await declare(await phone())
    const mine = await phone()
    await declare(mine, { name: 'Kẻ Tò Mò' })
    await declare(mine, { name: 'Kẻ Tò Mò', phone: '0988777666' })
    expect((await call(declarations.readOwnDeclarations, {}, mine)).rows).toHaveLength(1)
  })
})

/** The sealed row of whoever has this code, without when it was last needed. */
async function rowsOf(shortCode: string): Promise<unknown> {
  const { rows } = await sql`
    select name, phone, document, born, address, provenance, revoked_at from people.person p
      join people.personal_code c on c.person_id = p.id where c.short_code = ${shortCode.replace('-', '')}`.execute(
    t.database.read,
  )
  return rows
}

describe('another phone', () => {
  test('sees nothing of what this one declared, visited or may show, and cannot ask for its code', async () => {
    const mine = await phone()
    const declared = await declare(mine, { name: 'Hoàng Thị Riêng', documentNumber: '030157005555' })
    await selfVisit(mine, { ...hoa, name: 'Hoàng Thị Riêng' })
    const foreign = await phone()
    expect((await call(declarations.readOwnDeclarations, {}, foreign)).rows).toEqual([])
    expect(await call(checkIns.listOwnVisits, {}, foreign)).toEqual({
      businessNow: expect.any(String),
      isBound: false,
      visits: [],
    })
    expect(await call(contract.readOwnFacts, {}, foreign)).toEqual({ facts: null })
    const declarationId = declared.persons[0]?.id ?? ''
    await expect(call(checkIns.readPersonalCode, { body: { declarationId } }, foreign)).rejects.toMatchObject({
      problem: { status: 404 },
    })
    await expect(
      call(contract.askForCorrection, { body: { field: 'name', wanted: 'Ai Đó', unitPath: commune } }, foreign),
    ).rejects.toMatchObject({ problem: { code: 'device-is-not-bound' } })
    const copy = await call(contract.exportOwnData, { body: { format: 'json', language: 'vi' } }, foreign)
    expect(new TextDecoder().decode(copy.bytes)).not.toMatch(/Hoàng Thị Riêng|Chợ Sao Đỏ/)
  })

  test('a family member’s code is their own, and only this phone gets it', async () => {
    const mine = await phone()
    await declare(mine, { name: 'Vũ Văn Con', documentNumber: '030087001111' })
    const mother = await declare(mine, { name: 'Vũ Thị Mẹ', documentNumber: '030157002222' }, true)
    const own = await codeOf(mine)
    const hers = await call(checkIns.readPersonalCode, { body: { declarationId: mother.persons[0]?.id } }, mine)
    expect(hers.shortCode).not.toBe(own.shortCode)
    const seen = await call(
      checkIns.recordScannedVisit,
      {
        body: { deviceId: randomUUID(), sequence: 1, at: '2021-05-25T01:00:00.000Z', venueId: venue.id, scanned: hers.text },
      },
      keeper,
    )
    expect(seen.maskedLine).toContain('Vũ Thị***')
  })
})

describe('the front desk', () => {
  test('a bound phone sees what is held, who read it, and takes a copy that is on the record and carries a watermark', async () => {
    const mine = await phone()
    const { code } = await call(contract.askForBinding, {}, mine)
    expect((await bind(officer, code)).maskedLine).toBe('Nguyễn Thị*** (0912345***)')
    expect((await call(contract.readOwnFacts, {}, mine)).facts).toMatchObject({ name: hoa.name, provenance: 'verified' })
    const copy = await call(contract.exportOwnData, { body: { format: 'json', language: 'vi' } }, mine)
    const said = new TextDecoder().decode(copy.bytes)
    expect(said).toContain(hoa.documentNumber)
    expect(said).toContain('Bản tải ngày 25/05/2021 08:00')
    const page = await call(contract.exportOwnData, { body: { format: 'page', language: 'en' } }, mine)
    expect(new TextDecoder().decode(page.bytes)).toContain('Copy made on 25/05/2021 08:00')
    const { readings } = await call(contract.listReadings, {}, mine)
    expect(readings.filter((one) => one.by === 'Người dân')).toHaveLength(2)
  })

  test('a code works once; sent again after a lost reply it is the same binding, typed again it is refused', async () => {
    const mine = await phone()
    const { code } = await call(contract.askForBinding, {}, mine)
    const key = randomUUID()
    const body = { code, ...hoa, documentKind: 'citizen-id' as const, withdrawOthers: false }
    const first = await call(contract.bindDevice, { body, key }, officer)
    expect(await call(contract.bindDevice, { body, key }, officer)).toEqual(first)
    await expect(bind(officer, code)).rejects.toMatchObject({ problem: { code: 'binding-code-is-not-valid' } })
  })

  test('a phone that was lost sees nothing any more, its code is refused at the door, and a printed card is withdrawn too', async () => {
    const who = { name: 'Đỗ Thị Mất', documentNumber: '030160003333', phone: '0933444555' }
    const lost = await phone()
    await declare(lost, who)
    const old = await codeOf(lost)
    await bind(officer, (await call(contract.askForBinding, {}, lost)).code, who)
    const scanned = { deviceId: randomUUID(), sequence: 1, at: '2021-05-25T01:00:00.000Z', venueId: venue.id, scanned: old.text }
    expect((await call(checkIns.recordScannedVisit, { body: scanned }, keeper)).outcome).toBe('new')
    const merelySaid = await phone()
    await declare(merelySaid, who)
    const body = { ...who, documentKind: 'citizen-id' as const, withdrawOthers: false }
    const card = await call(checkIns.issuePersonalCard, { body }, officer)
    expect(new TextDecoder().decode(card.bytes.slice(0, 5))).toBe('%PDF-')
    expect((await call(checkIns.issuePersonalCard, { body }, officer)).name, 'the same card again').toBe(card.name)
    const found = await phone()
    const bound = await bind(officer, (await call(contract.askForBinding, {}, found)).code, { ...who, withdrawOthers: true })
    // The bound phone, and the one that merely said it was this person: both may be the lost one.
    expect(bound.withdrawn).toBe(2)
    await expect(call(contract.readOwnFacts, {}, lost)).rejects.toMatchObject({ problem: { status: 401 } })
    await expect(codeOf(merelySaid)).rejects.toMatchObject({ problem: { status: 401 } })
    await expect(call(checkIns.recordScannedVisit, { body: { ...scanned, sequence: 2 } }, keeper)).rejects.toMatchObject({
      problem: { code: 'personal-code-was-withdrawn' },
    })
    expect((await call(checkIns.issuePersonalCard, { body }, officer)).name).not.toBe(card.name)
    expect((await codeOf(found)).shortCode).not.toBe(old.shortCode)
  })

  test('who has no right to bind is refused, and a card needs a document that can exist', async () => {
    const { code } = await call(contract.askForBinding, {}, await phone())
    await expect(bind(keeper, code)).rejects.toMatchObject({ problem: { status: 403 } })
    await expect(bind(officer, code, { documentNumber: '12' })).rejects.toMatchObject({
      problem: { code: 'document-number-is-not-right' },
    })
  })

  test('eight digits cannot be guessed: after ten wrong ones the desk waits, also for the right one, and another desk goes on', async () => {
    const guesser = await t.signIn([{ role: 'commune-officer', unitPath: commune }])
    const { code } = await call(contract.askForBinding, {}, await phone())
    const wrong = (n: number) => String((Number(code.replace(' ', '')) + 1 + n) % 100_000_000).padStart(8, '0')
    const answers = await Promise.all(
      Array.from({ length: guessLimit.perAccount + 4 }, (_, n) =>
        bind(guesser, wrong(n)).catch((refused: { problem: { code: string } }) => refused.problem.code),
      ),
    )
    expect(answers.filter((answer) => answer === 'binding-code-is-not-valid')).toHaveLength(guessLimit.perAccount)
    expect(answers.filter((answer) => answer === 'too-many-wrong-codes')).toHaveLength(4)
    await expect(bind(guesser, code)).rejects.toMatchObject({ problem: { code: 'too-many-wrong-codes', status: 429 } })
    expect((await bind(officer, code)).maskedLine).toContain('***')
  })
})

test('asking for eight digits without end is slowed down', async () => {
  const mine = await phone()
  const statuses: number[] = []
  for (let i = 0; i < 12; i += 1) statuses.push((await mine(contract.askForBinding.path, { method: 'POST' })).status)
  expect(statuses.slice(0, 10).every((status) => status === 200)).toBe(true)
  expect(statuses.at(-1)).toBe(429)
})

test('a correction is asked from a bound phone, opened on the record, made at the desk, and seen by who asked', async () => {
  const who = { name: 'Bùi Thị Nhầm', documentNumber: '030170006666', phone: '0944555666' }
  const mine = await phone()
  await bind(officer, (await call(contract.askForBinding, {}, mine)).code, who)
  await call(contract.askForCorrection, { body: { field: 'bornOn', wanted: '18/01/1970', unitPath: commune } }, mine)
  const { rows } = await call(contract.listCorrections, { query: {} }, officer)
  const row = rows.find((one) => one.maskedLine.startsWith('Bùi Thị***'))
  const params = { correctionId: row?.id ?? '' }
  expect(await call(contract.openCorrection, { params }, officer)).toMatchObject({ wanted: '18/01/1970' })
  await call(contract.answerCorrection, { params, body: { command: 'make' } }, officer)
  expect((await call(contract.readOwnFacts, {}, mine)).facts?.bornOn).toBe('1970-01-18')
  expect((await call(contract.listOwnCorrections, {}, mine)).corrections[0]?.state).toBe('made')
  const { readings } = await call(contract.listReadings, {}, mine)
  expect(
    readings.some(
      (one) => one.what === 'viewed' && one.purpose?.vi.includes('đính chính') && one.purpose.en.includes('correction'),
    ),
  ).toBe(true)
})

test('a correction that no paper can carry is not made, and a corrected name shows its new letters at the door', async () => {
  const who = { name: 'Bùi Thị Sai', documentNumber: '030170007777', phone: '0944555777' }
  const mine = await phone()
  await bind(officer, (await call(contract.askForBinding, {}, mine)).code, who)
  const code = await codeOf(mine)
  expect(code.initials).toBe('B.T.S.')
  const answer = async (field: 'name' | 'bornOn' | 'documentNumber', wanted: string) => {
    const { id } = await call(contract.askForCorrection, { body: { field, wanted, unitPath: commune }, key: randomUUID() }, mine)
    return call(contract.answerCorrection, { params: { correctionId: id }, body: { command: 'make' } }, officer)
  }
  await expect(answer('documentNumber', 'abc')).rejects.toMatchObject({ problem: { code: 'wanted-document-cannot-exist' } })
  await expect(answer('bornOn', '2090-01-01')).rejects.toMatchObject({ problem: { code: 'birth-is-not-a-date' } })
  expect((await call(contract.readOwnFacts, {}, mine)).facts).toMatchObject({
    documentNumber: who.documentNumber,
    bornOn: '1957',
  })
  await answer('name', 'Bùi Ngọc Đúng')
  const scanned = { deviceId: randomUUID(), sequence: 1, at: '2021-05-25T01:00:00.000Z', venueId: venue.id, scanned: code.text }
  expect((await call(checkIns.recordScannedVisit, { body: scanned }, keeper)).initials).toBe('B.N.Đ.')
  expect((await codeOf(mine)).initials).toBe('B.N.Đ.')
})

test('a front desk cannot write down a birth that lies ahead', async () => {
  const { code } = await call(contract.askForBinding, {}, await phone())
  await expect(bind(officer, code, { bornOn: '2090-01-01' })).rejects.toMatchObject({
    problem: { code: 'birth-is-not-possible' },
  })
})
