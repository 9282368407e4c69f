import { z } from 'zod'
import { civilDate } from '../../vocabulary/period.ts'
import { ground, isCitable, isPrecedent } from './ground.ts'
import { audienceKinds, forces, operators, sideEffects } from './provision.ts'

/** Who can issue a directive in this product. Which organisation plays the role on a day is dated data of the places room. */
export const issuerRoles = ['health-authority', 'steering-authority', 'prime-minister', 'people-committee', 'ministry'] as const
export type IssuerRole = (typeof issuerRoles)[number]
export const higherBodies = ['steering-authority', 'prime-minister'] as const
export type HigherBody = (typeof higherBodies)[number]

/** What a rule looks at; a condition that is absent is not looked at. Conditions are data, so that a lawyer can read and date them. */
const conditions = z.strictObject({
  audience: z.array(z.enum(audienceKinds)).min(1).optional(),
  force: z.array(z.enum(forces)).min(1).optional(),
  reach: z
    .array(z.enum(['nationwide', 'several-provinces', 'one-province']))
    .min(1)
    .optional(),
  /** Of quarantine facilities only, as the next one. Holds when a facility run by one of these could be bound; a provision that names no operator binds them all. */
  couldBeRunBy: z.array(z.enum(operators)).min(1).optional(),
  /** Holds when only facilities run by these are bound; naming no operator does not satisfy it. */
  runOnlyBy: z.array(z.enum(operators)).min(1).optional(),
  /** Holds when the provision has at least one of these side effects. */
  anySideEffectOf: z.array(z.enum(sideEffects)).min(1).optional(),
  /** Holds when the provision has no side effect outside this list; an empty list means none at all. */
  noSideEffectBut: z.array(z.enum(sideEffects)).optional(),
  withinIssuersUnit: z.literal(true).optional(),
  carriesOutHigherDirective: z.literal(true).optional(),
})

export const authorityRule = z
  .strictObject({
    id: z.string().regex(/^[a-z0-9-]+$/),
    fromOn: civilDate,
    toOn: civilDate.nullable(),
    issuer: z.array(z.enum(issuerRoles)).min(1),
    when: conditions,
    result: z.enum(['within', 'beyond', 'beyond-to-prime-minister']),
    /** What the rule says, without citing anything: what is cited is dated, and shown only from its day on. */
    basisVi: z.string().min(10).regex(/\.$/),
    basisEn: z.string().min(10).regex(/\.$/),
    grounds: z.array(ground).min(1),
    /** Documents that show the rule at work; they carry nothing by themselves. */
    precedents: z.array(ground),
  })
  .refine(
    ({ result, when }) => result !== 'within' || statesEverything(when),
    'a rule that allows must state audience, force, reach, side effects, and for quarantine facilities the operators',
  )
export type AuthorityRule = z.infer<typeof authorityRule>
export type Conditions = z.infer<typeof conditions>

/** Why the rule says so, as far as it could be said on a day: its sentence with the grounds in force and the precedents that were there. */
export function basisOn(rule: AuthorityRule, on: string): { vi: string; en: string } {
  const grounds = rule.grounds.filter((one) => isCitable(one, on))
  const precedents = rule.precedents.filter((one) => isPrecedent(one, on))
  const said = (sentence: string, language: 'vi' | 'en', precedent: string): string => {
    const cited = [
      ...grounds.map((one) => one[language]),
      ...(precedents.length > 0 ? [`${precedent}: ${precedents.map((one) => one[language]).join(', ')}`] : []),
    ]
    return cited.length === 0 ? sentence : `${sentence.slice(0, -1)} (${cited.join('; ')}).`
  }
  return { vi: said(rule.basisVi, 'vi', 'tiền lệ'), en: said(rule.basisEn, 'en', 'precedent') }
}

/** A forgotten condition in a rule that forbids only forbids more; in a rule that allows it would let something slip through. */
function statesEverything(when: Conditions): boolean {
  const operatorsStated =
    !when.audience?.includes('quarantine-facility') || when.runOnlyBy !== undefined || when.couldBeRunBy !== undefined
  return (
    when.audience !== undefined &&
    when.force !== undefined &&
    when.reach !== undefined &&
    when.noSideEffectBut !== undefined &&
    operatorsStated
  )
}

export const authorityRules = z
  .array(authorityRule)
  .refine((rules) => new Set(rules.map((rule) => rule.id)).size === rules.length, 'two rules carry one id')
