import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type CameraConnection,
  connectionStates,
  type Fact,
  isAttemptDue,
  newConnection,
  nextConnection,
  retryDelay,
  type Step,
  defaultConnectionSettings as settings,
} from './camera-connection.ts'
import { failureNames } from './rtsp/rtsp-failure.ts'
import { weaknesses } from './weakness.ts'

/** A camera on a hand-turned clock: ticks four times a second, as the monitor does. */
function rig(random = 0.5) {
  let now = 1_000_000
  let connection: CameraConnection = newConnection(now)
  let lastPacketAt: number | undefined
  const transitions: { to: string; reason: string | undefined; at: number }[] = []
  const take = (step: Step) => {
    connection = step.connection
    if (step.transition) transitions.push({ to: step.transition.to, reason: step.transition.reason, at: now })
    return step
  }
  const tell = (fact: Fact) => take(nextConnection(connection, fact, now, random))
  return {
    transitions,
    state: () => connection.state,
    connection: () => connection,
    tell,
    play() {
      lastPacketAt = undefined
      tell({ kind: 'attempted' })
      tell({ kind: 'playing' })
    },
    /** Lets time pass; with packets, one in every tick. */
    pass(ms: number, options: { packets: boolean; weakness?: (typeof weaknesses)[number] | undefined }) {
      for (const until = now + ms; now < until; ) {
        now += 250
        if (options.packets) lastPacketAt = now
        const step = tell({ kind: 'ticked', lastPacketAt })
        if (step.hangUp) return
        if (now % 2000 === 0 && options.packets) tell({ kind: 'measured', weakness: options.weakness })
      }
    },
    now: () => now,
  }
}

describe('the life of one camera', () => {
  test('a camera that plays and sends is online', () => {
    const camera = rig()
    camera.play()
    camera.pass(1000, { packets: true })
    expect(camera.transitions.map(({ to }) => to)).toEqual(['online'])
  })

  test('a camera that falls silent is called stalled within two and a half seconds', () => {
    const camera = rig()
    camera.play()
    camera.pass(5000, { packets: true })
    const silentFrom = camera.now()
    camera.pass(5000, { packets: false })
    expect(camera.transitions.at(-1)).toMatchObject({ to: 'stalled', reason: 'stalled' })
    expect(camera.now() - silentFrom).toBeLessThanOrEqual(2500)
  })

  test('while it keeps trying, the last verdict stands and nothing is reported twice', () => {
    const camera = rig()
    camera.tell({ kind: 'attempted' })
    for (let attempt = 0; attempt < 20; attempt++) {
      camera.tell({ kind: 'ended', failure: attempt % 2 ? 'timed-out' : 'refused-connection' })
      camera.tell({ kind: 'attempted' })
    }
    expect(camera.transitions).toHaveLength(1)
    expect(camera.state()).toBe('offline')
    expect(camera.connection().reason).toBe('timed-out')
  })

  test.each([
    ['wrong-credentials', 'wrong-credentials'],
    ['unsupported-codec', 'unsupported-codec'],
    ['stalled', 'stalled'],
    ['closed-by-camera', 'offline'],
    ['not-found', 'offline'],
    ['address-not-allowed', 'offline'],
  ] as const)('after %s the camera is %s, with the reason', (failure, state) => {
    const camera = rig()
    camera.tell({ kind: 'attempted' })
    camera.tell({ kind: 'ended', failure })
    expect(camera.transitions).toEqual([{ to: state, reason: failure, at: camera.now() }])
  })

  test('an attempt that never gets anywhere is given up', () => {
    const camera = rig()
    camera.tell({ kind: 'attempted' })
    camera.pass(20_000, { packets: false })
    expect(camera.connection()).toMatchObject({ state: 'offline', reason: 'not-connected', line: 'resting' })
  })

  test('a camera that accepts but sends nothing has eight seconds for its first packet', () => {
    const camera = rig()
    camera.play()
    camera.pass(7000, { packets: false })
    expect(camera.state()).toBe('connecting')
    camera.pass(3000, { packets: false })
    expect(camera.state()).toBe('stalled')
  })
})

describe('a weak picture', () => {
  test('is reported after a while, and taken back after a longer while', () => {
    const camera = rig()
    camera.play()
    camera.pass(4000, { packets: true })
    camera.pass(8000, { packets: true, weakness: 'packets-lost' })
    expect(camera.transitions.at(-1)).toMatchObject({ to: 'degraded', reason: 'packets-lost' })
    camera.pass(6000, { packets: true })
    expect(camera.state()).toBe('degraded')
    camera.pass(8000, { packets: true })
    expect(camera.transitions.map(({ to }) => to)).toEqual(['online', 'degraded', 'online'])
  })

  test('that flickers makes no entries', () => {
    const camera = rig()
    camera.play()
    for (let round = 0; round < 20; round++) {
      camera.pass(4000, { packets: true })
      camera.pass(4000, { packets: true, weakness: 'too-few-frames' })
    }
    expect(camera.transitions.map(({ to }) => to)).toEqual(['online'])
  })
})

describe('trying again', () => {
  const transient = failureNames.filter(
    (name) => !['wrong-credentials', 'unsupported-codec', 'not-found', 'address-not-allowed'].includes(name),
  )

  test('the wait lies between half a second and ten seconds and grows', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...transient),
        fc.integer({ min: 1, max: 1000 }),
        fc.double({ min: 0, max: 0.999999, noNaN: true }),
        (failure, failures, random) => {
          const wait = retryDelay(failure, failures, random, settings)
          expect(wait).toBeGreaterThanOrEqual(500)
          expect(wait).toBeLessThanOrEqual(10_000)
          expect(retryDelay(failure, failures + 1, random, settings)).toBeGreaterThanOrEqual(wait)
        },
      ),
    )
  })

  test('a wrong password is tried at most every five minutes, so the camera does not lock the account', () => {
    for (const failures of [1, 2, 50]) {
      expect(retryDelay('wrong-credentials', failures, 0, settings)).toBe(300_000)
    }
  })

  test('a camera that comes for a moment and goes again is not hurried: its failures are forgotten after ten good seconds', () => {
    const camera = rig()
    for (let round = 0; round < 6; round++) {
      camera.play()
      camera.pass(1000, { packets: true })
      camera.tell({ kind: 'ended', failure: 'closed-by-camera' })
    }
    expect(camera.connection().failures).toBe(6)
    camera.play()
    camera.pass(11_000, { packets: true })
    expect(camera.connection().failures).toBe(0)
  })
})

describe('whatever happens', () => {
  const facts: fc.Arbitrary<{ wait: number; fact: Fact | 'attempt-if-due' }> = fc.record({
    wait: fc.integer({ min: 0, max: 12_000 }),
    fact: fc.oneof(
      fc.constant('attempt-if-due' as const),
      fc.constant<Fact>({ kind: 'playing' }),
      fc.constantFrom(...failureNames).map((failure): Fact => ({ kind: 'ended', failure })),
      fc.option(fc.constantFrom(...weaknesses), { nil: undefined }).map((weakness): Fact => ({ kind: 'measured', weakness })),
      fc
        .option(fc.integer({ min: 0, max: 12_000 }), { nil: undefined })
        .map((age): Fact => ({ kind: 'ticked', lastPacketAt: age })),
    ),
  })

  test('every transition starts where the last one ended, leads elsewhere and says why', () => {
    fc.assert(
      fc.property(fc.array(facts, { maxLength: 60 }), fc.double({ min: 0, max: 0.999, noNaN: true }), (story, random) => {
        let now = 0
        let connection = newConnection(now)
        let state: string = connection.state
        for (const { wait, fact } of story) {
          now += wait
          if (fact === 'attempt-if-due' && !isAttemptDue(connection, now)) continue
          if (fact !== 'attempt-if-due' && fact.kind === 'ended' && connection.line === 'resting') continue
          const told = fact === 'attempt-if-due' ? { kind: 'attempted' as const } : aged(fact, now, connection)
          const step = nextConnection(connection, told, now, random)
          if (step.transition) {
            expect(step.transition.from).toBe(state)
            expect(step.transition.to).not.toBe(state)
            expect(step.transition.to === 'online').toBe(step.transition.reason === undefined)
            state = step.transition.to
          }
          connection = step.connection
          expect(connection.state).toBe(state)
          expect(connectionStates).toContain(state)
          if (step.hangUp) expect(connection.line).toBe('resting')
          if (connection.line === 'resting') expect(connection.nextAttemptAt).toBeGreaterThanOrEqual(connection.lineSince)
        }
      }),
    )
  })

  test('a camera whose packets keep coming is never called stalled or offline', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 1700 }), { minLength: 1, maxLength: 80 }), (gaps) => {
        const camera = rig()
        camera.play()
        camera.pass(1000, { packets: true })
        for (const gap of gaps) {
          camera.pass(gap, { packets: false })
          camera.pass(250, { packets: true })
        }
        expect(camera.transitions.map(({ to }) => to)).toEqual(['online'])
      }),
    )
  })

  test('a dead camera is tried for ever, neither forgotten nor hammered', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 0.999, noNaN: true }), (random) => {
        let now = 0
        let connection = newConnection(now)
        let attempts = 0
        for (; now < 600_000; now += 250) {
          if (!isAttemptDue(connection, now)) continue
          attempts++
          connection = nextConnection(connection, { kind: 'attempted' }, now, random).connection
          connection = nextConnection(connection, { kind: 'ended', failure: 'refused-connection' }, now, random).connection
        }
        expect(attempts).toBeGreaterThan(55)
        expect(attempts).toBeLessThan(130)
      }),
    )
  })

  /** The last packet of the present line, so many milliseconds ago. */
  function aged(fact: Fact, now: number, connection: CameraConnection): Fact {
    if (fact.kind !== 'ticked' || fact.lastPacketAt === undefined) return fact
    return { kind: 'ticked', lastPacketAt: Math.max(connection.lineSince, now - fact.lastPacketAt) }
  }
})
