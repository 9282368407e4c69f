import { expect, test } from 'vitest'
import { handoverMinutes, type MinutesFacts } from './handover-minutes.ts'

const facts: MinutesFacts = {
  solution: 'Nền tảng kết nối camera',
  receiver: 'Bộ Y tế',
  giver: 'Bộ Thông tin và Truyền thông',
  acceptedBy: 'Nguyễn Bên Nhận',
  acceptedOn: '2021-05-25',
  transferredBy: null,
  transferredOn: null,
  assigning: 'Công điện số 597/CĐ-BCĐ',
  urgent: true,
  sections: [{ section: 'scope', title: 'A. Phạm vi', lines: ['Các giới hạn đã biết: Bảo lưu đến hết ngày 10/06/2021.'] }],
  reservations: [],
  defects: [],
  counts: [],
}
const textsOf = (given: MinutesFacts) => handoverMinutes(given).body.map((part) => ('text' in part ? part.text : ''))

test('a day for which many items are reserved stands once, with their number; few are named', () => {
  const many = Array.from({ length: 21 }, (_, at) => ({ item: `Mục ${at + 1}`, dueOn: '2021-06-10' }))
  const texts = textsOf({ ...facts, reservations: [...many, { item: 'Phí trả cho bên thứ ba', dueOn: '2021-06-05' }] })
  expect(texts).toContain('Trước hết ngày 05/06/2021, bên giao bổ sung: Phí trả cho bên thứ ba.')
  expect(texts).toContain('Trước hết ngày 10/06/2021, bên giao bổ sung: 21 mục bảo lưu đến ngày này nêu tại phần 2.')
})

test('parts are headings with the letter that the checklist gives them, and the day is written out', () => {
  expect(handoverMinutes(facts).body).toContainEqual({ kind: 'heading', text: 'A. Phạm vi' })
  expect(textsOf(facts).find((text) => text?.startsWith('Hôm nay'))).toContain('ngày 25 tháng 5 năm 2021')
})

test('until the giving side has signed, the minutes say that nothing has changed hands', () => {
  expect(textsOf(facts).at(-1)).toContain('Giải pháp chuyển giao khi bên giao ký biên bản này.')
  const signed = textsOf({ ...facts, transferredBy: 'Trần Bên Giao', transferredOn: '2021-05-26' })
  expect(signed.at(-1)).toContain('bên giao đã bàn giao mật khẩu mới, khóa, tài khoản và tên miền ngày 26/05/2021')
})
