import type { FailureName } from './rtsp/rtsp-failure.ts'
import type { Weakness } from './weakness.ts'

/** What the camera desk sees. `connecting` is only the time before the first verdict; later attempts keep the last verdict. */
export const connectionStates = [
  'connecting',
  'online',
  'degraded',
  'stalled',
  'offline',
  'wrong-credentials',
  'unsupported-codec',
] as const

export type ConnectionState = (typeof connectionStates)[number]

export type Reason = FailureName | Weakness

/** All times are milliseconds of one monotonic clock. */
export type CameraConnection = {
  readonly state: ConnectionState
  readonly reason: Reason | undefined
  readonly since: number
  /** The line itself: `resting` until `nextAttemptAt`, `attempting` from dialling to PLAY, `open` after PLAY. */
  readonly line: 'resting' | 'attempting' | 'open'
  readonly lineSince: number
  readonly nextAttemptAt: number
  /** Failures in a row; forgotten when packets have flowed for `steadyMs`. */
  readonly failures: number
  readonly flowingSince: number | undefined
  readonly weakness: Weakness | undefined
  readonly weaknessChangedAt: number
}

export type Fact =
  | { readonly kind: 'attempted' }
  | { readonly kind: 'playing' }
  | { readonly kind: 'ended'; readonly failure: FailureName }
  | { readonly kind: 'measured'; readonly weakness: Weakness | undefined }
  | { readonly kind: 'ticked'; readonly lastPacketAt: number | undefined }

export type Step = {
  readonly connection: CameraConnection
  readonly transition?: { readonly from: ConnectionState; readonly to: ConnectionState; readonly reason: Reason | undefined }
  /** The line is dead although it is open: close it. The connection already counts it as ended. */
  readonly hangUp?: true
}

export type ConnectionSettings = typeof defaultConnectionSettings

export const defaultConnectionSettings = {
  /** No packet for this long on an open line: the camera hangs or its cable is out. */
  stallMs: 2000,
  /** After PLAY a camera may take this long to send its first packet. */
  firstPacketMs: 8000,
  /** Dialling, logging in and PLAY together. */
  attemptMs: 15_000,
  /** Packets must have flowed this long before a camera is called online. */
  onlineAfterMs: 300,
  steadyMs: 10_000,
  /** A camera that was never reached is called offline no sooner than this: how fast an address fails tells what stands there. */
  firstVerdictMs: 10_000,
  degradedAfterMs: 5000,
  soundAfterMs: 10_000,
  firstRetryMs: 500,
  lastRetryMs: 10_000,
  /** Cameras lock an account after a handful of wrong passwords: a person has to correct it, so hurrying only does harm. */
  wrongCredentialsRetryMs: 300_000,
  /** A codec, a path and a forbidden address change only when somebody changes them. */
  lastingFailureRetryMs: 60_000,
}

/** A camera that has just been registered: its first attempt is due at once. */
export function newConnection(now: number): CameraConnection {
  return {
    state: 'connecting',
    reason: undefined,
    since: now,
    line: 'resting',
    lineSince: now,
    nextAttemptAt: now,
    failures: 0,
    flowingSince: undefined,
    weakness: undefined,
    weaknessChangedAt: now,
  }
}

export function isAttemptDue(connection: CameraConnection, now: number): boolean {
  return connection.line === 'resting' && now >= connection.nextAttemptAt
}

/** The rule: one fact, one step. `random` in [0, 1) spreads the retries. No I/O and no clock of its own. */
export function nextConnection(
  connection: CameraConnection,
  fact: Fact,
  now: number,
  random: number,
  settings: ConnectionSettings = defaultConnectionSettings,
): Step {
  if (fact.kind === 'ended') return ended(connection, fact.failure, now, random, settings)
  if (fact.kind === 'attempted') {
    return { connection: { ...connection, line: 'attempting', lineSince: now, flowingSince: undefined, weakness: undefined } }
  }
  if (fact.kind === 'playing') {
    return { connection: connection.line === 'attempting' ? { ...connection, line: 'open', lineSince: now } : connection }
  }
  if (fact.kind === 'measured') return measured(connection, fact.weakness, now, settings)
  return ticked(connection, fact.lastPacketAt, now, random, settings)
}

/**
 * Wait before attempt number `failures + 1`: 0.5–1 s, 1–2 s, … 5–10 s. The spread is as wide as the wait, so that a thousand
 * cameras that died together do not come back in the same instant.
 */
export function retryDelay(failure: FailureName, failures: number, random: number, settings: ConnectionSettings): number {
  if (failure === 'wrong-credentials') return settings.wrongCredentialsRetryMs * (1 + random / 10)
  if (failure === 'unsupported-codec' || failure === 'not-found' || failure === 'address-not-allowed') {
    return settings.lastingFailureRetryMs * (1 + random / 10)
  }
  const least = Math.min(settings.firstRetryMs * 2 ** Math.min(failures - 1, 20), settings.lastRetryMs / 2)
  return least * (1 + random)
}

/** The verdict that a failure alone gives. */
function stateOfFailure(failure: FailureName): ConnectionState {
  if (failure === 'wrong-credentials' || failure === 'unsupported-codec' || failure === 'stalled') return failure
  return 'offline'
}

function ended(connection: CameraConnection, why: FailureName, now: number, random: number, settings: ConnectionSettings): Step {
  const failures = connection.failures + 1
  const nextAttemptAt = now + retryDelay(why, failures, random, settings)
  const resting = { ...connection, line: 'resting' as const, lineSince: now, nextAttemptAt, failures, flowingSince: undefined }
  const isTooEarly =
    connection.state === 'connecting' && why === 'not-connected' && now - connection.since < settings.firstVerdictMs
  return isTooEarly ? { connection: resting } : become(resting, stateOfFailure(why), why, now)
}

function ticked(
  connection: CameraConnection,
  lastPacketAt: number | undefined,
  now: number,
  random: number,
  settings: ConnectionSettings,
): Step {
  if (connection.line === 'resting') return { connection }
  if (connection.line === 'attempting') {
    if (now - connection.lineSince <= settings.attemptMs) return { connection }
    return { ...ended(connection, 'not-connected', now, random, settings), hangUp: true }
  }
  const silentSince = lastPacketAt ?? connection.lineSince
  const patience = lastPacketAt === undefined ? settings.firstPacketMs : settings.stallMs
  if (now - silentSince > patience) return { ...ended(connection, 'stalled', now, random, settings), hangUp: true }
  if (lastPacketAt === undefined) return { connection }
  return flowing(connection, now, settings)
}

function flowing(connection: CameraConnection, now: number, settings: ConnectionSettings): Step {
  const flowingSince = connection.flowingSince ?? now
  const steady = now - flowingSince >= settings.steadyMs
  const flows = { ...connection, flowingSince, failures: steady ? 0 : connection.failures }
  if (flows.state === 'online' || flows.state === 'degraded' || now - flowingSince < settings.onlineAfterMs)
    return { connection: flows }
  return become({ ...flows, weakness: undefined, weaknessChangedAt: now }, 'online', undefined, now)
}

/** Both ways only after a while: a picture that is weak for a moment makes no entry, one that flickers does not flap. */
function measured(connection: CameraConnection, weakness: Weakness | undefined, now: number, settings: ConnectionSettings): Step {
  const changed = (weakness === undefined) !== (connection.weakness === undefined)
  const known = { ...connection, weakness, weaknessChangedAt: changed ? now : connection.weaknessChangedAt }
  const lasting = now - known.weaknessChangedAt
  if (known.state === 'online' && weakness && lasting >= settings.degradedAfterMs) return become(known, 'degraded', weakness, now)
  if (known.state !== 'degraded') return { connection: known }
  if (!weakness && lasting >= settings.soundAfterMs) return become(known, 'online', undefined, now)
  return { connection: { ...known, reason: weakness ?? known.reason } }
}

function become(connection: CameraConnection, to: ConnectionState, reason: Reason | undefined, now: number): Step {
  if (connection.state === to) return { connection: { ...connection, reason } }
  const { state: from } = connection
  return { connection: { ...connection, state: to, reason, since: now }, transition: { from, to, reason } }
}
