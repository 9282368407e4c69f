import { expect, test } from 'vitest'
import { withFilled } from './filled-text.ts'
import { readSignedText } from './signed-text.ts'

test('number and date that a clerk filled into a signed page are read with its words', () => {
  const page = 'BỘ Y TẾ\nSố:  /QĐ-BYT\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nHà Nội, \nQUYẾT ĐỊNH'
  const read = readSignedText(withFilled(page, { number: '2666', date: 'ngày 29 tháng 5 năm 2021' }))
  expect(read).toEqual({ number: '2666', notation: 'QĐ-BYT', issuedOn: '2021-05-29' })
})

test('a page without such fields stays as it is', () => {
  expect(withFilled('Số: 3440/VPCP-KGVX', { number: null, date: null })).toBe('Số: 3440/VPCP-KGVX')
})
