import type { Page } from '@playwright/test'
import { passTheEight } from '../support/handover.ts'
import { expect, expectWellMade, test } from '../support/journey.ts'
import { signedPdf } from '../support/signed-pdf.ts'

const inDialog = (page: Page, name: string) => page.locator('dialog').getByRole('button', { name })

test('point 1: an assigned solution is completed, checked item by item and handed over', async ({ signIn }) => {
  const builder = await signIn('bo.tttt')
  const t = builder.page
  await builder.go('/')
  await t.getByRole('link', { name: 'Giải pháp', exact: true }).click()
  await t.getByRole('link', { name: 'Nhập phần mềm được giao' }).first().click()
  await t.getByLabel('Tên giải pháp').fill('Hệ thống camera giám sát cơ sở cách ly tập trung')
  await t.getByLabel('Tên tiếng Anh').fill('Surveillance cameras of quarantine facilities')
  await t.getByRole('combobox', { name: 'Văn bản giao' }).fill('597')
  await t.getByRole('option', { name: /^597\/CĐ-BCĐ/ }).click()
  await t.getByLabel('Kết nối camera giám sát').check()
  await t.getByRole('button', { name: 'Nhập phần mềm được giao' }).click()
  await t.waitForURL(/solutions\/[0-9a-f]/)
  await t.getByRole('button', { name: 'Bắt đầu hoàn thiện' }).click()
  await t.getByLabel('Hạn hoàn thành').fill('5/6/2021')
  await inDialog(t, 'Bắt đầu hoàn thiện').click()
  await t.getByRole('button', { name: 'Xác nhận đã hoàn thiện' }).click()
  await inDialog(t, 'Xác nhận đã hoàn thiện').click()
  await expect(t.getByText('Đang chờ: Cơ quan quản lý y tế').first()).toBeVisible()

  const receiver = await signIn('lanh.dao.byt')
  const r = receiver.page
  await receiver.go(new URL(t.url()).pathname)
  await passTheEight(r)
  await r.getByRole('button', { name: 'Bảo lưu các mục còn lại' }).click()
  await r.getByLabel('Bổ sung trước hết ngày').fill('10/6/2021')
  await inDialog(r, 'Bảo lưu các mục còn lại').click()
  await expect(r.getByText('Bảo lưu, bổ sung').first()).toBeVisible()
  await r.getByRole('button', { name: 'Ký tiếp nhận chuyển giao' }).click()
  await inDialog(r, 'Ký tiếp nhận chuyển giao').click()
  await expect(r.getByText('Bên nhận đã ký, chờ bên giao ký').first()).toBeVisible()

  const giver = await signIn('lanh.dao.btttt')
  await giver.go(new URL(t.url()).pathname)
  await giver.page.getByRole('button', { name: 'Ký bàn giao' }).click()
  for (const moved of ['Mật khẩu quản trị', 'Khóa mã hóa', 'Tên miền']) await giver.page.getByLabel(moved).check()
  await inDialog(giver.page, 'Ký bàn giao').click()
  await expect(giver.page.getByText('Đã chuyển giao').first()).toBeVisible()
  await expectWellMade(giver.page, 'point-1-handed-over-vi')
})

test('point 2: a difficulty from a commune becomes a problem and a requirement, answered by a new solution, verified with a report and shown as reported', async ({
  signIn,
}) => {
  const commune = await signIn('tram.y.te.xa', { width: 360 })
  const c = commune.page
  await commune.go('/difficulties')
  await c.getByRole('radio', { name: 'Chưa có công cụ' }).check()
  await c.getByLabel('Nói ngắn gọn').fill('Người hết cách ly về nhà không có ai theo dõi, gọi anh Nam 0912345678')
  await c.getByRole('button', { name: 'Gửi phản ánh' }).click()
  await expect(c.getByText('có vẻ chứa số điện thoại').first()).toBeVisible()
  await c.getByLabel('Nói ngắn gọn').fill('Người hết cách ly về nhà không có công cụ để theo dõi 14 ngày.')
  await c.getByRole('button', { name: 'Gửi phản ánh' }).click()
  await expect(c.getByText('Đã phản ánh').first()).toBeVisible()
  await expectWellMade(c, 'point-2-difficulty-360-vi')

  const health = await signIn('bo.y.te')
  const h = health.page
  await health.go('/difficulties')
  await h.getByRole('checkbox', { name: 'Chọn: Chưa có công cụ' }).first().check()
  await h.getByRole('button', { name: 'Nêu vấn đề' }).click()
  await h.getByLabel('Tên vấn đề').fill('Người sau cách ly tập trung chưa được theo dõi tại nhà')
  await inDialog(h, 'Nêu vấn đề').click()
  await h.waitForURL(/problems\/[0-9a-f]/)
  await h.getByRole('button', { name: 'Nêu yêu cầu cụ thể (đầu bài)' }).click()
  await h.getByLabel('Tên yêu cầu').fill('Theo dõi sức khỏe tại nhà 14 ngày sau cách ly')
  await h
    .getByLabel('Nội dung yêu cầu')
    .fill('Trạm y tế xã có danh sách người về địa bàn trong ngày, gọi và ghi kết quả hằng ngày.')
  await h.getByLabel('Chức năng cần có').selectOption({ label: 'Quản lý, theo dõi sức khỏe tại nhà, nơi lưu trú' })
  await h.getByLabel('Chỉ tiêu').selectOption({ label: 'Người được cách ly cập nhật sức khỏe hằng ngày (chưa đo)' })
  await h.getByLabel('Mức (%)').fill('95')
  await h.getByLabel('Ai chịu ảnh hưởng').fill('Cán bộ y tế và người dân khai báo nhiều lần')
  await h.getByLabel('Căn cứ pháp lý').fill('Công điện 597/CĐ-BCĐ ngày 05/5/2021')
  await h.getByLabel('Có dữ liệu cá nhân nhạy cảm').check()
  await h.getByRole('button', { name: 'Nêu yêu cầu cụ thể (đầu bài)' }).click()
  await h.waitForURL(/requirements\//)
  const requirement = new URL(h.url()).pathname

  const technology = await signIn('bo.tttt')
  const t = technology.page
  await technology.go(requirement)
  await t.getByRole('button', { name: 'Dùng giải pháp đã có' }).click()
  await t.getByRole('combobox', { name: 'Giải pháp' }).click()
  await t.getByRole('option').first().click()
  await inDialog(t, 'Dùng giải pháp đã có').click()
  await expect(t.getByText('không có chức năng mà yêu cầu cần').first(), 'cameras are no help to somebody at home').toBeVisible()
  await expect(t.getByLabel('Vì sao giải pháp này đáp ứng được')).toBeVisible()
  await inDialog(t, 'Hủy').click()
  await t.getByRole('button', { name: 'Chỉ đạo việc tổ chức xây dựng' }).click()
  await t.getByLabel('Tên giải pháp').fill('Sổ theo dõi sức khỏe tại nhà')
  await t.getByLabel('Quản lý, theo dõi sức khỏe tại nhà, nơi lưu trú').check()
  await inDialog(t, 'Chỉ đạo việc tổ chức xây dựng').click()
  await t.getByRole('button', { name: 'Bắt đầu xây dựng' }).click()
  await inDialog(t, 'Bắt đầu xây dựng').click()
  await t.getByRole('button', { name: 'Đề nghị kiểm chứng' }).click()
  await inDialog(t, 'Đề nghị kiểm chứng').click()
  await expect(t.getByText('Chờ kiểm chứng').first()).toBeVisible()
  await health.go(requirement)
  await h.getByRole('button', { name: 'Ghi kết quả kiểm chứng' }).click()
  await h.getByLabel('Số đo được (%)').fill('96,2')
  await inDialog(h, 'Ghi kết quả kiểm chứng').click()
  await expect(h.getByText('Nhập số văn bản').first(), 'a typed number alone is no result').toBeVisible()
  await h.getByLabel('Bản PDF đã ký').setInputFiles({
    name: 'bao-cao.pdf',
    mimeType: 'application/pdf',
    buffer: signedPdf(['So: 96/BC-BYT', 'Ha Noi, ngay 25 thang 5 nam 2021']),
  })
  await expect(h.locator('dialog .state-mark')).toBeVisible()
  await h.getByLabel('Số', { exact: true }).fill('96')
  await h.getByLabel('Ký hiệu', { exact: true }).fill('BC-BYT')
  await inDialog(h, 'Ghi kết quả kiểm chứng').click()
  await expect(h.getByText('Đạt theo báo cáo, chưa đo').first()).toBeVisible()
  await expect(h.getByText('Đạt mức yêu cầu', { exact: true }), 'a reported number is not shown as measured').toHaveCount(0)
  await expectWellMade(h, 'point-2-met-vi')
})

test('point 3: a company proposes; neither authority agrees alone; with both, the solution may be applied', async ({
  signIn,
}) => {
  const vendor = await signIn('doanh.nghiep')
  const v = vendor.page
  await vendor.go('/')
  await v.getByRole('link', { name: 'Đề xuất', exact: true }).click()
  await v.getByRole('link', { name: 'Gửi đề xuất' }).first().click()
  await v.getByLabel('Xây dựng từ trước').check()
  await v.getByLabel('Tên giải pháp').fill('Quét mã QR ghi nhận vào, ra địa điểm')
  await v.getByLabel('Ghi nhận vào/ra địa điểm').check()
  await v.getByLabel('Kết nối camera giám sát').check()
  await expect(v.getByText('Đã có 1 giải pháp cùng chức năng').first()).toBeVisible()
  await v.getByLabel('Kết nối camera giám sát').uncheck()
  await v.getByLabel('Minh chứng').fill('Đã dùng tại 2.000 địa điểm ở Hải Dương từ tháng 3/2021.')
  await v.getByLabel('Bảo vệ dữ liệu cá nhân').fill('Chỉ lưu mã địa điểm và mã QR cá nhân, mã hóa, xóa sau 30 ngày.')
  await v.getByRole('button', { name: 'Gửi đề xuất' }).click()
  await v.waitForURL(/proposals\/[0-9a-f]/)
  const proposal = new URL(v.url()).pathname

  const technology = await signIn('bo.tttt')
  await technology.go(proposal)
  await technology.page.getByRole('button', { name: 'Trao đổi để thống nhất áp dụng' }).click()
  await technology.page.getByLabel('Đề nghị trả lời trước hết ngày').fill('28/05/2021')
  await technology.page.getByRole('button', { name: 'Hỏi ý kiến hai cơ quan' }).click()
  await expect(technology.page.getByText('Im lặng không phải là thống nhất').first()).toBeVisible()

  const signers = [
    { username: 'lanh.dao.btttt', number: '1801', notation: 'BTTTT-THH' },
    { username: 'lanh.dao.byt', number: '902', notation: 'BYT-CNTT' },
  ]
  for (const { username, number, notation } of signers) {
    const signer = await signIn(username)
    const s = signer.page
    await signer.go(proposal)
    await expect(s.getByText('Được áp dụng')).toHaveCount(0)
    await s.getByRole('button', { name: 'Tham gia ý kiến' }).click()
    await s.getByLabel('Thống nhất', { exact: true }).check()
    await s.getByRole('button', { name: 'Ký ý kiến' }).click()
    await expect(s.getByText('Nhập số văn bản').first(), 'no opinion without a letter').toBeVisible()
    await s.getByLabel('Đã có trong sổ văn bản').check()
    await s.getByRole('combobox', { name: 'Văn bản trong sổ' }).fill('3440')
    await s.getByRole('option', { name: /^3440/ }).click()
    await s.getByRole('button', { name: 'Ký ý kiến' }).click()
    await expect(s.getByText('Ý kiến phải nằm trong văn bản do').first(), 'letter 3440 is nobody’s opinion').toBeVisible()
    await s.getByLabel('Ghi nhận tại đây').check()
    await s.getByLabel('Số', { exact: true }).fill(number)
    await s.getByLabel('Ký hiệu', { exact: true }).fill(notation)
    await s.getByRole('button', { name: 'Ký ý kiến' }).click()
    await expect(s.getByRole('link', { name: new RegExp(`${number}/${notation}`) }).first()).toBeVisible()
  }
  const both = await signIn('bo.y.te')
  await both.go(proposal)
  await expect(both.page.getByText('Được áp dụng').first()).toBeVisible()
  await expectWellMade(both.page, 'point-3-agreed-vi')
})
