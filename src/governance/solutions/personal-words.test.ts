import fc from 'fast-check'
import { expect, test } from 'vitest'
import { carriesPersonalData } from './personal-words.ts'

test.each([
  'liên hệ anh Bình 0912 345 678',
  'gọi 0912.345.678 nhé',
  'sđt 84912345678',
  'điện thoại: (024) 3845-6789',
  'số mới 0912 345 678 - 0987 654 321',
  'CCCD 030187001234 chưa quét được',
  'chứng minh thư 123 456 789',
  'hộ chiếu B1234567 không nhập được',
  'thẻ BHYT DN4010123456789',
  'gửi về binh.nguyen@example.vn',
  'số ０９１２３４５６７８ (gõ kiểu toàn hình)',
])('words that carry somebody’s number or address are refused: %s', (words) => {
  expect(carriesPersonalData(words)).toBe(true)
})

test.each([
  'Người đi cách ly về không ai theo dõi được sức khỏe tại nhà',
  'Quét QR lỗi từ 08 giờ 30 ngày 25/5/2021, có 1.187 lượt',
  'theo Quyết định 2666/QĐ-BYT ngày 29/5/2021 và 4403/CV-BCĐ',
  'cần khoảng 1.500.000.000 đồng để thay camera',
  'máy chủ báo lỗi lúc 25.05.2021 08:30',
  'đã gọi 113 và 1900 9095, không ai nghe',
  '12 xã, 3 phường, 250 hộ',
  '',
])('words about the difficulty itself pass: %s', (words) => {
  expect(carriesPersonalData(words)).toBe(false)
})

test('a mobile number is found wherever it stands and however it is spaced', () => {
  const digits = fc
    .tuple(
      fc.constantFrom('03', '05', '07', '08', '09'),
      fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 8, maxLength: 8 }),
    )
    .map(([head, rest]) => `${head}${rest.join('')}`)
  const gap = fc.constantFrom('', ' ', '.', '-', ' . ')
  const letters = fc.array(fc.constantFrom('xã', 'quét', 'mã', 'lỗi', 'không'), { maxLength: 5 }).map((words) => words.join(' '))
  fc.assert(
    fc.property(digits, gap, letters, letters, (number, between, before, after) => {
      const written = [number.slice(0, 4), number.slice(4, 7), number.slice(7)].join(between)
      expect(carriesPersonalData(`${before} ${written} ${after}`)).toBe(true)
    }),
  )
})
