import type { Provision } from './provision.ts'

/** How one content's terms stand to another's on the same duty. `mixed`: stricter in one term and looser in another. */
export const strictnesses = ['same', 'stricter', 'looser', 'mixed'] as const
export type Strictness = (typeof strictnesses)[number]

export type Terms = Pick<Provision, 'force' | 'threshold' | 'dueOn' | 'frequency' | 'graceDays'>
export type Term = keyof Terms

const order = { once: 0, daily: 1, continuous: 1 } as const

/** Which terms ask for more, and which for less, than another's: force, level, date, how often, how many days of grace. No date is looser than any date. */
export function termsAgainst(one: Terms, other: Terms): { readonly stricter: Term[]; readonly looser: Term[] } {
  const compared: [Term, number][] = [
    ['force', Number(one.force === 'mandatory') - Number(other.force === 'mandatory')],
    ['threshold', (one.threshold ?? 0) - (other.threshold ?? 0)],
    ['dueOn', compareDays(other.dueOn, one.dueOn)],
    ['frequency', order[one.frequency] - order[other.frequency]],
    ['graceDays', other.graceDays - one.graceDays],
  ]
  return {
    stricter: compared.filter(([, by]) => by > 0).map(([term]) => term),
    looser: compared.filter(([, by]) => by < 0).map(([term]) => term),
  }
}

/** The terms of one content against another's in a word. */
export function strictnessOf(one: Terms, other: Terms): Strictness {
  const { stricter, looser } = termsAgainst(one, other)
  if (stricter.length > 0) return looser.length > 0 ? 'mixed' : 'stricter'
  return looser.length > 0 ? 'looser' : 'same'
}

function compareDays(a: string | null, b: string | null): number {
  const [one, other] = [a ?? '9999-12-31', b ?? '9999-12-31']
  return one < other ? -1 : one > other ? 1 : 0
}
