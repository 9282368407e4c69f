import { z } from 'zod'
import { expect, expectWellMade, openBrowser, settled, test } from '../support/journey.ts'

const venueList = z.object({ rows: z.array(z.object({ id: z.number(), code: z.string(), name: z.string(), link: z.string() })) })

test('a visitor opens the poster’s link with a phone, says who they are once, and is recorded also when the reply is lost', async ({
  signIn,
  browser,
  product,
}) => {
  const keeper = await signIn('chu.dia.diem')
  const { rows } = venueList.parse(await (await keeper.page.request.get('/api/venues')).json())
  const venue = rows[0]
  if (venue === undefined) throw new Error('the keeper has no venue')
  expect(venue.link.startsWith(product.address), 'the QR link is this installation’s address').toBe(true)

  const phone = await openBrowser(browser, product.address, { width: 360 })
  const page = await phone.newPage()
  await page.goto(venue.link)
  await expect(page.getByRole('heading', { name: venue.name })).toBeVisible()
  await expectWellMade(page, 'visit-360-vi')
  await page.getByLabel('Họ và tên').fill('Nguyễn Thị Hoà')
  await page.getByLabel('Số điện thoại').fill('0912 345 678')
  await page.getByRole('button', { name: 'Ghi nhận tôi đến đây' }).click()
  await expect(page.getByText('Nguyễn Thị*** (0912345***)').first()).toBeVisible()
  await expectWellMade(page, 'visit-recorded-360-vi')

  // Whoever scans again at the same door is leaving: one press, nothing to type.
  await page.goto(venue.link)
  await expect(page.getByRole('button', { name: 'Ghi nhận tôi rời đi' })).toBeVisible()
  await expectWellMade(page, 'visit-leaving-360-vi')
  await page.getByRole('button', { name: 'Ghi nhận tôi rời đi' }).click()
  await expect(page.getByText('Đã ghi nhận lúc rời đi').first()).toBeVisible()

  // Another day nothing is asked again; the network is gone, the entry is kept and goes out by itself.
  await page.goto(venue.link)
  await expect(page.getByLabel('Họ và tên')).toHaveValue('Nguyễn Thị Hoà')
  await page.route('**/api/visits/self', (route) => route.abort())
  await page.getByRole('button', { name: 'Ghi nhận tôi đến đây' }).click()
  await expect(page.getByText('Đã giữ trên máy này, chưa gửi được').first()).toBeVisible()
  await page.unroute('**/api/visits/self')
  await page.getByRole('button', { name: 'Gửi lại ngay' }).click()
  await expect(page.getByText(/Đã ghi nhận|Vừa ghi nhận/).first()).toBeVisible()

  await page.goto('/v/ABCD-0000')
  await expect(page.getByRole('heading', { name: 'Không tìm thấy địa điểm này' })).toBeVisible()
  await expectWellMade(page, 'visit-unknown-360-vi')
  await phone.close()

  await keeper.go(`/venues/${venue.id}`)
  await expect(keeper.page.getByText('Nguyễn Thị*** (0912345***)').first()).toBeVisible()
  expect(await keeper.page.locator('body').innerText()).not.toMatch(/0912 ?345 ?678|Hoà/)
  await expectWellMade(keeper.page, 'venue-1440-vi')
})

test('at the door the three published papers are scanned; a torn code is refused in words and the public screen stays neutral', async ({
  signIn,
}) => {
  const door = await signIn('nguoi.kiem.soat', { width: 1024 })
  await door.page.goto('/kiosk')
  const choose = door.page.locator('.kiosk-venues button').first()
  const field = door.page.getByLabel('Máy quét cầm tay')
  await expect(choose.or(field).first()).toBeVisible()
  if (await choose.isVisible()) await choose.click()
  await expect(field).toBeVisible()
  await expectWellMade(door.page, 'door-1024-vi')
  const papers = [
    { text: '001093029317|NGUYEN LE KHA HAN|1993-01-18|0|162979388586171100|<1<', initials: 'N.L.K.H.' },
    { text: '030187001234|142345678|Trần Thị Lý|18011987|Nữ|Thôn 3, Chí Linh|25042021', initials: 'T.T.L.' },
    {
      text: `DN4303012345678|${Buffer.from('Đỗ Văn Sơn').toString('hex')}|02/03/1980|1|${Buffer.from('Chí Linh').toString('hex')}|30-001|01/01/2021|-|02/01/2021|30123456789|-|4|01/01/2025|aa-b|$`,
      initials: 'Đ.V.S.',
    },
  ]
  for (const paper of papers) {
    await field.fill(paper.text)
    await field.press('Enter')
    await expect(door.page.getByText(paper.initials).first()).toBeVisible()
  }
  await field.fill('001093029317|NGUYEN')
  await field.press('Enter')
  await expect(door.page.getByText('Mời gặp người kiểm soát').first()).toBeVisible()
  await expectWellMade(door.page, 'door-refused-1024-vi')
  expect(await door.page.locator('body').innerText()).not.toMatch(/Trần Thị Lý|001093029317|030187001234/)
})

test('the commune officer’s list is made for a phone', async ({ signIn }) => {
  const officer = await signIn('tram.y.te.xa', { width: 360 })
  await officer.go('/my-list')
  await expectWellMade(officer.page, 'my-list-360-vi')
  await settled(officer.page)
  expect(
    await officer.page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth),
    'no sideways scrolling',
  ).toBe(true)

  // Of a list of venues without a reason the card goes as soon as it has one; what is being sent for it stays.
  await officer.page.getByRole('button', { name: /^Chưa ghi lý do/ }).click()

  // A photo goes with the reason: shrunk on the phone to 1600 px, drawn anew, shown where the reason is.
  const card = officer.page.locator('.my-list-card').first()
  const venue = await card.getByRole('heading').innerText()
  await card.getByRole('button', { name: /^(Ghi|Đổi) lý do/ }).click()
  const dialog = officer.page.getByRole('dialog')
  const picture = await officer.page.evaluate(() => {
    const canvas = document.createElement('canvas')
    canvas.width = 2400
    canvas.height = 1800
    const pen = canvas.getContext('2d')
    for (let n = 0; n < 400; n += 1) {
      if (pen === null) break
      pen.fillStyle = `hsl(${n} 70% 60%)`
      pen.fillRect((n % 20) * 120, Math.floor(n / 20) * 90, 120, 90)
    }
    return canvas.toDataURL('image/png').split(',')[1] ?? ''
  })
  await dialog
    .locator('input[type="file"]')
    .setInputFiles({ name: 'quan.png', mimeType: 'image/png', buffer: Buffer.from(picture, 'base64') })
  await expect(dialog.getByRole('img', { name: 'Ảnh sẽ gửi kèm lý do' })).toBeVisible()
  await expectWellMade(officer.page, 'my-list-photo-360-vi')
  // The network is lost between the reason and its photo: the photo is kept and sent again without taking it anew.
  const photoAddress = '**/api/compliance/reasons/photo?*'
  await officer.page.route(photoAddress, (route) => (route.request().method() === 'GET' ? route.fallback() : route.abort()))
  await dialog.getByRole('button', { name: 'Đang đóng cửa' }).click()
  const sendAgain = dialog.getByRole('button', { name: 'Gửi lại ảnh' })
  await expect(sendAgain).toBeVisible()
  await expect(officer.page.locator('.my-list-card h2', { hasText: venue }), 'it has a reason now').toHaveCount(0)
  await expectWellMade(officer.page, 'my-list-photo-not-sent-360-vi')
  await officer.page.unroute(photoAddress)
  const sent = officer.page.waitForRequest((request) => request.url().includes('/api/compliance/reasons/photo?'))
  await sendAgain.click()
  expect((await sent).headers()['content-type']).toBe('image/jpeg')
  await expect(dialog).toBeHidden()
  await officer.page.getByRole('button', { name: /^Tất cả/ }).click()
  const seen = officer.page
    .locator('.my-list-card')
    .filter({ has: officer.page.getByRole('heading', { name: venue, exact: true }) })
  await seen.getByRole('button', { name: 'Xem ảnh' }).click()
  const photo = seen.getByRole('img', { name: `Ảnh địa điểm: ${venue}` })
  await expect(photo).toBeVisible()
  expect(
    await photo.evaluate((image) => (image instanceof HTMLImageElement ? [image.naturalWidth, image.naturalHeight] : [])),
  ).toEqual([1600, 1200])
  await expectWellMade(officer.page, 'my-list-photo-seen-360-vi')

  const english = await signIn('tram.y.te.xa', { width: 360, language: 'en' })
  await english.go('/my-list')
  await english.page.locator('.my-list-card').first().getByRole('button', { name: 'Change the reason' }).click()
  const take = english.page.getByRole('button', { name: 'Take a photo of the place' })
  expect((await take.boundingBox())?.height, 'tall enough for a thumb').toBeGreaterThanOrEqual(44)
  await expectWellMade(english.page, 'my-list-photo-360-en')
})
