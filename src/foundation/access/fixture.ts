import { createHmac } from 'node:crypto'
import { sql } from 'kysely'
import { shiftedClock } from '../../platform/clock.ts'
import type { Database } from '../../platform/database.ts'
import type { House } from '../../platform/house.ts'
import { createServer } from '../../platform/http/server.ts'
import { en as platformEn } from '../../platform/messages.en.ts'
import { joinCatalogues } from '../../platform/messages.ts'
import { vi as platformVi } from '../../platform/messages.vi.ts'
import { openAccess } from './access.ts'
import { attemptKeys } from './actions/attempt.ts'
import { createSampleAccount, sampleCredential } from './actions/sample-account.ts'
import type { Role } from './matrix.ts'
import { en } from './messages.en.ts'
import { vi } from './messages.vi.ts'
import type { Places } from './places.ts'
import { accessRoutes } from './routes.ts'
import { accountsWithin } from './store/account.ts'
import { insertAttempt } from './store/sign-in.ts'

/** Tests of this room: its routes served over a database of their own, and browsers that keep cookies. */
export async function openDoor(db: EmptyDatabase, places: Partial<Places> = {}, publicUrl = 'http://127.0.0.1:3440') {
  let waited = 0
  const house = { ...db.house, machineClock: shiftedClock(db.house.machineClock, () => waited), publicUrl: () => publicUrl }
  const access = openAccess(house, places)
  const catalogue = joinCatalogues([
    { vi: platformVi, en: platformEn },
    { vi, en },
  ])
  const app = await createServer(house, accessRoutes(house, access), { authenticate: access.authenticate }, catalogue)
  const credential = await sampleCredential(samplePassword)
  let browsers = 0
  return {
    db,
    access,
    app,
    /** Every browser sits at an address of its own unless one is given. */
    browser(ip = `10.1.${Math.floor(++browsers / 250)}.${1 + (browsers % 250)}`) {
      return openBrowser(app, ip)
    },
    /** An account with a settled password and without a second factor. */
    async person(
      username: string,
      roles: readonly { role: Role; unitPath: string }[],
      given: { fromOn?: string; needsSecondFactor?: boolean } = {},
    ): Promise<string> {
      const { id } = await db.database.transaction(async (tx) => {
        await sql`update platform.installation set sample_data = true`.execute(tx)
        const sample = {
          username,
          displayName: `Cán bộ ${username}`,
          roles,
          fromOn: given.fromOn ?? '2021-01-01',
          shownAtSignIn: false,
        }
        const made = await createSampleAccount(tx, sample, credential, db.house.businessClock.now())
        if (given.needsSecondFactor)
          await sql`update access.account_user set second_factor_waived = false where id = ${made.id}`.execute(tx)
        return made
      })
      return id
    },
    /** A browser in which that person has signed in. */
    async signedIn(username: string) {
      const browser = this.browser()
      const answer = await browser.send('POST', '/api/session', { username, password: samplePassword })
      if (answer.status !== 200) throw new Error(`signing in as ${username} answered ${JSON.stringify(answer.body)}`)
      return browser
    },
    async acts(action: string) {
      const { rows } = await sql<{
        body: Record<string, unknown>
        purpose: string | null
        subject_id: string
        actor_id: string
        scope_path: string | null
      }>`
        select body, purpose, subject_id, actor_id, scope_path from audit.event where action = ${action} order by seq`.execute(
        db.database.read,
      )
      return rows
    },
    /** Lets the machine's clock go on without waiting for it. */
    wait(seconds: number) {
      waited += seconds * 1000
    },
    /** As if somebody had typed a wrong password so many times. */
    async failures(username: string, browser: Browser, times: number) {
      const keys = attemptKeys(access, { username, ip: browser.ip })
      for (let i = 0; i < times; i++) await db.database.transaction((tx) => insertAttempt(tx, keys, house.machineClock.now()))
    },
    idOf: async (username: string) => {
      const rows = await accountsWithin(db.database.read, ['vn'], { on: '2021-05-25', folded: null, after: '', limit: 1000 })
      return rows.find((row) => row.username === username)?.id ?? 'nobody'
    },
    async close() {
      await app.close()
      await db.close()
    },
  }
}

export const samplePassword = 'trời mưa ngồi nhà'

/** What `testDatabase()` gives. */
interface EmptyDatabase {
  readonly database: Database
  readonly house: House
  setNow(to: Date): void
  close(): Promise<void>
}

export type Door = Awaited<ReturnType<typeof openDoor>>
export type Browser = ReturnType<typeof openBrowser>

function openBrowser(app: Awaited<ReturnType<typeof createServer>>, ip: string) {
  const jar = new Map<string, string>()
  return {
    ip,
    jar,
    async send(
      method: 'GET' | 'POST' | 'PUT' | 'DELETE',
      url: string,
      body?: Record<string, unknown> | Buffer,
      contentType?: string,
    ) {
      const answer = await app.inject({
        method,
        url,
        remoteAddress: ip,
        headers: {
          ...(jar.size > 0 ? { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') } : {}),
          ...(contentType ? { 'content-type': contentType } : {}),
        },
        ...(body === undefined ? {} : { payload: body }),
      })
      const setCookies = [answer.headers['set-cookie'] ?? []].flat()
      for (const cookie of setCookies) {
        const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? []
        if (value === '' || /max-age=0/i.test(cookie)) jar.delete(name)
        else jar.set(name, value)
      }
      const parsed: Record<string, unknown> = answer.json()
      return { status: answer.statusCode, body: parsed, setCookies, text: answer.body }
    },
  }
}

/** The six digits that an authenticator app would show (RFC 6238), made without the library under test. */
export function sixDigits(totpUri: string, at = Date.now()): string {
  const secret = new URL(totpUri).searchParams.get('secret') ?? ''
  const bits = Array.from(secret, (sign) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(sign).toString(2).padStart(5, '0')).join(
    '',
  )
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)))
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(Math.floor(at / 30_000)))
  const digest = createHmac('sha1', key).update(counter).digest()
  const offset = digest.readUInt8(19) & 0xf
  return String((digest.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0')
}
