import { createRtpStatistics, type RtpPacket, type RtpStatistics } from './rtsp/rtp.ts'
import type { VideoDescription } from './rtsp/sdp.ts'
import { createDepacketiser, type Depacketiser, nalType, nalTypeOf, type ParameterSets, type Picture } from './video/h264.ts'
import { readSequenceParameterSet } from './video/sequence-parameter-set.ts'
import { type Weakness, weaknessOf } from './weakness.ts'

export type CameraMeasures = {
  readonly bitsPerSecond: number
  readonly framesPerSecond: number
  /** Time between the last two keyframes; undefined until there were two. */
  readonly keyIntervalMs: number | undefined
  /** Since the camera is watched, over all reconnections. */
  readonly receivedPackets: number
  readonly lostPackets: number
  readonly jitterMs: number
  readonly lastPacketAt: Date | undefined
  readonly width: number | undefined
  readonly height: number | undefined
}

export type Keyframe = { readonly takenAt: Date; readonly nals: readonly Buffer[]; readonly parameterSets: ParameterSets }

/** What one camera sends, counted. Times going in are milliseconds of one monotonic clock. */
export type CameraFlow = {
  /** A new line begins: numbering and timestamps start afresh, totals go on. */
  begin(): void
  describe(video: VideoDescription, framesPerSecond: number | undefined): void
  take(packet: RtpPacket, now: number): void
  /** Closes a measuring interval; `receivedBytes` counts from the beginning of the line. */
  measure(receivedBytes: number, now: number): Weakness | undefined
  measures(isOpen: boolean): CameraMeasures
  keyframe(): Keyframe | undefined
  follow(onPicture: (picture: Picture) => void): () => void
  /** On the present line; undefined until its first packet. */
  readonly lastPacketAt: number | undefined
}

/** A keyframe larger than this is shown live but not kept: a thousand cameras share one process. */
const keptKeyframeBytes = 2_000_000
/** The usual bitrate is an average over about a hundred seconds and counts after thirty intervals. */
const usualWeight = 0.02
const intervalsUntilUsual = 30

export function createCameraFlow(): CameraFlow {
  let statistics: RtpStatistics | undefined
  let depacketiser: Depacketiser | undefined
  let expectedFramesPerSecond: number | undefined
  let earlier = { received: 0, lost: 0 }
  let timestamp = -1
  let frames = 0
  let firstPacketAt: number | undefined
  let lastPacketAt: number | undefined
  let lastEverAt: number | undefined
  let lastKeyAt: number | undefined
  let keyIntervalMs: number | undefined
  let interval: { at: number; bytes: number; frames: number; received: number; lost: number } | undefined
  let rates = { bitsPerSecond: 0, framesPerSecond: 0 }
  let usual = { bitsPerSecond: 0, intervals: 0 }
  let keyframe: Keyframe | undefined
  let size: { sps: Buffer; width: number; height: number } | undefined
  const followers = new Set<(picture: Picture) => void>()

  function begin(): void {
    earlier = totals()
    statistics = undefined
    depacketiser = undefined
    interval = undefined
    timestamp = -1
    firstPacketAt = undefined
    lastPacketAt = undefined
    lastKeyAt = undefined
    keyIntervalMs = undefined
  }

  function describe(video: VideoDescription, framesPerSecond: number | undefined): void {
    expectedFramesPerSecond = framesPerSecond ?? video.framesPerSecond
    statistics = createRtpStatistics(video.clockRate)
    depacketiser = createDepacketiser({
      onPicture: takePicture,
      keyframesOnly: followers.size === 0,
      parameterSets: video.parameterSets,
    })
  }

  function take(packet: RtpPacket, now: number): void {
    firstPacketAt ??= now
    lastPacketAt = now
    lastEverAt = now
    if (packet.timestamp !== timestamp) {
      timestamp = packet.timestamp
      frames++
    }
    statistics?.count(packet, now)
    depacketiser?.push(packet)
  }

  function takePicture(picture: Picture): void {
    if (picture.key && !picture.damaged) noteKeyframe(picture)
    for (const follower of followers) follower(picture)
  }

  function noteKeyframe(picture: Picture): void {
    const at = lastPacketAt ?? 0
    if (lastKeyAt !== undefined) keyIntervalMs = at - lastKeyAt
    lastKeyAt = at
    const slices = picture.nals.filter((nal) => nalTypeOf(nal) === nalType.keySlice)
    const bytes = slices.reduce((sum, nal) => sum + nal.length, 0)
    if (!picture.parameterSets || bytes > keptKeyframeBytes) return
    keyframe = { takenAt: new Date(), nals: slices, parameterSets: picture.parameterSets }
  }

  function measure(receivedBytes: number, now: number): Weakness | undefined {
    const { received, lost } = totals()
    const last = interval
    interval = { at: now, bytes: receivedBytes, frames, received, lost }
    if (!last || now <= last.at) return undefined
    const seconds = (now - last.at) / 1000
    rates = { bitsPerSecond: ((receivedBytes - last.bytes) * 8) / seconds, framesPerSecond: (frames - last.frames) / seconds }
    const sent = received - last.received + lost - last.lost
    const weakness = weaknessOf({
      ...rates,
      expectedFramesPerSecond,
      lostShare: sent > 0 ? Math.max(0, lost - last.lost) / sent : 0,
      sinceKeyframeMs: now - (lastKeyAt ?? firstPacketAt ?? now),
      usualBitsPerSecond: usual.intervals >= intervalsUntilUsual ? usual.bitsPerSecond : undefined,
    })
    const weight = usual.intervals === 0 ? 1 : usualWeight
    usual = {
      bitsPerSecond: usual.bitsPerSecond + (rates.bitsPerSecond - usual.bitsPerSecond) * weight,
      intervals: usual.intervals + 1,
    }
    return weakness
  }

  function measures(isOpen: boolean): CameraMeasures {
    const { received, lost } = totals()
    const picture = keyframe && sizeOf(keyframe.parameterSets.sps)
    return {
      bitsPerSecond: isOpen ? Math.round(rates.bitsPerSecond) : 0,
      framesPerSecond: isOpen ? Math.round(rates.framesPerSecond * 10) / 10 : 0,
      keyIntervalMs: keyIntervalMs === undefined ? undefined : Math.round(keyIntervalMs),
      receivedPackets: received,
      lostPackets: lost,
      jitterMs: Math.round(statistics?.counts.jitterMs ?? 0),
      lastPacketAt: lastEverAt === undefined ? undefined : new Date(Date.now() - (performance.now() - lastEverAt)),
      width: picture?.width,
      height: picture?.height,
    }
  }

  function sizeOf(sps: Buffer): { width: number; height: number } | undefined {
    if (size?.sps === sps) return size
    const read = readSequenceParameterSet(sps)
    size = read && { sps, width: read.width, height: read.height }
    return size
  }

  function totals(): { received: number; lost: number } {
    const { received, lost } = statistics?.counts ?? { received: 0, lost: 0 }
    return { received: earlier.received + received, lost: earlier.lost + lost }
  }

  function follow(onPicture: (picture: Picture) => void): () => void {
    const follower = (picture: Picture) => onPicture(picture)
    followers.add(follower)
    depacketiser?.keyframesOnly(false)
    return () => {
      followers.delete(follower)
      depacketiser?.keyframesOnly(followers.size === 0)
    }
  }

  return {
    begin,
    describe,
    take,
    measure,
    measures,
    keyframe: () => keyframe,
    follow,
    get lastPacketAt() {
      return lastPacketAt
    },
  }
}
