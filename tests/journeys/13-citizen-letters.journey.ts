import type { Page } from '@playwright/test'
import { z } from 'zod'
import { expect, expectWellMade, openBrowser, settled, test } from '../support/journey.ts'

const venues = z.object({ rows: z.array(z.object({ id: z.number() })).min(1) })
const venue = z.object({ code: z.string() })
const ownPages = ['/c', '/c/qr', '/c/family', '/c/log', '/c/access', '/c/fix', '/c/bind'] as const
const otherPages = ['/dang-ky-dia-diem', '/nhan-quyen', '/v/KHNG-COCO', '/c/no-such-page', '/khai-bao'] as const

/** Every text that a person sees is set in at least 16 px, also what fields hold or hint at, in the frame and in the page. */
async function expectLetters(page: Page, name: string): Promise<void> {
  const small = await page.evaluate(() => {
    const isSeen = (one: Element) => {
      const box = one.getBoundingClientRect()
      return box.width > 1 && box.height > 1 && getComputedStyle(one).visibility !== 'hidden'
    }
    const speaks = (one: Element) =>
      one.matches('input:not([type=hidden], [type=radio], [type=checkbox]), select, textarea') ||
      [...one.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim())
    return [...document.body.querySelectorAll('*:not(script, style, noscript, noscript *, option)')]
      .filter((one) => speaks(one) && isSeen(one))
      .map((one) => `${getComputedStyle(one).fontSize} ${one.tagName} ${one.textContent?.trim().slice(0, 30)}`)
      .filter((said) => Number.parseFloat(said) < 16)
  })
  expect(small, name).toEqual([])
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), `${name} fits`).toBe(true)
}

const said = {
  vi: { next: 'Tiếp tục', none: /^Không (có dấu hiệu nào|tiếp xúc)/, review: 'Xem lại trước khi gửi' },
  en: { next: 'Continue', none: 'None of these', review: 'Look it over before sending' },
} as const
/** What is typed, by the question's name in either language. */
const typed: readonly (readonly [RegExp, string])[] = [
  [/Họ và tên|Full name/, 'Nguyễn Thị Chữ To'],
  [/Ngày sinh|Birth date/, '1957'],
  [/CCCD|ID card/, '030157001234'],
  [/hộ chiếu|Passport/, 'C1234567'],
  [/điện thoại|Phone/, '0912 345 678'],
  [/Ngày|Day/, '25/05/2021'],
  [/Nhiệt độ|temperature/, '36,6'],
  [/Biển số|plate/, '34A-123.45'],
]

/** Answers the question on the screen, whichever it is; each screen has one, with one field or one list to choose from. */
async function answer(page: Page, language: 'vi' | 'en'): Promise<void> {
  const words = said[language]
  const heading = (await page.getByRole('heading', { level: 1 }).innerText()).trim()
  const form = page.locator('form.declare-form')
  const fields = form.locator('input:not([type=hidden], [type=checkbox]), textarea')
  const isList = heading === 'Nơi đến' || heading === 'Destinations'
  expect(await fields.count(), `${heading}: one question`).toBeLessThanOrEqual(1)
  if ((await form.locator('input[type=checkbox]').count()) > 0) {
    await page.getByRole('button', { name: words.none }).click()
  } else if ((await form.locator('select').count()) > 0) {
    for (const path of ['vn/30', 'vn/30/290', 'vn/30/290/10549']) {
      const list = form.locator('select', { has: page.locator(`option[value="${path}"]`) })
      await expect(list).toBeVisible()
      await list.selectOption(path)
    }
    await page.getByRole('button', { name: words.next }).click()
  } else if ((await fields.count()) === 0) await form.locator('.declare-choices button').first().click()
  else {
    if ((await fields.inputValue()) === '') await fields.fill(typed.find(([name]) => name.test(heading))?.[1] ?? 'Hà Nội')
    await page.getByRole('button', { name: words.next }).click()
  }
  if (!isList) await expect(page.getByRole('heading', { level: 1, name: heading, exact: true })).toHaveCount(0)
}

for (const language of ['vi', 'en'] as const) {
  test(`every page for everybody is set in large letters, and every form asks one question a screen (${language})`, async ({
    browser,
    product,
    signIn,
  }) => {
    test.setTimeout(300_000)
    const door = await signIn('nguoi.kiem.soat')
    const [first] = venues.parse(await (await door.page.request.get('/api/venues')).json()).rows
    const { code } = venue.parse(await (await door.page.request.get(`/api/venues/${first?.id}`)).json())
    const phone = await openBrowser(browser, product.address, { width: 360, language })
    await phone.addInitScript((own) => localStorage.setItem('khien.language', own), language)
    const page = await phone.newPage()
    for (const path of [...ownPages, ...otherPages, `/v/${code}`]) {
      await page.goto(path.startsWith('/khai-bao') && language === 'en' ? `${path}?lang=en` : path)
      await settled(page)
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      await expectLetters(page, `${path} ${language}`)
    }
    for (const [place, name] of ['whole', 'journey', 'entry', 'daily'].entries()) {
      await page.goto('/c/declare')
      await expectLetters(page, `start ${language}`)
      await page.locator('.declare-forms button').nth(place).click()
      for (let screen = 0; screen < 30; screen += 1) {
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
        if (await page.getByRole('heading', { name: said[language].review }).isVisible()) break
        await expectLetters(page, `${name} ${screen} ${language}`)
        if (screen === 0) await expectWellMade(page, `letters-${name}-first-360-${language}`)
        await answer(page, language)
      }
      await expect(page.getByRole('heading', { name: said[language].review })).toBeVisible()
      await expectLetters(page, `${name} review ${language}`)
      await expectWellMade(page, `letters-${name}-review-360-${language}`)
      await page.evaluate(() => localStorage.removeItem('khien.declaration'))
    }
    await phone.close()
  })
}
