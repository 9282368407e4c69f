import { expect, expectWellMade, test } from '../support/journey.ts'
import { signedPdf } from '../support/signed-pdf.ts'

test('point 4: one draft, two contents: one within authority is issued, the other leaves as a recommendation that the Steering Committee issues', async ({
  signIn,
}) => {
  test.setTimeout(240_000)
  const drafter = await signIn('bo.y.te')
  const d = drafter.page
  await drafter.go('/')
  await d.getByRole('link', { name: 'Văn bản chỉ đạo', exact: true }).click()
  await d.getByRole('link', { name: 'Soạn văn bản chỉ đạo' }).first().click()
  await d
    .getByLabel('Trích yếu', { exact: true })
    .fill('Về việc áp dụng ứng dụng công nghệ thông tin và kết nối camera giám sát trong phòng, chống dịch')
  await d.getByLabel('Quét mã QR ghi nhận vào, ra địa điểm').check()
  await d.getByRole('button', { name: 'Tiếp tục' }).click()
  const part = (step: string, n: number) =>
    d.getByRole('region', { name: step }).getByRole('group', { name: `Nội dung ${n}`, exact: true })
  const who = '2. Ai phải thực hiện'
  const how = '3. Yêu cầu đo được và thời hạn'
  const preview = d.getByRole('region', { name: 'Xem trước' })
  await part(who, 1).getByLabel('Nội dung', { exact: true }).fill('Địa điểm ghi nhận người vào, ra hằng ngày bằng mã QR.')
  await expect(preview.getByText(/Sẽ áp dụng cho 2\.\d{3} địa điểm/)).toBeVisible()
  await d.getByRole('button', { name: 'Thêm nội dung' }).click()
  await part(who, 2)
    .getByLabel('Nội dung', { exact: true })
    .fill('Tất cả cơ sở cách ly tập trung, kể cả cơ sở do quân đội quản lý, kết nối camera về hệ thống giám sát tập trung.')
  await part(who, 2).getByLabel('Ai phải thực hiện').selectOption({ label: 'Cơ sở cách ly tập trung' })
  await expect(preview.getByText('Kiến nghị Ban Chỉ đạo Quốc gia chỉ đạo')).toBeVisible()
  await d.getByRole('button', { name: 'Tiếp tục' }).click()
  await part(how, 1).getByLabel('Chỉ tiêu').selectOption({ label: 'Địa điểm có ghi nhận người đến' })
  await part(how, 1).getByLabel('Mức cần đạt (%)').fill('80')
  await part(how, 1).getByLabel('Tần suất').selectOption({ label: 'Hằng ngày' })
  await part(how, 1)
    .getByLabel('Người không có điện thoại thông minh (không bắt buộc)')
    .fill('Dùng mã QR in trên giấy, thẻ căn cước công dân hoặc thẻ bảo hiểm y tế.')
  await part(how, 2).getByLabel('Chỉ tiêu').selectOption({ label: 'Cơ sở cách ly có camera kết nối' })
  await part(how, 2).getByLabel('Mức cần đạt (%)').fill('100')
  await part(how, 2).getByLabel('Hoàn thành trước hết ngày').fill('11/6/2021')
  await d.getByRole('button', { name: 'Tiếp tục' }).click()
  await expectWellMade(d, 'point-4-composer-vi')
  await d.getByRole('button', { name: 'Lưu dự thảo' }).click()
  await d.waitForURL(/directives\/[0-9a-f]{8}/)
  const directive = new URL(d.url()).pathname
  await d.getByRole('button', { name: 'Kiểm tra thẩm quyền' }).click()
  await expect(d.getByText('1 nội dung trong thẩm quyền, 1 nội dung vượt thẩm quyền').first()).toBeVisible()
  await d.getByRole('button', { name: 'Lập dự thảo văn bản để in, trình ký' }).click()
  await d.getByRole('button', { name: 'Lập văn bản', exact: true }).click()
  await expect(d.getByRole('button', { name: 'Ghi nhận bản đã ký' }).first()).toBeVisible()

  const clerk = await signIn('van.thu')
  await clerk.go(directive)
  await clerk.page.getByRole('button', { name: 'Ghi nhận bản đã ký' }).first().click()
  const pdf = signedPdf(['So: 2610/QD-BYT', 'Ha Noi, ngay 25 thang 5 nam 2021'])
  await clerk.page.getByLabel('Bản PDF đã ký').setInputFiles({ name: 'ban-da-ky.pdf', mimeType: 'application/pdf', buffer: pdf })
  await expect(clerk.page.locator('dialog .state-mark')).toBeVisible()
  await clerk.page.getByLabel('Số', { exact: true }).fill('2610')
  await clerk.page.getByLabel('Ký hiệu', { exact: true }).fill('QĐ-BYT')
  await clerk.page.locator('dialog').getByRole('button', { name: 'Ghi nhận bản đã ký' }).click()
  await expect(clerk.page.getByText(/Đã có bản đã ký/).first()).toBeVisible()

  const signer = await signIn('lanh.dao.byt')
  await signer.go(directive)
  await signer.page.getByRole('button', { name: 'Ban hành' }).click()
  await signer.page.getByLabel('Ký với tư cách').selectOption({ label: 'Thứ trưởng Bộ Y tế, ký thay Bộ trưởng' })
  await signer.page
    .getByLabel('Lý do kiến nghị')
    .fill('Cơ sở cách ly do quân đội quản lý nằm ngoài hệ thống y tế; đề nghị Ban Chỉ đạo Quốc gia chỉ đạo thống nhất.')
  await signer.page.locator('dialog').getByRole('button', { name: 'Ban hành' }).click()
  await expect(signer.page.getByText('Đã ban hành.').first()).toBeVisible()
  await expectWellMade(signer.page, 'point-4-issued-vi')

  const steering = await signIn('ban.chi.dao')
  await steering.go('/referrals')
  for (let day = 26; day <= 30; day++) {
    await steering.page.getByRole('button', { name: 'Sang ngày hôm sau' }).click()
    await expect(steering.page.getByText(`${day}/5/2021`).first()).toBeVisible()
  }
  await steering.page.locator('.data-row').first().click()
  await steering.page.getByRole('button', { name: 'Ghi nhận văn bản của cấp trên' }).click()
  await steering.page.getByRole('combobox', { name: 'Văn bản cấp trên đã ban hành' }).fill('4403')
  await steering.page.getByRole('option', { name: /^4403/ }).click()
  await steering.page.getByLabel('Ký với tư cách').selectOption({ index: 2 })
  await steering.page.getByRole('button', { name: 'Ghi nhận', exact: true }).click()
  await expect(steering.page.getByText('Cấp trên đã ban hành').first()).toBeVisible()
  await steering.page.getByRole('link', { name: 'Xem văn bản của cấp trên' }).click()
  await expect(steering.page.getByText('Đang có hiệu lực').first()).toBeVisible()
  await expectWellMade(steering.page, 'point-4-higher-vi')
})
