import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createRtpStatistics, type RtpPacket, readRtpPacket, signed16 } from './rtp.ts'

function packet(sequence: number, { source = 1, timestamp = 0 } = {}): RtpPacket {
  const bytes = Buffer.alloc(13)
  bytes.writeUInt8(0x80, 0)
  bytes.writeUInt8(96, 1)
  bytes.writeUInt16BE(sequence & 0xffff, 2)
  bytes.writeUInt32BE(timestamp >>> 0, 4)
  bytes.writeUInt32BE(source, 8)
  const read = readRtpPacket(bytes, 0, bytes.length)
  if (!read) throw new Error('unreadable')
  return read
}

describe('counting what was lost', () => {
  test('exactly the packets that are missing are counted, also across the wrap-around of the numbering', () => {
    fc.assert(
      fc.property(fc.nat(0xffff), fc.array(fc.nat(50), { minLength: 1, maxLength: 300 }), (first, gaps) => {
        const statistics = createRtpStatistics(90_000)
        let sequence = first
        let missing = 0
        statistics.count(packet(sequence), 0)
        for (const gap of gaps) {
          sequence += gap + 1
          missing += gap
          expect(statistics.count(packet(sequence), 0)).toBe(gap > 0)
        }
        expect(statistics.counts).toMatchObject({ received: gaps.length + 1, lost: missing, duplicates: 0, restarts: 0 })
      }),
    )
  })

  test('a packet that only comes late was not lost, one that comes twice counts once', () => {
    const statistics = createRtpStatistics(90_000)
    for (const sequence of [65_534, 65_535, 1, 0, 2, 2, 1]) statistics.count(packet(sequence), 0)
    expect(statistics.counts).toMatchObject({ received: 5, lost: 0, duplicates: 2 })
  })

  test('a camera that begins a new numbering has lost nothing', () => {
    const statistics = createRtpStatistics(90_000)
    statistics.count(packet(100), 0)
    statistics.count(packet(40_000), 0)
    statistics.count(packet(40_001), 0)
    statistics.count(packet(7, { source: 2 }), 0)
    expect(statistics.counts).toMatchObject({ received: 4, lost: 0, restarts: 2 })
  })

  test('an even stream has no jitter, an uneven one has', () => {
    const even = createRtpStatistics(90_000)
    const uneven = createRtpStatistics(90_000)
    for (let number = 0; number < 200; number++) {
      const timestamp = number * 9000 + 0xffff_f000
      even.count(packet(number, { timestamp }), number * 100)
      uneven.count(packet(number, { timestamp }), number * 100 + (number % 2) * 40)
    }
    expect(even.counts.jitterMs).toBeCloseTo(0)
    expect(uneven.counts.jitterMs).toBeGreaterThan(30)
    expect(uneven.counts.jitterMs).toBeLessThan(50)
  })

  test('differences are taken around the circle', () => {
    expect([signed16(1), signed16(65_535), signed16(-65_535), signed16(32_768)]).toEqual([1, -1, 1, -32_768])
  })
})

describe('reading a packet', () => {
  test('contributing sources, a header extension and padding are not payload', () => {
    const bytes = Buffer.from('b2e00001000000020000000300000000000000001234000155555555aabbcc000003', 'hex')
    const read = readRtpPacket(bytes, 0, bytes.length)
    expect(read).toMatchObject({ payloadType: 96, marker: true, sequence: 1, timestamp: 2, source: 3 })
    expect(bytes.toString('hex', read?.payloadStart, read?.payloadEnd)).toBe('aabbcc')
  })

  test('any bytes give a packet that lies inside them, or none', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => {
        const read = readRtpPacket(Buffer.from(bytes), 0, bytes.length)
        if (!read) return
        expect(read.payloadStart).toBeGreaterThanOrEqual(12)
        expect(read.payloadEnd).toBeLessThanOrEqual(bytes.length)
        expect(read.payloadEnd).toBeGreaterThanOrEqual(read.payloadStart)
      }),
    )
  })
})
