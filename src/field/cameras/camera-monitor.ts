import type { AddressGuard, Credentials } from './address-guard.ts'
import {
  type CameraConnection,
  type ConnectionSettings,
  type ConnectionState,
  defaultConnectionSettings,
  type Fact,
  isAttemptDue,
  newConnection,
  nextConnection,
  type Reason,
} from './camera-connection.ts'
import { type CameraFlow, type CameraMeasures, createCameraFlow, type Keyframe } from './camera-flow.ts'
import { openRtsp, type RtspConnection } from './rtsp/rtsp-client.ts'
import { failure, type RtspFailure } from './rtsp/rtsp-failure.ts'
import type { Picture } from './video/h264.ts'

type WatchedCamera = {
  readonly cameraId: string
  /** rtsp:// or rtsps:// address; credentials in it are used when `credentials` is absent. */
  readonly url: string
  readonly credentials?: Credentials | undefined
  /** Pinned certificate fingerprint for rtsps. */
  readonly certificate?: string | undefined
  /** What the survey says the camera sends; otherwise its own announcement is the measure. */
  readonly framesPerSecond?: number | undefined
}

export type CameraTransition = {
  readonly cameraId: string
  readonly from: ConnectionState
  readonly to: ConnectionState
  readonly reason: Reason | undefined
  readonly at: Date
}

type CameraStatus = CameraMeasures & {
  readonly cameraId: string
  readonly state: ConnectionState
  readonly reason: Reason | undefined
  /** For the technician, in English, without credentials. */
  readonly detail: string | undefined
  readonly since: Date
  readonly connects: number
}

export type CameraMonitor = {
  /** Watches a camera; one with the same id is replaced. */
  watch(camera: WatchedCamera): void
  unwatch(cameraId: string): void
  status(cameraId: string): CameraStatus | undefined
  statuses(): CameraStatus[]
  /** The last undamaged keyframe; it stays when the camera goes, with the time it was taken. */
  keyframe(cameraId: string): Keyframe | undefined
  /** Every picture of one camera, for live view and recording; returns how to stop. Listeners must not block. */
  follow(cameraId: string, onPicture: (picture: Picture) => void): () => void
  stop(): void
}

export type MonitorOptions = {
  readonly guard: AddressGuard
  readonly onTransition: (transition: CameraTransition) => void
  readonly settings?: Partial<ConnectionSettings>
  /** In [0, 1); spreads retries. */
  readonly random?: () => number
  readonly connectWithinMs?: number
}

const tickMs = 250
const measureEveryTicks = 8
/** Attempts begun in one tick: a dead network is found again quickly, and no storm of connections leaves this machine. */
const attemptsPerTick = 50

type Watched = {
  camera: WatchedCamera
  connection: CameraConnection
  flow: CameraFlow
  line: RtspConnection | undefined
  detail: string | undefined
  since: Date
  connects: number
}

/**
 * Holds any number of cameras in one process: connects, counts, notices silence, reconnects. What happens is decided by
 * camera-connection.ts; this file only has the sockets and the clock. Nothing is kept about past attempts, so a night with
 * every camera dead costs no memory.
 */
export function startCameraMonitor(options: MonitorOptions): CameraMonitor {
  const settings = { ...defaultConnectionSettings, ...options.settings }
  const random = options.random ?? Math.random
  const cameras = new Map<string, Watched>()
  let ticks = 0
  let firstInLine = 0
  let stopped = false

  function apply(watched: Watched, fact: Fact): void {
    const step = nextConnection(watched.connection, fact, performance.now(), random(), settings)
    watched.connection = step.connection
    if (step.hangUp) hangUp(watched)
    if (!step.transition) return
    watched.since = new Date()
    options.onTransition({ cameraId: watched.camera.cameraId, ...step.transition, at: watched.since })
  }

  function hangUp(watched: Watched): void {
    const { line } = watched
    watched.line = undefined
    line?.close()
  }

  function attempt(watched: Watched): void {
    const { url, credentials, certificate } = watched.camera
    apply(watched, { kind: 'attempted' })
    watched.flow.begin()
    const connectWithinMs = options.connectWithinMs ?? 4000
    const isCurrent = () => watched.line === line
    const line: RtspConnection = openRtsp(
      { url, credentials, certificate, guard: options.guard, connectWithinMs },
      {
        onSetUp: (video) => {
          if (isCurrent()) watched.flow.describe(video, watched.camera.framesPerSecond)
        },
        onPlaying: () => {
          if (!isCurrent()) return
          watched.connects++
          watched.detail = undefined
          apply(watched, { kind: 'playing' })
        },
        onPacket: (packet, arrivedAt) => {
          if (isCurrent()) watched.flow.take(packet, arrivedAt)
        },
        onEnd: (why) => {
          if (isCurrent()) lineEnded(watched, line.hasSpoken ? why : beforeRtsp(why))
        },
      },
    )
    watched.line = line
  }

  function lineEnded(watched: Watched, why: RtspFailure): void {
    watched.line = undefined
    watched.detail = why.detail
    apply(watched, { kind: 'ended', failure: why.name })
  }

  /**
   * Verdicts are given after the event loop has read what lies in the sockets: when this process itself was held up, the
   * packets are there and no camera is accused.
   */
  function tick(): void {
    if (stopped) return
    ticks++
    const now = performance.now()
    for (const watched of cameras.values()) {
      apply(watched, { kind: 'ticked', lastPacketAt: watched.flow.lastPacketAt })
      if (ticks % measureEveryTicks === 0 && watched.connection.line === 'open') {
        const weakness = watched.flow.measure(watched.line?.receivedBytes ?? 0, now)
        if (watched.connection.flowingSince !== undefined) apply(watched, { kind: 'measured', weakness })
      }
    }
    beginDueAttempts(now)
  }

  /** Takes turns, so that with thousands of dead cameras each one gets its attempt. */
  function beginDueAttempts(now: number): void {
    const all = [...cameras.values()]
    let left = Math.max(attemptsPerTick, Math.ceil(all.length / 20))
    for (let index = 0; index < all.length && left > 0; index++) {
      const at = (firstInLine + index) % all.length
      const watched = all[at]
      if (!watched || !isAttemptDue(watched.connection, now)) continue
      attempt(watched)
      left--
      if (left === 0) firstInLine = at + 1
    }
  }

  const timer = setInterval(() => setImmediate(tick), tickMs)

  function watch(camera: WatchedCamera): void {
    unwatch(camera.cameraId)
    const connection = newConnection(performance.now())
    const flow = createCameraFlow()
    cameras.set(camera.cameraId, { camera, connection, flow, line: undefined, detail: undefined, since: new Date(), connects: 0 })
  }

  function unwatch(cameraId: string): void {
    const watched = cameras.get(cameraId)
    if (watched) hangUp(watched)
    cameras.delete(cameraId)
  }

  function statusOf(watched: Watched): CameraStatus {
    const { camera, connection, detail, since, connects } = watched
    const measures = watched.flow.measures(connection.line === 'open')
    return { cameraId: camera.cameraId, state: connection.state, reason: connection.reason, detail, since, connects, ...measures }
  }

  return {
    watch,
    unwatch,
    status(cameraId) {
      const watched = cameras.get(cameraId)
      return watched && statusOf(watched)
    },
    statuses: () => [...cameras.values()].map(statusOf),
    keyframe: (cameraId) => cameras.get(cameraId)?.flow.keyframe(),
    follow: (cameraId, onPicture) => cameras.get(cameraId)?.flow.follow(onPicture) ?? (() => {}),
    stop() {
      stopped = true
      clearInterval(timer)
      for (const cameraId of [...cameras.keys()]) unwatch(cameraId)
    },
  }
}

/**
 * Until RTSP was spoken nothing is told but that there is no connection: whether a port was closed, silent, filtered or another service's
 * would make of the camera desk a map of somebody's network.
 */
function beforeRtsp(why: RtspFailure): RtspFailure {
  return why.name === 'address-not-allowed' ? why : failure('not-connected', 'no RTSP was spoken')
}
