/** One RTP packet, still inside the buffer it came in: the payload is `buffer[payloadStart..payloadEnd)`. */
export type RtpPacket = {
  readonly buffer: Buffer
  readonly payloadType: number
  readonly marker: boolean
  readonly sequence: number
  readonly timestamp: number
  readonly source: number
  readonly payloadStart: number
  readonly payloadEnd: number
}

/** Reads `buffer[start..end)` as RTP (RFC 3550 section 5.1); undefined when it is not a whole, sane packet. */
export function readRtpPacket(buffer: Buffer, start: number, end: number): RtpPacket | undefined {
  if (end - start < 12) return undefined
  const first = buffer.readUInt8(start)
  if (first >> 6 !== 2) return undefined
  const second = buffer.readUInt8(start + 1)
  let payloadStart = start + 12 + (first & 0x0f) * 4
  if (first & 0x10) {
    if (payloadStart + 4 > end) return undefined
    payloadStart += 4 + buffer.readUInt16BE(payloadStart + 2) * 4
  }
  const padding = first & 0x20 ? buffer.readUInt8(end - 1) : 0
  const payloadEnd = end - padding
  if (payloadStart > payloadEnd) return undefined
  return {
    buffer,
    payloadType: second & 0x7f,
    marker: (second & 0x80) !== 0,
    sequence: buffer.readUInt16BE(start + 2),
    timestamp: buffer.readUInt32BE(start + 4),
    source: buffer.readUInt32BE(start + 8),
    payloadStart,
    payloadEnd,
  }
}

type RtpCounts = {
  received: number
  /** Packets the camera numbered and we never saw; one that comes late is taken off again. */
  lost: number
  duplicates: number
  /** The camera began a new numbering (restart, new source): nothing is called lost across it. */
  restarts: number
  /** Interarrival jitter of RFC 3550 section 6.4.1, in milliseconds. */
  jitterMs: number
}

export type RtpStatistics = {
  /** Counts one packet; true when packets are missing right before it. `arrivedAt` in milliseconds. */
  count(packet: RtpPacket, arrivedAt: number): boolean
  readonly counts: Readonly<RtpCounts>
}

/** RFC 3550 appendix A.1: a jump this wide is a new numbering, not a loss. */
const widestGap = 3000

export function createRtpStatistics(clockRate: number): RtpStatistics {
  const counts: RtpCounts = { received: 0, lost: 0, duplicates: 0, restarts: 0, jitterMs: 0 }
  let source = -1
  let highest = -1
  let lastTimestamp = 0
  let lastArrival = 0

  function begin(packet: RtpPacket, arrivedAt: number): void {
    source = packet.source
    highest = packet.sequence
    lastTimestamp = packet.timestamp
    lastArrival = arrivedAt
  }

  function count(packet: RtpPacket, arrivedAt: number): boolean {
    counts.received++
    const step = highest < 0 ? 1 : signed16(packet.sequence - highest)
    if (packet.source !== source || step > widestGap || step < -widestGap) {
      if (highest >= 0) counts.restarts++
      begin(packet, arrivedAt)
      return false
    }
    if (step === 0) {
      counts.received--
      counts.duplicates++
      return false
    }
    if (step < 0) {
      if (counts.lost > 0) counts.lost--
      else {
        counts.received--
        counts.duplicates++
      }
      return false
    }
    counts.lost += step - 1
    const drift = arrivedAt - lastArrival - ((packet.timestamp - lastTimestamp) | 0) / (clockRate / 1000)
    counts.jitterMs += (Math.abs(drift) - counts.jitterMs) / 16
    begin(packet, arrivedAt)
    return step > 1
  }

  return { count, counts }
}

/** Difference of two 16-bit sequence numbers, across the wrap-around. */
export function signed16(difference: number): number {
  return (difference << 16) >> 16
}
