import { createServer, type Socket } from 'node:net'
import { describe, expect, type TestContext, test, vi } from 'vitest'
import { createAddressGuard, readAddressPolicy } from '../address-guard.ts'
import { type CameraSimulator, type SimulatorOptions, startCameraSimulator } from '../simulator/camera-simulator.ts'
import { createRtpStatistics, type RtpStatistics } from './rtp.ts'
import { openRtsp, type RtspConnection, type RtspOptions } from './rtsp-client.ts'
import type { RtspFailure } from './rtsp-failure.ts'
import type { VideoDescription } from './sdp.ts'

const admin = { user: 'admin', password: 'gác@cổng: "1"' }
const atHome = guardFor(['127.0.0.1/32'])
function guardFor(ranges: string[], onlyThese = false) {
  const read = readAddressPolicy(ranges, onlyThese)
  if (!read.ok) throw new Error('bad range')
  return createAddressGuard(read.policy)
}

async function simulator(t: TestContext, options: Partial<SimulatorOptions> = {}): Promise<CameraSimulator> {
  const started = await startCameraSimulator({ port: 0, cameras: 2, ...options })
  t.onTestFinished(() => started.stop())
  return started
}

type Seen = {
  video: VideoDescription | undefined
  playing: number
  readonly ended: RtspFailure[]
  readonly statistics: RtpStatistics
  connection: RtspConnection | undefined
}

/** Opens a camera and writes down what happens. */
function watch(t: TestContext, url: string, options: Partial<RtspOptions> = {}) {
  const statistics = createRtpStatistics(90_000)
  const seen: Seen = { video: undefined, playing: 0, ended: [], statistics, connection: undefined }
  seen.connection = openRtsp(
    { url, guard: atHome, ...options },
    {
      onSetUp: (video) => {
        seen.video = video
      },
      onPlaying: () => {
        seen.playing++
      },
      onPacket: (packet, arrivedAt) => {
        statistics.count(packet, arrivedAt)
      },
      onEnd: (why) => seen.ended.push(why),
    },
  )
  t.onTestFinished(() => seen.connection?.close())
  return seen
}

vi.setConfig({ testTimeout: 20_000 })

const soon = { timeout: 8000, interval: 20 }
const packets = (seen: Seen, count: number) =>
  vi.waitFor(() => expect(seen.statistics.counts.received).toBeGreaterThanOrEqual(count), soon)
const end = (seen: Seen) =>
  vi.waitFor(() => {
    expect(seen.ended).toHaveLength(1)
    return seen.ended[0]
  }, soon)

describe.concurrent('a camera that works', () => {
  test('describes its stream, plays it and loses nothing', async (t) => {
    const cameras = await simulator(t)
    const seen = watch(t, cameras.url(0))
    await packets(seen, 40)
    expect(seen.video).toMatchObject({ payloadType: 96, clockRate: 90_000, framesPerSecond: 12 })
    expect(seen.video?.parameterSets.sps?.length).toBeGreaterThan(5)
    expect(seen.statistics.counts.lost).toBe(0)
    expect(seen.ended).toEqual([])
  })

  test.for(['segmentation', 'garbage'] as const)('%s on the line costs no packet', async (kind, t) => {
    const cameras = await simulator(t)
    cameras.fault(0, kind)
    const seen = watch(t, cameras.url(0))
    await packets(seen, 60)
    expect(seen.statistics.counts).toMatchObject({ lost: 0, restarts: 0 })
    if (kind === 'garbage') expect(seen.connection?.skippedBytes).toBeGreaterThan(0)
  })

  test('is told when the viewer leaves, so that it does not keep a dead session', async (t) => {
    const cameras = await simulator(t)
    const seen = watch(t, cameras.url(0))
    await packets(seen, 5)
    expect(cameras.viewers()).toBe(1)
    seen.connection?.close()
    await vi.waitFor(() => expect(cameras.viewers()).toBe(0), soon)
    expect(seen.ended).toEqual([])
  })

  test('is kept awake: a session of two seconds lives on', async (t) => {
    const cameras = await simulator(t, { sessionTimeoutSeconds: 2 })
    const seen = watch(t, cameras.url(0))
    await packets(seen, 5)
    await new Promise((resolve) => setTimeout(resolve, 4200))
    expect(seen.ended).toEqual([])
    expect(cameras.viewers()).toBe(1)
  })
})

describe.concurrent.each(['basic', 'digest-md5', 'digest-sha-256'] as const)('a camera with a password, %s', (login) => {
  test('plays with the right one', async (t) => {
    const cameras = await simulator(t, { credentials: admin, login })
    await packets(watch(t, cameras.url(0), { credentials: admin }), 5)
  })

  test('plays when it stands in the address', async (t) => {
    const cameras = await simulator(t, { credentials: admin, login })
    const inAddress = `${admin.user}:${encodeURIComponent(admin.password)}`
    await packets(watch(t, cameras.url(0).replace('rtsp://', `rtsp://${inAddress}@`)), 5)
  })

  test('names the wrong one, and tries it once only', async (t) => {
    const cameras = await simulator(t, { credentials: admin, login })
    expect(await end(watch(t, cameras.url(0), { credentials: { ...admin, password: 'wrong' } }))).toMatchObject({
      name: 'wrong-credentials',
    })
  })

  test('says that one is needed when there is none', async (t) => {
    const cameras = await simulator(t, { credentials: admin, login })
    expect(await end(watch(t, cameras.url(0)))).toEqual({
      name: 'wrong-credentials',
      detail: 'the camera asks for a name and a password, none is known',
    })
  })
})

test('a nonce that expires in the middle of a session is renewed without a break', async (t) => {
  const cameras = await simulator(t, { credentials: admin, sessionTimeoutSeconds: 2 })
  const seen = watch(t, cameras.url(0), { credentials: admin })
  await packets(seen, 5)
  cameras.expireNonce()
  await new Promise((resolve) => setTimeout(resolve, 3500))
  expect(seen.ended).toEqual([])
  expect(cameras.viewers()).toBe(1)
})

describe.concurrent('every failure has its name', () => {
  test('nobody listens there: refused-connection', async (t) => {
    const cameras = await simulator(t)
    const url = cameras.url(0)
    await cameras.stop()
    expect(await end(watch(t, url))).toMatchObject({ name: 'refused-connection' })
  })

  test('no such camera: not-found', async (t) => {
    const cameras = await simulator(t)
    expect(await end(watch(t, cameras.url(99)))).toMatchObject({ name: 'not-found' })
  })

  test('a camera that never answers: timed-out', async (t) => {
    const cameras = await simulator(t)
    cameras.fault(0, 'hang')
    expect(await end(watch(t, cameras.url(0), { replyWithinMs: 300 }))).toMatchObject({ name: 'timed-out' })
  })

  test('a camera that sends H.265: unsupported-codec', async (t) => {
    const cameras = await simulator(t)
    cameras.fault(0, 'h265')
    expect(await end(watch(t, cameras.url(0)))).toEqual({ name: 'unsupported-codec', detail: 'H265' })
  })

  test('an announcement without video: protocol-error', async (t) => {
    const cameras = await simulator(t)
    cameras.fault(0, 'wrong-sdp')
    expect(await end(watch(t, cameras.url(0)))).toMatchObject({ name: 'protocol-error' })
  })

  test('a camera that hangs up: closed-by-camera, at once', async (t) => {
    const cameras = await simulator(t)
    const seen = watch(t, cameras.url(0))
    await packets(seen, 5)
    cameras.fault(0, 'drop')
    expect(await end(seen)).toMatchObject({ name: 'closed-by-camera' })
  })

  test('a name nobody knows: unreachable', async (t) => {
    const guard = async () => ({ allowed: false, failure: 'unreachable', why: 'name-not-found' }) as const
    expect(await end(watch(t, 'rtsp://nowhere.example/1', { guard }))).toMatchObject({ name: 'unreachable' })
  })

  test('an address that is closed by rule: address-not-allowed, and nothing is sent there', async (t) => {
    const cameras = await simulator(t)
    expect(await end(watch(t, cameras.url(0), { guard: guardFor([]) }))).toEqual({
      name: 'address-not-allowed',
      detail: 'loopback-address',
    })
    expect(cameras.viewers()).toBe(0)
  })

  test('something that is no camera at all: protocol-error', async (t) => {
    const web = await scripted(t, () => 'HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n')
    expect(await end(watch(t, web.url))).toEqual({ name: 'protocol-error', detail: 'not-an-rtsp-stream' })
  })

  test('the password stands in no failure', async (t) => {
    const cameras = await simulator(t, { credentials: admin })
    const why = await end(watch(t, cameras.url(0), { credentials: { user: 'admin', password: 'bí-mật-123' } }))
    expect(JSON.stringify(why)).not.toContain('bí-mật')
  })
})

describe.concurrent('cameras with manners of their own', () => {
  const sdp = 'v=0\nm=video 0 RTP/AVP 96\na=rtpmap:96 H264/90000\na=control:track1\n'
  const described = `RTSP/1.0 200 OK\nContent-Base: rtsp://rtsp://10.1.8.83:554/stream0\nContent-Length: ${sdp.length}\n\n${sdp}`
  const packet = (sequence: number) =>
    Buffer.from(`2404000d8060${sequence.toString(16).padStart(4, '0')}000000010000000265`, 'hex')

  test('no CSeq, bare line ends, other channels, a refused OPTIONS and a keep-alive it does not know', async (t) => {
    const asked: string[] = []
    const camera = await scripted(t, (request, socket) => {
      asked.push(request.split(' ').slice(0, 2).join(' '))
      if (request.startsWith('DESCRIBE')) return described
      if (request.startsWith('SETUP'))
        return 'RTSP/1.0 200 OK\nSession: 77 ; timeout = 2\nTransport: RTP/AVP/TCP;unicast;interleaved=4-5\n\n'
      if (!request.startsWith('PLAY')) return 'RTSP/1.0 454 Session Not Found\n\n'
      for (let sequence = 1; sequence <= 3; sequence++) socket.write(packet(sequence))
      return 'RTSP/1.0 200 OK\n\n'
    })
    const seen = watch(t, `${camera.url}stream0`)
    await packets(seen, 3)
    await vi.waitFor(() => expect(asked.filter((line) => line.startsWith('OPTIONS'))).toHaveLength(3), soon)
    expect(asked.slice(1, 4)).toEqual([
      `DESCRIBE ${camera.url}stream0`,
      'SETUP rtsp://10.1.8.83:554/stream0/track1',
      'PLAY rtsp://10.1.8.83:554/stream0',
    ])
    expect(seen.ended).toEqual([])
  })

  test('a camera that serves few viewers hears TEARDOWN with the session it gave', async (t) => {
    const heard: string[] = []
    const camera = await scripted(t, (request) => {
      heard.push(request)
      if (request.startsWith('DESCRIBE')) return described
      return request.startsWith('SETUP') ? 'RTSP/1.0 200 OK\nSession: 77;timeout=60\n\n' : 'RTSP/1.0 200 OK\n\n'
    })
    const seen = watch(t, camera.url)
    await vi.waitFor(() => expect(seen.playing).toBe(1), soon)
    seen.connection?.close()
    await vi.waitFor(() => expect(heard.at(-1)).toMatch(/^TEARDOWN rtsp:[^ ]+ RTSP\/1\.0\r\n(.*\r\n)*Session: 77\r\n/), soon)
  })

  test('a camera that asks something back gets an answer', async (t) => {
    const answers: string[] = []
    const camera = await scripted(t, (request, socket) => {
      if (request.startsWith('RTSP/')) answers.push(request)
      if (request.startsWith('OPTIONS')) socket.write('OPTIONS * RTSP/1.0\r\nCSeq: 55\r\n\r\n')
      return undefined
    })
    watch(t, camera.url)
    await vi.waitFor(() => expect(answers).toEqual(['RTSP/1.0 200 OK\r\nCSeq: 55\r\n\r\n']), soon)
  })

  test.for([
    [403, 'wrong-credentials'],
    [453, 'refused-connection'],
    [500, 'protocol-error'],
  ] as const)('an answer %i is %s', async ([status, name], t) => {
    const camera = await scripted(t, () => `RTSP/1.0 ${status} No\r\n\r\n`)
    expect(await end(watch(t, camera.url))).toMatchObject({ name })
  })

  test('a camera that speaks only UDP is told apart', async (t) => {
    const camera = await scripted(t, (request) => {
      if (request.startsWith('SETUP')) return 'RTSP/1.0 461 Unsupported Transport\r\n\r\n'
      return request.startsWith('DESCRIBE') ? described : 'RTSP/1.0 200 OK\r\n\r\n'
    })
    expect(await end(watch(t, camera.url))).toEqual({ name: 'protocol-error', detail: 'the camera does not send over TCP' })
  })
})

describe.concurrent('a camera that sends us elsewhere', () => {
  const moved = (to: string) => `RTSP/1.0 302 Moved\r\nLocation: ${to}\r\n\r\n`

  test('is followed to an allowed place', async (t) => {
    const cameras = await simulator(t)
    const camera = await scripted(t, () => moved(cameras.url(1)))
    await packets(watch(t, camera.url), 5)
  })

  test('is not followed to a forbidden one', async (t) => {
    const camera = await scripted(t, () => moved('rtsp://169.254.169.254/latest'))
    expect(await end(watch(t, camera.url))).toEqual({ name: 'address-not-allowed', detail: 'host-metadata-address' })
  })

  test('is not followed for ever', async (t) => {
    const camera = await scripted(t, (request) => moved(request.split(' ')[1] ?? ''))
    expect(await end(watch(t, camera.url))).toEqual({ name: 'protocol-error', detail: 'redirected too often' })
  })

  test('does not get the password sent along to another host', async (t) => {
    const heard: string[] = []
    const other = await scripted(
      t,
      (request) => {
        heard.push(request)
        return 'RTSP/1.0 401 Unauthorized\r\nWWW-Authenticate: Basic realm="x"\r\n\r\n'
      },
      '127.0.0.2',
    )
    const camera = await scripted(t, () => moved(other.url))
    const seen = watch(t, camera.url, { credentials: admin, guard: guardFor(['127.0.0.0/8']) })
    expect(await end(seen)).toMatchObject({ name: 'wrong-credentials' })
    expect(heard).toHaveLength(1)
    expect(heard[0]).not.toContain('Authorization')
  })
})

/** A camera that answers each request with what `answer` returns. */
async function scripted(t: TestContext, answer: (request: string, socket: Socket) => string | undefined, host = '127.0.0.1') {
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => {})
    socket.on('data', (chunk) => {
      for (const request of chunk.toString().split(/(?<=\r\n\r\n)/)) {
        const text = answer(request, socket)
        if (text !== undefined) socket.write(text)
      }
    })
  })
  const port = await new Promise<number>((resolve) => {
    server.listen(0, host, () => {
      const address = server.address()
      resolve(typeof address === 'object' && address ? address.port : 0)
    })
  })
  t.onTestFinished(async () => {
    for (const socket of sockets) socket.destroy()
    await new Promise((resolve) => server.close(resolve))
  })
  return { url: `rtsp://${host}:${port}/` }
}
