import { expect, test } from 'vitest'
import { matching } from './Combobox.tsx'

const options = ['Hà Giang', 'Hà Nội', 'Thừa Thiên Huế', 'Hoà Bình', 'Đà Nẵng'].map((label) => ({ value: label, label }))
const found = (text: string) => matching(options, text, '').map(({ label }) => label)

test('typing without diacritics finds what has them', () => {
  expect(found('ha n')).toEqual(['Hà Nội'])
  expect(found('da nang')).toEqual(['Đà Nẵng'])
})

test('where the tone mark stands makes no difference', () => {
  expect(found('hòa bình')).toEqual(['Hoà Bình'])
})

test('what begins with the text comes before what only contains it', () => {
  expect(found('h').slice(0, 3)).toEqual(['Hà Giang', 'Hà Nội', 'Hoà Bình'])
})

test('all are offered while nothing new has been typed', () => {
  expect(matching(options, 'Hà Nội', 'Hà Nội')).toHaveLength(5)
})
