/** What an H.264 sequence parameter set says about the picture (ITU-T H.264 section 7.3.2.1). */
export type SequenceParameterSet = {
  readonly width: number
  readonly height: number
  readonly profile: number
  readonly level: number
  /** 0 grey, 1 = 4:2:0, 2 = 4:2:2, 3 = 4:4:4. */
  readonly chromaFormat: number
  readonly bitDepthLuma: number
  readonly bitDepthChroma: number
}

/** `sps` is the whole NAL unit with its header byte. Undefined when it is cut short or describes no sane picture. */
export function readSequenceParameterSet(sps: Uint8Array): SequenceParameterSet | undefined {
  const bits = bitReader(withoutEmulationPrevention(sps.subarray(1)))
  const profile = bits.take(8)
  bits.take(8)
  const level = bits.take(8)
  bits.unsigned()
  const chroma = profilesWithChroma.has(profile) ? readChroma(bits) : { format: 1, luma: 8, chroma: 8, separate: false }
  bits.unsigned()
  skipPictureOrder(bits)
  bits.unsigned()
  bits.take(1)
  const widthInBlocks = bits.unsigned() + 1
  const heightInMaps = bits.unsigned() + 1
  const framesOnly = bits.take(1)
  if (!framesOnly) bits.take(1)
  bits.take(1)
  const crop = bits.take(1)
    ? { left: bits.unsigned(), right: bits.unsigned(), top: bits.unsigned(), bottom: bits.unsigned() }
    : { left: 0, right: 0, top: 0, bottom: 0 }
  const sampled = chroma.separate ? 0 : chroma.format
  const cropX = sampled === 1 || sampled === 2 ? 2 : 1
  const cropY = (sampled === 1 ? 2 : 1) * (2 - framesOnly)
  const width = widthInBlocks * 16 - cropX * (crop.left + crop.right)
  const height = heightInMaps * 16 * (2 - framesOnly) - cropY * (crop.top + crop.bottom)
  if (bits.overrun() || width < 1 || height < 1 || width > 16_384 || height > 16_384) return undefined
  return { width, height, profile, level, chromaFormat: chroma.format, bitDepthLuma: chroma.luma, bitDepthChroma: chroma.chroma }
}

/** Profiles whose parameter set tells the chroma format (section 7.3.2.1.1). */
const profilesWithChroma = new Set([100, 110, 122, 244, 44, 83, 86, 118, 128, 138, 139, 134, 135])

function readChroma(bits: BitReader): { format: number; luma: number; chroma: number; separate: boolean } {
  const format = bits.unsigned()
  const separate = format === 3 && bits.take(1) === 1
  const luma = bits.unsigned() + 8
  const chroma = bits.unsigned() + 8
  bits.take(1)
  const scalingLists = bits.take(1) === 0 ? 0 : format === 3 ? 12 : 8
  for (let list = 0; list < scalingLists; list++) {
    const isPresent = bits.take(1) === 1
    if (isPresent) skipScalingList(bits, list < 6 ? 16 : 64)
  }
  return { format, luma, chroma, separate }
}

function skipScalingList(bits: BitReader, size: number): void {
  let last = 8
  for (let index = 0; index < size; index++) {
    const next = (last + bits.signed() + 256) & 0xff
    if (next === 0) return
    last = next
  }
}

function skipPictureOrder(bits: BitReader): void {
  const kind = bits.unsigned()
  if (kind === 0) bits.unsigned()
  if (kind !== 1) return
  bits.take(1)
  bits.signed()
  bits.signed()
  const offsets = bits.unsigned()
  for (let index = 0; index < offsets && !bits.overrun(); index++) bits.signed()
}

type BitReader = { take(count: number): number; unsigned(): number; signed(): number; overrun(): boolean }

/** Exp-Golomb reader (section 9.1). Behind the end it answers zeros and remembers that it ran over. */
function bitReader(bytes: Uint8Array): BitReader {
  let at = 0
  const end = bytes.length * 8
  const bit = () => {
    const value = at < end ? ((bytes[at >> 3] ?? 0) >> (7 - (at & 7))) & 1 : 0
    at++
    return value
  }
  const take = (count: number) => {
    let value = 0
    for (let left = count; left > 0; left--) value = value * 2 + bit()
    return value
  }
  const unsigned = () => {
    let zeros = 0
    while (zeros < 32 && at <= end && bit() === 0) zeros++
    return 2 ** zeros - 1 + take(zeros)
  }
  const signed = () => {
    const value = unsigned()
    return value % 2 === 1 ? (value + 1) / 2 : -value / 2
  }
  return { take, unsigned, signed, overrun: () => at > end }
}

/** Removes the 03 of every 00 00 03 (section 7.4.1). */
function withoutEmulationPrevention(bytes: Uint8Array): Uint8Array {
  const clean: number[] = []
  let zeros = 0
  for (const byte of bytes) {
    if (zeros >= 2 && byte === 3) {
      zeros = 0
      continue
    }
    zeros = byte === 0 ? zeros + 1 : 0
    clean.push(byte)
  }
  return Uint8Array.from(clean)
}
