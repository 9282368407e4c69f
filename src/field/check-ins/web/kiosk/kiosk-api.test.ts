import { afterEach, expect, test, vi } from 'vitest'
import {
  readInstallation as installation,
  readSession,
  signIn as signInEndpoint,
} from '../../../../foundation/access/contract.ts'
import { addressOf } from '../../../../platform/http/client.ts'
import { listVenues } from '../../../venues/contract.ts'
import { lookUpVisitor, recordVisitBatch } from '../../contract.ts'
import { type Batch, lookUpVisitor as lookUp, ownVenues, readAccount, readInstallation, sendBatch, signIn } from './kiosk-api.ts'

afterEach(() => vi.unstubAllGlobals())
function answering(reply: unknown) {
  const asked = vi.fn(async (_address: string, _init: RequestInit) => Response.json(reply))
  vi.stubGlobal('fetch', asked)
  return () => ({
    address: asked.mock.calls[0]?.[0],
    method: asked.mock.calls[0]?.[1].method,
    body: asked.mock.calls[0]?.[1].body,
  })
}
const account = {
  id: 'a',
  username: 'nguoi.kiem.soat',
  displayName: 'Hồ Văn An',
  roles: [],
  permissions: ['venue.read', 'visit.record'],
  mustDo: 'nothing',
} as const

test('the door learns who is signed in, and that nobody is', async () => {
  const asked = answering(readSession.reply.parse({ account }))
  expect(await readAccount()).toEqual({ displayName: 'Hồ Văn An', records: true, hasDuty: false })
  expect(asked()).toMatchObject({ address: addressOf(readSession, {}), method: readSession.method })
  answering(readSession.reply.parse({ account: null }))
  expect(await readAccount()).toBeNull()
})

test('signing in at the door sends what the contract wants', async () => {
  const asked = answering(signInEndpoint.reply.parse({ ...account, permissions: [], mustDo: 'change-password' }))
  expect(await signIn('nguoi.kiem.soat', 'mat-khau')).toMatchObject({ records: false, hasDuty: true })
  expect(asked()).toMatchObject({ address: addressOf(signInEndpoint, {}), method: signInEndpoint.method })
  expect(signInEndpoint.body?.parse(JSON.parse(String(asked().body)))).toEqual({
    username: 'nguoi.kiem.soat',
    password: 'mat-khau',
  })
})

test('the door’s venues are read from the contract’s list', async () => {
  const row = {
    id: 7,
    code: 'S3DT-MVRV',
    name: 'Chợ',
    address: 'Số 1',
    category: 'market',
    state: 'registered',
    placeVi: '',
    placeEn: '',
    unitPath: 'vn/30/290/10579',
    link: '',
    opensAt: null,
    closesAt: null,
    visits: 0,
    path: '',
  }
  const asked = answering(listVenues.reply.parse({ rows: [row], next: null }))
  expect(await ownVenues()).toEqual([{ id: 7, code: 'S3DT-MVRV', name: 'Chợ', address: 'Số 1' }])
  expect(asked().address).toBe(addressOf(listVenues, { query: { limit: 200 } }))
})

test('a batch fits the contract and every row of the answer is read', async () => {
  const batch: Batch = {
    deviceId: '6f8f0a3e-6f58-4c0e-9d6c-0d3a3a1a0001',
    venueId: 7,
    visits: [
      { sequence: 1, at: '2021-05-25T00:31:00.000Z', scanned: '001093029317|NGUYEN VAN AN|1993-01-18|0||<1<', direction: 'out' },
    ],
  }
  const asked = answering(recordVisitBatch.reply.parse({ rows: [{ sequence: 1, outcome: 'new' }] }))
  expect(await sendBatch(batch)).toEqual([{ sequence: 1, outcome: 'new' }])
  expect(asked()).toMatchObject({ address: addressOf(recordVisitBatch, {}), method: recordVisitBatch.method })
  expect(recordVisitBatch.body?.parse(JSON.parse(String(asked().body)))).toEqual(batch)
})

test('the door asks about the visitors who still stand before it, and reads what the server says of their declarations', async () => {
  const visit = {
    at: '2021-05-25T00:31:00.000Z',
    scanned: '001093029317|NGUYEN VAN AN|1993-01-18|0||<1<',
    direction: 'in' as const,
  }
  const batch: Batch = {
    deviceId: '6f8f0a3e-6f58-4c0e-9d6c-0d3a3a1a0001',
    venueId: 7,
    visits: [1, 2].map((sequence) => ({ ...visit, sequence })),
    answerFor: [2],
  }
  const declaration = {
    state: 'valid',
    declaredAt: '2021-05-25T02:12:00.000Z',
    flagged: true,
    unverified: false,
    unmatched: false,
    acceptedHours: 72,
  } as const
  const asked = answering(
    recordVisitBatch.reply.parse({
      rows: [
        { sequence: 1, outcome: 'new' },
        { sequence: 2, outcome: 'known', declaration },
      ],
    }),
  )
  expect(await sendBatch(batch)).toEqual([
    { sequence: 1, outcome: 'new' },
    { sequence: 2, outcome: 'known', declaration },
  ])
  expect(recordVisitBatch.body?.parse(JSON.parse(String(asked().body)))).toEqual(batch)
  answering(
    recordVisitBatch.reply.parse({
      rows: [{ sequence: 2, outcome: 'new', declaration: { ...declaration, state: 'none', declaredAt: null } }],
    }),
  )
  expect((await sendBatch(batch))[0]?.declaration).toMatchObject({ state: 'none', declaredAt: undefined })
})

test('a look-up by telephone is asked at the door’s own venue', async () => {
  const asked = answering(lookUpVisitor.reply.parse({ choices: [{ choice: 'C1.x', maskedLine: 'Nguyễn Thị*** (0912345***)' }] }))
  expect(await lookUp(7, '0912345678')).toEqual([{ choice: 'C1.x', maskedLine: 'Nguyễn Thị*** (0912345***)' }])
  expect(asked()).toMatchObject({ address: addressOf(lookUpVisitor, { params: { venueId: 7 } }), method: 'POST' })
  expect(lookUpVisitor.body?.parse(JSON.parse(String(asked().body)))).toEqual({ phone: '0912345678' })
})

test('the door’s clock follows the business clock, whatever its own says', async () => {
  const businessNow = new Date(Date.now() - 86_400_000).toISOString()
  answering(
    installation.reply.parse({
      needsFirstAdministrator: false,
      sampleData: true,
      businessNow,
      clockIsMovable: true,
      publicUrl: 'http://127.0.0.1:3440',
      sampleAccounts: [],
    }),
  )
  const { ahead, publicUrl, sampleData } = await readInstallation()
  expect(Math.abs(ahead + 86_400_000)).toBeLessThan(2000)
  expect({ publicUrl, sampleData }).toEqual({ publicUrl: 'http://127.0.0.1:3440', sampleData: true })
})
