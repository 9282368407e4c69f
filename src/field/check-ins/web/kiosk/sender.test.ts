import fc from 'fast-check'
import { afterEach, expect, test, vi } from 'vitest'
import { Declined } from '../../../../web/api/lean.ts'
import type { Batch, BatchRow } from './kiosk-api.ts'
import type { QueuedVisit } from './queued-visit.ts'
import { createSender, type Standing } from './sender.ts'
import type { VisitQueue } from './visit-queue.ts'

/** The queue’s promise kept in memory: numbers are given once, what is dropped is gone. */
function memoryQueue() {
  const kept = new Map<number, QueuedVisit>()
  const refused = new Map<number, string>()
  let next = 1
  const queue: VisitQueue = {
    deviceId: '6f8f0a3e-6f58-4c0e-9d6c-0d3a3a1a0001',
    take: async (visit) => {
      const taken = { ...visit, sequence: next++ }
      kept.set(taken.sequence, taken)
      return taken
    },
    venues: async () => [...new Set([...kept.values()].map((one) => one.venueId))].sort((a, b) => a - b),
    oldest: async (venueId, limit) => [...kept.values()].filter((one) => one.venueId === venueId).slice(0, limit),
    settle: async (answers) => {
      for (const { sequence, outcome } of answers) {
        if (outcome !== 'sent') refused.set(sequence, outcome)
        kept.delete(sequence)
      }
    },
    waiting: async () => ({
      unsent: kept.size,
      refused: refused.size,
      oldestTakenAt: [...kept.values()][0]?.takenAt,
    }),
    refused: async () => [],
    sendAgain: async () => {},
    forget: async () => {},
    lease: async () => true,
  }
  return { queue, kept, refused }
}
const visit = (venueId: number) => ({ venueId, at: '2021-05-25T00:31:00.000Z', scanned: 'x|y', initials: 'N.V.A.', takenAt: 1 })
const quietly = {
  turn: async (task: () => Promise<void>) => task().then(() => true),
  reach: async () => undefined,
  onStanding: () => {},
  onAnswer: () => {},
  random: () => 0.5,
}
const declined = (status: number, code = 'x', retryAfterSeconds?: number) =>
  new Declined(status, code, undefined, retryAfterSeconds)

afterEach(() => void vi.useRealTimers())

test('a server that loses replies gets the same numbers again, and each visit is answered once', async () => {
  const fate = fc.constantFrom('answers', 'loses-the-reply', 'is-away')
  await fc.assert(
    fc.asyncProperty(
      fc.array(fate, { maxLength: 12 }),
      fc.array(fc.constantFrom(1, 2), { minLength: 1, maxLength: 30 }),
      async (fates, venues) => {
        const { queue, kept } = memoryQueue()
        const onServer = new Set<string>()
        const answered: number[] = []
        let turn = 0
        const sender = createSender({
          ...quietly,
          queue,
          send: async (batch: Batch) => {
            const now = fates[turn++] ?? 'answers'
            if (now === 'is-away') throw declined(503, 'database-is-away')
            const rows = batch.visits.map(({ sequence }) => {
              const id = `${batch.deviceId} ${sequence}`
              const outcome = onServer.has(id) ? 'known' : 'new'
              onServer.add(id)
              return { sequence, outcome }
            })
            if (now === 'loses-the-reply') throw declined(0, 'server-is-unreachable')
            return rows
          },
          onAnswer: ({ sequence }) => void answered.push(sequence),
        })
        for (const venue of venues) await queue.take(visit(venue))
        for (let i = 0; i <= fates.length; i += 1) await sender.runNow()
        sender.stop()
        expect(kept.size).toBe(0)
        expect(onServer.size).toBe(venues.length)
        expect([...answered].sort((a, b) => a - b)).toEqual(venues.map((_, i) => i + 1))
      },
    ),
    { numRuns: 60 },
  )
})

test('while the server is away everything waits, with its number and age; a session that ended waits for a person', async () => {
  const { queue } = memoryQueue()
  const standings: Standing[] = []
  let status = 0
  const sender = createSender({
    ...quietly,
    queue,
    send: async () => Promise.reject(declined(status)),
    onStanding: (standing) => standings.push(standing),
  })
  await queue.take({ ...visit(1), takenAt: 1234 })
  const lineAt = async (now: number) => {
    status = now
    await sender.runNow()
    return standings.at(-1)
  }
  expect(await lineAt(0)).toEqual({ line: 'offline', unsent: 1, refused: 0, oldestTakenAt: 1234, syncedAt: undefined })
  expect((await lineAt(401))?.line).toBe('signed-out')
  expect((await lineAt(429))?.line).toBe('busy')
  expect(await lineAt(404)).toMatchObject({ line: 'refused', unsent: 1, oldestTakenAt: 1234 })
  sender.stop()
})

test('with nothing to send the door still learns that the server is gone', async () => {
  const { queue } = memoryQueue()
  const lines: string[] = []
  let isThere = false
  const sender = createSender({
    ...quietly,
    queue,
    send: async () => [],
    reach: async () => (isThere ? undefined : Promise.reject(declined(0))),
    onStanding: ({ line, syncedAt }) => lines.push(`${line} ${syncedAt === undefined ? 'never' : 'synced'}`),
  })
  await sender.runNow()
  isThere = true
  await sender.runNow()
  sender.stop()
  expect(lines).toEqual(['offline never', 'online synced'])
})

test('a busy server is left alone for as long as it asks; scans meanwhile do not knock again, a person may', async () => {
  vi.useFakeTimers()
  const { queue, kept } = memoryQueue()
  let asked = 0
  const sender = createSender({
    ...quietly,
    queue,
    send: async (batch) => {
      asked += 1
      if (asked === 1) throw declined(503, 'server-is-busy', 20)
      return batch.visits.map(({ sequence }) => ({ sequence, outcome: 'new' }))
    },
  })
  await queue.take(visit(1))
  await sender.run()
  await queue.take(visit(1))
  await sender.run()
  await vi.advanceTimersByTimeAsync(19_000)
  expect(asked).toBe(1)
  await vi.advanceTimersByTimeAsync(3000)
  expect(asked).toBe(2)
  expect(kept.size).toBe(0)
  sender.stop()
})

test('without a network the tries come further and further apart, never more than half a minute, and not in step with other doors', async () => {
  vi.useFakeTimers({ now: 0 })
  const tries = async (chance: number) => {
    const { queue } = memoryQueue()
    await queue.take(visit(1))
    const begun = Date.now()
    const at: number[] = []
    const sender = createSender({
      ...quietly,
      queue,
      random: () => chance,
      send: async () => {
        at.push(Date.now() - begun)
        throw declined(0)
      },
    })
    await sender.run()
    await vi.advanceTimersByTimeAsync(120_000)
    sender.stop()
    return at.slice(1).map((time, i) => time - (at[i] ?? 0))
  }
  expect((await tries(1)).slice(0, 6)).toEqual([2000, 4000, 8000, 16_000, 30_000, 30_000])
  expect((await tries(0)).slice(0, 5)).toEqual([1000, 2000, 4000, 8000, 15_000])
})

test('a reply that does not come makes the next batch smaller, so that a thin line still carries it', async () => {
  const { queue, kept } = memoryQueue()
  for (let i = 0; i < 600; i += 1) await queue.take(visit(1))
  const sizes: number[] = []
  const sender = createSender({
    ...quietly,
    queue,
    send: async (batch) => {
      sizes.push(batch.visits.length)
      if (batch.visits.length > 150) throw declined(0)
      return batch.visits.map(({ sequence }) => ({ sequence, outcome: 'new' }))
    },
  })
  for (let i = 0; i < 12 && kept.size > 0; i += 1) await sender.runNow()
  sender.stop()
  expect(sizes.slice(0, 3)).toEqual([500, 250, 125])
  expect(kept.size).toBe(0)
})

test('a visit that the server will not have is set apart with its reason and does not hold up the others', async () => {
  const { queue, kept, refused } = memoryQueue()
  const answers: [number, string][] = []
  const sender = createSender({
    ...quietly,
    queue,
    send: async (batch) =>
      batch.visits.map(({ sequence }) => ({ sequence, outcome: sequence === 1 ? 'venue-code-was-revoked' : 'new' })),
    onAnswer: ({ sequence, outcome }) => void answers.push([sequence, outcome]),
  })
  await queue.take(visit(1))
  await queue.take(visit(1))
  await sender.run()
  sender.stop()
  expect(answers).toEqual([
    [1, 'venue-code-was-revoked'],
    [2, 'new'],
  ])
  expect(kept.size).toBe(0)
  expect([...refused]).toEqual([[1, 'venue-code-was-revoked']])
})

test('the door asks only about visits that it is sending, and a server that breaks over the question still gets them', async () => {
  const { queue, kept } = memoryQueue()
  const asked: (readonly number[] | undefined)[] = []
  const heard: BatchRow[] = []
  const declaration = {
    state: 'none',
    declaredAt: undefined,
    flagged: false,
    unverified: false,
    unmatched: false,
    acceptedHours: 72,
  } as const
  const sender = createSender({
    ...quietly,
    queue,
    asked: () => [2, 99],
    send: async ({ visits, answerFor }) => {
      asked.push(answerFor)
      if (asked.length === 1) throw declined(500)
      return visits.map(({ sequence }) =>
        answerFor?.includes(sequence) ? { sequence, outcome: 'new', declaration } : { sequence, outcome: 'new' },
      )
    },
    onAnswer: (row) => void heard.push(row),
  })
  await queue.take(visit(1))
  await queue.take(visit(1))
  await sender.runNow()
  await sender.runNow()
  expect(asked).toEqual([[2], []])
  expect(kept.size, 'all were taken').toBe(0)
  expect(heard.map((row) => row.declaration)).toEqual([undefined, undefined])
  sender.stop()
})

test('one visit that the server cannot even read is found among many and set apart; when it reads none, all of them wait', async () => {
  const strict = (isBad: (sequence: number) => boolean) => async (batch: Batch) => {
    if (batch.visits.some(({ sequence }) => isBad(sequence))) throw declined(400, 'request-is-malformed')
    return batch.visits.map(({ sequence }): BatchRow => ({ sequence, outcome: 'new' }))
  }
  const one = memoryQueue()
  for (let i = 0; i < 40; i += 1) await one.queue.take(visit(1))
  await createSender({ ...quietly, queue: one.queue, send: strict((sequence) => sequence === 17) }).run()
  expect(one.kept.size).toBe(0)
  expect([...one.refused]).toEqual([[17, 'request-is-malformed']])

  const all = memoryQueue()
  for (let i = 0; i < 40; i += 1) await all.queue.take(visit(1))
  const sender = createSender({ ...quietly, queue: all.queue, send: strict(() => true) })
  await sender.run()
  sender.stop()
  expect(all.kept.size).toBe(40)
  expect(all.refused.size).toBe(0)
})

test('visits of a venue that is no longer this account’s own wait; those of the present door are sent', async () => {
  const { queue, kept } = memoryQueue()
  const lines: string[] = []
  const sender = createSender({
    ...quietly,
    queue,
    send: async (batch) => {
      if (batch.venueId === 1) throw declined(404, 'not-found')
      return batch.visits.map(({ sequence }) => ({ sequence, outcome: 'new' }))
    },
    onStanding: ({ line }) => lines.push(line),
  })
  await queue.take(visit(1))
  await queue.take(visit(2))
  await sender.run()
  sender.stop()
  expect([...kept.values()].map((one) => one.venueId)).toEqual([1])
  expect(lines.at(-1)).toBe('refused')
})

test('while another window of the device sends, this one does not', async () => {
  const { queue, kept } = memoryQueue()
  let asked = 0
  const sender = createSender({
    ...quietly,
    queue,
    turn: async () => false,
    send: async () => {
      asked += 1
      return []
    },
  })
  await queue.take(visit(1))
  await sender.run()
  sender.stop()
  expect(asked).toBe(0)
  expect(kept.size).toBe(1)
})

test('a reply that speaks of other numbers drops nothing', async () => {
  const { queue, kept } = memoryQueue()
  const sender = createSender({ ...quietly, queue, send: async () => [{ sequence: 999, outcome: 'new' }] })
  await queue.take(visit(1))
  await sender.run()
  sender.stop()
  expect(kept.size).toBe(1)
})
