import fc from 'fast-check'
import { expect, test } from 'vitest'
import { seemsPersonal, zaloLimit } from '../../../web/design/zalo.ts'
import { speechIn } from '../../../web/i18n/words.ts'
import { en as sharedEn } from '../../../web/messages.en.ts'
import { vi as sharedVi } from '../../../web/messages.vi.ts'
import { en } from '../messages.en.ts'
import { vi } from '../messages.vi.ts'
import { obligationStates } from '../obligation.ts'
import type { Compliance, StateCounts, UnitRow } from './figures.ts'
import { lowestFirst, placesMessage, unitMessage } from './message.ts'

const say = { vi: speechIn('vi', { ...sharedVi, ...vi }), en: speechIn('en', { ...sharedEn, ...en }) }
const start: StateCounts = {
  'met-on-time': 0,
  'met-late': 0,
  'open-in-term': 0,
  'open-overdue': 0,
  'met-without-date': 0,
  'open-without-date': 0,
  lapsed: 0,
  'no-data': 0,
  'not-yet-due-to-begin': 0,
  suspended: 0,
  'no-longer-in-force': 0,
}
const unit = (nameVi: string, registered: number, active: number): UnitRow => ({
  unitPath: 'vn/30',
  nameVi,
  nameEn: nameVi,
  opens: true,
  venues: registered === 0 ? null : { registered, active, silent: registered - active, visits: active * 3 },
  facilities: { known: 68, connected: 17, notConnected: 48, noData: 3, cameras: 210, working: 160 },
  venueStates: start,
  facilityStates: start,
})
const country = (rows: readonly UnitRow[]): Compliance => ({
  unitPath: 'vn',
  nameVi: 'Việt Nam',
  nameEn: 'Viet Nam',
  above: [],
  day: '2021-12-16',
  judgedOn: '2021-12-16',
  asOf: '2021-12-16T00:30:00.000Z',
  total: unit('Việt Nam', 750_120, 70_639),
  rows: [...rows],
})

test('the message of a unit says its figures, when they hold and that they are simulated', () => {
  const text = unitMessage(say.vi, country([unit('Tỉnh Hải Dương', 2000, 203)]), true)
  expect(text).toBe(
    [
      'TÌNH HÌNH THỰC HIỆN · VIỆT NAM',
      'Số liệu tính đến 07 giờ 30 ngày 16/12/2021',
      '(Dữ liệu mô phỏng)',
      '• Địa điểm đã đăng ký: 750.120',
      '• Có ghi nhận trong ngày: 70.639 (9,4%)',
      '• Không phát sinh lượt quét: 679.481',
      '• Cơ sở có camera kết nối: 17/68',
      '• Camera đang hoạt động: 160/210',
      'Thấp nhất:',
      '1. Tỉnh Hải Dương: 203/2.000 địa điểm (10,2%)',
    ].join('\n'),
  )
})

test('duties without a date are told with the done ones: 198 of 2,000 is never “0 overdue” alone', () => {
  const data = country([])
  const venueStates = { ...start, 'met-without-date': 198, 'open-without-date': 1802 }
  const text = unitMessage(say.vi, { ...data, total: { ...data.total, venueStates } }, false)
  expect(text).toContain('• Yêu cầu đã thực hiện: 198/2.000')
  expect(text).toContain('• Chưa hoàn thành, không nêu thời hạn: 1.802')
})

test('a unit without data says so instead of a nought', () => {
  const text = unitMessage(say.vi, { ...country([]), total: { ...unit('', 0, 0), facilities: null } }, false)
  expect(text).toContain('• Địa điểm đã đăng ký: Chưa có số liệu')
  expect(text).not.toContain('0%')
})

test('the units that practise least come first, those without data not at all', () => {
  const rows = [unit('A', 10, 9), unit('B', 0, 0), unit('C', 10, 1)]
  expect(lowestFirst(rows).map((row) => row.nameVi)).toEqual(['C', 'A'])
})

test('however many units and however long their names, a message stays within Zalo’s thousand characters and carries no phone-like number', () => {
  const count = fc.nat(99_999_999)
  const units = fc.array(
    fc.tuple(fc.constantFrom('Tỉnh Thừa Thiên Huế', 'Thành phố Hồ Chí Minh', 'Quận 1', 'Huyện X'.repeat(9)), count, count),
    { maxLength: 80 },
  )
  fc.assert(
    fc.property(units, fc.constantFrom('vi', 'en'), (rows, language) => {
      const text = unitMessage(say[language], country(rows.map(([name, a, b]) => unit(name, a + b, b))), true)
      expect(text.length).toBeLessThanOrEqual(zaloLimit)
      expect(seemsPersonal(text)).toBe(false)
    }),
  )
})

test('a list of venues keeps whole lines and says how many are left out', () => {
  const places = Array.from({ length: 60 }, (_, i) => ({
    name: `Quán phở Sao Mai ${i}`,
    address: '12 đường Trần Hưng Đạo',
    about: 'Mã QR hỏng, mất',
  }))
  const text = placesMessage(say.vi, 'Không phát sinh lượt quét · Phường Cộng Hòa', '2021-12-16T00:30:00.000Z', places, false)
  const shown = text.split('\n').filter((line) => /^\d+\. /.test(line)).length
  expect(text.length).toBeLessThanOrEqual(zaloLimit)
  expect(text.split('\n').at(-1)).toBe(`… và ${60 - shown} nơi khác`)
  expect(shown).toBeGreaterThan(8)
  expect(seemsPersonal(text)).toBe(false)
})

test('every state and every practice has a word in both languages', () => {
  for (const state of obligationStates) {
    expect(say.vi.term('compliance.state', state)).not.toBe('—')
    expect(say.en.term('compliance.state', state)).not.toBe('—')
  }
})
