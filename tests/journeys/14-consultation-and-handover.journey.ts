import type { Page } from '@playwright/test'
import { passTheEight } from '../support/handover.ts'
import { expect, expectWellMade, type Person, test } from '../support/journey.ts'

const inDialog = (page: Page, name: string) => page.locator('dialog').getByRole('button', { name })

async function answer(
  person: Person,
  path: string,
  given: { number: string; notation: string; conditions?: boolean },
): Promise<void> {
  const { page } = person
  await person.go(path)
  await page.getByRole('button', { name: 'Tham gia ý kiến' }).click()
  if (given.conditions) {
    await page.getByLabel('Thống nhất có điều kiện').check()
    await page.getByLabel('Điều kiện 1').fill('Máy chủ đặt tại Việt Nam')
    await page.getByLabel('Ai kiểm chứng').fill('Cục Công nghệ thông tin, Bộ Y tế')
    await page.getByLabel('Hoàn thành trước hết ngày').fill('10/06/2021')
  } else {
    await page.getByLabel('Thống nhất', { exact: true }).check()
  }
  await page.getByLabel('Số', { exact: true }).fill(given.number)
  await page.getByLabel('Ký hiệu', { exact: true }).fill(given.notation)
  await page.getByRole('button', { name: 'Ký ý kiến' }).click()
  await expect(page.getByRole('link', { name: new RegExp(`${given.number}/${given.notation}`) }).first()).toBeVisible()
}

test('a proposal gets conditions, is changed, is asked about anew with what changed in sight, and is agreed by both', async ({
  signIn,
}) => {
  const vendor = await signIn('doanh.nghiep')
  const v = vendor.page
  await vendor.go('/proposals/new')
  await v.getByLabel('Xây dựng từ trước').check()
  await v.getByLabel('Tên giải pháp').fill('Bản đồ nguy cơ theo xã')
  await v.getByLabel('Bản đồ nguy cơ').check()
  await v.getByLabel('Minh chứng').fill('Đã chạy tại Hải Dương từ tháng 3/2021.\n\nMỗi xã một màu, cập nhật hằng ngày.')
  await v.getByLabel('Bảo vệ dữ liệu cá nhân').fill('Không có dữ liệu cá nhân; máy chủ đặt ở nước ngoài.')
  await v.getByRole('button', { name: 'Gửi đề xuất' }).click()
  await v.waitForURL(/proposals\/[0-9a-f]/)
  const path = new URL(v.url()).pathname

  const technology = await signIn('bo.tttt')
  await technology.go(path)
  await technology.page.getByRole('button', { name: 'Trao đổi để thống nhất áp dụng' }).click()
  await technology.page.getByLabel('Đề nghị trả lời trước hết ngày').fill('31/05/2021')
  await technology.page.getByRole('button', { name: 'Hỏi ý kiến hai cơ quan' }).click()
  await technology.page.getByRole('button', { name: 'Nhận xét đoạn 2' }).first().click()
  await technology.page.getByLabel('Nội dung nhận xét').fill('Xã nhỏ có đủ số liệu để tô màu không?')
  await inDialog(technology.page, 'Nhận xét').click()
  await expect(technology.page.getByText('Xã nhỏ có đủ số liệu')).toBeVisible()

  const ministry = await signIn('lanh.dao.btttt')
  const health = await signIn('lanh.dao.byt')
  await answer(ministry, path, { number: '2001', notation: 'BTTTT-THH' })
  await expect(ministry.page.getByText('Im lặng không phải là thống nhất').first()).toBeVisible()
  await answer(health, path, { number: '1002', notation: 'BYT-CNTT', conditions: true })
  await expect(health.page.getByText('Thống nhất có điều kiện').first()).toBeVisible()
  await expect(health.page.getByText('Được áp dụng')).toHaveCount(0)
  await expectWellMade(health.page, 'consultation-conditions-vi')

  await vendor.go(path)
  await v.getByRole('button', { name: /^Sửa đề xuất/ }).click()
  await v.getByLabel('Bảo vệ dữ liệu cá nhân').fill('Không có dữ liệu cá nhân; máy chủ đặt tại Việt Nam.')
  await v
    .getByRole('button', { name: /^(Sửa đề xuất|Gửi)/ })
    .first()
    .click()
  await v.waitForURL(/proposals\/[0-9a-f-]+$/)
  await expect(v.getByText('Cho bản ngày').first(), 'what was said stays, for the version it was about').toBeVisible()
  await v.getByRole('button', { name: 'Xem thay đổi so với vòng 1' }).click()
  await expect(v.locator('ins')).toHaveText(/tại Việt Nam/)
  await expect(v.locator('del')).toHaveText(/nước ngoài/)
  await expectWellMade(v, 'consultation-round-2-changes-vi')

  await answer(ministry, path, { number: '2002', notation: 'BTTTT-THH' })
  await expect(ministry.page.getByText('Được áp dụng'), 'neither agrees for the other').toHaveCount(0)
  await answer(health, path, { number: '1003', notation: 'BYT-CNTT' })
  await expect(health.page.getByText('Được áp dụng').first()).toBeVisible()
  const english = await signIn('lanh.dao.byt', { width: 1024, language: 'en' })
  await english.go(path)
  await expectWellMade(english.page, 'consultation-agreed-en-1024')
})

test('whoever was slower is told what was done meanwhile, and goes on with what was typed', async ({ signIn }) => {
  const vendor = await signIn('doanh.nghiep')
  const v = vendor.page
  await vendor.go('/proposals/new')
  await v.getByLabel('Xây dựng từ trước').check()
  await v.getByLabel('Tên giải pháp').fill('Tổng đài hỏi đáp')
  await v.getByLabel('Đường dây nóng').check()
  await v.getByLabel('Minh chứng').fill('Đã trả lời 2.000 cuộc mỗi ngày.')
  await v.getByLabel('Bảo vệ dữ liệu cá nhân').fill('Không ghi âm.')
  await v.getByRole('button', { name: 'Gửi đề xuất' }).click()
  await v.waitForURL(/proposals\/[0-9a-f]/)
  const path = new URL(v.url()).pathname
  await v.getByRole('button', { name: 'Rút đề xuất' }).click()
  await v.getByLabel('Lý do').fill('Sẽ gửi lại sau khi bổ sung.')

  const technology = await signIn('bo.tttt')
  await technology.go(path)
  await technology.page.getByRole('button', { name: 'Trao đổi để thống nhất áp dụng' }).click()
  await technology.page.getByRole('button', { name: 'Hỏi ý kiến hai cơ quan' }).click()
  await expect(technology.page.getByText('Đang chờ').first()).toBeVisible()

  await inDialog(v, 'Rút đề xuất').click()
  await expect(v.locator('.quicker').getByText('Trao đổi để thống nhất áp dụng')).toBeVisible()
  await expectWellMade(v, 'somebody-was-quicker-vi')
  await v.getByRole('button', { name: 'Giữ nội dung đã nhập' }).click()
  await expect(v.getByText('Đã lấy bản mới nhất')).toBeVisible()
  await inDialog(v, 'Rút đề xuất').click()
  await expect(v.getByText('Đã rút').first()).toBeVisible()
})

test('an urgent handover: eight items, a defect repaired and looked at again, both signatures, and the minutes as PDF', async ({
  signIn,
}) => {
  const builder = await signIn('bo.tttt')
  const t = builder.page
  await builder.go('/solutions/new')
  await t.getByLabel('Tên giải pháp').fill('Nền tảng khai báo y tế dùng chung')
  await t.getByRole('combobox', { name: 'Văn bản giao' }).fill('597')
  await t.getByRole('option', { name: /^597\/CĐ-BCĐ/ }).click()
  await t.getByLabel('Khai báo y tế').check()
  await t.getByRole('button', { name: 'Nhập phần mềm được giao' }).click()
  await t.waitForURL(/solutions\/[0-9a-f]/)
  const path = new URL(t.url()).pathname
  await t.getByRole('button', { name: 'Bắt đầu hoàn thiện' }).click()
  await inDialog(t, 'Bắt đầu hoàn thiện').click()
  await t.getByRole('button', { name: 'Xác nhận đã hoàn thiện' }).click()
  await inDialog(t, 'Xác nhận đã hoàn thiện').click()
  await expect(t.getByText('Đang chờ: Cơ quan quản lý y tế').first()).toBeVisible()

  const receiver = await signIn('lanh.dao.byt')
  const r = receiver.page
  await receiver.go(path)
  await passTheEight(r)
  await r.getByRole('button', { name: 'Cử người tiếp nhận: B. Sản phẩm' }).click()
  await r.getByLabel('Họ tên, chức vụ người tiếp nhận').fill('Trưởng phòng Hạ tầng')
  await inDialog(r, 'Cử người tiếp nhận').click()
  await expect(r.getByText('Người tiếp nhận: Trưởng phòng Hạ tầng')).toBeVisible()
  await r.getByRole('button', { name: 'Ghi lỗi' }).click()
  await r.getByLabel('Mục bàn giao', { exact: true }).selectOption({ label: 'Đạt chỉ tiêu đã nêu' })
  await r.getByLabel(/^Mức 2/).check()
  await r.getByLabel('Mô tả lỗi').fill('Không lưu được khi mất mạng')
  await r.getByLabel('Khắc phục trước hết ngày').fill('01/06/2021')
  await inDialog(r, 'Ghi lỗi').click()
  await r.getByRole('button', { name: 'Bảo lưu các mục còn lại' }).click()
  await r.getByLabel('Bổ sung trước hết ngày').fill('30/6/2021')
  await inDialog(r, 'Bảo lưu các mục còn lại').click()
  await expect(r.getByText('Còn 1 lỗi mức 1, 2 chưa hết').first()).toBeVisible()
  await expectWellMade(r, 'handover-with-a-defect-vi')

  await builder.go(path)
  await t.getByRole('button', { name: 'Báo đã khắc phục' }).click()
  await t.getByLabel('Đã khắc phục thế nào').fill('Lưu tạm trên máy, gửi lại khi có mạng.')
  await inDialog(t, 'Báo đã khắc phục').click()
  await expect(t.getByText('chờ kiểm tra lại').first()).toBeVisible()
  await receiver.go(path)
  await r.getByRole('button', { name: 'Kiểm tra lại' }).click()
  await r.getByLabel('Đã hết lỗi').check()
  await inDialog(r, 'Kiểm tra lại').click()
  await r.getByRole('button', { name: 'Ký tiếp nhận chuyển giao' }).click()
  await inDialog(r, 'Ký tiếp nhận chuyển giao').click()
  await expect(r.getByText('Bên nhận đã ký, chờ bên giao ký').first()).toBeVisible()

  const giver = await signIn('lanh.dao.btttt', { width: 1024, language: 'en' })
  const g = giver.page
  await giver.go(path)
  await g.getByRole('button', { name: 'Sign the handover' }).click()
  for (const moved of [/^Administration passwords/, /^Encryption keys/, /^Domain names/]) await g.getByLabel(moved).check()
  await inDialog(g, 'Sign the handover').click()
  await expect(g.getByText('Handed over').first()).toBeVisible()
  await expectWellMade(g, 'handover-signed-en-1024')
  const link = await g.getByRole('link', { name: 'Minutes of the handover (PDF)' }).getAttribute('href')
  const minutes = await g.request.get(link ?? '')
  expect(minutes.status()).toBe(200)
  expect((await minutes.body()).subarray(0, 5).toString()).toBe('%PDF-')
})
