import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, expectWellMade, openBrowser, test } from '../support/journey.ts'
import { openOwnChromium } from '../support/own-chromium.ts'
import { chanceFrom, hardship, noHardship, qrPicture, writeFilm } from '../support/qr-pictures.ts'

const card = '030187001234|142345678|Trần Thị Lý|18011987|Nữ|Thôn 3, Chí Linh, Hải Dương|25042021'
const size = { width: 640, height: 480, fill: 0.66 }

test('the phone’s camera reads an ID card into the declaration: four questions less; nothing of the reader is fetched before', async ({
  product,
}) => {
  const folder = mkdtempSync(join(tmpdir(), 'khien card '))
  const chance = chanceFrom(157)
  const film = [
    ...Array.from({ length: 8 }, () => qrPicture('https://vi-du.example/quang-cao', size, noHardship, chance)),
    ...Array.from({ length: 12 }, () => qrPicture(card, size, { ...hardship(chance), turn: 10 }, chance)),
  ]
  const file = join(folder, 'card.y4m')
  writeFilm(file, film)
  const phone = await openOwnChromium(join(folder, 'profile'), [
    '--use-fake-device-for-media-stream',
    '--use-fake-ui-for-media-stream',
    `--use-file-for-fake-video-capture=${file}`,
  ])
  try {
    const page = await phone.context.newPage()
    await page.setViewportSize({ width: 360, height: 740 })
    const fetched: string[] = []
    page.on('request', (request) => fetched.push(new URL(request.url()).pathname))
    await page.goto(`${product.address}/c/declare`)
    await page.getByRole('button', { name: /Khai báo y tế toàn dân/ }).click()
    const scan = page.getByRole('button', { name: 'Quét thẻ căn cước bằng máy ảnh' })
    await expect(scan).toBeVisible()
    await expectWellMade(page, 'declare-card-360-vi')
    expect(fetched.filter((path) => /CardCamera|decode|zxing|read-card/.test(path))).toEqual([])
    await scan.click()
    await expect(page.locator('video')).toBeVisible()
    await expect(page.getByRole('heading', { name: 'Quốc tịch' })).toBeVisible({ timeout: 45_000 })
    await expect(page.locator('video')).toHaveCount(0)
    await page.getByRole('button', { name: 'Tiếp tục' }).click()
    await expect(page.getByRole('heading', { name: 'Số điện thoại' })).toBeVisible()
    const kept = await page.evaluate(() => localStorage.getItem('khien.declaration') ?? '')
    expect(JSON.parse(kept).persons[0].answers).toMatchObject({
      name: 'Trần Thị Lý',
      bornOn: '1987-01-18',
      gender: 'female',
      documentNumber: '030187001234',
    })
    expect(kept, 'the address on the card is left there').not.toContain('Thôn 3')
  } finally {
    await phone.kill()
    rmSync(folder, { recursive: true, force: true })
  }
})

test('whoever refuses the camera is told so plainly and types, in both languages', async ({ browser, product }) => {
  for (const language of ['vi', 'en'] as const) {
    const phone = await openBrowser(browser, product.address, { width: 360, language })
    await phone.addInitScript((own) => localStorage.setItem('khien.language', own), language)
    const page = await phone.newPage()
    await page.goto('/c/declare')
    await page.locator('.declare-forms button').first().click()
    await page.getByRole('button', { name: language === 'vi' ? 'Quét thẻ căn cước bằng máy ảnh' : 'Scan the ID card' }).click()
    await expect(page.getByText(language === 'vi' ? 'Máy chưa cho dùng máy ảnh' : 'The camera may not be used')).toBeVisible()
    await expectWellMade(page, `declare-camera-refused-360-${language}`)
    await page.getByLabel(language === 'vi' ? 'Họ và tên' : 'Full name').fill('Lê Thị Tay')
    await page.getByRole('button', { name: language === 'vi' ? 'Tiếp tục' : 'Continue' }).click()
    await expect(page.getByRole('heading', { name: language === 'vi' ? 'Ngày sinh' : 'Birth date' })).toBeVisible()
    await phone.close()
  }
})
