import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { type Browser, type BrowserContext, test as base, chromium, expect, type Page } from '@playwright/test'
import { axeFindings } from './axe.ts'
import { findChromium } from './chromium.ts'
import { wordsCutOff } from './cut-off.ts'
import { type RunningProduct, startProduct } from './product.ts'
import { quiet, watchRequests } from './quiet.ts'

export { expect } from '@playwright/test'

const pictures = join(import.meta.dirname, '../../test-results/pictures')

export interface Person {
  readonly page: Page
  /** Opens a page of the product and waits until it shows what it has. */
  go(path: string): Promise<void>
}

interface Fixtures {
  /** Opens a browser of one's own, signed in as a sample account. */
  signIn(username: string, options?: { width?: number; language?: 'vi' | 'en' }): Promise<Person>
}
interface Shared {
  product: RunningProduct
}

export const samplePassword = 'khien-3440-demo'

/** Journeys run against one running demonstration, in the order of the files: the story goes on from one to the next. */
export const test = base.extend<Fixtures, Shared>({
  browser: [
    // biome-ignore lint/correctness/noEmptyPattern: the form that Playwright asks for
    async ({}, use) => {
      const browser = await chromium.launch(await findChromium())
      await use(browser)
      await browser.close()
    },
    { scope: 'worker' },
  ],
  product: [
    // biome-ignore lint/correctness/noEmptyPattern: the form that Playwright asks for
    async ({}, use) => {
      // The journeys take the steps of the story themselves.
      const product = await startProduct('demo', { DEMO_STORY: 'bare' })
      await use(product)
      await product.stop()
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  signIn: async ({ browser, product }, use) => {
    const contexts: BrowserContext[] = []
    await use(async (username, options = {}) => {
      const context = await openBrowser(browser, product.address, options)
      contexts.push(context)
      const answer = await context.request.post('/api/session', { data: { username, password: samplePassword } })
      expect(answer.status(), `${username} signs in`).toBe(200)
      await context.addInitScript((language) => localStorage.setItem('khien.language', language), options.language ?? 'vi')
      const page = await context.newPage()
      return { page, go: (path) => open(page, path) }
    })
    for (const context of contexts) await context.close()
  },
})

export async function openBrowser(
  browser: Browser,
  address: string,
  options: { width?: number; language?: 'vi' | 'en' } = {},
): Promise<BrowserContext> {
  const context = await browser.newContext({
    baseURL: address,
    viewport: { width: options.width ?? 1440, height: 900 },
    locale: options.language === 'en' ? 'en-GB' : 'vi-VN',
  })
  watchRequests(context)
  return context
}

async function open(page: Page, path: string): Promise<void> {
  await page.goto(path)
  await settled(page)
}

/** Until nothing loads any more. */
export async function settled(page: Page): Promise<void> {
  await quiet(page)
  // A page whose script is still being compiled asks for nothing either.
  await expect(page.locator('h1')).not.toHaveCount(0)
  await quiet(page)
  await expect(page.locator('[aria-busy=true]')).toHaveCount(0)
}

/** What every page promises: nothing for axe to find, no words outside the window, no raw id, code or missing key in either language; a picture is kept. */
export async function expectWellMade(page: Page, name: string): Promise<void> {
  mkdirSync(pictures, { recursive: true })
  await expect(page.locator('h1'), `${name}: a heading`).not.toHaveCount(0)
  await page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true })
  expect(await axeFindings(page), `${name}: axe`).toEqual([])
  expect(await wordsCutOff(page), `${name}: words outside the window`).toEqual([])
  const language = (await page.locator('html').getAttribute('lang')) ?? ''
  expect(rawWordsIn(await page.locator('body').innerText(), language), `${name}: raw words`).toEqual([])
}

/** Uuids, kebab-case states, message keys, unfilled places, and the Vietnamese marker of sample data on an English page: nothing of the kind is for people. Other names and addresses are not touched by these forms. */
export function rawWordsIn(text: string, language = 'vi'): string[] {
  const forms = [
    /\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/gi,
    /\b(?:refusal|desk|web|places|access|audit|documents|check-ins|venues|cameras|solutions|directives|compliance|tasks|measures|notifications)\.[a-z][\w.-]+/g,
    /\bvn\/\d[\w/-]*/g,
    /\{\w+\}/g,
    /\b(?:not-yet-due-to-begin|open-in-term|open-overdue|open-without-date|met-on-time|met-late|no-data|wrong-credentials|unsupported-codec|refused-connection|quarantine-facility|handed-over|in-consultation|not-agreed|issued-by-higher|health-authority|technology-authority|steering-authority)\b/g,
    /\bundefined\b|\bNaN\b|\[object Object\]/g,
    ...(language === 'en' ? [/[^\n]*\(mô phỏng\)/g] : []),
  ]
  return forms.flatMap((form) => text.match(form) ?? [])
}
