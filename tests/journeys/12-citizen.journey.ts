import type { BrowserContext, Page } from '@playwright/test'
import { z } from 'zod'
import { expect, expectWellMade, openBrowser, settled, test } from '../support/journey.ts'

const session = z.object({ account: z.object({ roles: z.array(z.object({ unitPath: z.string() })).min(1) }) })
const venues = z.object({ rows: z.array(z.object({ id: z.number(), name: z.string(), path: z.string() })).min(1) })
const installation = z.object({ businessNow: z.string() })
const code = z.object({ text: z.string() })
const hoa = { name: 'Đặng Thị Hoà', documentNumber: '030157008888', phone: '0912555888' }

async function declareOn(phone: BrowserContext, commune: string, over: object = {}, onBehalf = false): Promise<void> {
  expect((await phone.request.post('/api/device')).status()).toBe(200)
  const answers = {
    ...hoa,
    bornOn: '1957',
    gender: 'female',
    nationality: 'Việt Nam',
    residence: commune,
    address: 'Thôn 3',
    symptoms: ['none'],
    exposure: ['none'],
    travelled: 'no',
    ...over,
  }
  const reply = await phone.request.post('/api/declarations', {
    headers: { 'idempotency-key': crypto.randomUUID() },
    data: { form: 'whole-population', version: 1, shared: {}, persons: [{ answers, onBehalf }], truthful: true },
  })
  expect(reply.status(), await reply.text()).toBe(200)
}

/** Words of at least 16 px, targets of at least 44 px, nothing wider than the phone. */
async function expectForGrandmother(page: Page, name: string): Promise<void> {
  await expectWellMade(page, name)
  const found = await page.evaluate(() => {
    const main = document.querySelector('main')
    const small = [...(main?.querySelectorAll('*') ?? [])]
      .filter((one) => [...one.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim()))
      .filter((one) => Number.parseFloat(getComputedStyle(one).fontSize) < 16)
      .map((one) => `${one.tagName} ${one.textContent?.slice(0, 30)}`)
    const narrow = [...(main?.querySelectorAll('a, button, select, textarea') ?? [])]
      .filter((one) => one.getBoundingClientRect().height < 44)
      .map((one) => `${one.tagName} ${one.textContent?.slice(0, 30)}`)
    return { small, narrow, wide: document.documentElement.scrollWidth > window.innerWidth }
  })
  expect(found, name).toEqual({ small: [], narrow: [], wide: false })
}

test('a citizen’s own pages from the first declaration to the corrected fact, and a lost phone that is shut out', async ({
  signIn,
  browser,
  product,
}) => {
  test.setTimeout(300_000)
  const officer = await signIn('tram.y.te.xa', { width: 1024 })
  const { account } = session.parse(await (await officer.page.request.get('/api/session')).json())
  const commune = account.roles[0]?.unitPath ?? ''
  const phone = await openBrowser(browser, product.address, { width: 360 })
  const page = await phone.newPage()
  const go = async (path: string) => {
    await page.goto(path)
    await settled(page)
  }

  // Before anything was declared.
  await go('/c')
  await expect(page.getByRole('heading', { name: 'Chưa khai báo' })).toBeVisible()
  await expectForGrandmother(page, 'own-home-none-360-vi')
  await go('/c/qr')
  await expect(page.getByText('Chưa có mã')).toBeVisible()
  await expectForGrandmother(page, 'own-qr-none-360-vi')
  for (const path of ['family', 'log', 'access', 'fix'] as const) {
    await go(`/c/${path}`)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await expectForGrandmother(page, `own-${path}-none-360-vi`)
  }

  // Declared for oneself and for a mother: a card, a code, a family.
  await declareOn(phone, commune)
  await declareOn(phone, commune, { name: 'Trần Thị Mẹ', documentNumber: '030130007777', bornOn: '1930' }, true)
  await go('/c')
  await expect(page.getByRole('heading', { name: 'Đã khai báo' })).toBeVisible()
  await expect(page.getByText(/Có giá trị đến \d\d\/\d\d\/\d{4}/)).toBeVisible()
  await expectForGrandmother(page, 'own-home-360-vi')
  await go('/c/family')
  await expect(page.getByText('Trần Thị Mẹ', { exact: true })).toBeVisible()
  await expectForGrandmother(page, 'own-family-360-vi')
  await page.getByRole('link', { name: 'Khai lại cho tất cả' }).click()
  await expect(page.getByRole('button', { name: /Khai lại cho Đặng Thị Hoà.*Trần Thị Mẹ/ })).toBeVisible()
  await go('/c/qr')
  await expect(page.getByRole('img', { name: 'Mã QR của' })).toBeVisible()
  await expect(page.getByText(/^[0-9A-Z]{5}-[0-9A-Z]{5}$/)).toBeVisible()
  expect(await page.locator('main').innerText()).not.toMatch(/Đặng Thị Hoà|0912555888/)
  await expectForGrandmother(page, 'own-qr-360-vi')

  // Without a network both pages open with what the phone kept; ten minutes later the code says that it is old.
  await go('/c')
  await page.waitForFunction(async () => (await (await caches.open('khien-citizen-1')).keys()).length > 5)
  await phone.setOffline(true)
  await page.reload()
  await expect(page.getByText('Đây là thông tin máy này giữ lại')).toBeVisible()
  await expectForGrandmother(page, 'own-home-offline-360-vi')
  await page.goto('/c/qr')
  await expect(page.getByText('vẫn dùng được')).toBeVisible()
  await page.goto('/c/family')
  await expect(page.getByText('Danh sách tính đến')).toBeVisible()
  await expect(page.getByText('Trần Thị Mẹ', { exact: true })).toBeVisible()
  await expectForGrandmother(page, 'own-family-offline-360-vi')
  await page.goto('/c/log')
  await expect(page.getByText('Danh sách tính đến')).toBeVisible()
  await expectForGrandmother(page, 'own-log-offline-360-vi')
  // The other pages need the network, and say so in plain words instead of calling themselves broken.
  for (const place of ['/c/declare', '/c/fix', '/c/bind']) {
    await page.goto(place)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await expect(page.getByText('Trang này gặp lỗi')).toHaveCount(0)
  }
  await page.goto('/c/qr')
  await expect(page.getByText('vẫn dùng được')).toBeVisible()
  await page.evaluate(() => {
    const kept = JSON.parse(localStorage.getItem('khien.own') ?? '{}')
    localStorage.setItem('khien.own', JSON.stringify({ ...kept, code: { ...kept.code, madeAt: Date.now() - 11 * 60_000 } }))
  })
  await page.reload()
  await expect(page.getByText('Mã này đã cũ hơn 10 phút')).toBeVisible()
  await expectForGrandmother(page, 'own-qr-old-360-vi')
  await phone.setOffline(false)

  // The door scans the text of the QR code; the phone does not see that visit before it is bound.
  const door = await signIn('nguoi.kiem.soat')
  const doorPlaces = venues.parse(await (await door.page.request.get('/api/venues')).json())
  const venue = doorPlaces.rows[0]
  const { businessNow } = installation.parse(await (await door.page.request.get('/api/installation')).json())
  const shown = code.parse(await (await phone.request.post('/api/device/personal-code', { data: {} })).json())
  const scan = (sequence: number, scanned: string) =>
    door.page.request.post('/api/visits/scanned', {
      data: { deviceId: '6f8f0a3e-6f58-4c0e-9d6c-0d3a3a1a1212', sequence, at: businessNow, venueId: venue?.id, scanned },
    })
  const scanned = await scan(1, shown.text)
  expect(scanned.status(), await scanned.text()).toBe(200)
  await go('/c/log')
  await expect(page.getByText('Chưa có nơi nào')).toBeVisible()

  // The front desk looks at the document, scans it, types the eight digits.
  await go('/c/bind')
  await expectForGrandmother(page, 'own-bind-360-vi')
  await page.getByRole('button', { name: 'Lấy 8 số' }).click()
  const digits = await page.locator('.own-digits').innerText()
  await expectForGrandmother(page, 'own-bind-code-360-vi')
  await officer.go('/front-desk')
  await expectWellMade(officer.page, 'front-desk-1024-vi')
  await officer.page.getByRole('button', { name: 'Xác nhận điện thoại' }).last().click()
  await expect(officer.page.getByRole('alert').getByText('Nhập đủ 8 chữ số')).toBeVisible()
  await expectWellMade(officer.page, 'front-desk-wrong-1024-vi')
  const scanner = officer.page.getByLabel('Quét mã trên thẻ căn cước')
  await scanner.fill('030157008888|142345678|Đặng Thị Hoà|18011957|Nữ|Thôn 3, Chí Linh, Hải Dương|25042021')
  await scanner.press('Enter')
  await expect(officer.page.getByLabel('Họ và tên trên giấy tờ')).toHaveValue('Đặng Thị Hoà')
  await expect(officer.page.getByLabel('Ngày sinh')).toHaveValue('18/01/1957')
  await officer.page.getByLabel('Mã 8 số trên điện thoại').fill(digits)
  await officer.page.getByRole('button', { name: 'Xác nhận điện thoại' }).last().click()
  await expect(officer.page.getByText('Đã xác nhận điện thoại của Đặng Thị***')).toBeVisible()
  await officer.page.getByRole('button', { name: 'In thẻ' }).click()
  await expect(officer.page.getByRole('link', { name: 'Mở thẻ để in (PDF)' })).toBeVisible()
  await expectWellMade(officer.page, 'front-desk-done-1024-vi')

  // The phone notices by itself, and sees the place, who looked, and a copy of it all.
  await expect(page.getByRole('heading', { name: 'Máy này đã được xác nhận' })).toBeVisible()
  await expect(page.getByText('18/01/1957')).toBeVisible()
  await expectForGrandmother(page, 'own-bound-360-vi')
  await go('/c/log')
  await expect(page.getByText(venue?.name ?? '—')).toBeVisible()
  await expect(page.getByText(/ước tính rời đi/)).toBeVisible()
  await expectForGrandmother(page, 'own-log-360-vi')
  await go('/c/fix')
  await page.getByLabel('Thông tin nào sai').selectOption('bornOn')
  await page.getByLabel('Đúng ra là').fill('18/01/1956')
  await page.getByRole('button', { name: 'Gửi đề nghị' }).click()
  await expect(page.getByText('Đang chờ trả lời')).toBeVisible()
  await expectForGrandmother(page, 'own-fix-360-vi')

  // The commune opens it on the record and corrects.
  await officer.go('/corrections')
  const card = officer.page.getByRole('listitem').filter({ hasText: 'Đặng Thị***' })
  await expectWellMade(officer.page, 'corrections-1024-vi')
  await card.getByRole('button', { name: 'Mở xem (có ghi lại)' }).click()
  await expect(card.getByText('18/01/1956')).toBeVisible()
  await expectWellMade(officer.page, 'corrections-opened-1024-vi')
  await card.getByRole('button', { name: 'Đã đối chiếu giấy tờ, sửa' }).click()
  await expect(card).toHaveCount(0)
  await go('/c/fix')
  await expect(page.getByText('Đã đính chính')).toBeVisible()
  await expect(page.locator('.own-facts').getByText('18/01/1956')).toBeVisible()
  await go('/c/access')
  await expect(page.getByText('Ngô Thùy Linh').first()).toBeVisible()
  await expectForGrandmother(page, 'own-access-360-vi')
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Tải bản để đọc và in' }).click()
  expect((await download).suggestedFilename()).toMatch(/^du-lieu-cua-toi-.*\.html$/)

  // A new phone; the old one was lost.
  const newPhone = await openBrowser(browser, product.address, { width: 360, language: 'en' })
  await newPhone.addInitScript(() => localStorage.setItem('khien.language', 'en'))
  const newPage = await newPhone.newPage()
  for (const path of ['', '/qr', '/family', '/log', '/access', '/fix'] as const) {
    await newPage.goto(`/c${path}`)
    await settled(newPage)
    await expectForGrandmother(newPage, `own${path.replace('/', '-')}-none-360-en`)
  }
  await newPage.goto('/c/bind')
  await newPage.getByRole('button', { name: 'Get 8 digits' }).click()
  const newDigits = await newPage.locator('.own-digits').innerText()
  await officer.go('/front-desk')
  await scanner.fill('030157008888|142345678|Đặng Thị Hoà|18011957|Nữ|Thôn 3, Chí Linh, Hải Dương|25042021')
  await scanner.press('Enter')
  await officer.page.getByLabel('Mã 8 số trên điện thoại').fill(newDigits)
  await officer.page.getByLabel('Điện thoại hoặc thẻ cũ bị mất').check()
  await officer.page.getByRole('button', { name: 'Xác nhận điện thoại' }).last().click()
  await expect(officer.page.getByText('Đã thu hồi 1 điện thoại cũ.')).toBeVisible()
  await expect(newPage.getByRole('heading', { name: 'This phone is confirmed' })).toBeVisible()
  await expectForGrandmother(newPage, 'own-bound-360-en')
  await newPage.goto('/c/log')
  await settled(newPage)
  await expectForGrandmother(newPage, 'own-log-360-en')
  await newPage.goto('/c/qr')
  await settled(newPage)
  await expectForGrandmother(newPage, 'own-qr-360-en')

  // The lost phone is a stranger again, keeps nothing, and its code opens no door.
  await go('/c')
  await expect(page.getByRole('heading', { name: 'Chưa khai báo' })).toBeVisible()
  expect(await page.evaluate(() => localStorage.getItem('khien.own'))).not.toContain('K1')
  expect((await scan(2, shown.text)).status()).toBe(422)
  const english = await signIn('tram.y.te.xa', { width: 1440, language: 'en' })
  await english.go('/front-desk')
  await expectWellMade(english.page, 'front-desk-1440-en')
  // A rare number is doubted while the paper is still in the hand, before a card is printed.
  await english.page.getByRole('button', { name: 'A paper card' }).click()
  await english.page.getByLabel('Document number').fill('701057008888')
  await expect(english.page.getByText('a birth registered abroad', { exact: false })).toBeVisible()
  await expectWellMade(english.page, 'front-desk-doubt-1440-en')
  await english.go('/corrections')
  await expectWellMade(english.page, 'corrections-1440-en')
  await phone.close()
  await newPhone.close()
})

test('somebody who declared a fever is told to call, on a card that looks like everybody’s', async ({
  signIn,
  browser,
  product,
}) => {
  const officer = await signIn('tram.y.te.xa')
  const { account } = session.parse(await (await officer.page.request.get('/api/session')).json())
  const phone = await openBrowser(browser, product.address, { width: 360 })
  await declareOn(phone, account.roles[0]?.unitPath ?? '', {
    name: 'Lý Văn Sốt',
    documentNumber: '030080003333',
    symptoms: ['fever'],
  })
  const page = await phone.newPage()
  await page.goto('/c')
  await expect(page.getByRole('heading', { name: 'Cần gọi trạm y tế' })).toBeVisible()
  await settled(page)
  await expectForGrandmother(page, 'own-home-call-360-vi')
  await phone.close()
})
