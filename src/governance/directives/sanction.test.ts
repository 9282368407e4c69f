import { expect, test } from 'vitest'
import { checkProvision } from './authority.ts'
import { draftOfMay2021 } from './data/draft-of-may-2021.ts'
import { readAuthorityRules } from './data/files.ts'
import { setsSanction } from './sanction.ts'

const [venues] = draftOfMay2021
if (venues === undefined) throw new Error('the contents of May 2021 are missing')
const health = { role: 'health-authority', unitPath: 'vn' } as const

test('a fine written among the words on violations is a new sanction, and goes to the Prime Minister though nobody ticked it', () => {
  const verdict = (changed: Partial<typeof venues>) =>
    checkProvision(readAuthorityRules(), { ...venues, ...changed }, health, '2021-05-29')
  expect(verdict({})).toMatchObject({ within: true })
  for (const fined of [{ sanctionVi: 'Phạt tiền 100 triệu' }, { textVi: 'Ai không quét mã bị phạt 500.000 đồng.' }])
    expect(verdict(fined)).toMatchObject({ within: false, ruleId: 'new-sanction-needs-a-decree', recommendTo: 'prime-minister' })
})

test('what leaves violations to the law or to the committee that is competent sets nothing', () => {
  for (const words of [
    null,
    ...draftOfMay2021.flatMap(({ textVi, sanctionVi, fallbackVi }) => [textVi, sanctionVi, fallbackVi]),
    'Xử phạt vi phạm hành chính theo Nghị định số 117/2020/NĐ-CP ngày 28 tháng 9 năm 2020.',
    'Phạt tiền theo quy định của pháp luật về xử lý vi phạm hành chính.',
    'Ủy ban nhân dân các cấp xem xét, xử lý theo thẩm quyền.',
    'Nộp báo cáo trước 16 giờ ngày 30 tháng 5 năm 2021.',
    'Bảo đảm camera không dừng ghi hình; lưu hình ảnh 30 ngày.',
    'Người đến từ vùng dịch đóng phí xét nghiệm 238.000 đồng theo quy định.',
  ])
    expect(setsSanction(words), words ?? '').toBe(false)
})

test('amounts, licences and closures are sanctions in whatever words and case they come', () => {
  for (const words of [
    'PHẠT TIỀN 100 TRIỆU',
    'phạt từ 1.000.000 đồng đến 3.000.000 đồng',
    'Phạt tiền một trăm triệu đồng',
    'Phạt gấp 3 lần',
    'Phạt tiền cơ sở vi phạm.',
    'Tước giấy phép kinh doanh 3 tháng',
    'Đình chỉ hoạt động của địa điểm',
    'Cơ sở vi phạm nộp 50 triệu đồng',
    'Đóng cửa 15 ngày',
    'Cơ sở vi phạm bị dừng hoạt động 30 ngày',
    'Phạt 5tr đồng',
    'phạt 500k',
    'Ngừng kinh doanh trong 3 tháng',
  ])
    expect(setsSanction(words), words).toBe(true)
})
