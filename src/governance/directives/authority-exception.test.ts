import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays } from '../../vocabulary/period.ts'
import { verdictOn } from './actions/judge.ts'
import { type AuthorityException, byException, exceptionFor, faultOfExpiry, mayBeExcepted } from './authority-exception.ts'
import { draftOfMay2021 } from './data/draft-of-may-2021.ts'
import { audienceKinds, forces, type Provision, sideEffects } from './provision.ts'

const [, second] = draftOfMay2021
if (second === undefined) throw new Error('the draft of May 2021 has a second content')
const content: Provision = { ...second, territory: ['vn/30'], fromOn: '2024-03-02', dueOn: null }
const exception: AuthorityException = {
  content,
  fromOn: '2024-03-01',
  untilOn: '2024-06-01',
  articleVi: 'Điểm a khoản 1 Điều 52',
  basisVi: 'Luật Phòng, chống bệnh truyền nhiễm',
  confirmedBy: 'legal',
}
const health = { role: 'health-authority', unitPath: 'vn' } as const
const verdict = (one: Provision, on: string) => verdictOn(one, health, on, null, [exception])

test('where no rule speaks a confirmed exception lets the very content be issued, on its days and not after', () => {
  expect(verdictOn(content, health, '2024-03-10', null)).toMatchObject({ within: false, ruleId: null })
  expect(verdict(content, '2024-03-10')).toMatchObject({ within: true, ruleId: byException, recommendTo: null })
  expect(verdict(content, '2024-03-10').basis?.vi).toContain('Điểm a khoản 1 Điều 52 Luật Phòng, chống bệnh truyền nhiễm')
  for (const on of ['2024-02-29', '2024-06-02']) expect(verdict(content, on), on).toMatchObject({ within: false, ruleId: null })
  expect(verdict({ ...content, textVi: 'Nội dung khác' }, '2024-03-10').within).toBe(false)
  expect(verdict({ ...content, territory: ['vn/31'] }, '2024-03-10').within).toBe(false)
})

test('what a rule forbids is not excepted, whatever was confirmed on whatever day', () => {
  const anyContent = fc.record({
    kind: fc.constantFrom(...audienceKinds),
    force: fc.constantFrom(...forces),
    territory: fc.constantFrom('vn', 'vn/30').map((path) => [path]),
    effects: fc.uniqueArray(fc.constantFrom(...sideEffects)),
    on: fc.integer({ min: 0, max: 3000 }).map((days) => addDays('2019-01-01', days)),
  })
  fc.assert(
    fc.property(anyContent, ({ kind, force, territory, effects, on }) => {
      const one: Provision = { ...content, audience: { kind, runBy: null }, force, territory, sideEffects: effects }
      const confirmed = [{ ...exception, content: one, fromOn: '2000-01-01', untilOn: '2100-01-01' }]
      const without = verdictOn(one, health, on, null)
      const withIt = verdictOn(one, health, on, null, confirmed)
      if (without.ruleId !== null) expect(withIt).toEqual(without)
      else expect(withIt).toMatchObject({ within: true, ruleId: byException })
    }),
  )
})

test('a content that was never meant so is not excepted either, and an exception ends within half a year', () => {
  const odd = { ...content, audience: { kind: 'venue' as const, runBy: ['army' as const] } }
  expect(mayBeExcepted({ within: false, ruleId: null }, odd)).toBe(false)
  expect(mayBeExcepted({ within: false, ruleId: 'some-rule' }, content)).toBe(false)
  expect(faultOfExpiry('2024-03-01', '2024-03-01')).toBe('exception-ends-before-it-begins')
  expect(faultOfExpiry('2024-12-01', '2024-03-01')).toBe('exception-lasts-too-long')
  expect(faultOfExpiry('2024-06-01', '2024-03-01')).toBeUndefined()
  expect(exceptionFor([], content, '2024-03-10')).toBeUndefined()
})
