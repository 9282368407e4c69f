import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import pg from 'pg'
import { startEmbeddedPostgres } from '../../src/platform/embedded-postgres.ts'
import { type RunningProduct, startProduct } from './product.ts'

export interface CountedProduct extends RunningProduct {
  /** Asks PostgreSQL itself, past the product. */
  ask<Row extends pg.QueryResultRow>(question: string, values?: readonly unknown[]): Promise<Row[]>
}

/** The demonstration over an engine of the test’s own, so that what the server really keeps can be counted. Every write is on disk before it is answered. */
export async function startCountedProduct(): Promise<CountedProduct> {
  const folder = mkdtempSync(join(tmpdir(), 'khien door '))
  const engine = await startEmbeddedPostgres({ dataFolder: folder, log: () => {} })
  const product = await startProduct('demo', { DATABASE_URL: engine.url })
  const pool = new pg.Pool({ connectionString: engine.url, max: 2 })
  return {
    address: product.address,
    ask: async <Row extends pg.QueryResultRow>(question: string, values: readonly unknown[] = []) =>
      (await pool.query<Row>(question, [...values])).rows,
    stop: async () => {
      await pool.end()
      await product.stop()
      await engine.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** The paper of the n-th visitor: a national personal QR; each number is another person. */
export function paperOf(n: number): string {
  const letters = (value: number) =>
    value.toString(26).replace(/./g, (digit) => String.fromCharCode(65 + Number.parseInt(digit, 26)))
  return `001093${String(n).padStart(6, '0')}|NGUYEN ${letters(n + 1000)} AN|1993-01-18|0|${162979388586100000 + n}|<1<`
}

/** One visitor whose tick was shown. */
export interface Tick {
  readonly n: number
  readonly sequence: number
  /** From Enter to the tick on screen, as the page saw it. */
  readonly ms: number
}

/** Opens the door screen and waits until it takes scans; signs in when it must. */
export async function openDoor(page: Page, address: string): Promise<void> {
  await page.goto(`${address}/kiosk`)
  await atDoor(page)
}

export async function atDoor(page: Page): Promise<void> {
  const field = page.locator('.scan-field input')
  const user = page.locator('input[name=username]')
  const choice = page.locator('.kiosk-venues button')
  await expect(field.or(user).or(choice).first()).toBeVisible()
  if (await user.isVisible()) await signInAtDoor(page)
  await expect(field.or(choice).first()).toBeVisible()
  if (await choice.first().isVisible()) await choice.first().click()
  await expect(field).toBeVisible()
}

export async function signInAtDoor(page: Page): Promise<void> {
  await page.locator('input[name=username]').fill('nguoi.kiem.soat')
  await page.locator('input[name=password]').fill('khien-3440-demo')
  await page.locator('input[name=password]').press('Enter')
  await expect(page.locator('input[name=password]')).toBeHidden()
}

/** Tells the test of every tick as it is shown, also when the browser is killed the moment after. */
export async function watchTicks(page: Page): Promise<Tick[]> {
  const ticks: Tick[] = []
  await page.exposeFunction('tickShown', (n: number, sequence: number, ms: number) => ticks.push({ n, sequence, ms }))
  return ticks
}

/** Visitors come one after another as fast as the door ticks them off. Each text is entered, and nothing goes on before its tick. */
export async function scanAll(page: Page, first: number, count: number): Promise<void> {
  const papers = Array.from({ length: count }, (_, i) => ({ n: first + i, text: paperOf(first + i) }))
  await page.evaluate(async (queue) => {
    const input = document.querySelector<HTMLInputElement>('.scan-field input')
    const panel = document.querySelector<HTMLElement>('.door-result')
    if (input === null || input.form === null || panel === null) throw new Error('no door')
    const { form } = input
    for (const { n, text } of queue) {
      const before = panel.dataset.sequence
      const since = performance.now()
      const sequence = await new Promise<string>((resolve, reject) => {
        const late = setTimeout(() => reject(new Error(`no tick for ${n}: ${panel.innerText}`)), 20_000)
        const watch = new MutationObserver(() => {
          const now = panel.dataset.sequence
          if (panel.querySelector('.door-headline')?.textContent === 'Mời gặp người kiểm soát') reject(new Error('turned away'))
          if (now === undefined || now === before) return
          watch.disconnect()
          clearTimeout(late)
          resolve(now)
        })
        watch.observe(panel, { attributes: true, attributeFilter: ['data-sequence', 'class'] })
        input.value = text
        form.requestSubmit()
      })
      const told: unknown = Reflect.get(window, 'tickShown')
      if (typeof told === 'function') void told(n, Number(sequence), performance.now() - since)
    }
  }, papers)
}

/** The value below which 95 of 100 lie. */
export function p95(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length * 0.95)] ?? Number.NaN
}
