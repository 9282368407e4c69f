import type { Reader } from '../../platform/database.ts'
import type { Audience } from './provision.ts'

/** What the room asks of others without knowing them; compose.ts fills it. */
export interface DirectiveHooks {
  /** Whether the catalogue of measures has this measure: a duty that nothing measures would be a promise on paper. */
  measureExists(measureId: string): boolean
  /** How many people hold a role that drafts or signs directives; from three on, the drafter does not sign. */
  countDirectivePeople(db: Reader, on: string): Promise<number>
  /** How many subjects of an audience stand in each province of a territory. Null: nobody knows, which is not zero. */
  countSubjects(
    db: Reader,
    audience: Audience,
    territory: readonly string[],
    on: string,
  ): Promise<readonly ProvinceCount[] | null>
}

export interface ProvinceCount {
  readonly provincePath: string
  readonly count: number
}
