import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type RtpPacket, readRtpPacket } from '../rtsp/rtp.ts'
import { accessUnits, prebuild, readClip, splitAnnexB, stamped } from '../simulator/clip.ts'
import { createDepacketiser, type DepacketiserOptions, nalType, nalTypeOf, type Picture } from './h264.ts'

const sps = Buffer.from('674d401e965403c0', 'hex')
const pps = Buffer.from('68ee3c80', 'hex')

function nal(type: number, bytes: number, firstSlice = true): Buffer {
  const made = Buffer.alloc(bytes, type)
  made.writeUInt8(0x60 | type, 0)
  if (bytes > 1) made.writeUInt8(firstSlice ? 0x88 : 0x08, 1)
  return made
}

/** The packets of several pictures, numbered from `sequence` on, a twelfth of a second apart. */
function packetsOf(pictures: readonly (readonly Buffer[])[], sequence = 65_530): RtpPacket[] {
  const packets: RtpPacket[] = []
  let next = sequence
  pictures.forEach((unit, number) => {
    const prebuilt = prebuild(unit)
    const bytes = stamped(prebuilt, { channel: 0, sequence: next, timestamp: (0xffff_0000 + number * 7500) >>> 0, source: 9 })
    next += prebuilt.frameAt.length
    for (const at of prebuilt.frameAt) {
      const packet = readRtpPacket(bytes, at + 4, at + 4 + bytes.readUInt16BE(at + 2))
      if (packet) packets.push(packet)
    }
  })
  return packets
}

function depacketise(packets: readonly RtpPacket[], options: Partial<DepacketiserOptions> = {}): Picture[] {
  const pictures: Picture[] = []
  const depacketiser = createDepacketiser({ onPicture: (picture) => pictures.push(picture), ...options })
  for (const packet of packets) {
    const lent = { ...packet, buffer: Buffer.from(packet.buffer) }
    depacketiser.push(lent)
    lent.buffer.fill(0)
  }
  return pictures
}

describe('pictures are put together from packets', () => {
  const unit = fc
    .record({ key: fc.boolean(), sizes: fc.array(fc.integer({ min: 2, max: 6000 }), { minLength: 1, maxLength: 3 }) })
    .map(({ key, sizes }) => [
      ...(key ? [sps, pps] : []),
      ...sizes.map((size, slice) => nal(key ? nalType.keySlice : nalType.slice, size, slice === 0)),
    ])

  test('exactly as the camera cut them up, whatever their size', () => {
    fc.assert(
      fc.property(fc.array(unit, { minLength: 1, maxLength: 12 }), fc.nat(0xffff), (units, sequence) => {
        const pictures = depacketise(packetsOf(units, sequence))
        expect(pictures.map((picture) => picture.nals)).toEqual(units)
        expect(pictures.map((picture) => picture.key)).toEqual(
          units.map((nals) => nals.some((one) => nalTypeOf(one) === nalType.keySlice)),
        )
        expect(pictures.some((picture) => picture.damaged)).toBe(false)
      }),
    )
  })

  test('lost packets damage their picture and no complete picture is called damaged before it', () => {
    const units = Array.from({ length: 6 }, (_, number) =>
      number === 0 ? [sps, pps, nal(nalType.keySlice, 5000)] : [nal(nalType.slice, 900), nal(nalType.slice, 2000, false)],
    )
    const packets = packetsOf(units)
    fc.assert(
      fc.property(fc.integer({ min: 1, max: packets.length - 5 }), fc.integer({ min: 1, max: 4 }), (missing, count) => {
        const pictures = depacketise(packets.filter((_, index) => index < missing || index >= missing + count))
        const firstDamaged = pictures.findIndex((picture) => picture.damaged)
        expect(firstDamaged).toBeGreaterThanOrEqual(0)
        const whole = pictures.filter((picture) => !picture.damaged).map((picture) => picture.nals)
        for (const nals of whole) expect(units).toContainEqual(nals)
        expect(pictures.slice(0, firstDamaged).map((picture) => picture.nals)).toEqual(units.slice(0, firstDamaged))
      }),
    )
  })

  test('a camera that forgets the marker bit only sends each picture one picture later', () => {
    const units = [[nal(nalType.keySlice, 3000)], [nal(nalType.slice, 10)], [nal(nalType.slice, 10)]]
    const pictures = depacketise(packetsOf(units).map((packet) => ({ ...packet, marker: false })))
    expect(pictures.map((picture) => picture.nals)).toEqual(units.slice(0, 2))
  })

  test('parameter sets sent ahead, marked and with another timestamp, belong to the keyframe that follows', () => {
    const ahead = packetsOf([[sps], [pps], [nal(nalType.keySlice, 3000)]])
    const [picture, ...others] = depacketise(ahead)
    expect(others).toEqual([])
    expect(picture).toMatchObject({ key: true, damaged: false, parameterSets: { sps, pps } })
  })

  test('parameter sets that stand only in the announcement are used, and replaced by newer ones', () => {
    const announced = depacketise(packetsOf([[nal(nalType.keySlice, 10)]]), { parameterSets: { sps, pps } })
    expect(announced[0]?.parameterSets).toEqual({ sps, pps })
    const newer = Buffer.from('674d401f965403c0', 'hex')
    const replaced = depacketise(packetsOf([[newer, pps, nal(nalType.keySlice, 10)]]), { parameterSets: { sps, pps } })
    expect(replaced[0]?.parameterSets?.sps).toEqual(newer)
    expect(depacketise(packetsOf([[nal(nalType.keySlice, 10)]]))[0]?.parameterSets).toBeUndefined()
  })

  test('for a snapshot only keyframes are put together', () => {
    const units = [
      [sps, pps, nal(nalType.keySlice, 4000)],
      [nal(nalType.slice, 4000)],
      [nal(nalType.slice, 40)],
      [nal(nalType.keySlice, 20)],
    ]
    const pictures = depacketise(packetsOf(units), { keyframesOnly: true })
    expect(pictures.map((picture) => picture.nals)).toEqual([units[0], units[3]])
  })

  test('filler is not part of a picture, and a picture beyond all measure is dropped', () => {
    const filled = depacketise(packetsOf([[nal(nalType.keySlice, 50), nal(nalType.filler, 900)]]))
    expect(filled[0]?.nals).toHaveLength(1)
    const huge = depacketise(packetsOf([[nal(nalType.keySlice, 9000)], [nal(nalType.slice, 20)]]), { pictureBytes: 5000 })
    expect(huge.map((picture) => picture.damaged)).toEqual([true, false])
  })

  test('any payload at all is survived', () => {
    const payload = fc.tuple(fc.uint8Array({ maxLength: 60 }), fc.boolean(), fc.nat(3), fc.nat(3))
    fc.assert(
      fc.property(fc.array(payload, { maxLength: 30 }), fc.boolean(), (payloads, keyframesOnly) => {
        const packets = payloads.map(([bytes, marker, step, time], index): RtpPacket => {
          const buffer = Buffer.from(bytes)
          return {
            buffer,
            payloadType: 96,
            marker,
            sequence: index + step,
            timestamp: time,
            source: 1,
            payloadStart: 0,
            payloadEnd: buffer.length,
          }
        })
        depacketise(packets, { keyframesOnly })
      }),
    )
  })
})

describe('the films of the simulator', () => {
  test.each(['normal', 'black', 'frozen'])(
    '%s: ten seconds at twelve pictures a second, a keyframe every two seconds',
    (name) => {
      const clip = readClip(new URL(`../simulator/clips/${name}.h264`, import.meta.url))
      expect(clip.pictures).toHaveLength(120)
      expect(clip.pictures.flatMap((picture, index) => (picture.key ? [index] : []))).toEqual([0, 24, 48, 72, 96])
    },
  )

  test('a byte stream is cut at its start codes, long and short ones', () => {
    const stream = Buffer.concat([
      Buffer.from('00000001', 'hex'),
      sps,
      Buffer.from('000001', 'hex'),
      pps,
      Buffer.from('00000001', 'hex'),
      nal(5, 9),
    ])
    expect(splitAnnexB(stream)).toEqual([sps, pps, nal(5, 9)])
    expect(accessUnits([sps, pps, nal(5, 9), nal(1, 9), nal(1, 9, false), nal(1, 9)])).toHaveLength(3)
  })

  test('a wanted bitrate is reached with filler', () => {
    const clip = readClip(new URL('../simulator/clips/black.h264', import.meta.url), 1_000_000)
    const bytes = clip.pictures.reduce((sum, picture) => sum + picture.bytes.length, 0)
    expect((bytes * 8) / 10).toBeGreaterThan(970_000)
    expect((bytes * 8) / 10).toBeLessThan(1_030_000)
  })
})
