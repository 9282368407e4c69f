import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../tests/support/database.ts'
import { lockBusinessNow, moveBusinessClock, openBusinessClock, setBusinessClock } from '../../platform/business-clock.ts'

let t: TestDatabase
beforeAll(async () => {
  t = await testDatabase()
})
afterAll(() => t.close())
const move = (days: number) =>
  t.database.transaction(async (tx) => {
    const now = await lockBusinessNow(tx)
    await moveBusinessClock(tx, now, new Date(now.getTime() + days * 86_400_000))
  })

test('an ordinary installation’s clock cannot be moved', async () => {
  await expect(move(1)).rejects.toMatchObject({ code: 'clock-is-not-movable' })
})

test('two people who press “next day” at once move it two days, one after the other; back it never goes', async () => {
  await t.database.transaction((tx) => setBusinessClock(tx, new Date('2021-05-25T00:30:00Z')))
  await Promise.all([move(1), move(1)])
  const clock = await openBusinessClock(t.database)
  expect(clock.movable).toBe(true)
  expect(clock.now().toISOString().slice(0, 10)).toBe('2021-05-27')
  await expect(move(-1)).rejects.toMatchObject({ code: 'clock-only-moves-forward' })
  await sql`update platform.business_clock set offset_ms = 0, movable = false`.execute(t.database.read)
})
