import { expect, test } from 'vitest'
import { makeOneTimePassword } from './one-time-password.ts'
import { isTooSimple } from './password.ts'

test.each(['1234567890', '0123456789', '9876543210', 'aaaaaaaaaa', 'ababababab', 'matkhau2021', 'Password!23', 'Le.Van.An99'])(
  '%s is refused',
  (password) => {
    expect(isTooSimple(password, 'le.van.an')).toBe(true)
  },
)

test.each(['trời mưa ngồi nhà', 'cá rô kho tộ', 'xrkd-7mwc-44hq', '3440 ngày 25-5'])('%s is accepted', (password) => {
  expect(isTooSimple(password, 'le.van.an')).toBe(false)
})

test('one-time passwords have twelve signs that cannot be mistaken for others, and none comes twice', () => {
  const made = Array.from({ length: 2000 }, makeOneTimePassword)
  for (const password of made) expect(password).toMatch(/^[bcdfghjkmrswxyz3478]{12}$/)
  expect(new Set(made).size).toBe(2000)
})
