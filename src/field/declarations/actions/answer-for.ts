import { devicesOfPerson } from '../../../foundation/people/public.ts'
import type { Reader } from '../../../platform/database.ts'
import { civilDay } from '../../../vocabulary/period.ts'
import { validityRules } from '../data/validity-hours.ts'
import { flagsIn } from '../flag.ts'
import { declaredBy } from '../store/declaration.ts'
import { answerOf, type DeclarationAnswer, heardOf, hoursAccepted } from '../validity.ts'

/** Longer than any declaration is accepted: what is older need not be read. */
const lookBackDays = 30

/**
 * What a venue or checkpoint is told about a person: declared, when, and whether they should speak to the staff first. `shownBy` is
 * the phone whose personal code was shown; null when a paper, a card or a name was.
 */
export async function declarationAnswer(
  db: Reader,
  personId: number,
  shownBy: string | null,
  now: Date,
): Promise<DeclarationAnswer & { readonly acceptedHours: number }> {
  const bound = await devicesOfPerson(db, personId)
  const since = new Date(now.getTime() - lookBackDays * 86_400_000)
  const { declared, clearedAt } = await declaredBy(db, personId, since)
  const said = declared.map((row) => ({
    declaredAt: row.declared_at,
    validUntil: row.valid_until,
    flags: flagsIn(row.flags),
    device: row.device_id,
  }))
  // What a door asks everybody for is the form of the whole population.
  const acceptedHours = hoursAccepted(validityRules, 'whole-population', civilDay(now))
  return { ...answerOf(heardOf(said, bound, shownBy), clearedAt, now), acceptedHours }
}
