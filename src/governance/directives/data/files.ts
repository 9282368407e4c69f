import { readFileSync } from 'node:fs'
import { type AuthorityRule, authorityRules } from '../authority-rule.ts'
import { type Capacity, capacities } from '../capacity.ts'

/** The dated rules and capacities committed beside this file, parsed: a broken rule stops the start, not a signature. */
export const readAuthorityRules = (): AuthorityRule[] => authorityRules.parse(read('authority-rules.json'))
export const readCapacities = (): Capacity[] => capacities.parse(read('capacities.json'))

function read(file: string): unknown {
  const parsed: unknown = JSON.parse(readFileSync(new URL(file, import.meta.url), 'utf8'))
  return parsed
}
