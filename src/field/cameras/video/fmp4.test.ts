import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readClip, splitAnnexB } from '../simulator/clip.ts'
import { type Box, boxesOf, child } from './box-walker.ts'
import { codecString, initSegment, mediaFragment, type Sample, snapshotFilm } from './fmp4.ts'
import { nalType, nalTypeOf } from './h264.ts'

const { parameterSets } = readClip(new URL('../simulator/clips/normal.h264', import.meta.url))

describe('the beginning of a film', () => {
  const init = initSegment(parameterSets) ?? Buffer.alloc(0)

  test('has the boxes a browser asks for, nested and sized without a gap', () => {
    const boxes = boxesOf(init)
    expect(boxes.map(({ type }) => type)).toEqual(['ftyp', 'moov'])
    const moov = child(boxes, 'moov')
    expect(boxesOf(moov.content).map(({ type }) => type)).toEqual(['mvhd', 'trak', 'mvex'])
    const track = child(boxesOf(moov.content), 'trak')
    expect(boxesOf(track.content).map(({ type }) => type)).toEqual(['tkhd', 'mdia'])
  })

  test('says the size of the picture and carries the parameter sets', () => {
    const entry = sampleEntry(init)
    expect([entry.content.readUInt16BE(24), entry.content.readUInt16BE(26)]).toEqual([640, 360])
    const configuration = child(boxesOf(entry.content.subarray(78)), 'avcC').content
    const spsBytes = configuration.readUInt16BE(6)
    expect(configuration.subarray(8, 8 + spsBytes)).toEqual(parameterSets.sps)
    expect(configuration.subarray(8 + spsBytes + 3, 8 + spsBytes + 3 + parameterSets.pps.length)).toEqual(parameterSets.pps)
  })

  test('names the codec as a browser wants it', () => {
    expect(codecString(parameterSets.sps)).toMatch(/^avc1\.4d[0-9a-f]{4}$/)
  })

  test('is not made up when the parameter sets cannot be read', () => {
    expect(initSegment({ sps: Buffer.of(0x67, 1), pps: parameterSets.pps })).toBeUndefined()
    expect(snapshotFilm({ sps: Buffer.of(0x67), pps: Buffer.alloc(0) }, [])).toBeUndefined()
  })
})

describe('a piece of a film', () => {
  const nal = fc
    .tuple(fc.constantFrom(1, 5, 6, 7, 8, 9, 12), fc.uint8Array({ minLength: 1, maxLength: 300 }))
    .map(([type, bytes]) => Buffer.of(type, ...bytes))
  const sample: fc.Arbitrary<Sample> = fc.record({
    nals: fc.array(nal, { minLength: 1, maxLength: 4 }),
    key: fc.boolean(),
    duration: fc.integer({ min: 1, max: 900_000 }),
    compositionOffset: fc.integer({ min: -90_000, max: 90_000 }),
  })

  test('holds every slice once, in order, where its table says', () => {
    fc.assert(
      fc.property(
        fc.array(sample, { minLength: 1, maxLength: 8 }),
        fc.bigInt({ min: 0n, max: 2n ** 50n }),
        (samples, decodeTime) => {
          const bytes = mediaFragment(7, Number(decodeTime), samples)
          const read = readFragment(bytes)
          expect(read.decodeTime).toBe(decodeTime)
          expect(read.sequence).toBe(7)
          expect(read.samples.map(({ duration, isKey, offset }) => [duration, isKey, offset])).toEqual(
            samples.map((one) => [one.duration, one.key, one.compositionOffset]),
          )
          const kept = samples.map((one) =>
            one.nals.filter(
              (unit) => ![nalType.sps, nalType.pps, nalType.delimiter, nalType.filler].some((type) => type === nalTypeOf(unit)),
            ),
          )
          expect(read.samples.map(({ nals }) => nals)).toEqual(kept)
        },
      ),
    )
  })

  test('a snapshot is a whole film of one keyframe', () => {
    const file = readClip(new URL('../simulator/clips/normal.h264', import.meta.url))
    const key = file.pictures[0]
    expect(key?.key).toBe(true)
    const slice = Buffer.from([0x65, 0x88, 1, 2, 3])
    const film = snapshotFilm(parameterSets, [slice]) ?? Buffer.alloc(0)
    const boxes = boxesOf(film)
    expect(boxes.map(({ type }) => type)).toEqual(['ftyp', 'moov', 'moof', 'mdat'])
    expect(readFragment(film.subarray(boxes[2]?.start)).samples).toMatchObject([{ isKey: true, nals: [slice] }])
    expect(splitAnnexB(Buffer.concat([Buffer.of(0, 0, 1), slice]))).toEqual([slice])
  })
})

function sampleEntry(init: Buffer): Box {
  let boxes = boxesOf(init)
  for (const type of ['moov', 'trak', 'mdia', 'minf', 'stbl']) boxes = boxesOf(child(boxes, type).content)
  return child(boxesOf(child(boxes, 'stsd').content.subarray(8)), 'avc1')
}

function readFragment(bytes: Buffer) {
  const moof = child(boxesOf(bytes), 'moof')
  const sequence = child(boxesOf(moof.content), 'mfhd').content.readUInt32BE(4)
  const track = boxesOf(child(boxesOf(moof.content), 'traf').content)
  const run = child(track, 'trun').content
  const hasOffsets = (run.readUInt32BE(0) & 0x800) !== 0
  let at = moof.start + run.readInt32BE(8)
  const samples = Array.from({ length: run.readUInt32BE(4) }, (_, index) => {
    const row = run.subarray(12 + index * (hasOffsets ? 16 : 12))
    const end = at + row.readUInt32BE(4)
    const nals: Buffer[] = []
    while (at < end) {
      const length = bytes.readUInt32BE(at)
      nals.push(bytes.subarray(at + 4, at + 4 + length))
      at += 4 + length
    }
    return {
      duration: row.readUInt32BE(0),
      isKey: row.readUInt32BE(8) === 0x02000000,
      offset: hasOffsets ? row.readInt32BE(12) : 0,
      nals,
    }
  })
  return { sequence, decodeTime: child(track, 'tfdt').content.readBigUInt64BE(4), samples }
}
