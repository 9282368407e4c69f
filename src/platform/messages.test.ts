import { expect, test } from 'vitest'
import { fill } from './messages.ts'

test('an English noun goes with its number; a Vietnamese sentence needs no other form', () => {
  const english = 'after {days} {days:day|days}'
  expect(fill(english, { days: 1 }, 'en')).toBe('after 1 day')
  expect(fill(english, { days: 0 }, 'en')).toBe('after 0 days')
  expect(fill(english, { days: 12 }, 'en')).toBe('after 12 days')
  expect(fill('sau {days} ngày', { days: 1 }, 'vi')).toBe('sau 1 ngày')
})

test('a number that was written as text already has its noun too', () => {
  expect(fill('{count} {count:relation|relations}', { count: '1' }, 'en')).toBe('1 relation')
  expect(fill('{count} {count:relation|relations}', { count: '1,001' }, 'en')).toBe('1,001 relations')
  expect(fill('{count} {count:relation|relations}', {}, 'en')).toBe('… relations')
})

test('what a person typed is never read as a place to fill', () => {
  expect(fill('Lý do: {reason}', { reason: '{count:một|nhiều} {name}' }, 'vi')).toBe('Lý do: {count:một|nhiều} {name}')
})
