/** Why a picture that does come is not good enough to supervise with. */
export const weaknesses = ['too-few-frames', 'packets-lost', 'keyframes-too-rare', 'bitrate-collapsed'] as const

export type Weakness = (typeof weaknesses)[number]

/** One measuring interval (about two seconds) of one camera. */
export type Quality = {
  readonly framesPerSecond: number
  /** What the survey or the camera itself says; unknown for many. */
  readonly expectedFramesPerSecond: number | undefined
  /** Lost packets as a share of those sent, 0–1. */
  readonly lostShare: number
  readonly sinceKeyframeMs: number
  readonly bitsPerSecond: number
  /** The camera's own average; undefined during its first minute. */
  readonly usualBitsPerSecond: number | undefined
}

/**
 * The rule, worst first. No public figure for frame rate or bitrate belongs to 597/CĐ-BCĐ or 4403/CV-BCĐ, so these bounds
 * only say "far from what this camera does". A bitrate that collapses is how a covered or blinded lens looks without decoding.
 */
export function weaknessOf(quality: Quality): Weakness | undefined {
  if (quality.lostShare > 0.02) return 'packets-lost'
  const fewest = quality.expectedFramesPerSecond === undefined ? 0.9 : quality.expectedFramesPerSecond / 2
  if (quality.framesPerSecond < fewest) return 'too-few-frames'
  if (quality.sinceKeyframeMs > 20_000) return 'keyframes-too-rare'
  if (quality.usualBitsPerSecond !== undefined && quality.bitsPerSecond < quality.usualBitsPerSecond / 20)
    return 'bitrate-collapsed'
  return undefined
}
