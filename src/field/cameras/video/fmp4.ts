import { nalType, nalTypeOf, type ParameterSets } from './h264.ts'
import { readSequenceParameterSet } from './sequence-parameter-set.ts'

/** One picture for a fragment. Durations and offsets in the 90 kHz clock of RTP. */
export type Sample = {
  readonly nals: readonly Uint8Array[]
  readonly key: boolean
  readonly duration: number
  /** Presentation minus decoding time; only streams with B pictures need it. */
  readonly compositionOffset?: number
}

/** Ticks a second in every time of this file. */
const videoTimescale = 90_000

/** The codec string a browser's MediaSource asks for, e.g. `avc1.4d401e` (RFC 6381). */
export function codecString(sps: Uint8Array): string {
  return `avc1.${Buffer.from(sps.subarray(1, 4)).toString('hex')}`
}

/** `ftyp` + `moov` for one H.264 track (ISO/IEC 14496-12 and -15); undefined when the parameter set cannot be read. */
export function initSegment({ sps, pps }: ParameterSets): Buffer | undefined {
  const picture = readSequenceParameterSet(sps)
  if (!picture) return undefined
  const { width, height } = picture
  const chroma = profilesWithChromaInConfiguration.has(picture.profile)
    ? Buffer.of(0xfc | picture.chromaFormat, 0xf8 | (picture.bitDepthLuma - 8), 0xf8 | (picture.bitDepthChroma - 8), 0)
    : Buffer.alloc(0)
  const configuration = box('avcC', [
    Buffer.of(1, ...sps.subarray(1, 4), 0xff, 0xe1),
    u16(sps.length),
    sps,
    Buffer.of(1),
    u16(pps.length),
    pps,
    chroma,
  ])
  const entry = box('avc1', [
    ...[Buffer.alloc(6), u16(1), Buffer.alloc(16), u16(width, height), u32(0x48_0000, 0x48_0000, 0)],
    ...[u16(1), Buffer.alloc(32), u16(0x18, 0xffff), configuration],
  ])
  const sampleTable = box('stbl', [
    ...[fullBox('stsd', 0, [u32(1), entry]), fullBox('stts', 0, [u32(0)]), fullBox('stsc', 0, [u32(0)])],
    ...[fullBox('stsz', 0, [u32(0, 0)]), fullBox('stco', 0, [u32(0)])],
  ])
  const dataReference = box('dinf', [fullBox('dref', 0, [u32(1), fullBox('url ', 1, [])])])
  const handler = fullBox('hdlr', 0, [u32(0), Buffer.from('vide'), Buffer.alloc(12), Buffer.from('v\0')])
  const mediaHeader = fullBox('mdhd', 0, [u32(0, 0, videoTimescale, 0), u16(undeterminedLanguage, 0)])
  const media = box('mdia', [mediaHeader, handler, box('minf', [fullBox('vmhd', 1, [u32(0, 0)]), dataReference, sampleTable])])
  const trackHeader = fullBox('tkhd', 3, [u32(0, 0, 1, 0, 0, 0, 0), u32(0, 0), unityMatrix, u32(width * 65_536, height * 65_536)])
  const movieHeader = fullBox('mvhd', 0, [
    ...[u32(0, 0, 1000, 0, 0x1_0000), u16(0x100, 0), u32(0, 0), unityMatrix, Buffer.alloc(24), u32(2)],
  ])
  const extends_ = box('mvex', [fullBox('trex', 0, [u32(1, 1, 0, 0, 0)])])
  return Buffer.concat([
    box('ftyp', [Buffer.from('iso5'), u32(512), Buffer.from('iso5iso6mp41')]),
    box('moov', [movieHeader, box('trak', [trackHeader, media]), extends_]),
  ])
}

/**
 * `moof` + `mdat`: `sequence` counts fragments from 1, `decodeTime` is the 90 kHz time of the first sample. Parameter sets,
 * delimiters and filler are left out (the init segment holds the parameter sets); a change of them needs a new init segment.
 */
export function mediaFragment(sequence: number, decodeTime: number, samples: readonly Sample[]): Buffer {
  const data: Uint8Array[] = []
  const table: Buffer[] = []
  const withOffsets = samples.some((sample) => sample.compositionOffset)
  for (const sample of samples) {
    let bytes = 0
    for (const nal of sample.nals) {
      if (isLeftOut(nal)) continue
      data.push(u32(nal.length), nal)
      bytes += 4 + nal.length
    }
    table.push(u32(sample.duration, bytes, sample.key ? keySampleFlags : otherSampleFlags))
    if (withOffsets) table.push(i32(sample.compositionOffset ?? 0))
  }
  const runFlags = 0x01_000701 | (withOffsets ? 0x800 : 0)
  const moof = (dataOffset: number) =>
    box('moof', [
      fullBox('mfhd', 0, [u32(sequence)]),
      box('traf', [
        fullBox('tfhd', 0x020000, [u32(1)]),
        fullBox('tfdt', 0x01_000000, [u32(Math.floor(decodeTime / 2 ** 32), decodeTime % 2 ** 32)]),
        fullBox('trun', runFlags, [u32(samples.length, dataOffset), ...table]),
      ]),
    ])
  const offset = moof(0).length + 8
  return Buffer.concat([moof(offset), box('mdat', data)])
}

/** One keyframe as a complete little film: a browser draws it without any decoder on the server. */
export function snapshotFilm(parameterSets: ParameterSets, nals: readonly Uint8Array[]): Buffer | undefined {
  const init = initSegment(parameterSets)
  if (!init) return undefined
  return Buffer.concat([init, mediaFragment(1, 0, [{ nals, key: true, duration: videoTimescale }])])
}

function isLeftOut(nal: Uint8Array): boolean {
  const type = nalTypeOf(nal)
  return type === nalType.sps || type === nalType.pps || type === nalType.delimiter || type === nalType.filler
}

/** sample_depends_on = 2 (nothing) for keyframes; = 1 and sample_is_non_sync_sample for the others. */
const keySampleFlags = 0x02_000000
const otherSampleFlags = 0x01_010000
/** ISO 639-2/T `und`, three letters of five bits. */
const undeterminedLanguage = 0x55c4
/** ISO/IEC 14496-15 section 5.3.3.1.2 adds three bytes of chroma for these. */
const profilesWithChromaInConfiguration = new Set([100, 110, 122, 144, 244])
const unityMatrix = u32(0x1_0000, 0, 0, 0, 0x1_0000, 0, 0, 0, 0x4000_0000)

function box(type: string, content: readonly Uint8Array[]): Buffer {
  const length = content.reduce((sum, part) => sum + part.length, 8)
  return Buffer.concat([u32(length), Buffer.from(type, 'latin1'), ...content], length)
}

/** A box with a version (upper byte) and flags in front of its content. */
function fullBox(type: string, versionAndFlags: number, content: readonly Uint8Array[]): Buffer {
  return box(type, [u32(versionAndFlags), ...content])
}

function u32(...values: number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 4)
  values.forEach((value, index) => {
    bytes.writeUInt32BE(value, index * 4)
  })
  return bytes
}

function i32(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeInt32BE(value)
  return bytes
}

function u16(...values: number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 2)
  values.forEach((value, index) => {
    bytes.writeUInt16BE(value, index * 2)
  })
  return bytes
}
