import { createServer, type Socket } from 'node:net'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { describe, expect, type TestContext, test, vi } from 'vitest'
import { createAddressGuard, readAddressPolicy } from './address-guard.ts'
import { type CameraTransition, type MonitorOptions, startCameraMonitor } from './camera-monitor.ts'
import { type CameraSimulator, type SimulatorOptions, startCameraSimulator } from './simulator/camera-simulator.ts'
import { boxesOf } from './video/box-walker.ts'
import { snapshotFilm } from './video/fmp4.ts'
import type { Picture } from './video/h264.ts'

vi.setConfig({ testTimeout: 40_000 })

const soon = { timeout: 12_000, interval: 20 }

async function simulator(t: TestContext, options: Partial<SimulatorOptions> = {}): Promise<CameraSimulator> {
  const started = await startCameraSimulator({ port: 0, cameras: 4, ...options })
  t.onTestFinished(() => started.stop())
  return started
}

function monitor(t: TestContext, options: Partial<MonitorOptions> = {}) {
  const policy = readAddressPolicy(['127.0.0.1'])
  if (!policy.ok) throw new Error('bad range')
  const transitions: CameraTransition[] = []
  const started = startCameraMonitor({
    guard: createAddressGuard(policy.policy),
    onTransition: (transition) => transitions.push(transition),
    ...options,
  })
  t.onTestFinished(() => started.stop())
  const states = (cameraId: string) => transitions.filter((one) => one.cameraId === cameraId).map((one) => one.to)
  const reach = (cameraId: string, state: string) => vi.waitFor(() => expect(started.status(cameraId)?.state).toBe(state), soon)
  return { ...started, transitions, states, reach }
}

describe.concurrent('what happens to a camera is noticed', () => {
  test('a camera that hangs is stalled within seconds, and online again soon after it is healed', async (t) => {
    const cameras = await simulator(t)
    const watching = monitor(t)
    for (const number of [0, 1]) watching.watch({ cameraId: `c${number}`, url: cameras.url(number) })
    await Promise.all([watching.reach('c0', 'online'), watching.reach('c1', 'online')])
    const hungAt = Date.now()
    cameras.fault(0, 'stall')
    await watching.reach('c0', 'stalled')
    const stalled = watching.transitions.at(-1)
    expect(stalled).toMatchObject({ from: 'online', to: 'stalled', reason: 'stalled' })
    expect(Number(stalled?.at) - hungAt).toBeGreaterThan(1500)
    expect(Number(stalled?.at) - hungAt).toBeLessThan(4000)
    cameras.heal(0)
    await watching.reach('c0', 'online')
    expect(watching.states('c1')).toEqual(['online'])
    await vi.waitFor(() => expect(cameras.viewers()).toBe(2), soon)
    expect(watching.status('c0')).toMatchObject({ connects: 2, lostPackets: 0 })
  })

  test('a camera that restarts is offline at once and comes back by itself', async (t) => {
    const cameras = await simulator(t)
    const watching = monitor(t)
    watching.watch({ cameraId: 'c', url: cameras.url(0) })
    await watching.reach('c', 'online')
    await vi.waitFor(() => expect(watching.status('c')?.receivedPackets).toBeGreaterThan(30), soon)
    const droppedAt = performance.now()
    cameras.fault(0, 'drop')
    await watching.reach('c', 'offline')
    expect(performance.now() - droppedAt).toBeLessThan(2000)
    expect(watching.transitions.at(-1)).toMatchObject({ from: 'online', to: 'offline', reason: 'closed-by-camera' })
    await watching.reach('c', 'online')
    expect(watching.states('c')).toEqual(['online', 'offline', 'online'])
    expect(watching.status('c')).toMatchObject({ connects: 2, lostPackets: 0 })
    expect(watching.status('c')?.receivedPackets).toBeGreaterThan(30)
  })

  test('all cameras dead, then all back', async (t) => {
    const first = await simulator(t, { cameras: 20 })
    const watching = monitor(t)
    for (let number = 0; number < 20; number++) watching.watch({ cameraId: `c${number}`, url: first.url(number) })
    await vi.waitFor(() => expect(watching.transitions).toHaveLength(20), soon)
    await first.stop()
    await vi.waitFor(() => expect(watching.statuses().every((one) => one.state === 'offline')).toBe(true), soon)
    await simulator(t, { cameras: 20, port: first.port })
    await vi.waitFor(() => expect(watching.statuses().every((one) => one.state === 'online')).toBe(true), {
      timeout: 20_000,
      interval: 50,
    })
    expect(watching.transitions).toHaveLength(60)
  })

  test('a wrong password and a codec that cannot be shown are told apart, the others go on', async (t) => {
    const cameras = await simulator(t, { credentials: { user: 'admin', password: 'right' } })
    cameras.fault(1, 'h265')
    const watching = monitor(t)
    const credentials = { user: 'admin', password: 'right' }
    watching.watch({ cameraId: 'wrong', url: cameras.url(0), credentials: { user: 'admin', password: 'wrong' } })
    watching.watch({ cameraId: 'h265', url: cameras.url(1), credentials })
    watching.watch({ cameraId: 'good', url: cameras.url(2), credentials })
    watching.watch({ cameraId: 'forbidden', url: 'rtsp://169.254.169.254/cam' })
    await watching.reach('wrong', 'wrong-credentials')
    await watching.reach('h265', 'unsupported-codec')
    await watching.reach('good', 'online')
    await watching.reach('forbidden', 'offline')
    expect(watching.status('h265')).toMatchObject({ reason: 'unsupported-codec', detail: 'H265' })
    expect(watching.status('forbidden')).toMatchObject({ reason: 'address-not-allowed', detail: 'host-metadata-address' })
    watching.watch({ cameraId: 'wrong', url: cameras.url(0), credentials })
    await watching.reach('wrong', 'online')
  })

  test('a camera that is no longer watched is left alone', async (t) => {
    const cameras = await simulator(t)
    const watching = monitor(t)
    watching.watch({ cameraId: 'c', url: cameras.url(0) })
    await watching.reach('c', 'online')
    watching.unwatch('c')
    await vi.waitFor(() => expect(cameras.viewers()).toBe(0), soon)
    expect(watching.status('c')).toBeUndefined()
    expect(watching.states('c')).toEqual(['online'])
  })
})

describe.concurrent('what is not a camera', () => {
  test('a closed port, a silent one, one that hangs up and one of another service look alike', async (t) => {
    const served = await Promise.all([
      listening(t, () => {}),
      listening(t, (socket) => socket.destroy()),
      listening(t, (socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')),
      listening(t, (socket) => socket.write(Buffer.from('SSH-2.0-OpenSSH_9.6\r\n'))),
    ])
    const closed = await listening(t, () => {})
    await closed.close()
    const watching = monitor(t, { settings: { firstVerdictMs: 1000, attemptMs: 2000 } })
    const ports = [...served.map((one) => one.port), closed.port]
    for (const port of ports) watching.watch({ cameraId: String(port), url: `rtsp://127.0.0.1:${port}/cam` })
    watching.watch({ cameraId: 'no-such-name', url: 'rtsp://khong-co.invalid/cam' })
    const all = [...ports.map(String), 'no-such-name']
    await Promise.all(all.map((id) => watching.reach(id, 'offline')))
    for (const id of all) expect([id, watching.status(id)]).toMatchObject([id, { state: 'offline', reason: 'not-connected' }])
  })

  test('no verdict is given sooner than all of them take', async (t) => {
    const closed = await listening(t, () => {})
    await closed.close()
    const watching = monitor(t, { settings: { firstVerdictMs: 1500 } })
    const began = Date.now()
    watching.watch({ cameraId: 'c', url: `rtsp://127.0.0.1:${closed.port}/cam` })
    await watching.reach('c', 'offline')
    expect(Date.now() - began).toBeGreaterThan(1400)
  })
})

async function listening(t: TestContext, onSocket: (socket: Socket) => void): Promise<{ port: number; close(): Promise<void> }> {
  const server = createServer((socket) => {
    socket.on('error', () => {})
    onSocket(socket)
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const address = server.address()
  const close = () => new Promise<void>((done) => server.close(() => done()))
  t.onTestFinished(async () => {
    if (server.listening) server.close()
  })
  return { port: typeof address === 'object' && address !== null ? address.port : 0, close }
}

describe.concurrent('what is counted', () => {
  test('frames, bits, keyframe distance, size and loss of a camera', async (t) => {
    const cameras = await simulator(t, { bitsPerSecond: 400_000 })
    const watching = monitor(t)
    watching.watch({ cameraId: 'c', url: cameras.url(0) })
    await vi.waitFor(() => expect(watching.status('c')?.keyIntervalMs).toBeDefined(), soon)
    await vi.waitFor(() => expect(watching.status('c')?.framesPerSecond).toBeGreaterThan(8), soon)
    const status = watching.status('c')
    expect(status).toMatchObject({ state: 'online', width: 640, height: 360, lostPackets: 0 })
    expect(status?.keyIntervalMs).toBeGreaterThan(1500)
    expect(status?.keyIntervalMs).toBeLessThan(2500)
    expect(status?.bitsPerSecond).toBeGreaterThan(250_000)
    expect(status?.bitsPerSecond).toBeLessThan(700_000)
    expect(Date.now() - Number(status?.lastPacketAt)).toBeLessThan(1500)
  })

  test('a hundred cameras for three seconds: all online, not one packet lost', async (t) => {
    const cameras = await simulator(t, { cameras: 100 })
    const watching = monitor(t)
    for (let number = 0; number < 100; number++) watching.watch({ cameraId: `c${number}`, url: cameras.url(number) })
    await vi.waitFor(() => expect(watching.transitions).toHaveLength(100), soon)
    await new Promise((resolve) => setTimeout(resolve, 3000))
    const statuses = watching.statuses()
    expect(statuses.filter((one) => one.state !== 'online')).toEqual([])
    expect(statuses.reduce((sum, one) => sum + one.lostPackets, 0)).toBe(0)
    expect(statuses.reduce((sum, one) => sum + one.receivedPackets, 0)).toBeGreaterThan(100 * 3 * 12)
    expect(watching.transitions).toHaveLength(100)
  })
})

describe.concurrent('the picture', () => {
  test('the last keyframe is a small film that any browser draws, also when the camera has gone', async (t) => {
    const cameras = await simulator(t)
    const watching = monitor(t)
    watching.watch({ cameraId: 'c', url: cameras.url(0) })
    await vi.waitFor(() => expect(watching.keyframe('c')).toBeDefined(), soon)
    cameras.fault(0, 'refuse')
    await watching.reach('c', 'offline')
    const keyframe = watching.keyframe('c')
    if (!keyframe) throw new Error('no keyframe')
    const film = snapshotFilm(keyframe.parameterSets, keyframe.nals) ?? Buffer.alloc(0)
    expect(boxesOf(film).map(({ type }) => type)).toEqual(['ftyp', 'moov', 'moof', 'mdat'])
    expect(film.length).toBeGreaterThan(5000)
    expect(Date.now() - Number(keyframe.takenAt)).toBeLessThan(15_000)
  })

  test('whoever follows a camera gets every picture, and none after leaving', async (t) => {
    const cameras = await simulator(t)
    const watching = monitor(t)
    watching.watch({ cameraId: 'c', url: cameras.url(0) })
    await watching.reach('c', 'online')
    const pictures: Picture[] = []
    const leave = watching.follow('c', (picture) => pictures.push(picture))
    await vi.waitFor(() => expect(pictures.length).toBeGreaterThan(26), soon)
    leave()
    const seen = pictures.length
    await new Promise((resolve) => setTimeout(resolve, 300))
    expect(pictures).toHaveLength(seen)
    const whole = pictures.slice(1)
    expect(whole.filter((picture) => picture.damaged)).toEqual([])
    expect(whole.some((picture) => picture.key)).toBe(true)
    const steps = whole.slice(1).map((picture, index) => (picture.timestamp - (whole[index]?.timestamp ?? 0)) >>> 0)
    expect(new Set(steps)).toEqual(new Set([7500]))
  })
})

test('a night with every camera dead costs no memory', async (t) => {
  setFlagsFromString('--expose-gc')
  const collect: () => void = runInNewContext('gc')
  const dead = await simulator(t)
  await dead.stop()
  let attempts = 0
  const policy = readAddressPolicy(['127.0.0.1'])
  if (!policy.ok) throw new Error('bad range')
  const guard = createAddressGuard(policy.policy)
  const watching = monitor(t, {
    settings: { firstRetryMs: 1, lastRetryMs: 2, firstVerdictMs: 0 },
    guard: (url) => {
      attempts++
      return guard(url)
    },
  })
  for (let number = 0; number < 100; number++) watching.watch({ cameraId: `c${number}`, url: dead.url(number % 4) })
  const used = () => {
    collect()
    return process.memoryUsage().heapUsed
  }
  await vi.waitFor(() => expect(attempts).toBeGreaterThan(300), soon)
  const before = used()
  await vi.waitFor(() => expect(attempts).toBeGreaterThan(1100), { timeout: 20_000, interval: 100 })
  expect(used() - before).toBeLessThan(3_000_000)
  expect(watching.transitions).toHaveLength(100)
})
