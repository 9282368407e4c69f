/** One RTSP message, answer or request. Header names are lower case; a header sent twice keeps both values. */
export type RtspMessage = {
  readonly startLine: string
  readonly headers: ReadonlyMap<string, readonly string[]>
  readonly body: Buffer
}

export type ReaderEvents = {
  /** One interleaved frame: the bytes `start..end` of `buffer`, which may be read but not kept. */
  onFrame(channel: number, buffer: Buffer, start: number, end: number): void
  onMessage(message: RtspMessage): void
}

export type ReaderLimits = { headerBytes: number; bodyBytes: number; frameBytes: number; garbageBytes: number }

type ReadingProblem =
  | 'not-an-rtsp-stream'
  | 'header-too-long'
  | 'body-too-long'
  | 'frame-too-long'
  | 'unreadable-content-length'
  | 'too-much-garbage'

export type RtspReader = {
  /** Feeds bytes as they come, without keeping `chunk`; after a problem nothing more is read. */
  push(chunk: Buffer): ReadingProblem | undefined
  /** What the agreed channels carry, so that frames can be found again after garbage. */
  expect(channels: ExpectedChannels): void
  readonly skippedBytes: number
}

type ExpectedChannels = { readonly rtp: number; readonly rtcp: number; readonly payloadType: number }

const nothing = Buffer.alloc(0)

const defaultLimits: ReaderLimits = { headerBytes: 16_384, bodyBytes: 65_536, frameBytes: 65_535, garbageBytes: 262_144 }

/** Nothing but RTSP may come first: an ssh or http port is told apart at once instead of being searched for frames. */
const garbageBeforeFirstMessage = 16

/**
 * Takes an RTSP connection apart (RFC 2326 section 10.12): messages and `$`-frames in one byte stream. What comes out does
 * not depend on how the network cut the stream. Bytes that are neither are skipped until a frame of an expected channel or a
 * message begins, because some cameras write half a frame when their send buffer is full.
 */
export function createRtspReader(events: ReaderEvents, limits: Partial<ReaderLimits> = {}): RtspReader {
  const limit = { ...defaultLimits, ...limits }
  let pending = nothing
  let pendingBytes = 0
  let neededBytes = 0
  let scannedBytes = 0
  let inStep = true
  let garbage = 0
  let skippedBytes = 0
  let anyMessage = false
  let problem: ReadingProblem | undefined
  let expected: ExpectedChannels | undefined

  function push(chunk: Buffer): ReadingProblem | undefined {
    if (problem) return problem
    if (pendingBytes > 0) append(chunk)
    if (pendingBytes > 0 && pendingBytes < neededBytes) return undefined
    const data = pendingBytes > 0 ? pending.subarray(0, pendingBytes) : chunk
    let offset = 0
    while (offset < data.length) {
      const taken = take(data, offset)
      if (problem) return problem
      if (taken <= 0) {
        keep(data, offset, -taken)
        return undefined
      }
      offset += taken
    }
    pending = nothing
    pendingBytes = 0
    return undefined
  }

  function append(chunk: Buffer): void {
    if (pendingBytes + chunk.length > pending.length) {
      const larger = Buffer.allocUnsafe(Math.max(neededBytes, (pendingBytes + chunk.length) * 2))
      pending.copy(larger, 0, 0, pendingBytes)
      pending = larger
    }
    chunk.copy(pending, pendingBytes)
    pendingBytes += chunk.length
  }

  /** Keeps what is not whole yet; while a beginning waits for its end, nothing is copied again. */
  function keep(data: Buffer, offset: number, needed: number): void {
    neededBytes = needed
    if (pendingBytes > 0 && offset === 0) return
    pending = Buffer.allocUnsafe(Math.max(needed, data.length - offset))
    pendingBytes = data.copy(pending, 0, offset)
  }

  /** Bytes taken from `offset` on, or minus the number of bytes that must be there before it can be decided. */
  function take(data: Buffer, offset: number): number {
    const first = data[offset]
    if (first === 0x24) return takeFrame(data, offset)
    const message = messageBegins(data, offset)
    if (message === 'yes') return takeMessage(data, offset)
    return message === 'unknown-yet' ? -(data.length - offset + 1) : skip(1)
  }

  function takeFrame(data: Buffer, offset: number): number {
    const there = data.length - offset
    if (there < 4) return -4
    const channel = data.readUInt8(offset + 1)
    const length = data.readUInt16BE(offset + 2)
    if (length >= 2) {
      if (there < 6) return -6
      if (!looksLikeRtp(channel, length, data.readUInt8(offset + 4), data.readUInt8(offset + 5))) return skip(1)
    } else if (!inStep) return skip(1)
    if (length > limit.frameBytes) return fail('frame-too-long')
    if (there < 4 + length) return -(4 + length)
    inStep = true
    garbage = 0
    events.onFrame(channel, data, offset + 4, offset + 4 + length)
    return 4 + length
  }

  function looksLikeRtp(channel: number, length: number, first: number, second: number): boolean {
    if (first >> 6 !== 2) return false
    if (inStep || !expected) return true
    if (channel === expected.rtp) return length >= 12 && (second & 0x7f) === expected.payloadType
    return channel === expected.rtcp && length >= 8 && second >= 200 && second <= 207
  }

  function takeMessage(data: Buffer, offset: number): number {
    const end = headerEnd(data, offset, offset + scannedBytes, limit.headerBytes)
    if (end === 'too-long') return fail('header-too-long')
    if (end === 'not-there-yet') {
      scannedBytes = Math.max(0, data.length - offset - 3)
      return -(data.length - offset + 1)
    }
    scannedBytes = 0
    const { startLine, headers } = readHeader(data.toString('latin1', offset, end))
    const bodyBytes = contentLength(headers)
    if (bodyBytes === undefined) return fail('unreadable-content-length')
    if (bodyBytes > limit.bodyBytes) return fail('body-too-long')
    if (data.length < end + bodyBytes) return -(end - offset + bodyBytes)
    inStep = true
    garbage = 0
    anyMessage = true
    events.onMessage({ startLine, headers, body: Buffer.from(data.subarray(end, end + bodyBytes)) })
    return end - offset + bodyBytes
  }

  function skip(bytes: number): number {
    inStep = false
    garbage += bytes
    skippedBytes += bytes
    if (!anyMessage && garbage > garbageBeforeFirstMessage) return fail('not-an-rtsp-stream')
    return garbage > limit.garbageBytes ? fail('too-much-garbage') : bytes
  }

  function fail(name: ReadingProblem): number {
    problem = name
    return 0
  }

  return {
    push,
    expect(channels) {
      expected = channels
    },
    get skippedBytes() {
      return skippedBytes
    },
  }
}

const messageStarts = [
  ...['RTSP/1.', 'OPTIONS ', 'DESCRIBE ', 'SETUP ', 'PLAY ', 'PAUSE ', 'TEARDOWN ', 'ANNOUNCE ', 'REDIRECT '],
  ...['GET_PARAMETER ', 'SET_PARAMETER '],
].map((text) => Buffer.from(text))

function messageBegins(data: Buffer, offset: number): 'yes' | 'no' | 'unknown-yet' {
  let answer: 'no' | 'unknown-yet' = 'no'
  for (const start of messageStarts) {
    if (data[offset] !== start[0]) continue
    const there = Math.min(start.length, data.length - offset)
    if (start.compare(data, offset, offset + there, 0, there) !== 0) continue
    if (there === start.length) return 'yes'
    answer = 'unknown-yet'
  }
  return answer
}

/** Position behind the empty line. Lines may end in LF alone: some cheap firmwares do. */
function headerEnd(data: Buffer, offset: number, from: number, limit: number): number | 'not-there-yet' | 'too-long' {
  const stop = Math.min(data.length, offset + limit)
  for (let at = data.indexOf(0x0a, from); at >= 0 && at < stop; at = data.indexOf(0x0a, at + 1)) {
    if (data[at + 1] === 0x0a) return at + 2
    if (data[at + 1] === 0x0d && data[at + 2] === 0x0a) return at + 3
  }
  return data.length - offset >= limit + 2 ? 'too-long' : 'not-there-yet'
}

/** A line that begins with a blank continues the one before (RFC 2326 section 4.2); a camera may send an empty one of these. */
function readHeader(text: string): { startLine: string; headers: Map<string, string[]> } {
  const [startLine = '', ...lines] = text.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)
  const headers = new Map<string, string[]>()
  for (const line of lines) {
    const colon = line.indexOf(':')
    if (colon <= 0) continue
    const name = line.slice(0, colon).trim().toLowerCase()
    const values = headers.get(name)
    const value = line.slice(colon + 1).trim()
    if (values) values.push(value)
    else headers.set(name, [value])
  }
  return { startLine: startLine.trim(), headers }
}

function contentLength(headers: ReadonlyMap<string, readonly string[]>): number | undefined {
  const text = headers.get('content-length')?.[0]
  if (text === undefined) return 0
  return /^\d{1,9}$/.test(text) ? Number(text) : undefined
}
