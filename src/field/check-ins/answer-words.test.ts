import fc from 'fast-check'
import { expect, test } from 'vitest'
import { carriesBirth, carriesNumber } from './answer-words.ts'

/** What health staff write back to a venue: no word of it may be taken for a person. */
const outcomes = [
  'Đã gọi 3 người ngày 25/5/2021, hướng dẫn cách ly tại nhà',
  'Đường dây nóng 1900 9095',
  '1.187 lượt',
  'Học sinh lớp 12 đã được xét nghiệm, 20 em âm tính',
  'Vệ sinh 2 lần mỗi ngày; phát sinh 15 ca từ 12/5/2021 đến 25/5/2021',
  'Sinh viên 2 lớp học trực tuyến đến hết tháng 5 năm 2021',
  'Trạm Y tế tại SN 12 đường Lê Lợi, mở cửa 7 giờ',
  'SN 45, phố Chợ: đã khử khuẩn',
  'Không một ai có dấu hiệu; hai người hẹn xét nghiệm lại sau năm ngày',
  'Từ 12 đến 25 tháng 5 năm 2021 không ghi nhận ca mới',
  'Ngày 25 05 năm 2021 đã liên hệ xong',
  'All 5 visitors were called on 25 May 2021; nobody was born yesterday',
]

test('a telephone or card number in an answer is found however it is spaced, in digits or in words', () => {
  const words = ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín']
  const separators = fc.constantFrom('', ' ', '.', '-', ' - ')
  const digits = fc.array(fc.nat({ max: 9 }), { minLength: 9, maxLength: 12 })
  fc.assert(fc.property(digits, separators, (number, between) => carriesNumber(`gọi ${number.join(between)} ngay`)))
  fc.assert(
    fc.property(digits, fc.array(fc.boolean(), { minLength: 12, maxLength: 12 }), (number, spoken) =>
      carriesNumber(`gọi ${number.map((digit, at) => (spoken[at] ? words[digit] : digit)).join(' ')} ngay`),
    ),
  )
})

test('a day or year of birth is found however it is written', () => {
  for (const text of [
    'khách sinh 18/01/1987',
    'sn 1987',
    'SN: 1987',
    'sinh năm 1987 đã khai',
    'Sinh ngày 18 tháng 1 năm 1987',
    'sinh 18-1',
    'năm sinh: 87',
    'sinh năm 87 đã khai báo',
    'sinh năm một chín tám bảy',
    'ns 1 9 8 7',
    'người này sn 87.',
    'born on 18.01.1987',
    'born in 1987',
    'DOB 18/01/87',
  ])
    expect([text, carriesBirth(text)]).toEqual([text, true])
  fc.assert(
    fc.property(
      fc.constantFrom('sinh', 'sn', 'ns', 'sinh năm', 'ngày sinh:', 'năm sinh', 'born', 'sinh ngày'),
      fc.constantFrom('', '1/2/', '01-02-', '1 tháng 2 năm ', '01.02.'),
      fc.integer({ min: 1900, max: 2021 }),
      fc.constantFrom('', '.', ', đã cách ly', ' đã gọi'),
      (word, day, year, rest) => carriesBirth(`Khách ${word} ${day}${year}${rest}`),
    ),
  )
})

test('what came of a request can be told in the words that staff use', () => {
  for (const text of outcomes) expect([text, carriesNumber(text), carriesBirth(text)]).toEqual([text, false, false])
})
