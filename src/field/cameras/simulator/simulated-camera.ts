import type { Socket } from 'node:net'
import { type Clip, type PrebuiltPicture, stamped } from './clip.ts'

/** What can be done to a simulated camera. */
const faultKinds = ['stall', 'hang', 'drop', 'refuse', 'wrong-sdp', 'h265', 'segmentation', 'garbage', 'black', 'frozen'] as const

/**
 * stall: no more packets, still answers · hang: neither · drop: closes once · refuse: closes whatever comes · wrong-sdp:
 * announces no video · h265: announces H.265 · segmentation: writes in small random pieces · garbage: stray bytes between
 * frames · black, frozen: another film
 */
export type FaultKind = (typeof faultKinds)[number]

export function isFaultKind(text: string): text is FaultKind {
  return faultKinds.some((kind) => kind === text)
}

export type Clips = { readonly normal: Clip; readonly black: Clip; readonly frozen: Clip }

/** One connection to the simulator. Numbers begin anywhere, so that every wrap-around happens sooner or later. */
export type Viewer = {
  readonly socket: Socket
  readonly source: number
  readonly firstTimestamp: number
  playing: boolean
  channel: number
  sequence: number
  position: number
  lastRequestAt: number
  /** Changes with a keyframe only, as a picture needs the ones before it. */
  film: Clip | undefined
}

export type SimulatedCamera = {
  readonly number: number
  readonly fault: FaultKind | undefined
  readonly viewers: Set<Viewer>
  setFault(kind: FaultKind | undefined): void
  /** Sends the next picture to every viewer. */
  sendPicture(): void
  /** Where a new viewer begins: on a keyframe, another one for each camera. */
  firstPicture(): number
  /** When picture `index` of the film last left, in milliseconds since 1970: the reference for delays. */
  sentAt(index: number): number | undefined
}

/** More unsent bytes than this and a picture is left out, as an encoder does when its network is too slow. */
const mostUnsentBytes = 4_000_000

export function createSimulatedCamera(number: number, clips: Clips, random: () => number): SimulatedCamera {
  const viewers = new Set<Viewer>()
  const sent = new Map<number, number>()
  const keys = clips.normal.pictures.flatMap((picture, index) => (picture.key ? [index] : []))
  let fault: FaultKind | undefined

  function setFault(kind: FaultKind | undefined): void {
    fault = kind === 'drop' ? undefined : kind
    if (kind === 'drop' || kind === 'refuse' || kind === 'wrong-sdp' || kind === 'h265') {
      for (const viewer of viewers) viewer.socket.destroy()
    }
  }

  function sendPicture(): void {
    if (fault === 'stall' || fault === 'hang') return
    const clip = fault === 'black' ? clips.black : fault === 'frozen' ? clips.frozen : clips.normal
    for (const viewer of viewers) {
      if (!viewer.playing || viewer.socket.writableLength > mostUnsentBytes) continue
      const index = viewer.position % clip.pictures.length
      if (clip.pictures[index]?.key) viewer.film = clip
      const film = viewer.film ?? clip
      const picture = film.pictures[index]
      if (picture) send(viewer, picture, film.framesPerSecond)
      if (film === clips.normal) sent.set(index, performance.timeOrigin + performance.now())
    }
  }

  function send(viewer: Viewer, picture: PrebuiltPicture, framesPerSecond: number): void {
    const { channel, sequence, source } = viewer
    const timestamp = (viewer.firstTimestamp + Math.round((viewer.position * 90_000) / framesPerSecond)) >>> 0
    const bytes = stamped(picture, { channel, sequence, timestamp, source })
    viewer.sequence = (sequence + picture.frameAt.length) & 0xffff
    viewer.position++
    if (fault === 'segmentation') writeInPieces(viewer, bytes)
    else viewer.socket.write(bytes)
    if (fault === 'garbage') viewer.socket.write(strayBytes())
  }

  function writeInPieces(viewer: Viewer, bytes: Buffer): void {
    for (let at = 0; at < bytes.length; ) {
      const end = at + 1 + Math.floor(random() ** 3 * 900)
      viewer.socket.write(bytes.subarray(at, end))
      at = end
    }
  }

  /** Anything but a `$`: half a frame whose beginning got lost. */
  function strayBytes(): Buffer {
    const bytes = Buffer.alloc(1 + Math.floor(random() * 300))
    for (let at = 0; at < bytes.length; at++) bytes.writeUInt8(at === 0 ? 0x80 : Math.floor(random() * 256), at)
    return bytes
  }

  return {
    number,
    get fault() {
      return fault
    },
    viewers,
    setFault,
    sendPicture,
    firstPicture: () => keys[number % keys.length] ?? 0,
    sentAt: (index) => sent.get(index),
  }
}
