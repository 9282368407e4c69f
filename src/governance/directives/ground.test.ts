import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays } from '../../vocabulary/period.ts'
import { checkProvision } from './authority.ts'
import { basisOn, issuerRoles } from './authority-rule.ts'
import { readAuthorityRules, readCapacities, readGrounds } from './data/files.ts'
import { citedOnPage, groundsOfPage, isCitable } from './ground.ts'
import { audienceKinds, forces, sideEffects } from './provision.ts'

const rules = readAuthorityRules()
const grounds = readGrounds()
const day = fc.integer({ min: 0, max: 10_000 }).map((n) => addDays('2005-01-01', n))

test('no ground or precedent is shown that is later than the day, whatever is asked on whatever day', () => {
  const anything = fc.record({
    audience: fc.constantFrom(...audienceKinds).map((kind) => ({ kind, runBy: null })),
    force: fc.constantFrom(...forces),
    territory: fc.constantFrom('vn', 'vn/30').map((path) => [path]),
    sideEffects: fc.uniqueArray(fc.constantFrom(...sideEffects)),
  })
  fc.assert(
    fc.property(anything, fc.constantFrom(...issuerRoles), day, (provision, role, on) => {
      const { basis, grounds: cited } = checkProvision(
        rules,
        provision,
        { role, unitPath: 'vn', carriesOutHigherDirective: true },
        on,
      )
      for (const one of grounds.filter((each) => each.on > on)) {
        expect(basis?.vi ?? '').not.toContain(one.vi)
        expect(basis?.en ?? '').not.toContain(one.en)
        expect(cited).not.toContainEqual(one)
      }
    }),
    { numRuns: 2000 },
  )
})

test('on 25 May 2021 nobody knows of 2666 and 4403; five days later both are precedents', () => {
  const said = (on: string) => rules.map((rule) => basisOn(rule, on).vi).join(' ')
  expect(said('2021-05-25')).not.toMatch(/2666|4403/)
  expect(said('2021-05-25')).toMatch(/3440/)
  expect(said('2021-05-24')).not.toMatch(/3440/)
  expect(said('2021-05-31')).toMatch(/2666.*4403|4403.*2666/)
})

test('what a rule says by itself cites nothing: every number of a document lives in the dated list', () => {
  for (const { basisVi, basisEn } of rules) expect(`${basisVi} ${basisEn}`).not.toMatch(/\d+\/|\d{3,}/)
})

test('every rule stands on at least one ground in force on its first day and on its last', () => {
  for (const rule of rules) {
    const days = [rule.fromOn, ...(rule.toOn === null ? ['2026-11-01'] : [addDays(rule.toOn, -1)])]
    for (const on of days)
      expect(
        rule.grounds.some((one) => isCitable(one, on)),
        `${rule.id} on ${on}`,
      ).toBe(true)
  }
})

test('every capacity stands on a ground of its time', () => {
  for (const one of readCapacities())
    expect(
      one.grounds.some((each) => isCitable(each, '2021-05-25')),
      one.id,
    ).toBe(true)
})

test('a page cites laws first, then decrees, then what single bodies wrote, each once and none of the future', () => {
  const cited = groundsOfPage(grounds, [...grounds, ...grounds], 'health-authority', '2021-05-25').map(({ id }) => id)
  expect(cited[0]).toBe('law-on-infectious-diseases')
  expect(cited).toContain('decree-75')
  expect(cited.at(-1)).toBe('letter-3440')
  expect(new Set(cited).size).toBe(cited.length)
  expect(cited).not.toContain('decision-2666')
})

test('documents behind the named solutions stand among the grounds by their day, and none twice', () => {
  const cited = groundsOfPage(grounds, [], 'health-authority', '2021-05-25')
  const behind = [
    { documentId: '597-cd-bcd', on: '2021-05-05', pageVi: 'Công điện số 597/CĐ-BCĐ' },
    { documentId: '3440-vpcp-kgvx', on: '2021-05-25', pageVi: 'Công văn số 3440/VPCP-KGVX' },
  ]
  const page = citedOnPage(cited, behind)
  expect(page.at(-2)).toBe('Công điện số 597/CĐ-BCĐ')
  expect(page.filter((one) => one.includes('3440'))).toHaveLength(1)
})
