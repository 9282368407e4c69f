import { readFileSync } from 'node:fs'
import { nalType, nalTypeOf, type ParameterSets } from '../video/h264.ts'

/** A short film cut into RTP packets once; each camera only stamps its own numbers into a copy. */
export type Clip = {
  readonly pictures: readonly PrebuiltPicture[]
  readonly parameterSets: ParameterSets
  readonly framesPerSecond: number
}

export type PrebuiltPicture = {
  /** Interleaved frames, one behind the other, ready to be written. */
  readonly bytes: Buffer
  /** Where each frame (its `$`) begins in `bytes`. */
  readonly frameAt: readonly number[]
  readonly key: boolean
}

/** What differs from camera to camera and from viewer to viewer. */
export type Stamp = { readonly channel: number; readonly sequence: number; readonly timestamp: number; readonly source: number }

export const simulatedPayloadType = 96

const framesPerSecondOfOurClips = 12
const packetBytes = 1400

/** Reads an Annex B file. `bitsPerSecond` fills every picture up with filler data to that rate, as a busier scene would. */
export function readClip(file: URL | string, bitsPerSecond?: number, framesPerSecond = framesPerSecondOfOurClips): Clip {
  const units = accessUnits(splitAnnexB(readFileSync(file)))
  const nals = units.flat()
  const sps = nals.find((nal) => nalTypeOf(nal) === nalType.sps)
  const pps = nals.find((nal) => nalTypeOf(nal) === nalType.pps)
  if (!sps || !pps) throw new Error(`no H.264 parameter sets in ${file}`)
  const wanted = bitsPerSecond === undefined ? 0 : bitsPerSecond / 8 / framesPerSecond
  return { pictures: units.map((unit) => prebuild(unit, wanted)), parameterSets: { sps, pps }, framesPerSecond }
}

/** A copy of the picture with the numbers written in; sequence numbers run on from `stamp.sequence`. */
export function stamped(picture: PrebuiltPicture, stamp: Stamp): Buffer {
  const bytes = Buffer.from(picture.bytes)
  picture.frameAt.forEach((at, index) => {
    bytes.writeUInt8(stamp.channel, at + 1)
    bytes.writeUInt16BE((stamp.sequence + index) & 0xffff, at + 6)
    bytes.writeUInt32BE(stamp.timestamp, at + 8)
    bytes.writeUInt32BE(stamp.source, at + 12)
  })
  return bytes
}

/** NAL units of a byte stream (ITU-T H.264 annex B), without start codes. */
export function splitAnnexB(bytes: Buffer): Buffer[] {
  const nals: Buffer[] = []
  const code = Buffer.of(0, 0, 1)
  for (let at = bytes.indexOf(code); at >= 0; ) {
    const next = bytes.indexOf(code, at + 3)
    let end = next < 0 ? bytes.length : next
    while (end > at + 3 && bytes[end - 1] === 0) end--
    if (end > at + 3) nals.push(bytes.subarray(at + 3, end))
    at = next
  }
  return nals
}

/** One group of NAL units per picture; what stands before a slice belongs to it. */
export function accessUnits(nals: readonly Buffer[]): Buffer[][] {
  const units: Buffer[][] = []
  let hasSlice = true
  for (const nal of nals) {
    const isSlice = nalTypeOf(nal) >= nalType.slice && nalTypeOf(nal) <= nalType.keySlice
    const isFirstSlice = isSlice && ((nal[1] ?? 0) & 0x80) !== 0
    if (hasSlice && (!isSlice || isFirstSlice)) {
      units.push([])
      hasSlice = false
    }
    units.at(-1)?.push(nal)
    hasSlice ||= isSlice
  }
  return units
}

/** RFC 6184: parameter sets together in a STAP-A, small units alone, large ones in FU-A pieces; marker on the last packet. */
export function prebuild(unit: readonly Buffer[], wantedBytes = 0): PrebuiltPicture {
  const small = unit.filter((nal) => nalTypeOf(nal) === nalType.sps || nalTypeOf(nal) === nalType.pps)
  const large = unit.filter((nal) => !small.includes(nal))
  const payloads = small.length > 1 ? [aggregate(small)] : [...small]
  for (const nal of large) payloads.push(...(nal.length <= packetBytes ? [nal] : fragments(nal)))
  let missing = wantedBytes - payloads.reduce((sum, payload) => sum + payload.length + 16, 0)
  for (; missing > 40; missing -= packetBytes + 16) payloads.push(filler(Math.min(packetBytes, missing - 16)))
  const frameAt: number[] = []
  const parts: Buffer[] = []
  let at = 0
  payloads.forEach((payload, index) => {
    frameAt.push(at)
    parts.push(frameHead(payload.length, index === payloads.length - 1), payload)
    at += 16 + payload.length
  })
  return { bytes: Buffer.concat(parts), frameAt, key: unit.some((nal) => nalTypeOf(nal) === nalType.keySlice) }
}

function frameHead(payloadBytes: number, marker: boolean): Buffer {
  const head = Buffer.alloc(16)
  head.writeUInt8(0x24, 0)
  head.writeUInt16BE(12 + payloadBytes, 2)
  head.writeUInt8(0x80, 4)
  head.writeUInt8((marker ? 0x80 : 0) | simulatedPayloadType, 5)
  return head
}

function aggregate(nals: readonly Buffer[]): Buffer {
  const sized = nals.flatMap((nal) => [Buffer.of(nal.length >> 8, nal.length & 0xff), nal])
  return Buffer.concat([Buffer.of(0x60 | 24), ...sized])
}

function fragments(nal: Buffer): Buffer[] {
  const head = nal[0] ?? 0
  const pieces: Buffer[] = []
  for (let at = 1; at < nal.length; at += packetBytes - 2) {
    const end = Math.min(nal.length, at + packetBytes - 2)
    const position = (at === 1 ? 0x80 : 0) | (end === nal.length ? 0x40 : 0)
    pieces.push(Buffer.concat([Buffer.of((head & 0x60) | 28, position | (head & 0x1f)), nal.subarray(at, end)]))
  }
  return pieces
}

function filler(bytes: number): Buffer {
  const nal = Buffer.alloc(Math.max(2, Math.round(bytes)), 0xff)
  nal.writeUInt8(nalType.filler, 0)
  nal.writeUInt8(0x80, nal.length - 1)
  return nal
}
