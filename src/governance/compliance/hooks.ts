import type { Transaction } from '../../platform/database.ts'

/** What the room asks of others without knowing them; compose.ts fills it. */
export interface ComplianceHooks {
  /** The telephone number at which each of these organisations is reached, by organisation id; one that gave none is missing. Opens sealed data: the room records that it asked. */
  contactOf(tx: Transaction, organisationIds: readonly string[]): Promise<ReadonlyMap<string, string>>
}
