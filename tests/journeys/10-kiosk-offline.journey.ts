import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { expect, type Page, test } from '@playwright/test'
import { visitId } from '../../src/field/check-ins/ingest.ts'
import {
  atDoor,
  openDoor,
  p95,
  paperOf,
  scanAll,
  signInAtDoor,
  startCountedProduct,
  type Tick,
  watchTicks,
} from '../support/door.ts'
import { type Fate, lossyNetwork } from '../support/lossy-network.ts'
import { openOwnChromium } from '../support/own-chromium.ts'

/** `npm test` sends a thousand, `npm run soak` ten thousand; the story is the same. */
const visitors = Number(process.env.KHIEN_DOOR_VISITORS ?? 1000)
const share = (part: number) => Math.round(visitors * part)
/** Left behind by the version before, in the clear and in the store as it was then. */
const leftBehind = 20
const skewMs = 90 * 86_400_000

test(`${visitors} visitors at a door without a dependable network: none is lost, none is counted twice`, async () => {
  test.setTimeout(120_000 + visitors * 60)
  const folder = mkdtempSync(join(tmpdir(), 'khien tablet '))
  const product = await startCountedProduct()
  const network = await lossyNetwork(product.address)
  let tablet = await openOwnChromium(folder)
  const ticks: Tick[][] = []
  let next = leftBehind
  let page = await tablet.context.newPage()
  const begin = async () => {
    page = tablet.context.pages()[0] ?? (await tablet.context.newPage())
    ticks.push(await watchTicks(page))
  }
  const scan = async (count: number) => {
    const first = next
    next += count
    await scanAll(page, first, count)
  }
  const unsent = async () => (await waitingOnDevice(page)).visits
  try {
    // The version before left its queue; the new one finds the device by the account that signs in.
    await begin()
    await openDoor(page, network.address)
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
    const device = await waitingOnDevice(page)
    await page.reload()
    await atDoor(page)
    expect(await page.evaluate(() => navigator.serviceWorker.controller !== null), 'the page is kept on the device').toBe(true)
    const venueName = await page.getByRole('heading', { level: 1 }).innerText()
    const [venue] = await product.ask<{ id: number }>('select id from venues.venue where name = $1', [venueName])
    if (venue === undefined) throw new Error('the door stands nowhere')
    await becomeFirstVersion(page, network.address, venue.id)
    await openDoor(page, network.address)
    await expect.poll(unsent).toBe(0)
    const [migrated] = await product.ask<{ visits: number }>(
      `select count(*)::int as visits from check_ins.visit where id = any($1)`,
      [Array.from({ length: leftBehind }, (_, i) => visitId(device.deviceId, i + 1))],
    )
    expect(migrated?.visits, 'the queue of the version before was sent').toBe(leftBehind)

    // No network; in the middle of the queue the tablet dies.
    network.unplug()
    await scan(share(0.2))
    const dying = scan(share(0.1)).catch(() => undefined)
    const [now = []] = ticks
    const then = now.length
    while (now.length < then + 20) await pause(10)
    await tablet.kill()
    await dying
    // It starts again, still without a network.
    tablet = await openOwnChromium(folder)
    await begin()
    await page.goto(`${network.address}/kiosk`)
    await atDoor(page)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(venueName)
    expect(await unsent(), 'everything ticked off is still there').toBeGreaterThanOrEqual(now.length)
    expect((await waitingOnDevice(page)).readable, 'no paper lies open on the device').toBe(0)
    await scan(share(0.2))

    // Somebody sets the tablet’s clock three months ahead.
    await page.evaluate((ms) => {
      const wall = Date.now.bind(Date)
      Date.now = () => wall() + ms
    }, skewMs)
    const skewed = next
    await scan(share(0.05))
    await page.reload()
    await atDoor(page)

    // The network is back, but the session ended in the meantime: somebody signs in, the door and its queue are the same.
    await tablet.context.clearCookies()
    network.plug()
    await page.evaluate(() => dispatchEvent(new Event('online')))
    const before = await unsent()
    await page.getByRole('button', { name: 'Đăng nhập' }).click()
    await expect(page.getByText(`Các lượt đã quét tại ${venueName} vẫn được giữ`)).toBeVisible()
    expect(await unsent()).toBe(before)

    // It loses two replies of three.
    let turn = 0
    const fates: Fate[] = ['reply-is-lost', 'reply-is-cut', 'answered', 'server-is-busy', 'never-arrives', 'answered']
    network.fate = () => fates[turn++ % fates.length] ?? 'answered'
    await signInAtDoor(page)
    await atDoor(page)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(venueName)
    await scan(share(0.2))
    await expect.poll(unsent, { timeout: 60_000, intervals: [500] }).toBe(0)

    // A new version of the page comes while visits wait and visitors stand at the door.
    network.fate = () => 'server-is-busy'
    network.rewrite = (path, text) =>
      path === '/kiosk-worker.js' ? text.replace(/doorVersion="\w+"/, 'doorVersion="newer"') : undefined
    await page.evaluate(async () => {
      Reflect.set(window, 'beforeUpdate', true)
      await (await navigator.serviceWorker.ready).update()
    })
    await scan(share(0.15))
    expect(await page.evaluate(() => Reflect.get(window, 'beforeUpdate')), 'nobody is interrupted').toBe(true)
    expect(await unsent()).toBeGreaterThan(0)
    await expect
      .poll(() => page.evaluate(() => Reflect.get(window, 'beforeUpdate')).catch(() => true), { timeout: 30_000 })
      .toBeUndefined()
    await atDoor(page)
    expect(await page.evaluate(() => caches.keys())).toEqual(['khien-kiosk-newer'])

    network.fate = () => fates[turn++ % fates.length] ?? 'answered'
    await scan(visitors - ticks.flat().length)
    network.fate = () => 'answered'
    await expect.poll(unsent, { timeout: 120_000, intervals: [500] }).toBe(0)

    // What PostgreSQL has.
    const all = ticks.flat()
    const last = await waitingOnDevice(page)
    const kept = await product.ask<{ id: string; person_id: number }>(
      'select id, person_id from check_ins.visit where venue_id = $1 and id = any($2)',
      [venue.id, Array.from({ length: last.next }, (_, i) => visitId(device.deviceId, i))],
    )
    const onServer = new Set(kept.map((row) => row.id))
    expect(
      all.filter((tick) => !onServer.has(visitId(device.deviceId, tick.sequence))),
      'ticked off and lost',
    ).toEqual([])
    expect(kept.length - onServer.size, 'filed twice under one number').toBe(0)
    expect(kept.length - new Set(kept.map((row) => row.person_id)).size, 'one visitor counted twice').toBe(0)
    expect(kept.length, 'every number given is on the server').toBe(last.next - 1)
    const misdated = await product.ask<{ client_at: Date }>(
      'select client_at from check_ins.misdated where venue_id = $1 and id = any($2)',
      [
        venue.id,
        all
          .filter((tick) => tick.n >= skewed && tick.n < skewed + share(0.05))
          .map((tick) => visitId(device.deviceId, tick.sequence)),
      ],
    )
    expect(misdated.length, 'the wrong clock is kept as it was sent, and flagged').toBe(share(0.05))
    expect(all.length).toBe(visitors)
    expect(last.refused).toBe(0)
    const { fates: met } = network
    for (const fate of fates) expect(met[fate], fate).toBeGreaterThan(0)
    process.stdout.write(
      `door: ${all.length} ticks, ${kept.length} visits in PostgreSQL, 0 lost, 0 twice; Enter → durable tick p95 ${p95(all.map((tick) => tick.ms)).toFixed(0)} ms; batches ${Object.entries(
        met,
      )
        .map(([fate, times]) => `${times} ${fate}`)
        .join(', ')}\n`,
    )
  } finally {
    await page.screenshot({ path: 'test-results/door-at-the-end.png' }).catch(() => undefined)
    await tablet.kill()
    await network.close()
    await product.stop()
    rmSync(folder, { recursive: true, force: true })
  }
})

interface OnDevice {
  readonly deviceId: string
  readonly next: number
  readonly visits: number
  readonly refused: number
  /** Rows in which a paper can be read. */
  readonly readable: number
}

/** The door’s own store, looked at from outside. */
async function waitingOnDevice(page: Page): Promise<OnDevice> {
  return page.evaluate(async () => {
    const wanted = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => reject(request.error)
      })
    const db = await wanted(indexedDB.open('khien-kiosk'))
    const tx = db.transaction(['visits', 'refused', 'meta'])
    const rows = await wanted(tx.objectStore('visits').getAll())
    const refused = await wanted(tx.objectStore('refused').count())
    const device: unknown = await wanted(tx.objectStore('meta').get('device'))
    const next: unknown = await wanted(tx.objectStore('meta').get('next'))
    db.close()
    return {
      deviceId: String(device),
      next: Number(next ?? 1),
      visits: rows.length,
      refused,
      readable: rows.filter((row) => /NGUYEN|001093/.test(JSON.stringify(row))).length,
    }
  })
}

/** Puts the store back to how version 1 of the product had it, with visits that it took down and never sent. */
async function becomeFirstVersion(page: Page, address: string, venueId: number): Promise<void> {
  const rows = Array.from({ length: leftBehind }, (_, i) => ({
    sequence: i + 1,
    venueId,
    at: new Date(Date.parse('2021-05-25T00:30:00Z') + i * 1000).toISOString(),
    scanned: paperOf(i),
    initials: 'N.V.A.',
    takenAt: 0,
  }))
  const at = await page.evaluate(async () => (await (await fetch('/api/installation')).json()).businessNow)
  await page.goto(`${address}/favicon.svg`)
  await page.evaluate(
    async ([visits, now]) => {
      const done = (request: IDBRequest) =>
        new Promise((resolve, reject) => {
          request.onsuccess = resolve
          request.onerror = () => reject(request.error)
        })
      const before = indexedDB.open('khien-kiosk')
      await done(before)
      const meta = before.result.transaction('meta').objectStore('meta').get('device')
      await done(meta)
      const device: unknown = meta.result
      before.result.close()
      await done(indexedDB.deleteDatabase('khien-kiosk'))
      const first = indexedDB.open('khien-kiosk', 1)
      first.onupgradeneeded = () => {
        first.result.createObjectStore('visits', { keyPath: 'sequence' })
        first.result.createObjectStore('meta')
      }
      await done(first)
      const tx = first.result.transaction(['visits', 'meta'], 'readwrite')
      for (const [i, visit] of visits.entries())
        tx.objectStore('visits').add({
          ...visit,
          at: new Date(Date.parse(now) - (i + 1) * 1000).toISOString(),
          takenAt: Date.now(),
        })
      tx.objectStore('meta').put(device, 'device')
      tx.objectStore('meta').put(visits.length + 1, 'next')
      await new Promise((resolve) => {
        tx.oncomplete = resolve
      })
      first.result.close()
    },
    [rows, String(at)] as const,
  )
}
