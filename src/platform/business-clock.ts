import { sql } from 'kysely'
import { type Clock, machineClock, shiftedClock } from './clock.ts'
import type { Database, Transaction } from './database.ts'
import { Refusal } from './refusal.ts'

export interface BusinessClock extends Clock {
  /** True in demonstrations and fixtures only: a screen may move this clock. */
  readonly movable: boolean
  refresh(): Promise<void>
}

/** The clock of rules, partitions, deadlines and retention. Its offset lives in the database, so that all processes agree; refreshed by the jobs' tick. */
export async function openBusinessClock(database: Database, machine: Clock = machineClock): Promise<BusinessClock> {
  let offset = 0
  let movable = false
  const clock = shiftedClock(machine, () => offset)
  const refresh = async () => {
    const { rows } = await sql<{
      offset_ms: number
      movable: boolean
    }>`select offset_ms, movable from platform.business_clock`.execute(database.read)
    offset = rows[0]?.offset_ms ?? 0
    movable = rows[0]?.movable ?? false
  }
  await refresh()
  return {
    now: clock.now,
    get movable() {
      return movable
    },
    refresh,
  }
}

/** Sets the business clock to an instant and lets it run on from there. Only demonstrations and tests make it movable. */
export async function setBusinessClock(tx: Transaction, to: Date, machine: Clock = machineClock): Promise<void> {
  await sql`update platform.business_clock set offset_ms = ${to.getTime() - machine.now().getTime()}, movable = true`.execute(tx)
}

/** The business time as the database has it this moment, held against other movers until commit. */
export async function lockBusinessNow(tx: Transaction, machine: Clock = machineClock): Promise<Date> {
  const { rows } = await sql<{ offset_ms: number }>`select offset_ms from platform.business_clock for update`.execute(tx)
  return new Date(machine.now().getTime() + (rows[0]?.offset_ms ?? 0))
}

/** Moves a movable clock forward; time never runs backwards, because deadlines that have passed stay passed. */
export async function moveBusinessClock(tx: Transaction, from: Date, to: Date): Promise<void> {
  if (to <= from) throw new Refusal('clock-only-moves-forward')
  const by = to.getTime() - from.getTime()
  const { rows } =
    await sql`update platform.business_clock set offset_ms = offset_ms + ${by} where movable returning offset_ms`.execute(tx)
  if (rows.length === 0) throw new Refusal('clock-is-not-movable', {}, 409)
}
