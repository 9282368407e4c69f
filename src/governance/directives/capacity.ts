import { z } from 'zod'
import { civilDate, contains } from '../../vocabulary/period.ts'
import { type IssuerRole, issuerRoles } from './authority-rule.ts'
import { ground } from './ground.ts'

/**
 * In what capacity somebody signs: an office, from when to when, for which issuer. One person may hold several: the Minister of
 * Health also signs as standing deputy head of the Steering Committee, which issues documents of its own (597, 4403).
 */
const capacity = z.strictObject({
  id: z.string().regex(/^[a-z-]+$/),
  signsFor: z.enum(issuerRoles),
  /** The lines above the name in the signature block (Decree 30/2020). */
  linesVi: z.array(z.string()).min(1),
  titleVi: z.string(),
  titleEn: z.string(),
  fromOn: civilDate,
  toOn: civilDate.nullable(),
  grounds: z.array(ground).min(1),
})
export type Capacity = z.infer<typeof capacity>
export const capacities = z.array(capacity)

/** The capacity when it exists on that day and signs for that issuer; undefined when it does not. */
export function capacityFor(known: readonly Capacity[], id: string, issuer: IssuerRole, on: string): Capacity | undefined {
  return known.find((one) => one.id === id && one.signsFor === issuer && contains({ from: one.fromOn, to: one.toOn }, on))
}

/** In which capacities a document of this issuer can be signed on a day. */
export function capacitiesOn(known: readonly Capacity[], issuer: IssuerRole, on: string): Capacity[] {
  return known.filter((one) => one.signsFor === issuer && contains({ from: one.fromOn, to: one.toOn }, on))
}

/** The stacked lines of a signature block (Decree 30/2020, Appendix I): in whose name one signs, and as what. */
export function signerOf({ linesVi }: Pick<Capacity, 'linesVi'>, name: string) {
  const read = linesVi.map((line) => /^(TM|KT|TL|TUQ|Q)\. (.+)$/u.exec(line))
  return {
    capacity: read.flatMap((found) => (found === null ? [] : [{ form: formOf(found[1]), of: found[2] ?? '' }])),
    titles: linesVi.filter((_, at) => read[at] === null),
    name,
  }
}

const forms = ['TM', 'KT', 'TL', 'TUQ', 'Q'] as const
const formOf = (text: string | undefined) => forms.find((form) => form === text) ?? 'KT'
