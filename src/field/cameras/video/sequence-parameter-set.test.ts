import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readClip } from '../simulator/clip.ts'
import { readSequenceParameterSet } from './sequence-parameter-set.ts'

type Wanted = {
  profile: number
  blocks: number
  maps: number
  framesOnly: boolean
  crop: readonly number[] | undefined
  poc: 0 | 1 | 2
  scaling: boolean
}

/** Writes a parameter set bit by bit, with emulation prevention, to be read back. */
function write(wanted: Wanted): Buffer {
  let bits = ''
  const fixed = (value: number, width: number) => {
    bits += value.toString(2).padStart(width, '0')
  }
  const unsigned = (value: number) => {
    const text = (value + 1).toString(2)
    bits += '0'.repeat(text.length - 1) + text
  }
  const signed = (value: number) => unsigned(value > 0 ? value * 2 - 1 : -value * 2)
  fixed(wanted.profile, 8)
  fixed(0, 8)
  fixed(31, 8)
  unsigned(0)
  if (wanted.profile === 100) {
    for (const value of [1, 0, 0]) unsigned(value)
    fixed(0, 1)
    fixed(wanted.scaling ? 1 : 0, 1)
    if (wanted.scaling) {
      fixed(1, 1)
      for (let index = 0; index < 16; index++) signed(index % 3)
      fixed(1, 1)
      signed(-8)
      fixed(0, 6)
    }
  }
  unsigned(4)
  unsigned(wanted.poc)
  if (wanted.poc === 0) unsigned(4)
  if (wanted.poc === 1) {
    fixed(0, 1)
    for (const value of [-3, 7]) signed(value)
    unsigned(2)
    for (const value of [1, -1]) signed(value)
  }
  unsigned(1)
  fixed(0, 1)
  unsigned(wanted.blocks - 1)
  unsigned(wanted.maps - 1)
  fixed(wanted.framesOnly ? 1 : 0, 1)
  if (!wanted.framesOnly) fixed(1, 1)
  fixed(1, 1)
  fixed(wanted.crop ? 1 : 0, 1)
  for (const value of wanted.crop ?? []) unsigned(value)
  fixed(0, 1)
  bits += '1'
  const bytes = (bits.padEnd(Math.ceil(bits.length / 8) * 8, '0').match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2))
  const escaped: number[] = []
  for (const byte of bytes) {
    if (byte <= 3 && escaped.at(-1) === 0 && escaped.at(-2) === 0) escaped.push(3)
    escaped.push(byte)
  }
  return Buffer.from([0x67, ...escaped])
}

describe('the size of a picture', () => {
  test('is read as it was written, for every profile, cropping and kind of order', () => {
    const wanted: fc.Arbitrary<Wanted> = fc.record({
      profile: fc.constantFrom(66, 77, 100),
      blocks: fc.integer({ min: 10, max: 256 }),
      maps: fc.integer({ min: 10, max: 135 }),
      framesOnly: fc.boolean(),
      crop: fc.option(fc.tuple(fc.nat(7), fc.nat(7), fc.nat(7), fc.nat(7)), { nil: undefined }),
      poc: fc.constantFrom(0, 1, 2),
      scaling: fc.boolean(),
    })
    fc.assert(
      fc.property(wanted, (one) => {
        const [left = 0, right = 0, top = 0, bottom = 0] = one.crop ?? []
        const fields = one.framesOnly ? 1 : 2
        expect(readSequenceParameterSet(write(one))).toMatchObject({
          profile: one.profile,
          level: 31,
          width: one.blocks * 16 - 2 * (left + right),
          height: one.maps * 16 * fields - 2 * fields * (top + bottom),
        })
      }),
    )
  })

  test('of the simulator is 640 by 360', () => {
    const { parameterSets } = readClip(new URL('../simulator/clips/normal.h264', import.meta.url))
    expect(readSequenceParameterSet(parameterSets.sps)).toMatchObject({ width: 640, height: 360, profile: 77, chromaFormat: 1 })
  })

  test('that is cut short or absurd is not a size', () => {
    const whole = write({ profile: 77, blocks: 40, maps: 23, framesOnly: true, crop: [0, 0, 0, 4], poc: 0, scaling: false })
    for (let bytes = 0; bytes < whole.length - 1; bytes++)
      expect(readSequenceParameterSet(whole.subarray(0, bytes))).toBeUndefined()
    expect(
      readSequenceParameterSet(
        write({ profile: 77, blocks: 4000, maps: 4000, framesOnly: true, crop: undefined, poc: 0, scaling: false }),
      ),
    ).toBeUndefined()
  })

  test('any bytes at all are survived', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => void readSequenceParameterSet(bytes)))
  })
})
