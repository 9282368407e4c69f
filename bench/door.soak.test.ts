import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { type BenchDoor, openBenchDoor } from './door.ts'

const seen = z.object({
  /** What the rate asked for; less is sent when twelve thousand wait for an answer already. */
  asked: z.number(),
  sent: z.number(),
  new: z.number(),
  slowDown: z.number(),
  withRetryAfter: z.number(),
  faults: z.number(),
  seconds: z.number(),
  p50: z.number(),
  p99: z.number(),
  most: z.number(),
})
const minutes = Number(process.env.KHIEN_SOAK_MINUTES ?? 10)
const folder = mkdtempSync(join(tmpdir(), 'khien-soak-'))
let door: BenchDoor
/** Goes home when a run took too long: otherwise it knocks at the next one’s door. */
let crowd: ChildProcess | undefined

beforeAll(async () => {
  door = await openBenchDoor(folder)
}, 120_000)
afterAll(async () => {
  crowd?.kill()
  await door.close()
  rmSync(folder, { recursive: true, force: true })
}, 60_000)

async function steady(perSecond: number, seconds: number, firstRound: number): Promise<z.output<typeof seen>> {
  const cards = Array.from({ length: 1000 }, (_, number) => door.card(number))
  const plan = {
    address: door.server.address,
    cookie: door.cookie,
    path: '/api/visits/scanned',
    venueId: door.venueId,
    cards,
    perSecond,
    seconds,
    firstRound,
  }
  const child = spawn(process.execPath, [join(import.meta.dirname, 'steady.mjs'), JSON.stringify(plan)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  crowd = child
  let text = ''
  for await (const piece of child.stdout) text += piece
  return seen.parse(JSON.parse(text))
}
const stored = async () =>
  (await sql<{ n: number }>`select count(*) as n from check_ins.visit`.execute(door.server.house.database.read)).rows[0]?.n ?? 0

test(
  `five hundred check-ins a second for ${minutes} minutes: all stored, and nobody waits at the door`,
  async () => {
    const before = await stored()
    const run = await steady(500, minutes * 60, 0)
    process.stdout.write(
      `steady: ${Math.round(run.sent / run.seconds)}/s, p50 ${run.p50} ms, p99 ${run.p99} ms, slowest ${run.most} ms\n`,
    )
    expect(run).toMatchObject({ faults: 0, slowDown: 0, sent: run.asked })
    expect(run.new).toBe(run.sent)
    expect((await stored()) - before).toBe(run.new)
    expect(run.p99).toBeLessThan(1000)
  },
  (minutes + 2) * 60_000,
)

test('ten times as many for half a minute: too many are told when to come back, and what was accepted is stored', async () => {
  const before = await stored()
  const run = await steady(5000, 30, 1000)
  process.stdout.write(
    `burst: ${run.asked} asked and ${run.sent} sent in ${Math.round(run.seconds)} s, ${run.new} accepted, ${run.slowDown} told to wait, p99 of the accepted ${run.p99} ms\n`,
  )
  expect(run.faults).toBe(0)
  expect(run.slowDown, 'too many are told so').toBeGreaterThan(0)
  expect(run.withRetryAfter).toBe(run.slowDown)
  expect(run.new + run.slowDown).toBe(run.sent)
  expect((await stored()) - before).toBe(run.new)
}, 180_000)
