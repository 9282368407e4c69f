import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type CheckedProvision, checkProvision, type Issuer, verdictInputs } from './authority.ts'
import { authorityRule, authorityRules, issuerRoles } from './authority-rule.ts'
import { readAuthorityRules } from './data/files.ts'
import { audienceKinds, forces, operators, sideEffects } from './provision.ts'

const rules = readAuthorityRules()
const health: Issuer = { role: 'health-authority', unitPath: 'vn' }
const steering: Issuer = { role: 'steering-authority', unitPath: 'vn' }
const signature = '2021-05-29'

const applications: CheckedProvision = {
  audience: { kind: 'venue', runBy: null },
  force: 'mandatory',
  territory: ['vn'],
  sideEffects: [],
}
const allFacilities: CheckedProvision = { ...applications, audience: { kind: 'quarantine-facility', runBy: null } }
const civilFacilities: CheckedProvision = {
  ...applications,
  audience: { kind: 'quarantine-facility', runBy: ['civil', 'paid-hotel'] },
}

test('applications for venues and individuals are within the health ministry’s power in the declared epidemic, as 2666 was', () => {
  for (const kind of ['venue', 'individual'] as const) {
    const verdict = checkProvision(rules, { ...applications, audience: { kind, runBy: null } }, health, '2021-06-10')
    expect(verdict).toMatchObject({ within: true, ruleId: 'health-orders-epidemic-measures', recommendTo: null })
    expect(verdict.basis?.vi).toContain('2666/QĐ-BYT')
  }
})

test('cameras in all quarantine facilities, those of the army included, are beyond it and go to the Steering Committee, as 4403 did', () => {
  const verdict = checkProvision(rules, allFacilities, health, signature)
  expect(verdict).toMatchObject({
    within: false,
    ruleId: 'health-does-not-bind-army-facilities',
    recommendTo: 'steering-authority',
  })
  expect(checkProvision(rules, civilFacilities, health, signature).within).toBe(true)
  expect(
    checkProvision(
      rules,
      { ...allFacilities, audience: { kind: 'quarantine-facility', runBy: ['civil', 'army'] } },
      health,
      signature,
    ).within,
  ).toBe(false)
  expect(checkProvision(rules, allFacilities, steering, '2021-05-30')).toMatchObject({
    within: true,
    ruleId: 'steering-directs-ministries-and-localities',
  })
})

test('other ministries and people’s committees are asked through the Steering Committee; what is only recommended binds nobody', () => {
  for (const kind of ['ministry', 'people-committee'] as const) {
    const binding = { ...applications, audience: { kind, runBy: null } }
    expect(checkProvision(rules, binding, health, signature).recommendTo).toBe('steering-authority')
    expect(checkProvision(rules, { ...binding, force: 'recommended' }, health, signature).within).toBe(true)
  }
})

test('rules are dated: once the disease is no longer in group A, the same duty for everybody goes to the Prime Minister', () => {
  expect(checkProvision(rules, applications, health, '2023-10-19').within).toBe(true)
  expect(checkProvision(rules, applications, health, '2023-10-20')).toMatchObject({
    within: false,
    ruleId: 'health-does-not-bind-everybody-outside-an-epidemic',
    recommendTo: 'prime-minister',
  })
  expect(checkProvision(rules, applications, health, '2020-03-31').within).toBe(false)
})

test('a new sanction is beyond everybody who issues directives, and movement is restricted by the Prime Minister alone', () => {
  for (const role of issuerRoles) {
    const sanction = { ...applications, sideEffects: ['new-sanction'] as const }
    expect(
      checkProvision(rules, { ...sanction, sideEffects: [...sanction.sideEffects] }, { role, unitPath: 'vn' }, signature),
    ).toMatchObject({ within: false, recommendTo: 'prime-minister' })
  }
  const movement: CheckedProvision = { ...applications, sideEffects: ['restricts-movement'] }
  expect(checkProvision(rules, movement, steering, signature)).toMatchObject({ within: false, recommendTo: 'prime-minister' })
  expect(checkProvision(rules, movement, { role: 'prime-minister', unitPath: 'vn' }, signature).within).toBe(true)
})

test('a province carries out a higher directive on its own ground and nowhere else', () => {
  const own: CheckedProvision = { ...applications, territory: ['vn/30', 'vn/30/288'] }
  const province: Issuer = { role: 'people-committee', unitPath: 'vn/30', carriesOutHigherDirective: true }
  expect(checkProvision(rules, own, province, '2021-06-05').within).toBe(true)
  expect(checkProvision(rules, { ...own, territory: ['vn/24'] }, province, '2021-06-05').within).toBe(false)
  expect(checkProvision(rules, { ...own, territory: ['vn'] }, province, '2021-06-05').within).toBe(false)
  expect(checkProvision(rules, own, { ...province, carriesOutHigherDirective: false }, '2021-06-05').within).toBe(false)
  expect(checkProvision(rules, { ...allFacilities, territory: ['vn/30'] }, province, '2021-06-05').within).toBe(false)
})

test('where no rule speaks the answer is beyond', () => {
  expect(checkProvision([], applications, health, signature)).toEqual({
    within: false,
    ruleId: null,
    basis: null,
    grounds: [],
    recommendTo: 'steering-authority',
  })
  expect(checkProvision([], applications, steering, signature).recommendTo).toBe('prime-minister')
  expect(checkProvision(rules, applications, health, '1999-01-01')).toMatchObject({ within: false, ruleId: null })
})

const day = fc
  .integer({ min: 0, max: 12_000 })
  .map((n) => new Date(Date.UTC(2000, 0, 1) + n * 86_400_000).toISOString().slice(0, 10))
const anyAudience: fc.Arbitrary<CheckedProvision['audience']> = fc.oneof(
  fc.constantFrom(...audienceKinds).map((kind) => ({ kind, runBy: null })),
  fc.record({
    kind: fc.constant('quarantine-facility' as const),
    runBy: fc.uniqueArray(fc.constantFrom(...operators), { minLength: 1 }),
  }),
)
const soundProvision: fc.Arbitrary<CheckedProvision> = fc.record({
  audience: anyAudience,
  force: fc.constantFrom(...forces),
  territory: fc.uniqueArray(fc.constantFrom('vn', 'vn/30', 'vn/30/288', 'vn/24', 'vn/01'), { minLength: 1 }),
  sideEffects: fc.uniqueArray(fc.constantFrom(...sideEffects)),
})
const issuer: fc.Arbitrary<Issuer> = fc.record({
  role: fc.constantFrom(...issuerRoles),
  unitPath: fc.constantFrom('vn', 'vn/30'),
  carriesOutHigherDirective: fc.boolean(),
})

/** Values that no form offers: written by another program, or by a rule set older than the provision. */
const odd: fc.Arbitrary<(sound: CheckedProvision) => unknown> = fc.oneof(
  fc.string().map((text) => (sound: CheckedProvision) => ({ ...sound, audience: { kind: `?${text}`, runBy: null } })),
  fc
    .string()
    .map((text) => (sound: CheckedProvision) => ({ ...sound, audience: { kind: 'quarantine-facility', runBy: [`?${text}`] } })),
  fc.constant((sound: CheckedProvision) => ({ ...sound, audience: { kind: 'quarantine-facility', runBy: [] } })),
  fc.constant((sound: CheckedProvision) => ({ ...sound, audience: { kind: 'venue', runBy: ['army'] } })),
  fc.string().map((text) => (sound: CheckedProvision) => ({ ...sound, sideEffects: [`?${text}`] })),
  fc.string().map((text) => (sound: CheckedProvision) => ({ ...sound, force: `?${text}` })),
  fc
    .constantFrom<string[]>([], ['vn/3'], ['VN'], ['vn/30/o-abc'], ['vn/30', ''])
    .map((territory) => (sound: CheckedProvision) => ({ ...sound, territory })),
)

/** What arrives from outside the types: the evaluator is asked as a program without types would ask it. */
const checkAnything: (provision: unknown, by: Issuer, on: string) => { within: boolean } = (provision, by, on) =>
  Reflect.apply(checkProvision, undefined, [rules, provision, by, on])

test('whatever odd provision is put in, it fails closed', () => {
  fc.assert(
    fc.property(soundProvision, odd, issuer, day, (sound, makeOdd, by, on) => {
      expect(checkAnything(makeOdd(sound), by, on).within).toBe(false)
    }),
    { numRuns: 1000 },
  )
})

test('a verdict within always names a rule in force for that issuer that allows; a verdict beyond always names whom to ask', () => {
  fc.assert(
    fc.property(soundProvision, issuer, day, (provision, by, on) => {
      const verdict = checkProvision(rules, provision, by, on)
      const rule = rules.find(({ id }) => id === verdict.ruleId)
      expect(verdict.recommendTo === null).toBe(verdict.within)
      if (verdict.within) expect(rule?.result).toBe('within')
      if (rule !== undefined)
        expect(rule.fromOn <= on && (rule.toOn === null || on < rule.toOn) && rule.issuer.includes(by.role)).toBe(true)
    }),
    { numRuns: 1000 },
  )
})

test('a side effect never brings a provision within authority', () => {
  fc.assert(
    fc.property(soundProvision, fc.constantFrom(...sideEffects), issuer, day, (provision, effect, by, on) => {
      const more = { ...provision, sideEffects: [...new Set([...provision.sideEffects, effect])] }
      if (checkProvision(rules, more, by, on).within) expect(checkProvision(rules, provision, by, on).within).toBe(true)
    }),
    { numRuns: 1000 },
  )
})

test('no health directive ever binds a facility of the army or another ministry, on any day', () => {
  fc.assert(
    fc.property(soundProvision, day, (provision, on) => {
      const { kind, runBy } = provision.audience
      const army = kind === 'quarantine-facility' && (runBy === null || runBy.includes('army'))
      const ministry = kind === 'ministry' && provision.force === 'mandatory'
      if (army || ministry) expect(checkProvision(rules, provision, health, on).within).toBe(false)
    }),
    { numRuns: 1000 },
  )
})

test('a rule that allows and forgets a condition is refused when the rules are read, and so are two rules of one name', () => {
  const allowing = rules.find(({ id }) => id === 'health-orders-epidemic-measures')
  const forgetful = { ...allowing, when: { audience: ['venue'], force: ['mandatory'], reach: ['nationwide'] } }
  expect(authorityRule.safeParse(allowing).success).toBe(true)
  expect(authorityRule.safeParse(forgetful).success).toBe(false)
  expect(authorityRule.safeParse({ ...allowing, when: { ...allowing?.when, audience: ['quarantine-facility'] } }).success).toBe(
    false,
  )
  expect(authorityRules.safeParse([allowing, allowing]).success).toBe(false)
})

test('the same facts always give the same hash text, whatever their order, and different facts another', () => {
  const one = verdictInputs({ ...applications, territory: ['vn/30', 'vn/24'] }, health, signature)
  expect(verdictInputs({ ...applications, territory: ['vn/24', 'vn/30'] }, health, signature)).toBe(one)
  expect(verdictInputs({ ...applications, territory: ['vn/24', 'vn/30'] }, health, '2021-05-30')).not.toBe(one)
  expect(verdictInputs(applications, steering, signature)).not.toBe(verdictInputs(applications, health, signature))
})

test('what the Committee may not direct either does not go to the Committee, from where it would only come back', () => {
  expect(checkProvision(rules, allFacilities, health, signature).recommendTo).toBe('steering-authority')
  for (const effect of ['restricts-movement', 'new-sanction'] as const)
    expect(checkProvision(rules, { ...allFacilities, sideEffects: [effect] }, health, signature).recommendTo).toBe(
      'prime-minister',
    )
})
