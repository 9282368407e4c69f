import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Declined } from '../../../../web/api/lean.ts'
import type { Batch } from './kiosk-api.ts'
import { createSender, type Standing } from './sender.ts'
import type { QueuedVisit, VisitQueue } from './visit-queue.ts'

/** The queue’s promise kept in memory: numbers are given once, what is dropped is gone. */
function memoryQueue(): VisitQueue {
  const kept = new Map<number, QueuedVisit>()
  let next = 1
  return {
    deviceId: '6f8f0a3e-6f58-4c0e-9d6c-0d3a3a1a0001',
    take: async (visit) => {
      const taken = { ...visit, sequence: next++ }
      kept.set(taken.sequence, taken)
      return taken
    },
    oldest: async (limit) => [...kept.values()].slice(0, limit),
    drop: async (sequences) => {
      for (const sequence of sequences) kept.delete(sequence)
    },
    count: async () => kept.size,
  }
}
const visit = (venueId: number) => ({ venueId, at: '2021-05-25T00:31:00.000Z', scanned: 'x|y', initials: 'N.V.A.', takenAt: 1 })

test('a server that loses replies gets the same numbers again, and each visit is answered once', async () => {
  const fate = fc.constantFrom('answers', 'loses-the-reply', 'is-away')
  await fc.assert(
    fc.asyncProperty(
      fc.array(fate, { maxLength: 12 }),
      fc.array(fc.constantFrom(1, 2), { minLength: 1, maxLength: 30 }),
      async (fates, venues) => {
        const queue = memoryQueue()
        const onServer = new Set<string>()
        const answered: number[] = []
        let turn = 0
        const sender = createSender({
          queue,
          send: async (batch: Batch) => {
            const now = fates[turn++] ?? 'answers'
            if (now === 'is-away') throw new Declined(503, 'database-is-away', undefined)
            const rows = batch.visits.map(({ sequence }) => {
              const id = `${batch.deviceId} ${sequence}`
              const outcome = onServer.has(id) ? 'known' : 'new'
              onServer.add(id)
              return { sequence, outcome }
            })
            if (now === 'loses-the-reply') throw new Declined(0, 'server-is-unreachable', undefined)
            return rows
          },
          onStanding: () => {},
          onAnswer: (sequence) => answered.push(sequence),
        })
        for (const venue of venues) await queue.take(visit(venue))
        for (let i = 0; i <= fates.length; i += 1) await sender.run()
        sender.stop()
        expect(await queue.count()).toBe(0)
        expect(onServer.size).toBe(venues.length)
        expect([...answered].sort((a, b) => a - b)).toEqual(venues.map((_, i) => i + 1))
      },
    ),
    { numRuns: 60 },
  )
})

test('while the server is away everything waits, with its number and age; a session that ended waits for a person', async () => {
  const queue = memoryQueue()
  const standings: Standing[] = []
  let status = 0
  const sender = createSender({
    queue,
    send: async () => Promise.reject(new Declined(status, 'x', undefined)),
    onStanding: (standing) => standings.push(standing),
    onAnswer: () => {},
  })
  await queue.take({ ...visit(1), takenAt: 1234 })
  await sender.run()
  expect(standings.at(-1)).toEqual({ line: 'offline', unsent: 1, oldestTakenAt: 1234 })
  status = 401
  await sender.run()
  expect(standings.at(-1)?.line).toBe('signed-out')
  status = 404
  await sender.run()
  expect(standings.at(-1)).toEqual({ line: 'refused', unsent: 1, oldestTakenAt: 1234 })
  sender.stop()
})

test('a visit that the server will not have leaves the queue with its reason and does not hold up the others', async () => {
  const queue = memoryQueue()
  const answers: [number, string][] = []
  const sender = createSender({
    queue,
    send: async (batch) =>
      batch.visits.map(({ sequence }) => ({ sequence, outcome: sequence === 1 ? 'venue-code-was-revoked' : 'new' })),
    onStanding: () => {},
    onAnswer: (sequence, outcome) => answers.push([sequence, outcome]),
  })
  await queue.take(visit(1))
  await queue.take(visit(1))
  await sender.run()
  sender.stop()
  expect(answers).toEqual([
    [1, 'venue-code-was-revoked'],
    [2, 'new'],
  ])
  expect(await queue.count()).toBe(0)
})

test('a reply that speaks of other numbers drops nothing', async () => {
  const queue = memoryQueue()
  const sender = createSender({
    queue,
    send: async () => [{ sequence: 999, outcome: 'new' }],
    onStanding: () => {},
    onAnswer: () => {},
  })
  await queue.take(visit(1))
  await sender.run()
  sender.stop()
  expect(await queue.count()).toBe(1)
})
