/**
 * Where cameras must stand in a centralised quarantine facility: the six zones of 4403/CV-BCĐ (30/5/2021). The same letter
 * excludes the inside of rooms, toilets and bathrooms; such a placement is not in this list and so cannot be written down.
 */
export const zones = ['corridor', 'lobby', 'service-yard', 'outside-washroom', 'gate', 'other-public'] as const

export type Zone = (typeof zones)[number]

/** One place that needs a camera: the corridor outside a room's door, the lobby of a floor, a gate. */
export type RequiredPoint = { readonly pointId: string; readonly zone: Zone }

/** `pointIds`: what the camera sees (one corridor camera sees many doors). `working`: its picture comes (online or degraded). */
export type PlacedCamera = { readonly cameraId: string; readonly pointIds: readonly string[]; readonly working: boolean }

export type PlacementDecision =
  | { readonly accepted: true; readonly zone: Zone }
  | {
      readonly accepted: false
      readonly code: 'camera-inside-a-private-room' | 'zone-not-in-the-list'
      readonly facts: { readonly placement: string; readonly zones: typeof zones }
    }

/** A zone's code becomes a `Zone`; every other word is refused, and one that names a private place (Vietnamese or English) with that reason. */
export function decidePlacement(placement: string): PlacementDecision {
  const zone = zones.find((known) => known === placement)
  if (zone) return { accepted: true, zone }
  const code = isPrivate(placement) ? 'camera-inside-a-private-room' : 'zone-not-in-the-list'
  return { accepted: false, code, facts: { placement, zones } }
}

export type Coverage = {
  /** Required points that a camera sees, 0–1; null when no point is required yet: that is "no data", never "complete". */
  readonly share: number | null
  /** Required points that a working camera sees, 0–1. */
  readonly workingShare: number | null
  readonly missingPointIds: readonly string[]
  readonly notWorkingPointIds: readonly string[]
  /** Zones with a point that no camera sees. */
  readonly missingZones: readonly Zone[]
  /** Zones of the letter for which the survey has named no point at all. */
  readonly unsurveyedZones: readonly Zone[]
}

/** Share of 4403/CV-BCĐ fulfilled by one facility. A point seen by several cameras counts once; unknown points count nothing. */
export function coverageOf(requiredPoints: readonly RequiredPoint[], cameras: readonly PlacedCamera[]): Coverage {
  const points = new Map(requiredPoints.map((point) => [point.pointId, point]))
  const seen = new Set(cameras.flatMap((camera) => camera.pointIds))
  const seenNow = new Set(cameras.filter((camera) => camera.working).flatMap((camera) => camera.pointIds))
  const missing = [...points.values()].filter((point) => !seen.has(point.pointId))
  const notWorking = [...points.values()].filter((point) => seen.has(point.pointId) && !seenNow.has(point.pointId))
  const total = points.size
  const surveyed = new Set([...points.values()].map((point) => point.zone))
  return {
    share: total === 0 ? null : (total - missing.length) / total,
    workingShare: total === 0 ? null : (total - missing.length - notWorking.length) / total,
    missingPointIds: missing.map((point) => point.pointId),
    notWorkingPointIds: notWorking.map((point) => point.pointId),
    missingZones: zones.filter((zone) => missing.some((point) => point.zone === zone)),
    unsurveyedZones: zones.filter((zone) => !surveyed.has(zone)),
  }
}

/** Words by which a sheet from the field names a private place; "outside the washroom" is a required zone and stays allowed. */
function isPrivate(placement: string): boolean {
  const words = placement.toLowerCase().normalize('NFC').replace(/[_-]+/g, ' ')
  if (/\b(outside|corridor)\b|ngoài|hành lang/u.test(words)) return false
  return /\b(room|bedroom|toilet|wc|bathroom|washroom|shower)s?\b|phòng|nhà vệ sinh|nhà tắm|buồng/u.test(words)
}
