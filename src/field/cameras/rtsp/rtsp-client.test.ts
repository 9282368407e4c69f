import { createServer, type Socket } from 'node:net'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createAddressGuard, readAddressPolicy } from '../address-guard.ts'
import { type CameraSimulator, type SimulatorOptions, startCameraSimulator } from '../simulator/camera-simulator.ts'
import { createRtpStatistics } from './rtp.ts'
import { openRtsp, type RtspConnection, type RtspOptions } from './rtsp-client.ts'
import type { RtspFailure } from './rtsp-failure.ts'
import type { VideoDescription } from './sdp.ts'

const admin = { user: 'admin', password: 'gác@cổng: "1"' }
const atHome = guardFor(['127.0.0.1/32'])
const leftOpen: (() => unknown)[] = []

afterEach(async () => {
  for (const close of leftOpen.splice(0).reverse()) await close()
})

function guardFor(ranges: string[], onlyThese = false) {
  const read = readAddressPolicy(ranges, onlyThese)
  if (!read.ok) throw new Error('bad range')
  return createAddressGuard(read.policy)
}

async function simulator(options: Partial<SimulatorOptions> = {}): Promise<CameraSimulator> {
  const started = await startCameraSimulator({ port: 0, cameras: 2, ...options })
  leftOpen.push(() => started.stop())
  return started
}

/** Opens a camera and writes down what happens. */
function watch(url: string, options: Partial<RtspOptions> = {}) {
  const statistics = createRtpStatistics(90_000)
  const seen = {
    video: undefined as VideoDescription | undefined,
    playing: 0,
    ended: [] as RtspFailure[],
    statistics,
    connection: undefined as RtspConnection | undefined,
  }
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
  leftOpen.push(() => seen.connection?.close())
  return seen
}

const soon = { timeout: 8000, interval: 20 }
const packets = (seen: ReturnType<typeof watch>, count: number) =>
  vi.waitFor(() => expect(seen.statistics.counts.received).toBeGreaterThanOrEqual(count), soon)
const end = (seen: ReturnType<typeof watch>) =>
  vi.waitFor(() => {
    expect(seen.ended).toHaveLength(1)
    return seen.ended[0]
  }, soon)

describe('a camera that works', () => {
  test('describes its stream, plays it and loses nothing', async () => {
    const cameras = await simulator()
    const seen = watch(cameras.url(0))
    await packets(seen, 40)
    expect(seen.video).toMatchObject({ payloadType: 96, clockRate: 90_000, framesPerSecond: 12 })
    expect(seen.video?.parameterSets.sps?.length).toBeGreaterThan(5)
    expect(seen.statistics.counts.lost).toBe(0)
    expect(seen.ended).toEqual([])
  })

  test.each(['segmentation', 'garbage'] as const)('%s on the line costs no packet', async (kind) => {
    const cameras = await simulator()
    cameras.fault(0, kind)
    const seen = watch(cameras.url(0))
    await packets(seen, 60)
    expect(seen.statistics.counts).toMatchObject({ lost: 0, restarts: 0 })
    if (kind === 'garbage') expect(seen.connection?.skippedBytes).toBeGreaterThan(0)
  })

  test('is told when the viewer leaves, so that it does not keep a dead session', async () => {
    const cameras = await simulator()
    const seen = watch(cameras.url(0))
    await packets(seen, 5)
    expect(cameras.viewers()).toBe(1)
    seen.connection?.close()
    await vi.waitFor(() => expect(cameras.viewers()).toBe(0), soon)
    expect(seen.ended).toEqual([])
  })

  test('is kept awake: a session of two seconds lives on', async () => {
    const cameras = await simulator({ sessionTimeoutSeconds: 2 })
    const seen = watch(cameras.url(0))
    await packets(seen, 5)
    await new Promise((resolve) => setTimeout(resolve, 4200))
    expect(seen.ended).toEqual([])
    expect(cameras.viewers()).toBe(1)
  })
})

describe.each(['basic', 'digest-md5', 'digest-sha-256'] as const)('a camera with a password, %s', (login) => {
  let cameras: CameraSimulator
  beforeEach(async () => {
    cameras = await simulator({ credentials: admin, login })
  })

  test('plays with the right one', async () => {
    await packets(watch(cameras.url(0), { credentials: admin }), 5)
  })

  test('plays when it stands in the address', async () => {
    const inAddress = `${admin.user}:${encodeURIComponent(admin.password)}`
    await packets(watch(cameras.url(0).replace('rtsp://', `rtsp://${inAddress}@`)), 5)
  })

  test('names the wrong one, and tries it once only', async () => {
    expect(await end(watch(cameras.url(0), { credentials: { ...admin, password: 'wrong' } }))).toMatchObject({
      name: 'wrong-credentials',
    })
  })

  test('says that one is needed when there is none', async () => {
    expect(await end(watch(cameras.url(0)))).toEqual({
      name: 'wrong-credentials',
      detail: 'the camera asks for a name and a password, none is known',
    })
  })
})

test('a nonce that expires in the middle of a session is renewed without a break', async () => {
  const cameras = await simulator({ credentials: admin, sessionTimeoutSeconds: 2 })
  const seen = watch(cameras.url(0), { credentials: admin })
  await packets(seen, 5)
  cameras.expireNonce()
  await new Promise((resolve) => setTimeout(resolve, 3500))
  expect(seen.ended).toEqual([])
  expect(cameras.viewers()).toBe(1)
})

describe('every failure has its name', () => {
  test('nobody listens there: refused-connection', async () => {
    const cameras = await simulator()
    const url = cameras.url(0)
    await cameras.stop()
    expect(await end(watch(url))).toMatchObject({ name: 'refused-connection' })
  })

  test('no such camera: not-found', async () => {
    const cameras = await simulator()
    expect(await end(watch(cameras.url(99)))).toMatchObject({ name: 'not-found' })
  })

  test('a camera that never answers: timed-out', async () => {
    const cameras = await simulator()
    cameras.fault(0, 'hang')
    expect(await end(watch(cameras.url(0), { replyWithinMs: 300 }))).toMatchObject({ name: 'timed-out' })
  })

  test('a camera that sends H.265: unsupported-codec', async () => {
    const cameras = await simulator()
    cameras.fault(0, 'h265')
    expect(await end(watch(cameras.url(0)))).toEqual({ name: 'unsupported-codec', detail: 'H265' })
  })

  test('an announcement without video: protocol-error', async () => {
    const cameras = await simulator()
    cameras.fault(0, 'wrong-sdp')
    expect(await end(watch(cameras.url(0)))).toMatchObject({ name: 'protocol-error' })
  })

  test('a camera that hangs up: closed-by-camera, at once', async () => {
    const cameras = await simulator()
    const seen = watch(cameras.url(0))
    await packets(seen, 5)
    cameras.fault(0, 'drop')
    expect(await end(seen)).toMatchObject({ name: 'closed-by-camera' })
  })

  test('a name nobody knows: unreachable', async () => {
    const guard = async () => ({ allowed: false, failure: 'unreachable', why: 'name-not-found' }) as const
    expect(await end(watch('rtsp://nowhere.example/1', { guard }))).toMatchObject({ name: 'unreachable' })
  })

  test('an address that is closed by rule: address-not-allowed, and nothing is sent there', async () => {
    const cameras = await simulator()
    expect(await end(watch(cameras.url(0), { guard: guardFor([]) }))).toEqual({
      name: 'address-not-allowed',
      detail: 'loopback-address',
    })
    expect(cameras.viewers()).toBe(0)
  })

  test('something that is no camera at all: protocol-error', async () => {
    const web = await scripted(() => 'HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n')
    expect(await end(watch(web.url))).toEqual({ name: 'protocol-error', detail: 'not-an-rtsp-stream' })
  })

  test('the password stands in no failure', async () => {
    const cameras = await simulator({ credentials: admin })
    const why = await end(watch(cameras.url(0), { credentials: { user: 'admin', password: 'geheim-123' } }))
    expect(JSON.stringify(why)).not.toContain('geheim')
  })
})

describe('cameras with manners of their own', () => {
  const sdp = 'v=0\nm=video 0 RTP/AVP 96\na=rtpmap:96 H264/90000\na=control:track1\n'
  const described = `RTSP/1.0 200 OK\nContent-Base: rtsp://rtsp://10.1.8.83:554/stream0\nContent-Length: ${sdp.length}\n\n${sdp}`
  const packet = (sequence: number) =>
    Buffer.from(`2404000d8060${sequence.toString(16).padStart(4, '0')}000000010000000265`, 'hex')

  test('no CSeq, bare line ends, other channels, a refused OPTIONS and a keep-alive it does not know', async () => {
    const asked: string[] = []
    const camera = await scripted((request, socket) => {
      asked.push(request.split(' ').slice(0, 2).join(' '))
      if (request.startsWith('DESCRIBE')) return described
      if (request.startsWith('SETUP'))
        return 'RTSP/1.0 200 OK\nSession: 77 ; timeout = 2\nTransport: RTP/AVP/TCP;unicast;interleaved=4-5\n\n'
      if (!request.startsWith('PLAY')) return 'RTSP/1.0 454 Session Not Found\n\n'
      for (let sequence = 1; sequence <= 3; sequence++) socket.write(packet(sequence))
      return 'RTSP/1.0 200 OK\n\n'
    })
    const seen = watch(`${camera.url}stream0`)
    await packets(seen, 3)
    await vi.waitFor(() => expect(asked.filter((line) => line.startsWith('OPTIONS'))).toHaveLength(3), soon)
    expect(asked.slice(1, 4)).toEqual([
      `DESCRIBE ${camera.url}stream0`,
      'SETUP rtsp://10.1.8.83:554/stream0/track1',
      'PLAY rtsp://10.1.8.83:554/stream0',
    ])
    expect(seen.ended).toEqual([])
  })

  test('a camera that asks something back gets an answer', async () => {
    const answers: string[] = []
    const camera = await scripted((request, socket) => {
      if (request.startsWith('RTSP/')) answers.push(request)
      if (request.startsWith('OPTIONS')) socket.write('OPTIONS * RTSP/1.0\r\nCSeq: 55\r\n\r\n')
      return undefined
    })
    watch(camera.url)
    await vi.waitFor(() => expect(answers).toEqual(['RTSP/1.0 200 OK\r\nCSeq: 55\r\n\r\n']), soon)
  })

  test.each([
    [403, 'wrong-credentials'],
    [453, 'refused-connection'],
    [500, 'protocol-error'],
  ])('an answer %i is %s', async (status, name) => {
    const camera = await scripted(() => `RTSP/1.0 ${status} No\r\n\r\n`)
    expect(await end(watch(camera.url))).toMatchObject({ name })
  })

  test('a camera that speaks only UDP is told apart', async () => {
    const camera = await scripted((request) => {
      if (request.startsWith('SETUP')) return 'RTSP/1.0 461 Unsupported Transport\r\n\r\n'
      return request.startsWith('DESCRIBE') ? described : 'RTSP/1.0 200 OK\r\n\r\n'
    })
    expect(await end(watch(camera.url))).toEqual({ name: 'protocol-error', detail: 'the camera does not send over TCP' })
  })
})

describe('a camera that sends us elsewhere', () => {
  const moved = (to: string) => `RTSP/1.0 302 Moved\r\nLocation: ${to}\r\n\r\n`

  test('is followed to an allowed place', async () => {
    const cameras = await simulator()
    const camera = await scripted(() => moved(cameras.url(1)))
    await packets(watch(camera.url), 5)
  })

  test('is not followed to a forbidden one', async () => {
    const camera = await scripted(() => moved('rtsp://169.254.169.254/latest'))
    expect(await end(watch(camera.url))).toEqual({ name: 'address-not-allowed', detail: 'host-metadata-address' })
  })

  test('is not followed for ever', async () => {
    const camera = await scripted((request) => moved(request.split(' ')[1] ?? ''))
    expect(await end(watch(camera.url))).toEqual({ name: 'protocol-error', detail: 'redirected too often' })
  })

  test('does not get the password sent along to another host', async () => {
    const heard: string[] = []
    const other = await scripted((request) => {
      heard.push(request)
      return 'RTSP/1.0 401 Unauthorized\r\nWWW-Authenticate: Basic realm="x"\r\n\r\n'
    }, '127.0.0.2')
    const camera = await scripted(() => moved(other.url))
    const seen = watch(camera.url, { credentials: admin, guard: guardFor(['127.0.0.0/8']) })
    expect(await end(seen)).toMatchObject({ name: 'wrong-credentials' })
    expect(heard).toHaveLength(1)
    expect(heard[0]).not.toContain('Authorization')
  })
})

/** A camera that answers each request with what `answer` returns. */
async function scripted(answer: (request: string, socket: Socket) => string | undefined, host = '127.0.0.1') {
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
  leftOpen.push(() => {
    for (const socket of sockets) socket.destroy()
    return new Promise((resolve) => server.close(resolve))
  })
  return { url: `rtsp://${host}:${port}/` }
}
