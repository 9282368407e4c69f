import { afterEach, expect, test, vi } from 'vitest'
import { openDevice as openDeviceContract } from '../../../../foundation/people/contract.ts'
import { addressOf } from '../../../../platform/http/client.ts'
import { correctOwnDeclaration, giveDeclaration, readOwnDeclarations } from '../../contract.ts'
import { openDevice, readOwn, sendCorrection, sendDeclaration } from './declare-api.ts'

afterEach(() => vi.unstubAllGlobals())

const declared = {
  groupId: 'g',
  declaredAt: '2021-05-25T01:00:00.000Z',
  validUntil: '2021-05-28T01:00:00.000Z',
  persons: [
    { id: 'a', flagged: false },
    { id: 'b', flagged: true },
  ],
}
function answering(...replies: readonly Response[]) {
  const left = [...replies]
  const asked = vi.fn(async (_address: string, _init: RequestInit) => left.shift() ?? Response.json({}, { status: 500 }))
  vi.stubGlobal('fetch', asked)
  return asked
}

test('the light page sends to the contract’s address with one key, and reads the whole reply', async () => {
  const asked = answering(Response.json(giveDeclaration.reply.parse(declared)))
  expect(await sendDeclaration({ form: 'entry' }, 'k'.repeat(36))).toEqual({
    declaredAt: declared.declaredAt,
    validUntil: declared.validUntil,
    flagged: true,
  })
  const [address, init] = asked.mock.calls[0] ?? []
  expect([address, init?.method]).toEqual([addressOf(giveDeclaration, {}), giveDeclaration.method])
  expect(new Headers(init?.headers).get('idempotency-key')).toBe('k'.repeat(36))
})

test('a phone whose credential was lost gets a new one and sends the same again', async () => {
  const asked = answering(
    Response.json({ code: 'this-device-is-not-known' }, { status: 401 }),
    Response.json({ isNew: true, isBound: false }),
    Response.json(declared),
  )
  await sendDeclaration({}, 'k'.repeat(36))
  expect(asked.mock.calls.map(([address]) => address)).toEqual([
    giveDeclaration.path,
    addressOf(openDeviceContract, {}),
    giveDeclaration.path,
  ])
})

test('a correction goes to its declaration with what was changed and why', async () => {
  const asked = answering(Response.json(declared))
  const id = '0190a6b0-0000-7000-8000-000000000000'
  const body = { shared: {}, answers: { name: 'An' }, truthful: true as const, reason: 'Tôi nhập nhầm' }
  expect(correctOwnDeclaration.body?.safeParse(body).success).toBe(true)
  await sendCorrection(id, body, 'k'.repeat(36))
  expect(asked.mock.calls[0]?.[0]).toBe(addressOf(correctOwnDeclaration, { params: { declarationId: id } }))
})

test('what was declared before is read as the contract answers it', async () => {
  const row = {
    id: 'a',
    groupId: 'g',
    form: 'whole-population' as const,
    version: 1,
    declaredAt: declared.declaredAt,
    validUntil: declared.validUntil,
    state: 'valid' as const,
    flagged: false,
    settled: false,
    onBehalf: true,
    person: 3,
    provenance: 'declared-on-behalf' as const,
    corrected: 'by-declarer' as const,
    mayCorrect: true,
    shared: {},
    answers: { name: 'An', symptoms: ['none'] },
  }
  const asked = answering(Response.json(readOwnDeclarations.reply.parse({ businessNow: declared.declaredAt, rows: [row] })))
  const { rows } = await readOwn()
  expect(rows[0]).toMatchObject({
    id: 'a',
    onBehalf: true,
    person: 3,
    corrected: 'by-declarer',
    mayCorrect: true,
    answers: { name: 'An', symptoms: ['none'] },
  })
  expect(asked.mock.calls[0]?.[0]).toBe(addressOf(readOwnDeclarations, {}))
  answering(Response.json({ isNew: true, isBound: false }))
  await openDevice()
})
