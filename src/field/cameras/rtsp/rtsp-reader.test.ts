import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createRtspReader, type ReaderLimits, type RtspMessage } from './rtsp-reader.ts'

type Heard = { frames: { channel: number; bytes: string }[]; messages: RtspMessage[]; problem: string | undefined }

/** Reads `pieces` one after the other, wiping each piece behind the reader's back: nothing may be kept of it. */
function read(pieces: readonly Buffer[], limits: Partial<ReaderLimits> = {}): Heard {
  const heard: Heard = { frames: [], messages: [], problem: undefined }
  const reader = createRtspReader(
    {
      onFrame: (channel, buffer, start, end) => heard.frames.push({ channel, bytes: buffer.toString('hex', start, end) }),
      onMessage: (message) => heard.messages.push(message),
    },
    limits,
  )
  reader.expect({ rtp: 0, rtcp: 1, payloadType: 96 })
  for (const piece of pieces) {
    const lent = Buffer.from(piece)
    heard.problem ??= reader.push(lent)
    lent.fill(0x24)
  }
  return heard
}

function frame(channel: number, payload: Uint8Array): Buffer {
  return Buffer.concat([Buffer.of(0x24, channel, payload.length >> 8, payload.length & 0xff), payload])
}

function rtp(bytes: Uint8Array): Buffer {
  return Buffer.concat([Buffer.of(0x80, 96), Buffer.alloc(10), bytes])
}

const ok = Buffer.from('RTSP/1.0 200 OK\r\nCSeq: 1\r\n\r\n')

const part = fc.oneof(
  { weight: 4, arbitrary: fc.uint8Array({ maxLength: 300 }).map((bytes) => frame(0, rtp(bytes))) },
  { weight: 1, arbitrary: fc.constant(frame(1, Buffer.from('80c80001deadbeef', 'hex'))) },
  { weight: 1, arbitrary: fc.constant(frame(7, rtp(Buffer.of(1, 2, 3)))) },
  { weight: 1, arbitrary: fc.constant(frame(0, Buffer.alloc(0))) },
  { weight: 1, arbitrary: fc.constant(ok) },
  { weight: 1, arbitrary: fc.constant(Buffer.from('GET_PARAMETER rtsp://a RTSP/1.0\nCSeq: 9\n\n')) },
  {
    weight: 1,
    arbitrary: fc
      .string({ maxLength: 200 })
      .map((text) => Buffer.from(`RTSP/1.0 200 OK\r\nContent-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`)),
  },
)
const garbage = fc.uint8Array({ minLength: 1, maxLength: 120 }).map((bytes) => Buffer.from(bytes))
const cuts = fc.array(fc.nat(), { maxLength: 40 })

function cut(stream: Buffer, at: readonly number[]): Buffer[] {
  const places = [...new Set(at.map((place) => place % (stream.length + 1)))].sort((a, b) => a - b)
  return [...places, stream.length].map((place, index) => stream.subarray(places[index - 1] ?? 0, place))
}

describe('a connection is read the same however the network cut it', () => {
  test('messages and frames, cut at random places', () => {
    fc.assert(
      fc.property(fc.array(part, { maxLength: 20 }), cuts, (parts, at) => {
        const stream = Buffer.concat([ok, ...parts])
        expect(read(cut(stream, at))).toEqual(read([stream]))
        expect(read([stream]).problem).toBeUndefined()
      }),
    )
  })

  test('also with stray bytes anywhere between', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(part, garbage), { maxLength: 20 }), cuts, (parts, at) => {
        const stream = Buffer.concat([ok, ...parts])
        expect(read(cut(stream, at))).toEqual(read([stream]))
      }),
    )
  })

  test('one byte at a time', () => {
    const stream = Buffer.concat([ok, frame(0, rtp(Buffer.alloc(500, 7))), Buffer.from('xyz'), frame(0, rtp(Buffer.of(1))), ok])
    const bytes = [...stream].map((byte) => Buffer.of(byte))
    expect(read(bytes)).toEqual(read([stream]))
    expect(read(bytes)).toMatchObject({ frames: { length: 2 }, messages: { length: 2 } })
  })

  test('everything that was sent arrives, in order', () => {
    const payloads = fc.array(fc.uint8Array({ maxLength: 2000 }), { minLength: 1, maxLength: 20 })
    fc.assert(
      fc.property(payloads, cuts, (sent, at) => {
        const stream = Buffer.concat([ok, ...sent.map((bytes) => frame(0, rtp(bytes)))])
        expect(read(cut(stream, at)).frames.map(({ bytes }) => bytes)).toEqual(sent.map((bytes) => rtp(bytes).toString('hex')))
      }),
    )
  })
})

describe('cameras that write half a frame', () => {
  test('stray bytes cost nothing but themselves: every whole frame is found', () => {
    const strayBytes = fc
      .uint8Array({ minLength: 1, maxLength: 200 })
      .map((bytes) => Buffer.from(bytes.map((byte) => (byte === 0x24 ? 0 : byte))))
    fc.assert(
      fc.property(fc.array(fc.tuple(strayBytes, fc.uint8Array({ maxLength: 200 })), { maxLength: 12 }), (parts) => {
        const stream = Buffer.concat([ok, ...parts.flatMap(([stray, bytes]) => [stray, frame(0, rtp(bytes))])])
        expect(read([stream]).frames).toHaveLength(parts.length)
      }),
    )
  })

  test('sound that nobody asked for is passed over whole, whatever it contains', () => {
    const sound = frame(2, Buffer.concat([rtp(Buffer.of(1)), frame(0, rtp(Buffer.of(9)))]))
    expect(read([ok, sound, frame(0, rtp(Buffer.of(5)))]).frames.map(({ channel }) => channel)).toEqual([2, 0])
  })

  test('what only looks like a frame among stray bytes swallows no picture', () => {
    const picture = frame(0, rtp(Buffer.alloc(900, 7)))
    for (const lookalike of ['ff2405030080600000', 'ff2400030080610000', 'ff2401030080600000', 'ff240000049060']) {
      expect(read([ok, Buffer.from(lookalike, 'hex'), picture, picture]).frames).toEqual(read([ok, picture, picture]).frames)
    }
  })

  test('a connection that carries only noise is given up', () => {
    expect(read([ok, Buffer.alloc(400, 0x80)], { garbageBytes: 300 }).problem).toBe('too-much-garbage')
  })

  test.each(['SSH-2.0-OpenSSH_9.2p1\r\n', 'HTTP/1.1 400 Bad Request\r\n\r\n', '220 mail.example ESMTP ready\r\n'])(
    'what begins with "%s" is no camera',
    (text) => {
      const reader = createRtspReader({ onFrame: () => {}, onMessage: () => {} })
      expect(reader.push(Buffer.from(text))).toBe('not-an-rtsp-stream')
    },
  )
})

describe('messages as cameras really write them', () => {
  const one = (text: string) => read([Buffer.from(text)]).messages[0]

  test('header names in any case, several values, lines that end in LF alone', () => {
    const message = one(
      'RTSP/1.0 401 Unauthorized\nCseq: 2\nWWW-AUTHENTICATE: Basic realm="a"\nwww-authenticate: Digest realm="b"\n\n',
    )
    expect(message?.headers.get('cseq')).toEqual(['2'])
    expect(message?.headers.get('www-authenticate')).toEqual(['Basic realm="a"', 'Digest realm="b"'])
  })

  test('a header that goes on in the next line, and a line of blanks in the middle', () => {
    const message = one('RTSP/1.0 200 OK\r\nSession: 42\r\n \r\nRTP-Info: url=a,\r\n\turl=b\r\n\r\n')
    expect(message?.headers.get('session')).toEqual(['42'])
    expect(message?.headers.get('rtp-info')).toEqual(['url=a, url=b'])
  })

  test('a body of exactly the announced length', () => {
    expect(one('RTSP/1.0 200 OK\r\nContent-Length: 5\r\n\r\nv=0\r\nRTSP')?.body.toString()).toBe('v=0\r\n')
  })
})

describe('a camera cannot make the reader hoard', () => {
  test.each<[string, string, Partial<ReaderLimits>]>([
    ['header-too-long', `RTSP/1.0 200 OK\r\n${'A: b\r\n'.repeat(5000)}`, {}],
    ['body-too-long', 'RTSP/1.0 200 OK\r\nContent-Length: 99999999\r\n\r\n', {}],
    ['unreadable-content-length', 'RTSP/1.0 200 OK\r\nContent-Length: -1\r\n\r\n', {}],
    ['unreadable-content-length', 'RTSP/1.0 200 OK\r\nContent-Length: 1e3\r\n\r\n', {}],
  ])('%s is named', (problem, text, limits) => {
    expect(read([Buffer.from(text)], limits).problem).toBe(problem)
    expect(
      read(
        [...Buffer.from(text)].slice(0, 17_000).map((byte) => Buffer.of(byte)),
        limits,
      ).problem,
    ).toBe(problem)
  })

  test('frame-too-long is named', () => {
    expect(read([ok, frame(0, rtp(Buffer.alloc(3000)))], { frameBytes: 2000 }).problem).toBe('frame-too-long')
  })

  test('after a problem nothing more is read', () => {
    const heard = read([Buffer.from('RTSP/1.0 200 OK\r\nContent-Length: x\r\n\r\n'), ok, frame(0, rtp(Buffer.of(1)))])
    expect(heard).toMatchObject({ frames: [], messages: [] })
  })

  test('any bytes at all are survived', () => {
    fc.assert(
      fc.property(
        fc.array(fc.uint8Array({ maxLength: 400 }), { maxLength: 10 }),
        (pieces) => void read(pieces.map((piece) => Buffer.from(piece))),
      ),
    )
  })
})
