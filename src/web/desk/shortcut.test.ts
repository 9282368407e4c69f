import { expect, test } from 'vitest'
import { shortcutOf } from './shortcut.ts'

const press = (key: string, held: { ctrlKey?: boolean; metaKey?: boolean; altKey?: boolean } = {}) => ({
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  ...held,
  key,
})

test('Ctrl K and / open the jump, ? the list of keys', () => {
  expect(shortcutOf(press('k', { ctrlKey: true }), false)).toBe('jump')
  expect(shortcutOf(press('K', { metaKey: true }), true)).toBe('jump')
  expect(shortcutOf(press('/'), false)).toBe('jump')
  expect(shortcutOf(press('?'), false)).toBe('help')
})

test('whoever is writing may write / and ?; other keys stay with the browser', () => {
  expect(shortcutOf(press('/'), true)).toBeUndefined()
  expect(shortcutOf(press('?'), true)).toBeUndefined()
  expect(shortcutOf(press('/', { ctrlKey: true }), false)).toBeUndefined()
  expect(shortcutOf(press('k'), false)).toBeUndefined()
  expect(shortcutOf(press('k', { ctrlKey: true, altKey: true }), false)).toBeUndefined()
})
