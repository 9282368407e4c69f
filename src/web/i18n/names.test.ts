import { expect, test } from 'vitest'
import { nameIn, placeBelow, placeIn } from './names.ts'

test('a unit is named in the reader’s language', () => {
  expect(nameIn('vi', { nameVi: 'Tỉnh Hải Dương', nameEn: 'Hai Duong Province' })).toBe('Tỉnh Hải Dương')
  expect(placeIn('en', { placeVi: 'Việt Nam', placeEn: 'Viet Nam' })).toBe('Viet Nam')
})

test('a place does not repeat the unit that the page has already named, and only that one', () => {
  expect(placeBelow('Phường Văn An, Thành phố Chí Linh, Tỉnh Hải Dương', 'Tỉnh Hải Dương')).toBe(
    'Phường Văn An, Thành phố Chí Linh',
  )
  expect(placeBelow('Tỉnh Hải Dương', 'Tỉnh Hải Dương')).toBe('Tỉnh Hải Dương')
  expect(placeBelow('Phường Văn An, Tỉnh Hải Dương', '')).toBe('Phường Văn An, Tỉnh Hải Dương')
})
