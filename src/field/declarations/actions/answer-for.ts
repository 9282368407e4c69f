import { identitiesOf } from '../../../foundation/people/public.ts'
import type { Reader } from '../../../platform/database.ts'
import type { Keyring } from '../../../platform/keyring.ts'
import { found } from '../../../platform/refusal.ts'
import { civilDay } from '../../../vocabulary/period.ts'
import { validityRules } from '../data/validity-hours.ts'
import { flagsIn } from '../flag.ts'
import { declaredAbout } from '../store/declaration.ts'
import { answerOf, type DeclarationAnswer, heardOf, hoursAccepted } from '../validity.ts'

/** Whose declaration is asked for. `shownBy`: the phone whose personal code was shown; null when a paper, a card or a name was. */
interface Asked {
  readonly personId: number
  readonly shownBy: string | null
}

/** Longer than any declaration is accepted: what is older need not be read. */
const lookBackDays = 30

/**
 * What a venue or checkpoint is told about each of some persons, in their order: declared, when, and whether they should speak to the
 * staff first. A declaration belongs to the person when it stands under
 * one of their records; one under a record that only claims to be theirs is heard as a claim, and clearing it clears nobody else. What their own phone
 * said of itself in words that do not fit is heard, and marked: a desk corrects it.
 */
export function declarationAnswers(keyring: Keyring) {
  return async (
    db: Reader,
    asked: readonly Asked[],
    now: Date,
  ): Promise<(DeclarationAnswer & { readonly acceptedHours: number })[]> => {
    const identities = await identitiesOf(db, keyring, [...new Set(asked.map(({ personId }) => personId))])
    const everybody = [...identities.values()].flatMap(({ ids, told, claims, slips }) => [...ids, ...told, ...claims, ...slips])
    const since = new Date(now.getTime() - lookBackDays * 86_400_000)
    const { declared, clearedAt } = await declaredAbout(db, [...new Set(everybody)], since)
    const declaredBy = Map.groupBy(declared, (row) => row.person_id)
    // What a door asks everybody for is the form of the whole population.
    const acceptedHours = hoursAccepted(validityRules, 'whole-population', civilDay(now))
    return asked.map(({ personId, shownBy }) => {
      const { ids, told, claims, slips, bound } = found(identities.get(personId), 'person')
      const personCleared = Math.max(...ids.map((id) => clearedAt.get(id)?.getTime() ?? 0))
      const said = [...ids, ...told, ...claims, ...slips]
        .flatMap((id) => declaredBy.get(id) ?? [])
        .map((row) => {
          const cleared = Math.max(personCleared, clearedAt.get(row.person_id)?.getTime() ?? 0)
          return {
            declaredAt: row.declared_at,
            validUntil: row.valid_until,
            flags: row.declared_at.getTime() > cleared ? flagsIn(row.flags) : [],
            device: row.device_id,
            unmatched: slips.includes(row.person_id),
          }
        })
      return { ...answerOf(heardOf(said, bound, shownBy), now), acceptedHours }
    })
  }
}
