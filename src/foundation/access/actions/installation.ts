import { sql } from 'kysely'
import type { Reader } from '../../../platform/database.ts'
import type { House } from '../../../platform/house.ts'
import { someAccountExists } from '../store/account.ts'
import { sampleAccounts } from '../store/assignment.ts'

/** What the first page needs to know before anybody has signed in. Sample accounts are named only where the data are simulated. */
export async function readInstallation(db: Reader, house: House, now: Date) {
  const { rows } = await sql<{ sample_data: boolean }>`select sample_data from platform.installation`.execute(db)
  const sampleData = rows[0]?.sample_data ?? false
  return {
    needsFirstAdministrator: !(await someAccountExists(db)),
    sampleData,
    businessNow: now.toISOString(),
    clockIsMovable: house.businessClock.movable,
    publicUrl: house.publicUrl(),
    sampleAccounts: sampleData ? await sampleAccounts(db) : [],
  }
}
