import { sql } from 'kysely'
import type { House } from '../house.ts'
import type { Job } from '../jobs.ts'

/** A client sends a copy within minutes, an offline door within a day: after two the answer is kept for nobody. */
export function keptAnswerJobs(house: House): Job[] {
  return [
    {
      name: 'platform.forget-answers',
      schedule: '17 * * * *',
      run: async () => {
        await forgetOldAnswers(house)
      },
    },
  ]
}

/** Deletes answers kept for resent requests that are older than 48 hours of machine time; answers how many. */
export async function forgetOldAnswers(house: House): Promise<number> {
  const before = new Date(house.machineClock.now().getTime() - 48 * 3_600_000)
  for (let forgotten = 0; ; ) {
    const { numAffectedRows } = await sql`
      delete from platform.idempotency where (owner, key) in
        (select owner, key from platform.idempotency where answered_at < ${before} order by answered_at limit 5000)`.execute(
      house.database.read,
    )
    forgotten += Number(numAffectedRows ?? 0n)
    if (numAffectedRows !== 5000n) return forgotten
  }
}
