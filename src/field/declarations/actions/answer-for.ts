import { devicesOfPerson } from '../../../foundation/people/public.ts'
import type { Reader } from '../../../platform/database.ts'
import { flagsIn } from '../flag.ts'
import { declaredBy } from '../store/declaration.ts'
import { answerOf, type DeclarationAnswer } from '../validity.ts'

/** Longer than any declaration is accepted: what is older need not be read. */
const lookBackDays = 30

/** What a venue or checkpoint is told about a person: declared, when, and whether they should speak to the staff first. */
export async function declarationAnswer(db: Reader, personId: number, now: Date): Promise<DeclarationAnswer> {
  // Once an office has bound a phone to the person, only that phone and desks speak for them: a stranger who types their number does not.
  const own = await devicesOfPerson(db, personId)
  const since = new Date(now.getTime() - lookBackDays * 86_400_000)
  const { declared, clearedAt } = await declaredBy(db, personId, since, own)
  return answerOf(
    declared.map((row) => ({ declaredAt: row.declared_at, validUntil: row.valid_until, flags: flagsIn(row.flags) })),
    clearedAt,
    now,
  )
}
