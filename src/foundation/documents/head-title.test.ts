import { expect, test } from 'vitest'
import { isHeadOf } from './head-title.ts'

test('the head of an agency signs under the title of that agency’s head', () => {
  const own: readonly (readonly [string, string])[] = [
    ['BỘ TRƯỞNG', 'Bộ Y tế'],
    ['Bộ trưởng Bộ Y tế', 'BỘ Y TẾ'],
    ['Chủ tịch', 'Ủy ban nhân dân tỉnh Hải Dương'],
    ['Chủ tịch Ủy ban nhân dân thành phố Hà Nội', 'UBND thành phố Hà Nội'],
    ['Giám đốc Sở Y tế Hà Nội', 'Sở Y tế Hà Nội'],
    ['Trưởng Ban', 'Ban Chỉ đạo Quốc gia phòng, chống dịch COVID-19'],
    ['Trưởng Ban Chỉ đạo Quốc gia phòng, chống dịch COVID-19', 'Ban Chỉ đạo Quốc gia phòng, chống dịch COVID-19'],
  ]
  for (const [title, agency] of own) expect(isHeadOf([title], agency), `${title}, ${agency}`).toBe(true)
})

test('nobody signs an agency’s document as the head of another body, as two heads at once, or as no head', () => {
  const foreign: readonly (readonly [readonly string[], string])[] = [
    [['THỦ TƯỚNG CHÍNH PHỦ'], 'Bộ Y tế'],
    [['BỘ TRƯỞNG, TRƯỞNG BAN CHỈ ĐẠO QUỐC GIA'], 'Bộ Y tế'],
    [['BỘ TRƯỞNG', 'TRƯỞNG BAN CHỈ ĐẠO QUỐC GIA'], 'Bộ Y tế'],
    [['Bộ trưởng Bộ Thông tin và Truyền thông'], 'Bộ Y tế'],
    [['Bộ trưởng'], 'Ban Chỉ đạo Quốc gia phòng, chống dịch COVID-19'],
    [['Chủ tịch nước'], 'Ủy ban nhân dân tỉnh Hải Dương'],
    [['Thứ trưởng'], 'Bộ Y tế'],
    [['Giám đốc'], 'Cơ quan không rõ'],
    [[], 'Bộ Y tế'],
  ]
  for (const [titles, agency] of foreign) expect(isHeadOf(titles, agency), `${titles.join(' / ')}, ${agency}`).toBe(false)
})
