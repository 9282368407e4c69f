import { expect, test } from 'vitest'
import { sparkLines } from './Spark.tsx'

test('a full series is one line from edge to edge', () => {
  const lines = sparkLines([0, 5, 10], 64, 24)
  expect(lines).toEqual(['1.0,22.0 32.0,12.0 63.0,2.0'])
})

test('a day without data leaves a gap, a single day a short dash', () => {
  expect(sparkLines([1, 2, null, 4], 64, 24)).toHaveLength(2)
  expect(sparkLines([null, 2, null], 64, 24)[0]?.split(' ')).toHaveLength(2)
})

test('nothing measured draws nothing', () => {
  expect(sparkLines([null, null], 64, 24)).toEqual([])
})

test('a flat series of zeros lies on the ground', () => {
  expect(sparkLines([0, 0], 64, 24)).toEqual(['1.0,22.0 63.0,22.0'])
})
