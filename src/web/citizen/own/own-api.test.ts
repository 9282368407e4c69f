import { expect, test } from 'vitest'
import * as checkIns from '../../../field/check-ins/contract.ts'
import { readOwnDeclarations } from '../../../field/declarations/contract.ts'
import * as people from '../../../foundation/people/contract.ts'
import { correctable as correctableThere, correctionStates } from '../../../foundation/people/correction.ts'
import type { Endpoint } from '../../../platform/http/contract.ts'
import * as api from './own-api.ts'

/** Answers each address with what its contract allows, and remembers what was asked. */
function serve(replies: readonly (readonly [Endpoint, unknown])[]): string[] {
  const asked: string[] = []
  globalThis.fetch = async (address, init) => {
    const found = replies.find(([e]) => e.path === String(address) && e.method === init?.method)
    if (found === undefined) throw new Error(`nobody answers ${init?.method} ${String(address)}`)
    const [e, reply] = found
    const body: unknown = typeof init?.body === 'string' ? JSON.parse(init.body) : undefined
    if (e.body) e.body.parse(body)
    asked.push(`${e.method} ${e.path} ${e.resendable ? new Headers(init?.headers).get('idempotency-key') : ''}`.trim())
    return Response.json(e.reply.parse(reply))
  }
  return asked
}
const at = '2021-05-25T01:00:00.000Z'

test('the pages ask addresses that exist, send what they take, and read what they answer', async () => {
  serve([
    [people.openDevice, { isNew: false, isBound: true }],
    [checkIns.readPersonalCode, { text: 'K1', shortCode: 'ABCDE-FGHJK', initials: 'N.T.H.', madeAt: at }],
    [
      checkIns.listOwnVisits,
      {
        businessNow: at,
        isBound: false,
        visits: [{ venue: 'Chợ', address: 'Số 1', at, leftAt: at, leftIsEstimated: true, source: 'self-scan', kept: null }],
      },
    ],
    [people.listReadings, { readings: people.readingKinds.map((what) => ({ at, by: 'Ngô Thùy Linh', purpose: null, what })) }],
    [people.readOwnFacts, { facts: { name: 'Hoà', phone: null, documentNumber: null, bornOn: '1957', provenance: 'verified' } }],
    [
      people.listOwnCorrections,
      { corrections: correctionStates.map((state) => ({ field: 'name', state, askedAt: at, reason: null })) },
    ],
    [people.askForBinding, { code: '1234 5678', until: at }],
    [
      readOwnDeclarations,
      {
        businessNow: at,
        rows: [
          {
            id: 'a',
            groupId: 'b',
            form: 'whole-population',
            version: 1,
            declaredAt: at,
            validUntil: at,
            state: 'valid',
            flagged: true,
            settled: true,
            onBehalf: false,
            person: 0,
            provenance: 'self-declared',
            corrected: 'no',
            mayCorrect: true,
            shared: {},
            answers: { name: 'Hoà', residence: 'vn/30/290/10549' },
          },
        ],
      },
    ],
  ])
  expect(await api.openDevice()).toEqual({ isNew: false, isBound: true })
  expect((await api.readPersonalCode())?.shortCode).toBe('ABCDE-FGHJK')
  expect((await api.readPersonalCode('0190a6b0-0000-7000-8000-000000000000'))?.text).toBe('K1')
  expect((await api.readVisits()).visits[0]?.leftIsEstimated).toBe(true)
  expect(await api.readReadings()).toHaveLength(people.readingKinds.length)
  expect((await api.readFacts())?.bornOn).toBe('1957')
  expect(await api.readCorrections()).toHaveLength(correctionStates.length)
  expect(await api.askForBinding()).toBe('1234 5678')
  expect((await api.readOwn()).rows[0]).toMatchObject({
    name: 'Hoà',
    residence: 'vn/30/290/10549',
    flagged: true,
    settled: true,
    person: 0,
  })
  expect(api.correctable).toEqual(correctableThere)
})

test('a correction carries the key of its intent', async () => {
  const asked = serve([[people.askForCorrection, { id: '0190a6b0-0000-7000-8000-000000000000' }]])
  await api.askForCorrection({ field: 'name', wanted: 'Hoà', unitPath: 'vn/30/290/10549' }, 'khoa-cua-mot-y-dinh')
  expect(asked).toEqual(['POST /api/device/corrections khoa-cua-mot-y-dinh'])
})
