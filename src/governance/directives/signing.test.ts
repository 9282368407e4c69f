import { expect, test } from 'vitest'
import { capacitiesOn, capacityFor } from './capacity.ts'
import { readCapacities } from './data/files.ts'
import { maySign } from './separation.ts'

const capacities = readCapacities()

test('the Minister of Health signs for the ministry, and in another capacity for the Steering Committee', () => {
  expect(capacityFor(capacities, 'minister-of-health', 'health-authority', '2021-05-29')).toBeDefined()
  expect(capacityFor(capacities, 'minister-of-health', 'steering-authority', '2021-05-30')).toBeUndefined()
  expect(
    capacityFor(capacities, 'standing-deputy-head-of-steering-committee', 'steering-authority', '2021-05-30')?.linesVi,
  ).toEqual(['KT. TRƯỞNG BAN', 'PHÓ TRƯỞNG BAN THƯỜNG TRỰC', 'BỘ TRƯỞNG BỘ Y TẾ'])
})

test('a capacity that does not exist yet cannot be used', () => {
  expect(
    capacityFor(capacities, 'standing-deputy-head-of-steering-committee', 'steering-authority', '2019-12-31'),
  ).toBeUndefined()
  expect(capacitiesOn(capacities, 'steering-authority', '2019-12-31')).toEqual([])
})

test('whoever wrote or changed the draft does not sign it, unless there are fewer than three people', () => {
  expect(maySign({ drafters: ['an', 'binh'], signer: 'chi', people: 3 })).toBe(true)
  expect(maySign({ drafters: ['an', 'binh'], signer: 'binh', people: 3 })).toBe(false)
  expect(maySign({ drafters: ['an'], signer: 'an', people: 2 })).toBe(true)
})
