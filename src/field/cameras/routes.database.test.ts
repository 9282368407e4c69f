import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestServer, testServer } from '../../../tests/support/server.ts'
import { system } from '../../foundation/audit/public.ts'
import { registerOrganisation } from '../../foundation/places/public.ts'
import type { Fetch } from '../../platform/http/client.ts'

let t: TestServer
let operator: Fetch
let facilityId = ''
beforeAll(async () => {
  t = await testServer({ CAMERA_ALLOWED_RANGES: '127.0.0.0/8' })
  const facility = await t.database.transaction((tx) =>
    registerOrganisation(
      tx,
      { kind: 'quarantine-facility', name: 'Trường quân sự tỉnh', unitPath: 'vn/30/290/10549', address: 'Chí Linh', facts: {} },
      { actor: system, scope: ['vn'], now: new Date('2021-05-25T01:00:00Z') },
    ),
  )
  facilityId = facility.id
  operator = await t.signIn([{ role: 'camera-operator', unitPath: 'vn/30' }])
})
afterAll(() => t.close())

let sent = 0
async function connect(more: {
  url?: string
  placement?: string
}): Promise<{ status: number; code: string; facts: Record<string, unknown> }> {
  const response = await operator('/api/cameras', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': `camera-thu-nghiem-${++sent}` },
    body: JSON.stringify({ facilityId, name: 'Cổng chính', placement: 'gate', url: 'rtsp://127.0.0.1:13999/cam/0', ...more }),
  })
  const said: { code: string; facts: Record<string, unknown> } = JSON.parse(await response.text())
  return { status: response.status, code: said.code, facts: said.facts }
}

test('where only one range is open, a camera elsewhere is refused before anything is dialled', async () => {
  expect((await connect({})).status).toBe(200)
  for (const url of [
    'rtsp://10.0.0.1/x',
    'rtsp://192.168.1.64/x',
    'rtsp://100.64.0.1/x',
    'rtsp://169.254.169.254/x',
    'rtsp://203.162.0.5/x',
  ])
    expect([url, (await connect({ url })).code]).toEqual([url, 'camera-address-is-not-allowed'])
})

test('the product’s own ports and those of other services are no cameras', async () => {
  const ports = [Number(new URL(t.url).port), 3440, 22, 25, 80, 443, 6379]
  for (const port of ports)
    expect([port, await connect({ url: `rtsp://127.0.0.1:${port}/x` })]).toMatchObject([
      port,
      { code: 'camera-address-is-not-allowed', facts: { why: 'cameras.address.port-of-another-service' } },
    ])
})

test('a zone is given by its code; words are refused, and a place inside a room says why', async () => {
  expect((await connect({ placement: 'Cổng ra vào' })).code).toBe('zone-not-in-the-list')
  expect((await connect({ placement: 'trong phòng 203' })).code).toBe('camera-inside-a-private-room')
})
