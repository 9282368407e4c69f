import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { readPersonalCode } from '../../src/field/check-ins/contract.ts'
import { giveDeclaration } from '../../src/field/declarations/contract.ts'
import { call, type Fetch } from '../../src/platform/http/client.ts'
import { atDoor, openDoor, paperOf, scanAll, watchTicks } from '../support/door.ts'
import { expect, expectWellMade, test } from '../support/journey.ts'
import { openOwnChromium } from '../support/own-chromium.ts'

const staff = 'Dành cho người kiểm soát'
const papers = {
  card: '030187001234|142345678|Trần Thị Lý|18011987|Nữ|Thôn 3, Chí Linh|25042021',
  torn: '001093029317|NGUYEN',
}

/** A hand scanner: keys a few milliseconds apart, wherever the focus is, then Enter. */
async function scanner(page: Page, text: string): Promise<void> {
  await page.keyboard.type(text, { delay: 0 })
  await page.keyboard.press('Enter')
}
const ticked = (page: Page, initials: string) => expect(page.locator('.door-initials', { hasText: initials })).toBeVisible()
const pillOf = (page: Page) => page.locator('.kiosk-line')

test('a hand scanner is heard wherever the focus is; a person who types is not taken for one', async ({ signIn }) => {
  const { page } = await signIn('nguoi.kiem.soat', { width: 1024 })
  await page.goto('/kiosk')
  await atDoor(page)
  await page.evaluate(() => document.activeElement instanceof HTMLElement && document.activeElement.blur())
  await scanner(page, paperOf(700_001))
  await expect(page.locator('.door-recent li')).toHaveCount(1)

  // Its Enter presses no button, and what it typed stays in no field.
  await page.getByRole('button', { name: 'English' }).focus()
  await scanner(page, papers.card)
  await ticked(page, 'T.T.L.')
  await expect(page.getByRole('button', { name: 'English' })).toBeVisible()
  await expect(page.locator('.scan-field input')).toHaveValue('')

  // A word begun by hand is still there after a scan ran into its field.
  await page.locator('.scan-field input').focus()
  await page.keyboard.type('Ngu', { delay: 120 })
  await page.waitForTimeout(600)
  await scanner(page, paperOf(700_002))
  await expect(page.locator('.door-recent li')).toHaveCount(3)
  await expect(page.locator('.scan-field input')).toHaveValue('Ngu')

  // Slow keys on the page go to the field and wait there for the person's own Enter.
  await page.locator('.scan-field input').fill('')
  await page.evaluate(() => document.activeElement instanceof HTMLElement && document.activeElement.blur())
  await page.keyboard.type('ABCDE-12345', { delay: 80 })
  await expect(page.locator('.scan-field input')).toHaveValue('ABCDE-12345')
  await expect(page.locator('.door-recent li')).toHaveCount(3)
})

test('the public screen shows initials and a neutral word; the reason is the door controller’s alone, and nothing of a visitor stays on the device', async ({
  signIn,
}) => {
  const { page } = await signIn('nguoi.kiem.soat', { width: 1024 })
  await page.goto('/kiosk')
  await atDoor(page)
  await scanner(page, papers.torn)
  await expect(page.getByText('Mời gặp người kiểm soát')).toBeVisible()
  expect(await page.content()).not.toMatch(/đọc thiếu|001093029317|NGUYEN/)
  await page.getByRole('button', { name: staff }).click()
  await expect(page.getByText('Mã bị đọc thiếu.', { exact: false })).toBeVisible()
  await expectWellMade(page, 'door-staff-1024-vi')

  await scanner(page, '030187004321|142345678|Đỗ Thị Ánh Tuyết|18011987|Nữ|Thôn 3, Chí Linh|25042021')
  await ticked(page, 'Đ.T.Á.T.')
  await expect(page.locator('.door-fate').first()).toHaveText('đã gửi')
  expect(await page.content()).not.toMatch(/Tuyết|030187004321/)
  const kept = await everythingKept(page)
  expect(kept).not.toMatch(/Tuyết|030187004321|Đ\.T\.Á\.T/)
  expect(kept).toContain('"visits":[]')
})

test('one scan tells the door controller whether the visitor declared; the public screen says no reason, the device keeps none, and no tick waits for it', async ({
  signIn,
  product,
}) => {
  test.setTimeout(200_000)
  const visitors = {
    clean: { name: 'Lê Thị Sạch', documentNumber: '030187005001' },
    fever: { name: 'Phạm Thị Sốt', documentNumber: '030187005002' },
    disputed: { name: 'Vũ Thị Nghi', documentNumber: '030187005003' },
    none: { name: 'Bùi Thị Chưa', documentNumber: '030187005004' },
    later: { name: 'Hồ Thị Mất Mạng', documentNumber: '030187005005' },
  }
  const cardOf = ({ name, documentNumber }: (typeof visitors)['clean']) =>
    `${documentNumber}|142345678|${name}|18011987|Nữ|Thôn 3, Chí Linh|25042021`
  await declareFrom(product.address, visitors.clean)
  // Whose phone it is shows only by its own code: what any phone says of a card's holder is a question, not an answer.
  const feverish = await declareFrom(product.address, visitors.fever, ['fever'])
  await declareFrom(product.address, visitors.disputed)
  await declareFrom(product.address, visitors.disputed, ['fever'])

  const { page } = await signIn('nguoi.kiem.soat', { width: 1024 })
  await page.goto('/kiosk')
  await atDoor(page)
  const invitation = page.locator('.door-invited')
  const told = page.locator('.door-asked li').first()

  // The part of the door controller is closed: the queue sees a tick, initials and the same invitation for every reason.
  await scanner(page, feverish)
  await ticked(page, 'P.T.S.')
  await expect(invitation).toHaveText('Mời gặp người kiểm soát')
  await expect(page.getByText('có việc cần xem')).toBeVisible()
  const invitedFor = await page.locator('.door-public').innerText()
  await scanner(page, cardOf(visitors.none))
  await ticked(page, 'B.T.C.')
  await expect(invitation).toBeVisible()
  expect((await page.locator('.door-public').innerText()).replace('B.T.C.', 'P.T.S.')).toBe(invitedFor)
  expect(await page.content()).not.toMatch(/khai báo lúc|triệu chứng|Chưa khai báo/)
  await scanner(page, cardOf(visitors.clean))
  await ticked(page, 'L.T.S.')

  await page.getByRole('button', { name: staff }).click()
  await expect(told).toContainText('L.T.S.')
  await expect(told).toContainText(/Đã khai báo lúc \d\d:\d\d, không có dấu hiệu\./)
  await expect(invitation).toHaveCount(0)
  const second = page.locator('.door-asked li').nth(1)
  await expect(second).toContainText('Chưa khai báo trong 72 giờ qua.')
  await expect(page.getByRole('img', { name: 'Mã QR mở trang khai báo y tế' })).toBeVisible()
  await expect(page.locator('.door-declare')).toContainText('/c/declare')
  await expect(page.locator('.door-asked li').nth(2)).toContainText('có triệu chứng hoặc tiếp xúc cần hỏi')
  await scanner(page, cardOf(visitors.disputed))
  await expect(told).toContainText('Có tờ khai từ một điện thoại khác chưa xác minh')
  await expect(invitation, 'what a stranger may have said shows to nobody else').toHaveCount(0)
  await expectWellMade(page, 'door-declared-1024-vi')

  // Without the network the tick comes as quickly, and the question waits.
  await page.route('**/api/visits/batch', (route) => route.abort())
  await scanner(page, cardOf(visitors.later))
  await ticked(page, 'H.T.M.M.')
  const took = Number(await page.locator('.door-result').getAttribute('data-took'))
  // How fast a tick is, 1,000 visitors tell in 10-kiosk-offline; here another story may have the machine for itself for a moment.
  expect(took, 'the tick waits for nobody').toBeLessThan(3000)
  await expect(told).toContainText('Chưa hỏi được tờ khai, sẽ hỏi khi có mạng.')
  await page.unroute('**/api/visits/batch')
  await page.evaluate(() => dispatchEvent(new Event('online')))
  await expect(told).toContainText('Chưa khai báo trong 72 giờ qua.')

  for (const width of [1024, 360]) {
    await page.setViewportSize({ width, height: 768 })
    await page.getByRole('button', { name: 'English' }).click()
    await expect(told).toContainText('Not declared in the last 72 hours.')
    await expectWellMade(page, `door-declared-${width}-en`)
    expect(await page.evaluate(() => document.documentElement.scrollWidth), 'no sideways scrolling').toBeLessThanOrEqual(width)
    await page.getByRole('button', { name: 'Tiếng Việt' }).click()
  }

  // Nothing of it is written down, and after a minute the page has forgotten it too.
  const kept = await everythingKept(page)
  expect(kept).not.toMatch(/declar|flagged|unverified|khai báo|Sốt|030187005002/i)
  await expect(page.locator('.door-asked li')).toHaveCount(0, { timeout: 75_000 })
})

test('a device that can write no more says so, ticks nobody off, and loses nothing that it has', async ({ product }) => {
  const folder = mkdtempSync(join(tmpdir(), 'khien full '))
  let tablet = await openOwnChromium(folder)
  try {
    const first = await tablet.context.newPage()
    await openDoor(first, product.address)
    await expect(pillOf(first)).toContainText('Đồng bộ lúc')
    await first.route('**/api/visits/batch', (route) => route.abort())
    await scanner(first, paperOf(710_000))
    await expect(pillOf(first)).toContainText('1 lượt chờ gửi')
    // Chromium asks for the room that is left every half minute; one that has just been started asks at once.
    await tablet.close()
    tablet = await openOwnChromium(folder)
    const page = await tablet.context.newPage()
    await page.goto(`${product.address}/favicon.svg`)
    const session = await page.context().newCDPSession(page)
    const origin = product.address
    const used = await page.evaluate(async () => (await navigator.storage.estimate()).usage ?? 0)
    await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: used })
    await page.route('**/api/visits/batch', (route) => route.abort())
    await openDoor(page, product.address)
    const full = page.getByRole('heading', { name: 'Máy này không lưu thêm được' })
    const ticks = await watchTicks(page)
    await scanAll(page, 710_001, 1).catch(() => undefined)
    await expect(full).toBeVisible()
    await expect(page.getByText('CHƯA được ghi nhận', { exact: false })).toBeVisible()
    expect(ticks, 'nobody is ticked off').toEqual([])
    await expect(pillOf(page)).toContainText('1 lượt chờ gửi')
    await expectWellMade(page, 'door-full-vi')

    // There is room again: what was kept is still there, and goes out whole.
    await session.send('Storage.overrideQuotaForOrigin', { origin })
    await page.unroute('**/api/visits/batch')
    await page.evaluate(() => dispatchEvent(new Event('online')))
    await expect(pillOf(page)).not.toContainText('chờ gửi')
    await expect(pillOf(page)).toContainText('Có mạng')
  } finally {
    await tablet.kill()
    rmSync(folder, { recursive: true, force: true })
  }
})

test('what waits is seen with its number and age, yellow after ten minutes; a refused visit stays until the door controller has dealt with it', async ({
  signIn,
}) => {
  const { page } = await signIn('nguoi.kiem.soat', { width: 1024 })
  await page.goto('/kiosk')
  await atDoor(page)
  await page.route('**/api/visits/batch', (route) => route.abort())
  await scanner(page, paperOf(700_020))
  await expect(pillOf(page)).toContainText('Mất kết nối')
  await expect(pillOf(page)).toContainText('1 lượt chờ gửi')
  await makeOlder(page, 11 * 60_000)
  // The server takes its time: the line is no fault, the age alone makes it everybody's business.
  await page.unroute('**/api/visits/batch')
  let answer: (() => void) | undefined
  const held = new Promise<void>((resolve) => {
    answer = resolve
  })
  await page.route('**/api/visits/batch', async (route) => {
    await held
    const { visits } = route.request().postDataJSON()
    await route.fulfill({ json: { rows: [{ sequence: visits[0].sequence, outcome: 'venue-code-was-revoked' }] } })
  })
  await page.reload()
  await atDoor(page)
  await expect(pillOf(page)).toContainText('1 lượt chờ gửi, lâu nhất 11 phút trước')
  await expect(pillOf(page)).toHaveClass(/kiosk-line-late/)
  await expectWellMade(page, 'door-late-1024-vi')

  answer?.()
  await expect(page.getByText('có việc cần xem')).toBeVisible()
  expect(await page.content()).not.toContain('thu hồi')
  await page.getByRole('button', { name: staff }).click()
  await expect(page.getByText('Mã của địa điểm này đã được thu hồi', { exact: false })).toBeVisible()
  await expectWellMade(page, 'door-refused-visit-1024-vi')
  await page.unroute('**/api/visits/batch')
  await page.getByRole('button', { name: 'Gửi lại', exact: true }).click()
  await expect(page.getByText('Mã của địa điểm này đã được thu hồi', { exact: false })).toBeHidden()
  await expect(pillOf(page)).not.toContainText('chờ gửi')
  expect(await everythingKept(page)).toContain('"refused":[]')
})

test('the door is well made on a phone and on a tablet held either way, in both languages', async ({ signIn }) => {
  const { page } = await signIn('nguoi.kiem.soat', { width: 360 })
  await page.goto('/kiosk')
  await atDoor(page)
  await scanner(page, paperOf(700_030))
  await scanner(page, papers.torn)
  await page.getByRole('button', { name: staff }).click()
  await expect(page.locator('.door-staff')).toBeVisible()
  const sizes = [
    { width: 360, height: 740 },
    { width: 768, height: 1024 },
    { width: 1024, height: 768 },
  ]
  for (const language of ['vi', 'en'] as const) {
    if (language === 'en') await page.getByRole('button', { name: 'English' }).click()
    for (const size of sizes) {
      await page.setViewportSize(size)
      await expectWellMade(page, `kiosk-${size.width}-${language}`)
      const width = await page.evaluate(() => document.documentElement.scrollWidth)
      expect(width, 'no sideways scrolling').toBeLessThanOrEqual(size.width)
    }
  }
  await expect(page.getByRole('button', { name: 'For the door controller' })).toBeVisible()
  const small = await page.evaluate(() =>
    [...document.querySelectorAll('button, .door-tick')]
      .filter((one) => one.getBoundingClientRect().height < 44)
      .map((one) => one.textContent),
  )
  expect(small, 'fingers need 44 points').toEqual([])
})

test('the door’s own scripts weigh at most 90 kB on the wire before it takes the first visitor', () => {
  const web = join(import.meta.dirname, '../../dist/web')
  const named = readFileSync(join(web, 'kiosk.html'), 'utf8').match(/assets\/[\w.-]+\.js/g) ?? []
  const bytes = named.map((name) => statSync(join(web, `${name}.gz`)).size).reduce((sum, size) => sum + size, 0)
  process.stdout.write(`door: ${(bytes / 1000).toFixed(1)} kB of scripts, gzip\n`)
  expect(bytes).toBeLessThanOrEqual(90_000)
})

/** Somebody declares on a phone of their own. */
async function declareFrom(
  address: string,
  who: { name: string; documentNumber: string },
  symptoms: string[] = ['none'],
): Promise<string> {
  const opened = await fetch(`${address}/api/device`, { method: 'POST' })
  const cookie = opened.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')
  const answers = {
    ...who,
    bornOn: '1987',
    gender: 'female',
    nationality: 'Việt Nam',
    phone: '0912345678',
    residence: 'vn/30/290/10549',
    address: 'Thôn 3',
    symptoms,
    exposure: ['none'],
    travelled: 'no',
  }
  const body = {
    form: 'whole-population' as const,
    version: 1,
    shared: {},
    persons: [{ answers, onBehalf: false }],
    truthful: true as const,
  }
  const phone: Fetch = (url, init) =>
    fetch(`${address}${url}`, { ...init, headers: { ...Object.fromEntries(new Headers(init.headers)), cookie } })
  const given = await call(giveDeclaration, { body }, phone)
  const declarationId = given.persons[0]?.id
  return (await call(readPersonalCode, { body: { declarationId } }, phone)).text
}

/** Everything that this site keeps in the browser, as text. */
async function everythingKept(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const wanted = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => reject(request.error)
      })
    const stores: Record<string, unknown> = {}
    for (const name of ['khien-kiosk', 'khien-kiosk-place']) {
      const db = await wanted(indexedDB.open(name))
      for (const store of db.objectStoreNames) stores[store] = await wanted(db.transaction(store).objectStore(store).getAll())
      db.close()
    }
    return JSON.stringify({ ...stores, local: { ...localStorage }, session: { ...sessionStorage } })
  })
}

async function makeOlder(page: Page, ms: number): Promise<void> {
  await page.evaluate(async (by) => {
    const wanted = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => reject(request.error)
      })
    const db = await wanted(indexedDB.open('khien-kiosk'))
    const visits = db.transaction('visits', 'readwrite').objectStore('visits')
    for (const row of await wanted(visits.getAll())) await wanted(visits.put({ ...row, takenAt: row.takenAt - by }))
    db.close()
  }, ms)
}
