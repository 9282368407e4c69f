import { type RtpPacket, signed16 } from '../rtsp/rtp.ts'

/** NAL unit types of ITU-T H.264 table 7-1 that matter here. */
export const nalType = { slice: 1, keySlice: 5, supplement: 6, sps: 7, pps: 8, delimiter: 9, filler: 12 } as const

export function nalTypeOf(nal: Uint8Array): number {
  return (nal[0] ?? 0) & 0x1f
}

export type ParameterSets = { readonly sps: Buffer; readonly pps: Buffer }

/** One coded picture in decoding order. `damaged`: packets of it are missing. `timestamp`: RTP clock, 90 kHz. */
export type Picture = {
  readonly nals: readonly Buffer[]
  readonly key: boolean
  readonly timestamp: number
  readonly damaged: boolean
  /** The parameter sets in force; undefined while the camera has announced none. */
  readonly parameterSets: ParameterSets | undefined
}

export type Depacketiser = {
  /** Takes the next packet; its bytes are copied where they are needed. */
  push(packet: RtpPacket): void
  /** With keyframes only, all other slices are counted but not copied: enough for a snapshot and a fraction of the work. */
  keyframesOnly(only: boolean): void
}

export type DepacketiserOptions = {
  onPicture(picture: Picture): void
  keyframesOnly?: boolean
  parameterSets?: Partial<ParameterSets> | undefined
  /** A picture larger than this is dropped as damaged. */
  pictureBytes?: number
}

const singleTimeAggregate = 24
const fragment = 28

/**
 * Puts H.264 pictures together from RTP (RFC 6184: single NAL units, STAP-A, FU-A; the modes every camera uses over TCP).
 * A picture ends with the marker bit or, for cameras that forget it, with the next timestamp. Parameter sets sent ahead in a
 * packet of their own, even with another timestamp, belong to the picture that follows.
 */
export function createDepacketiser(options: DepacketiserOptions): Depacketiser {
  const mostBytes = options.pictureBytes ?? 8_000_000
  let onlyKeys = options.keyframesOnly ?? false
  let sps = options.parameterSets?.sps
  let pps = options.parameterSets?.pps
  let parameterSets = bothOf(sps, pps)
  let nals: Buffer[] = []
  let bytes = 0
  let key = false
  let anySlice = false
  let damaged = false
  let timestamp = -1
  let sequence = -1
  let whole: Buffer | undefined
  let wholeBytes = 0
  let usualBytes = 16_384

  function push(packet: RtpPacket): void {
    const missing = sequence >= 0 && signed16(packet.sequence - sequence) !== 1
    if (sequence >= 0 && signed16(packet.sequence - sequence) === 0) return
    sequence = packet.sequence
    if (missing) {
      damaged = true
      whole = undefined
    }
    if (packet.timestamp !== timestamp) {
      if (anySlice) finish()
      timestamp = packet.timestamp
      if (missing) damaged = true
    }
    if (packet.payloadEnd > packet.payloadStart) takePayload(packet.buffer, packet.payloadStart, packet.payloadEnd)
    if (packet.marker && anySlice) finish()
  }

  function takePayload(buffer: Buffer, start: number, end: number): void {
    const type = buffer.readUInt8(start) & 0x1f
    if (type === fragment) takeFragment(buffer, start, end)
    else if (type === singleTimeAggregate) takeAggregate(buffer, start + 1, end)
    else if (type >= 1 && type <= 23) takeNal(type, buffer, start, end)
    else damaged = true
  }

  function takeAggregate(buffer: Buffer, start: number, end: number): void {
    let at = start
    while (at + 2 < end) {
      const length = buffer.readUInt16BE(at)
      at += 2
      if (length === 0 || at + length > end) {
        damaged = true
        return
      }
      takeNal(buffer.readUInt8(at) & 0x1f, buffer, at, at + length)
      at += length
    }
  }

  function takeFragment(buffer: Buffer, start: number, end: number): void {
    if (end - start < 2) return
    const header = buffer.readUInt8(start + 1)
    const type = header & 0x1f
    note(type)
    if (skips(type)) return
    if (header & 0x80) beginWhole((buffer.readUInt8(start) & 0xe0) | type)
    if (!whole) damaged = true
    if (!whole || !hasRoom(end - start)) return
    addToWhole(whole, buffer, start + 2, end)
    if (header & 0x40) endWhole()
  }

  /** Room for a unit as large as the last ones, so that it is seldom copied twice. */
  function beginWhole(head: number): void {
    whole = Buffer.allocUnsafeSlow(usualBytes)
    whole.writeUInt8(head, 0)
    wholeBytes = 1
  }

  function addToWhole(into: Buffer, buffer: Buffer, start: number, end: number): void {
    let target = into
    if (wholeBytes + end - start > into.length) {
      target = Buffer.allocUnsafeSlow((wholeBytes + end - start) * 2)
      into.copy(target, 0, 0, wholeBytes)
      whole = target
    }
    buffer.copy(target, wholeBytes, start, end)
    wholeBytes += end - start
  }

  function endWhole(): void {
    if (whole)
      nals.push(whole.length > wholeBytes * 1.5 ? exactCopy(whole.subarray(0, wholeBytes)) : whole.subarray(0, wholeBytes))
    usualBytes = Math.ceil(wholeBytes * 1.2)
    whole = undefined
  }

  function takeNal(type: number, buffer: Buffer, start: number, end: number): void {
    note(type)
    if (type === nalType.sps || type === nalType.pps) rememberParameterSet(type, buffer.subarray(start, end))
    if (!skips(type) && hasRoom(end - start)) nals.push(Buffer.from(buffer.subarray(start, end)))
  }

  function note(type: number): void {
    if (type >= nalType.slice && type <= nalType.keySlice) anySlice = true
    if (type === nalType.keySlice) key = true
  }

  function skips(type: number): boolean {
    if (type === nalType.filler) return true
    return onlyKeys && type !== nalType.keySlice && type !== nalType.sps && type !== nalType.pps
  }

  function hasRoom(more: number): boolean {
    bytes += more
    if (bytes <= mostBytes) return true
    damaged = true
    nals = []
    whole = undefined
    return false
  }

  function rememberParameterSet(type: number, nal: Buffer): void {
    const known = type === nalType.sps ? sps : pps
    if (known?.equals(nal)) return
    const own = exactCopy(nal)
    if (type === nalType.sps) sps = own
    else pps = own
    parameterSets = bothOf(sps, pps)
  }

  function finish(): void {
    const picture = { nals, key, timestamp, damaged: damaged || whole !== undefined, parameterSets }
    nals = []
    whole = undefined
    bytes = 0
    key = false
    anySlice = false
    damaged = false
    if (!onlyKeys || picture.key) options.onPicture(picture)
  }

  return {
    push,
    keyframesOnly(only) {
      onlyKeys = only
    },
  }
}

function bothOf(sps: Buffer | undefined, pps: Buffer | undefined): ParameterSets | undefined {
  return sps && pps ? { sps, pps } : undefined
}

/** A copy with memory of its own: what is kept for hours must not hold on to a shared block. */
function exactCopy(bytes: Buffer): Buffer {
  const copy = Buffer.allocUnsafeSlow(bytes.length)
  bytes.copy(copy)
  return copy
}
