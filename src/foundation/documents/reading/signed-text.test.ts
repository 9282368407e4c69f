import fc from 'fast-check'
import { expect, test } from 'vitest'
import { contradictions, readSignedText } from './signed-text.ts'

const letter = `VĂN PHÒNG CHÍNH PHỦ
Số: 3440/VPCP-KGVX
V/v ứng dụng công nghệ thông tin
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Hà Nội, ngày 25 tháng 5 năm 2021
Kính gửi: Bộ Y tế
tại các văn bản số 1527/BTTTT-CVT ngày 13/5/2021`

test('the document’s own number and date are read, not those that it cites', () => {
  expect(readSignedText(letter)).toEqual({ number: '3440', notation: 'VPCP-KGVX', issuedOn: '2021-05-25' })
  const decision =
    'BỘ Y TẾ\nSố: 2666 / QĐ-BYT\nHà Nội, ngày 29 tháng 05 năm 2021\nCăn cứ Luật số 03/2007/QH12 ngày 21 tháng 11 năm 2007'
  expect(readSignedText(decision)).toEqual({ number: '2666', notation: 'QĐ-BYT', issuedOn: '2021-05-29' })
})

test('a date of a law that is cited is not the date of the document', () => {
  expect(
    readSignedText(
      'Số:      /QĐ-BYT\nHà Nội, ngày    tháng    năm 2021\nCăn cứ Luật Phòng, chống bệnh truyền nhiễm ngày 21 tháng 11 năm 2007',
    ),
  ).toEqual({ number: null, notation: null, issuedOn: null })
})

test('a scan has no text and contradicts nothing', () => {
  expect(contradictions({ number: '1', notation: 'QĐ-BYT', issuedOn: '2021-05-25' }, readSignedText(''))).toEqual([])
})

test('each thing that was typed otherwise than the page says is named; another spelling is not another notation', () => {
  const read = readSignedText(letter)
  expect(contradictions({ number: '3440', notation: 'vpcp – kgvx', issuedOn: '2021-05-25' }, read)).toEqual([])
  expect(contradictions({ number: '3441', notation: 'VPCP-KTTH', issuedOn: '2021-05-26' }, read).map(({ what }) => what)).toEqual(
    ['number', 'notation', 'issued-on'],
  )
})

test('a day that does not exist is no date', () => {
  expect(readSignedText('Hà Nội, ngày 31 tháng 2 năm 2021').issuedOn).toBeNull()
})

test('no text makes the reader fail', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 2000 }), (text) => {
      expect(Object.keys(readSignedText(text))).toHaveLength(3)
    }),
  )
})
