import type { Reader, Transaction } from '../../platform/database.ts'

/** What a door may know of somebody's declaration: neutral, never which symptom. */
export interface DeclarationAnswer {
  readonly state: 'valid' | 'expired' | 'none'
  readonly declaredAt: Date | null
  readonly flagged: boolean
  /** A phone that no office confirmed said so: for the staff to ask about. */
  readonly unverified: boolean
  /** Their own phone said it in words that do not fit their papers: a desk corrects it. */
  readonly unmatched: boolean
  /** How long a declaration is accepted at a door on that day. */
  readonly acceptedHours: number
}

/** What this room asks of rooms it may not enter; compose.ts fills them. */
export interface CheckInHooks {
  /** One answer for each, in order. `shownBy`: the phone whose personal code was shown; null for papers, cards and names. */
  declarationAnswers?(
    db: Reader,
    asked: readonly { readonly personId: number; readonly shownBy: string | null }[],
    now: Date,
  ): Promise<DeclarationAnswer[]>
  /** Whom a declaration is about that this device gave; undefined for every other. */
  personDeclaredBy?(db: Reader, deviceId: string, declarationId: string): Promise<number | undefined>
  /** Which of these persons another room still needs, besides visits. */
  personsNeededElsewhere?(tx: Transaction, ids: readonly number[]): Promise<ReadonlySet<number>>
}
