import type { Reader, Transaction } from '../../platform/database.ts'

/** What a door may know of somebody's declaration: neutral, never which symptom. */
export interface DeclarationAnswer {
  readonly state: 'valid' | 'expired' | 'none'
  readonly declaredAt: Date | null
  readonly flagged: boolean
}

/** What this room asks of rooms it may not enter; compose.ts fills them. */
export interface CheckInHooks {
  declarationAnswer?(db: Reader, personId: number, now: Date): Promise<DeclarationAnswer>
  /** Whom a declaration is about that this device gave; undefined for every other. */
  personDeclaredBy?(db: Reader, deviceId: string, declarationId: string): Promise<number | undefined>
  /** Which of these persons another room still needs, besides visits. */
  personsNeededElsewhere?(tx: Transaction, ids: readonly number[]): Promise<ReadonlySet<number>>
}
