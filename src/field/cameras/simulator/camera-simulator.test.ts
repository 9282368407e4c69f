import { afterEach, expect, test, vi } from 'vitest'
import { createAddressGuard, readAddressPolicy } from '../address-guard.ts'
import { startCameraMonitor } from '../camera-monitor.ts'
import { nalTypeOf } from '../video/h264.ts'
import { type CameraSimulator, startCameraSimulator } from './camera-simulator.ts'

let cameras: CameraSimulator | undefined
vi.setConfig({ testTimeout: 20_000 })

const soon = { timeout: 8000, interval: 20 }

afterEach(async () => {
  await cameras?.stop()
  cameras = undefined
})

async function startWithDoor(): Promise<{ started: CameraSimulator; door: string }> {
  const started = await startCameraSimulator({ port: 0, cameras: 2, faultPort: 0 })
  cameras = started
  return { started, door: `http://127.0.0.1:${started.faultPort}` }
}

function watchFirst(started: CameraSimulator) {
  const policy = readAddressPolicy(['127.0.0.1'])
  if (!policy.ok) throw new Error('bad range')
  const monitor = startCameraMonitor({ guard: createAddressGuard(policy.policy), onTransition: () => {} })
  monitor.watch({ cameraId: 'c', url: started.url(0) })
  return monitor
}

test('faults can be set and healed from another process on this machine', async () => {
  const { started, door } = await startWithDoor()
  const monitor = watchFirst(started)
  await vi.waitFor(() => expect(monitor.status('c')?.state).toBe('online'), soon)
  expect(await (await fetch(`${door}/cameras`)).json()).toEqual([
    { camera: 0, fault: null, viewers: 1 },
    { camera: 1, fault: null, viewers: 0 },
  ])
  const set = await fetch(`${door}/cameras/0/fault/refuse`, { method: 'PUT' })
  expect(await set.json()).toMatchObject({ camera: 0, fault: 'refuse', at: expect.any(Number) })
  await vi.waitFor(() => expect(monitor.status('c')?.state).toBe('offline'), soon)
  await fetch(`${door}/cameras/0/fault`, { method: 'DELETE' })
  await vi.waitFor(() => expect(monitor.status('c')?.state).toBe('online'), soon)
  monitor.stop()
})

test.each([
  ['GET', '/cameras/9/sent', 404],
  ['GET', '/elsewhere', 404],
  ['PUT', '/cameras/0/fault/explode', 400],
  ['POST', '/cameras/0/fault/stall', 405],
])('the door answers %s %s with %i', async (method, path, status) => {
  const { door } = await startWithDoor()
  expect((await fetch(door + path, { method })).status).toBe(status)
})

test('a web page cannot open the door', async () => {
  const { door } = await startWithDoor()
  expect((await fetch(`${door}/cameras`, { headers: { origin: 'https://page.example' } })).status).toBe(403)
})

test('the moment each picture left is known, as the reference for delays', async () => {
  const { started, door } = await startWithDoor()
  const monitor = watchFirst(started)
  let arrived: { number: number; at: number } | undefined
  await vi.waitFor(() => expect(monitor.status('c')?.state).toBe('online'), soon)
  const leave = monitor.follow('c', (picture) => {
    if (picture.key) arrived = { number: 0, at: performance.timeOrigin + performance.now() }
  })
  await vi.waitFor(() => expect(arrived).toBeDefined(), soon)
  leave()
  const sent: (number | null)[] = await (await fetch(`${door}/cameras/0/sent`)).json()
  const keys = [0, 24, 48, 72, 96].flatMap((index) => sent[index] ?? [])
  expect(sent).toHaveLength(120)
  expect(Math.min(...keys.map((at) => Math.abs((arrived?.at ?? 0) - at)))).toBeLessThan(500)
  expect(started.sentAt(0, 5)).toBeTypeOf('number')
  monitor.stop()
})

test('a darkened camera sends the black film from its next keyframe on', async () => {
  const { started } = await startWithDoor()
  const monitor = watchFirst(started)
  const keyBytes: number[] = []
  await vi.waitFor(() => expect(monitor.status('c')?.state).toBe('online'), soon)
  monitor.follow('c', (picture) => {
    if (picture.key) keyBytes.push(picture.nals.filter((nal) => nalTypeOf(nal) === 5).reduce((sum, nal) => sum + nal.length, 0))
  })
  started.fault(0, 'black')
  await vi.waitFor(() => expect(keyBytes.at(-1)).toBeLessThan(2000), soon)
  started.heal(0)
  await vi.waitFor(() => expect(keyBytes.at(-1)).toBeGreaterThan(5000), soon)
  monitor.stop()
})
