import { nalType, nalTypeOf, type ParameterSets } from '../video/h264.ts'

/** What a camera announces about itself (RFC 4566), as far as a video connection needs it. */
export type SessionDescription = {
  readonly control: string | undefined
  readonly media: readonly MediaDescription[]
}

type MediaDescription = {
  readonly kind: string
  readonly payloadTypes: readonly number[]
  readonly control: string | undefined
  readonly framesPerSecond: number | undefined
  /** By payload type. */
  readonly codecs: ReadonlyMap<number, { readonly name: string; readonly clockRate: number }>
  /** By payload type; parameter names in lower case. */
  readonly formats: ReadonlyMap<number, ReadonlyMap<string, string>>
}

/** The one stream that is asked for. Bytes of the parameter sets are NAL units with their header. */
export type VideoDescription = {
  readonly payloadType: number
  readonly clockRate: number
  readonly control: string | undefined
  readonly framesPerSecond: number | undefined
  readonly parameterSets: Partial<ParameterSets>
}

export type VideoChoice =
  | { readonly ok: true; readonly video: VideoDescription }
  | { readonly ok: false; readonly failure: 'unsupported-codec' | 'protocol-error'; readonly detail: string }

/** Reads what it knows and passes over the rest: real cameras add lines of their own and end lines as they please. */
export function readSessionDescription(text: string): SessionDescription {
  let control: string | undefined
  const media: MediaInProgress[] = []
  for (const line of text.split(/\r\n|\n|\r/)) {
    const value = line.slice(2).trim()
    const current = media.at(-1)
    if (line.startsWith('m=')) media.push(beginMedia(value))
    else if (line.startsWith('a=') && current) readMediaAttribute(current, value)
    else if (line.startsWith('a=control:')) control = value.slice('control:'.length).trim()
  }
  return { control, media }
}

/** The first H.264 stream. H.265 and others are named, so that the screen can say what to change on the camera. */
export function chooseVideo(description: SessionDescription): VideoChoice {
  const others: string[] = []
  for (const media of description.media) {
    if (media.kind !== 'video') continue
    for (const payloadType of media.payloadTypes) {
      const codec = media.codecs.get(payloadType) ?? staticCodecs.get(payloadType)
      const format = media.formats.get(payloadType)
      if (codec?.name !== 'H264') {
        others.push(codec?.name ?? `payload type ${payloadType}`)
        continue
      }
      if (format?.get('packetization-mode') === '2') {
        others.push('H264 interleaved packets')
        continue
      }
      const { control, framesPerSecond } = media
      const parameterSets = readParameterSets(format?.get('sprop-parameter-sets'))
      return { ok: true, video: { payloadType, clockRate: codec.clockRate, control, framesPerSecond, parameterSets } }
    }
  }
  if (others.length > 0) return { ok: false, failure: 'unsupported-codec', detail: others.slice(0, 4).join(', ') }
  return { ok: false, failure: 'protocol-error', detail: 'the camera announces no video' }
}

type MediaInProgress = {
  kind: string
  payloadTypes: number[]
  control: string | undefined
  framesPerSecond: number | undefined
  codecs: Map<number, { name: string; clockRate: number }>
  formats: Map<number, ReadonlyMap<string, string>>
}

function beginMedia(value: string): MediaInProgress {
  const [kind = '', , , ...types] = value.split(/\s+/)
  const payloadTypes = types.filter((type) => /^\d{1,3}$/.test(type)).map(Number)
  return { kind, payloadTypes, control: undefined, framesPerSecond: undefined, codecs: new Map(), formats: new Map() }
}

function readMediaAttribute(media: MediaInProgress, value: string): void {
  const colon = value.indexOf(':')
  const name = colon < 0 ? value : value.slice(0, colon)
  const content = colon < 0 ? '' : value.slice(colon + 1).trim()
  if (name === 'control') media.control = content
  if (name === 'framerate' || name === 'x-framerate') media.framesPerSecond = positive(Number.parseFloat(content))
  if (name === 'rtpmap') {
    const parts = /^(\d{1,3})\s+([^/\s]+)\/(\d{1,9})/.exec(content)
    if (parts) media.codecs.set(Number(parts[1]), { name: (parts[2] ?? '').toUpperCase(), clockRate: Number(parts[3]) || 90_000 })
  }
  if (name === 'fmtp') {
    const parts = /^(\d{1,3})\s+(.*)$/.exec(content)
    if (parts) media.formats.set(Number(parts[1]), readFormat(parts[2] ?? ''))
  }
}

function readFormat(text: string): ReadonlyMap<string, string> {
  const format = new Map<string, string>()
  for (const part of text.split(';')) {
    const equals = part.indexOf('=')
    if (equals > 0) format.set(part.slice(0, equals).trim().toLowerCase(), part.slice(equals + 1).trim())
  }
  return format
}

/** `sprop-parameter-sets` may hold more than one of each and in any order: the NAL type decides. */
function readParameterSets(text: string | undefined): Partial<ParameterSets> {
  const nals = (text ?? '').split(',').map((part) => Buffer.from(part.trim(), 'base64'))
  const sps = nals.find((nal) => nal.length > 4 && nalTypeOf(nal) === nalType.sps)
  const pps = nals.find((nal) => nal.length > 1 && nalTypeOf(nal) === nalType.pps)
  return { ...(sps && { sps }), ...(pps && { pps }) }
}

function positive(value: number): number | undefined {
  return Number.isFinite(value) && value > 0 && value <= 240 ? value : undefined
}

/** Payload types that need no rtpmap (RFC 3551 table 5). */
const staticCodecs: ReadonlyMap<number, { name: string; clockRate: number }> = new Map([
  [26, { name: 'JPEG', clockRate: 90_000 }],
  [32, { name: 'MPV', clockRate: 90_000 }],
])
