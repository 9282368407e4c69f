import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { type AuthorityRule, authorityRules } from '../authority-rule.ts'
import { type Capacity, capacities } from '../capacity.ts'
import { type Ground, grounds } from '../ground.ts'

/** The dated rules and capacities committed beside this file, parsed: a broken rule stops the start, not a signature. */
export const readGrounds = (): Ground[] => grounds.parse(read('grounds.json'))
export const readAuthorityRules = (): AuthorityRule[] => authorityRules.parse(citing('authority-rules.json'))
export const readCapacities = (): Capacity[] => capacities.parse(citing('capacities.json'))

const cites = z.looseObject({ grounds: z.array(z.string()), precedents: z.array(z.string()).optional() })

/** Rules and capacities name their grounds by id, so that one ground has one day; here the names become the grounds. */
function citing(file: string): unknown[] {
  const known = new Map(readGrounds().map((one) => [one.id, one]))
  const named = (ids: readonly string[]) =>
    ids.map((id) => {
      const found = known.get(id)
      if (found === undefined) throw new Error(`${file} cites ${id}, which is not among the grounds`)
      return found
    })
  return z
    .array(cites)
    .parse(read(file))
    .map(({ grounds: ids, precedents, ...rest }) => ({
      ...rest,
      grounds: named(ids),
      ...(precedents === undefined ? {} : { precedents: named(precedents) }),
    }))
}

function read(file: string): unknown {
  const parsed: unknown = JSON.parse(readFileSync(new URL(file, import.meta.url), 'utf8'))
  return parsed
}
