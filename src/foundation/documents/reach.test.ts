import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isWithin } from '../../vocabulary/administrative-unit-code.ts'
import { documentStates, isSigned } from './document-state.ts'
import { mayChange, mayRead, reachOf } from './reach.ts'

const issued = (scopePath: string, datedOn = '2021-05-25') => ({ scopePath, state: 'recorded', datedOn }) as const
const today = '2021-05-25'

test('a national document is read in every commune; a province’s document in its own communes and nowhere else', () => {
  expect(mayRead(['vn/30/290/10546'], issued('vn'), today)).toBe(true)
  expect(mayRead(['vn/30/290/10546'], issued('vn/30'), today)).toBe(true)
  expect(mayRead(['vn/30'], issued('vn/49'), today)).toBe(false)
  expect(mayRead(['vn'], issued('vn/49'), today)).toBe(true)
  expect(mayRead([], issued('vn'), today)).toBe(false)
})

test('a draft is read within its own scope only, however high it was written', () => {
  const draft = { scopePath: 'vn', state: 'drafted', datedOn: today } as const
  expect(mayRead(['vn'], draft, today)).toBe(true)
  expect(mayRead(['vn/30'], draft, today)).toBe(false)
})

test('on the day of the letter, what was issued later is not there yet', () => {
  expect(mayRead(['vn'], issued('vn', '2021-05-29'), today)).toBe(false)
  expect(mayRead(['vn'], issued('vn', '2021-05-29'), '2021-05-29')).toBe(true)
})

test('reading upwards gives no right to change anything there', () => {
  expect(mayChange(['vn/30'], issued('vn'))).toBe(false)
  expect(mayChange(['vn/30'], issued('vn/30/290'))).toBe(true)
})

const path = fc.constantFrom('vn', 'vn/30', 'vn/30/290', 'vn/30/290/10546', 'vn/30/290/o-a', 'vn/49', 'vn/4', 'vn/49/500')
test('the ranges that the list reads are exactly the documents that one may read, and none twice', () => {
  fc.assert(
    fc.property(fc.array(path, { maxLength: 4 }), path, fc.constantFrom(...documentStates), (scope, at, state) => {
      const { under, above } = reachOf(scope)
      const hits =
        under.filter((prefix) => isWithin([prefix], at)).length + (isSigned(state) ? above.filter((one) => one === at).length : 0)
      expect(hits).toBe(mayRead(scope, { scopePath: at, state, datedOn: today }, today) ? 1 : 0)
    }),
  )
})
