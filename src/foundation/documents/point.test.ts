import { expect, test } from 'vitest'
import { pointsIn } from './point.ts'

test('numbered paragraphs are the points; dates, numbers inside a sentence and a list that starts elsewhere are not', () => {
  const text =
    'Xét đề xuất ngày 13/5/2021:\n\n1. Điểm thứ nhất, có\nhai dòng.\n\n3. Không phải điểm thứ hai.\n\n2. Điểm thứ hai.\n\nHà Nội, ngày 25. Văn bản 3. khác.'
  expect(pointsIn(text)).toEqual([
    { number: '1', text: 'Điểm thứ nhất, có hai dòng.' },
    { number: '2', text: 'Điểm thứ hai.' },
  ])
})

test('a text without points has none', () => {
  expect(pointsIn('')).toEqual([])
  expect(pointsIn('Kính gửi: Bộ Y tế')).toEqual([])
})
