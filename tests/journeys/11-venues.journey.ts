import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { z } from 'zod'
import { expect, expectWellMade, openBrowser, settled, test } from '../support/journey.ts'

const fitsThePhone = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)

test('a keeper without an account comes from nothing to a poster with at most eight inputs on a phone', async ({
  browser,
  product,
}) => {
  const phone = await openBrowser(browser, product.address, { width: 360 })
  const page = await phone.newPage()
  await page.goto('/dang-ky-dia-diem')
  await settled(page)
  await expectWellMade(page, 'register-venue-360-vi')
  const began = Date.now()
  let inputs = 0
  const type = async (label: string, text: string) => {
    await page.getByLabel(label).fill(text)
    inputs += 1
  }
  await type('Tên địa điểm', 'Quán phở Hoà Lý')
  await type('Địa chỉ', 'Số 3 ngõ 15 Yết Kiêu')
  await type('Xã, phường, thị trấn', 'tran phu hai duong')
  await page.getByRole('button', { name: 'Phường Trần Phú, Thành phố Hải Dương' }).click()
  inputs += 1
  await page.getByLabel('Loại địa điểm').selectOption('restaurant')
  inputs += 1
  await type('Họ tên chủ địa điểm', 'Trần Thị Lý')
  await type('Số điện thoại của chủ', '0912 345 678')
  await page.getByRole('button', { name: 'Đăng ký, lấy mã QR' }).click()
  inputs += 1
  await expect(page.getByRole('heading', { name: 'Đã có mã QR' })).toBeVisible()
  const address = await page.getByRole('link', { name: 'Mở tờ dán để in (PDF)' }).getAttribute('href')
  const poster = await phone.request.get(address ?? '')
  expect((await poster.body()).subarray(0, 5).toString()).toBe('%PDF-')
  expect(inputs).toBeLessThanOrEqual(8)
  expect(Date.now() - began).toBeLessThan(120_000)
  expect(await fitsThePhone(page), 'no sideways scrolling').toBe(true)
  await expectWellMade(page, 'register-venue-ready-360-vi')

  // The same phone finds it again; another one has to say that its venue is another.
  await page.goto('/dang-ky-dia-diem')
  await expect(page.getByRole('heading', { name: 'Địa điểm máy này đã đăng ký' })).toBeVisible()
  await expectWellMade(page, 'register-venue-own-360-vi')
  const other = await openBrowser(browser, product.address, { width: 360, language: 'en' })
  const elsewhere = await other.newPage()
  await elsewhere.addInitScript(() => localStorage.setItem('khien.language', 'en'))
  await elsewhere.goto('/dang-ky-dia-diem')
  await elsewhere.getByLabel('Name of the venue').fill('Quan pho Hoa Ly')
  await elsewhere.getByLabel('Address').fill('3 ngõ 15 Yết Kiêu')
  await elsewhere.getByLabel('Commune').fill('tran phu hai duong')
  await elsewhere.getByRole('button', { name: 'Tran Phu Ward, Hai Duong City' }).click()
  await elsewhere.getByLabel('Kind of venue').selectOption('restaurant')
  await elsewhere.getByLabel('Owner’s full name').fill('Lê Văn Ba')
  await elsewhere.getByLabel('Owner’s phone').fill('0987654321')
  await elsewhere.getByRole('button', { name: 'Register and get the QR code' }).click()
  await expect(elsewhere.getByRole('alert')).toContainText('There is “Quán phở Hoà Lý”')
  await expectWellMade(elsewhere, 'register-venue-alike-360-en')
  await elsewhere.getByRole('button', { name: 'Mine is another venue; register it' }).click()
  await expect(elsewhere.getByRole('heading', { name: 'Your QR code is ready' })).toBeVisible()
  await other.close()
  await phone.close()
})

test('an officer registers a messy sheet: pasted, tried, one question answered, then registered in the background', async ({
  signIn,
}) => {
  const officer = await signIn('tinh.hai.duong')
  const { page } = officer
  await officer.go('/venues/import')
  await expectWellMade(page, 'venues-import-1440-vi')
  const sheet = [
    'DANH SÁCH CƠ SỞ KINH DOANH',
    'TT\tThông tin cơ sở\t\t\tNgười đại diện\t\t',
    '\tTên cơ sở\tĐịa chỉ\tXã, phường\tHọ và tên\tSĐT\tNăm sinh',
    '1\tHiệu sách Đông Đô\tSố 1 Lê Thánh Tông\tP. Trần Phú, TP Hải Dương\tTrần Thị Lý\t912345678\t1950',
    '2\tHIỆU SÁCH ĐÔNG ĐÔ\tsố nhà 1, đường Lê Thánh Tông\tTrần Phú, Hải Dương\tTrần Thị Lý\t0912 345 678\t1950',
    '3\tChợ Bến Phà\tBến đò\tHồng Phong\tLê Văn Ba\t0912345679\t1960',
    '4\t\tBến đò 2\tTrần Phú\tLê Văn Bốn\t0912345671\t1960',
  ].join('\n')
  await page.getByLabel('Hoặc dán từ bảng tính').fill(sheet)
  await page.getByRole('button', { name: 'Đọc thử' }).click()
  await expect(page.getByRole('heading', { level: 1, name: /^Bảng / })).toBeVisible()
  await settled(page)
  await expect(page.getByText('Cột không giữ: Năm sinh')).toBeVisible()
  await expectWellMade(page, 'venues-import-tried-1440-vi')
  await page.getByLabel('Tìm xã, phường').first().click()
  await page.getByRole('option').first().click()
  await page.getByRole('button', { name: 'Chọn', exact: true }).first().click()
  await expect(page.getByRole('button', { name: 'Đăng ký 2 địa điểm' })).toBeVisible()
  await page.getByRole('button', { name: 'Đăng ký 2 địa điểm' }).click()
  await expect(page.getByText('Đã đăng ký 2 địa điểm.')).toBeVisible({ timeout: 30_000 })
  await settled(page)
  await expectWellMade(page, 'venues-import-done-1440-vi')
  const faults = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Tải các dòng có lỗi (CSV)' }).click()
  expect(readFileSync(await (await faults).path(), 'utf8')).toContain('Thiếu tên')

  const english = await signIn('tinh.hai.duong', { width: 1024, language: 'en' })
  await english.go('/venues?search=hieu sach dong do')
  await expect(english.page.getByText('Hiệu sách Đông Đô').first()).toBeVisible()
  await expectWellMade(english.page, 'venues-1024-en')
  await english.go('/venues/import')
  await expectWellMade(english.page, 'venues-import-1024-en')
})

test('a code that an officer replaced says where to go; the old poster leads to the new code', async ({
  signIn,
  browser,
  product,
}) => {
  const officer = await signIn('tram.y.te.xa')
  const list = z.object({ rows: z.array(z.object({ id: z.number(), code: z.string(), name: z.string(), state: z.string() })) })
  const { rows } = list.parse(await (await officer.page.request.get('/api/venues?limit=200')).json())
  // Not the one that the other journeys' keeper has.
  const venue = rows.at(-1)
  if (venue === undefined) throw new Error('the commune has no venue')
  await officer.go(`/venues/${venue.id}`)
  await expectWellMade(officer.page, 'venue-officer-1440-vi')
  await officer.page.getByRole('button', { name: 'Cấp mã mới' }).click()
  await officer.page.getByLabel('Lý do').fill('Tờ dán bị bóc mất')
  await officer.page.getByRole('dialog').getByRole('button', { name: 'Cấp mã mới' }).click()
  await expect(officer.page.getByText(venue.code).first()).toBeVisible()
  await settled(officer.page)
  await expectWellMade(officer.page, 'venue-reissued-1440-vi')

  const phone = await openBrowser(browser, product.address, { width: 360 })
  const page = await phone.newPage()
  await page.goto(`/v/${venue.code.replace('-', '')}`)
  await expect(page.getByRole('heading', { name: 'Mã QR này đã được thu hồi' })).toBeVisible()
  await expectWellMade(page, 'visit-withdrawn-360-vi')
  await page.getByRole('link', { name: /Ghi nhận bằng mã mới/ }).click()
  await expect(page.getByRole('heading', { name: venue.name })).toBeVisible()
  await phone.close()
})

test('a keeper invites a door controller, who opens the door with a name and a password', async ({
  signIn,
  browser,
  product,
}) => {
  const keeper = await signIn('chu.dia.diem', { width: 1024 })
  const list = z.object({ rows: z.array(z.object({ id: z.number(), name: z.string() })) })
  const [venue] = list.parse(await (await keeper.page.request.get('/api/venues')).json()).rows
  await keeper.go(`/venues/${venue?.id}`)
  await keeper.page.getByRole('button', { name: 'Mời một người' }).click()
  const link = (await keeper.page.locator('.venue-invitation code').innerText()).trim()
  await expectWellMade(keeper.page, 'venue-keeper-invited-1024-vi')
  const phone = await openBrowser(browser, product.address, { width: 360 })
  const page = await phone.newPage()
  await page.goto(link)
  await expect(page.getByRole('heading', { name: venue?.name ?? '' })).toBeVisible()
  await expectWellMade(page, 'invitation-360-vi')
  await page.getByLabel('Họ và tên của anh/chị').fill('Hồ Thị Ân')
  await page.getByLabel('Đặt một mật khẩu').fill('cửa trước mở sớm')
  await page.getByRole('button', { name: 'Nhận lời mời' }).click()
  await expect(page.getByText(/^ho\.thi\.an\.\d{4}$/)).toBeVisible()
  await expectWellMade(page, 'invitation-taken-360-vi')
  await page.getByRole('link', { name: 'Mở màn hình ở cửa' }).click()
  await expect(page.getByText(venue?.name ?? '').first()).toBeVisible()
  await page.goto('about:blank')
  await page.goto(link)
  await expect(page.getByRole('heading', { name: 'Lời mời không dùng được' })).toBeVisible()
  await phone.close()
})

test('a province sets licensed businesses against registered venues, and says how venues are registered', async ({ signIn }) => {
  const officer = await signIn('tinh.hai.duong')
  const { page } = officer
  await officer.go('/venues/licensed')
  await expectWellMade(page, 'venues-licensed-empty-1440-vi')
  await page.getByRole('button', { name: 'Nhập số được cấp phép' }).first().click()
  await page.getByLabel('Nguồn').fill('Phòng Đăng ký kinh doanh')
  await page.getByLabel('Bảng (Excel hoặc CSV)').setInputFiles({
    name: 'cap-phep.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(
      'Xã/Phường;Quận/Huyện;Loại hình;Số cơ sở\nTrần Phú;Hải Dương;;120\nTrần Phú;Hải Dương;Chợ;2\nKhông Có;;;7\n',
    ),
  })
  await page.getByRole('dialog').getByRole('button', { name: 'Nhập số được cấp phép' }).click()
  await expect(page.getByRole('dialog').getByText('Dòng 4: Không Có')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByText('Phường Trần Phú, Thành phố Hải Dương').first()).toBeVisible()
  await settled(page)
  await expectWellMade(page, 'venues-licensed-1440-vi')
  await officer.go('/venues/rules')
  await expectWellMade(page, 'venues-rules-1440-vi')
  await page.getByRole('button', { name: 'Đặt cách đăng ký' }).click()
  await page.getByLabel('Duyệt trước khi cấp mã').check()
  await page.getByLabel('Áp dụng từ ngày').fill('31/12/2021')
  await page.getByLabel('Căn cứ').fill('Công văn 123/UBND-KGVX')
  await page.getByRole('dialog').getByRole('button', { name: 'Đặt cách đăng ký' }).click()
  await expect(page.getByRole('cell', { name: 'Công văn 123/UBND-KGVX' })).toBeVisible()
  const english = await signIn('tinh.hai.duong', { width: 1024, language: 'en' })
  await english.go('/venues/licensed')
  await expectWellMade(english.page, 'venues-licensed-1024-en')
  await english.go('/venues/rules')
  await expectWellMade(english.page, 'venues-rules-1024-en')
})
