import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testDatabase } from '../../../tests/support/database.ts'
import { type Browser, type Door, openDoor, samplePassword, sixDigits } from './fixture.ts'

let door: Door
beforeAll(async () => {
  door = await openDoor(await testDatabase())
})
afterAll(() => door.close())

const startOfCode = () => Math.floor(Date.now() / 30_000) * 30_000
const commune = [{ role: 'commune-officer' as const, unitPath: 'vn/30/288/10507' }]

describe('signing in', () => {
  test('an officer signs in and the session says who they are, where and what they may do', async () => {
    await door.person('thuy.xa', commune)
    const browser = await door.signedIn('thuy.xa')
    const { body } = await browser.send('GET', '/api/session')
    expect(body.account).toMatchObject({
      username: 'thuy.xa',
      mustDo: 'nothing',
      roles: [{ role: 'commune-officer', unitPath: 'vn/30/288/10507', placeVi: 'vn/30/288/10507' }],
    })
    expect(body.account).toHaveProperty('permissions', expect.arrayContaining(['account.create', 'reason.record']))
    expect(body.account).toHaveProperty('permissions', expect.not.arrayContaining(['audit.read', 'directive.issue']))
  })

  test('the cookie can neither be read by scripts nor sent along from other sites', async () => {
    const browser = door.browser()
    const { setCookies } = await browser.send('POST', '/api/session', { username: 'thuy.xa', password: samplePassword })
    expect(setCookies).toHaveLength(1)
    expect(setCookies[0]).toMatch(/^khien\.session_token=.+; HttpOnly; SameSite=Lax/i)
    expect(setCookies[0]).not.toMatch(/secure/i)
  })

  test('a wrong password and a name that nobody has are answered alike', async () => {
    const browser = door.browser()
    const wrongPassword = await browser.send('POST', '/api/session', { username: 'thuy.xa', password: 'not the password' })
    const nobody = await browser.send('POST', '/api/session', { username: 'nobody.here', password: 'not the password' })
    const malformed = await browser.send('POST', '/api/session', { username: '..', password: 'not the password' })
    for (const answer of [wrongPassword, nobody, malformed]) {
      expect(answer.status).toBe(401)
      expect({ ...answer.body, requestId: '' }).toEqual({ ...wrongPassword.body, requestId: '' })
      expect(answer.setCookies).toEqual([])
    }
    expect(wrongPassword.body.code).toBe('wrong-user-name-or-password')
  })

  test('a name that nobody has takes as long to refuse as a wrong password', async () => {
    const browser = door.browser()
    const timed = async (username: string) => {
      const from = performance.now()
      await browser.send('POST', '/api/session', { username, password: 'not the password' })
      return performance.now() - from
    }
    const known: number[] = []
    const unknown: number[] = []
    for (let i = 0; i < 3; i++) {
      known.push(await timed('thuy.xa'))
      unknown.push(await timed(`nobody.${i}`))
    }
    // Both hash once, some 50 ms; a short cut would answer in a tenth of that.
    expect(Math.min(...unknown)).toBeGreaterThan(Math.min(...known) / 2)
  })

  test('signing out ends the session at once, also for a copied cookie', async () => {
    const browser = await door.signedIn('thuy.xa')
    const copied = new Map(browser.jar)
    await browser.send('GET', '/api/session')
    expect((await browser.send('DELETE', '/api/session')).body).toEqual({ done: true })
    expect(browser.jar.size).toBe(0)
    const other = door.browser()
    for (const [name, value] of copied) other.jar.set(name, value)
    expect((await other.send('GET', '/api/session')).body).toEqual({ account: null })
    expect((await other.send('DELETE', '/api/session')).status).toBe(200)
  })

  test('a cookie that was tampered with is nobody', async () => {
    const browser = await door.signedIn('thuy.xa')
    const [[name, value] = ['', '']] = browser.jar
    browser.jar.set(name, `${value.startsWith('x') ? 'y' : 'x'}${value.slice(1)}`)
    expect((await browser.send('GET', '/api/session')).body).toEqual({ account: null })
  })

  test('a disabled account is told so only with the right password, and opens no session', async () => {
    const id = await door.person('khoa.xa', commune)
    const browser = await door.signedIn('khoa.xa')
    await sql`update access.account_user set disabled_at = now() where id = ${id}`.execute(door.db.database.read)
    door.access.forget(id)
    expect((await browser.send('GET', '/api/session')).body).toEqual({ account: null })
    expect((await door.browser().send('POST', '/api/session', { username: 'khoa.xa', password: 'wrong wrong' })).body.code).toBe(
      'wrong-user-name-or-password',
    )
    expect((await door.browser().send('POST', '/api/session', { username: 'khoa.xa', password: samplePassword })).body.code).toBe(
      'account-is-disabled',
    )
    const { rows } = await sql`select from access.account_session where user_id = ${id}`.execute(door.db.database.read)
    expect(rows).toHaveLength(1)
  })

  test('the audit log keeps the network, not the address, and how often it was refused before', async () => {
    await door.person('so.sach', commune)
    const browser = door.browser('203.0.113.77')
    await browser.send('POST', '/api/session', { username: 'so.sach', password: 'wrong wrong' })
    await browser.send('POST', '/api/session', { username: 'so.sach', password: 'wrong wrong' })
    await browser.send('POST', '/api/session', { username: 'so.sach', password: samplePassword })
    expect((await door.acts('session.started')).at(-1)?.body).toEqual({ network: '203.0.113.0/24', refusedBefore: 2 })
    const { rows } = await sql<{ log: string }>`select coalesce(string_agg(canonical, ' '), '') as log from audit.event`.execute(
      door.db.database.read,
    )
    expect(rows[0]?.log).not.toContain('203.0.113.77')
    expect(rows[0]?.log).not.toContain(samplePassword)
  })
})

describe('too many attempts', () => {
  const attempt = (browser: Browser, username: string, password = 'wrong wrong') =>
    browser.send('POST', '/api/session', { username, password })

  test('after ten failures even the right password has to wait, and other people at other addresses do not', async () => {
    await door.person('vu.tinh', commune)
    const browser = door.browser()
    await door.failures('vu.tinh', browser, 9)
    expect((await attempt(browser, 'vu.tinh')).status).toBe(401)
    const eleventh = await attempt(browser, 'vu.tinh', samplePassword)
    expect(eleventh.status).toBe(429)
    expect(eleventh.body).toMatchObject({ code: 'too-many-attempts', facts: { seconds: expect.any(Number) } })
    expect((await attempt(door.browser(), 'vu.tinh', samplePassword)).status).toBe(200)
    expect((await attempt(browser, 'thuy.xa', samplePassword)).status).toBe(200)
    door.wait(15 * 60)
    expect((await attempt(browser, 'vu.tinh', samplePassword)).status).toBe(200)
  })

  test('names that do not exist are slowed alike', async () => {
    const browser = door.browser()
    await door.failures('ghost.officer', browser, 9)
    expect((await attempt(browser, 'ghost.officer')).status).toBe(401)
    expect((await attempt(browser, 'ghost.officer')).body.code).toBe('too-many-attempts')
  })

  test('thirty tries at once get no more than ten answers', async () => {
    await door.person('song.song', commune)
    const browser = door.browser()
    const answers = await Promise.all(Array.from({ length: 30 }, () => attempt(browser, 'song.song')))
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(10)
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(20)
  })

  test('signing in clears what failed before, and nothing readable is kept of a name typed wrongly', async () => {
    await door.person('go.nham', commune)
    const browser = door.browser()
    await door.failures('go.nham', browser, 9)
    expect((await attempt(browser, 'go.nham', samplePassword)).status).toBe(200)
    expect((await attempt(browser, 'go.nham')).status).toBe(401)
    expect((await attempt(browser, 'go.nham')).status).toBe(401)
    await attempt(browser, 'my secret password')
    const { rows } = await sql<{ kept: string }>`select string_agg(t::text, ' ') as kept from access.sign_in_attempt t`.execute(
      door.db.database.read,
    )
    expect(rows[0]?.kept).not.toMatch(/secret|go\.nham/)
    expect(rows[0]?.kept).not.toContain(Buffer.from('my secret password').toString('hex'))
  })
})

describe('the second factor', () => {
  async function setUp(username: string) {
    await door.person(username, [{ role: 'provincial-officer', unitPath: 'vn/30' }], { needsSecondFactor: true })
    const browser = await door.signedIn(username)
    const begun = await browser.send('POST', '/api/session/second-factor', { password: samplePassword })
    return { browser, totpUri: String(begun.body.totpUri) }
  }

  test('a provincial officer may do nothing until it is set up, then everything', async () => {
    const { browser, totpUri } = await setUp('tinh.mot')
    expect((await browser.send('GET', '/api/session')).body.account).toMatchObject({
      mustDo: 'set-up-second-factor',
      permissions: [],
    })
    expect((await browser.send('GET', '/api/accounts')).body.code).toBe('not-your-permission')
    expect(totpUri).toMatch(/^otpauth:\/\/totp\/Khi%C3%AAn:tinh\.mot\?secret=[A-Z2-7]+&issuer=Khi%C3%AAn&/)
    expect((await browser.send('POST', '/api/session/second-factor/confirmation', { code: '000000' })).body.code).toBe(
      'wrong-code',
    )
    const confirmed = await browser.send('POST', '/api/session/second-factor/confirmation', { code: sixDigits(totpUri) })
    expect(confirmed.body).toMatchObject({ mustDo: 'nothing', permissions: expect.arrayContaining(['account.read']) })
    expect((await browser.send('GET', '/api/accounts')).status).toBe(200)
    expect(await door.acts('second-factor.set-up')).toHaveLength(1)
  })

  test('signing in then asks for the six digits, takes each only once, and not those of another moment', async () => {
    const { browser, totpUri } = await setUp('tinh.hai')
    const at = startOfCode()
    await browser.send('POST', '/api/session/second-factor/confirmation', { code: sixDigits(totpUri, at) })
    const sign = (code?: string, password = samplePassword) =>
      door.browser().send('POST', '/api/session', { username: 'tinh.hai', password, ...(code ? { code } : {}) })
    const without = await sign()
    expect(without.body.code).toBe('second-factor-needed')
    expect(without.setCookies).toEqual([])
    expect((await sign(undefined, 'wrong wrong')).body.code).toBe('wrong-user-name-or-password')
    expect((await sign(sixDigits(totpUri, at), 'wrong wrong')).body.code).toBe('wrong-user-name-or-password')
    expect((await sign(sixDigits(totpUri, at - 3_600_000))).body.code).toBe('wrong-code')
    const code = sixDigits(totpUri, at)
    const signedIn = await sign(code)
    expect(signedIn.body).toMatchObject({ username: 'tinh.hai', mustDo: 'nothing' })
    expect(
      signedIn.setCookies.filter((cookie) => cookie.startsWith('khien.session_token=') && !/max-age=0/i.test(cookie)),
    ).toHaveLength(1)
    expect((await sign(code)).body.code).toBe('wrong-code')
  })

  test('wrong digits are counted like wrong passwords', async () => {
    const { browser, totpUri } = await setUp('tinh.ba')
    await browser.send('POST', '/api/session/second-factor/confirmation', { code: sixDigits(totpUri) })
    const guesser = door.browser()
    const guess = (code: number) =>
      guesser.send('POST', '/api/session', { username: 'tinh.ba', password: samplePassword, code: String(code).padStart(6, '0') })
    await door.failures('tinh.ba', guesser, 8)
    expect((await guess(1)).body.code).toBe('wrong-code')
    expect((await guess(2)).body.code).toBe('wrong-code')
    expect((await guess(3)).body.code).toBe('too-many-attempts')
  })

  test('it cannot be replaced by somebody who only found the desk unlocked', async () => {
    const { browser, totpUri } = await setUp('tinh.bon')
    expect((await browser.send('POST', '/api/session/second-factor', { password: 'wrong wrong' })).body.code).toBe(
      'current-password-is-wrong',
    )
    await browser.send('POST', '/api/session/second-factor/confirmation', { code: sixDigits(totpUri) })
    expect((await browser.send('POST', '/api/session/second-factor', { password: samplePassword })).body.code).toBe(
      'second-factor-is-already-set-up',
    )
    expect((await browser.send('POST', '/api/session/second-factor/confirmation', { code: sixDigits(totpUri) })).body.code).toBe(
      'second-factor-is-already-set-up',
    )
  })

  test('confirming what was never begun is refused', async () => {
    await door.person('tinh.nam', commune)
    const browser = await door.signedIn('tinh.nam')
    expect((await browser.send('POST', '/api/session/second-factor/confirmation', { code: '123456' })).body.code).toBe(
      'second-factor-was-not-begun',
    )
  })

  test('neither the secret nor the digits lie readable in the database', async () => {
    const { totpUri } = await setUp('tinh.sau')
    const secret = new URL(totpUri).searchParams.get('secret') ?? ''
    const { rows } = await sql<{
      kept: string
    }>`select string_agg(t::text, ' ') as kept from access.account_second_factor t`.execute(door.db.database.read)
    expect(rows[0]?.kept).not.toContain(secret)
    const { rows: codes } = await sql<{ kept: string }>`select string_agg(t::text, ' ') as kept from access.spent_code t`.execute(
      door.db.database.read,
    )
    expect(codes[0]?.kept ?? '').not.toMatch(/,\d{6},/)
  })
})

describe('changing one’s password', () => {
  test('other sessions end, this one goes on, the old password is worth nothing', async () => {
    await door.person('doi.mk', commune)
    const here = await door.signedIn('doi.mk')
    const elsewhere = await door.signedIn('doi.mk')
    await elsewhere.send('GET', '/api/session')
    const changed = await here.send('POST', '/api/session/password', { current: samplePassword, next: 'cá rô kho tộ' })
    expect(changed.body).toMatchObject({ username: 'doi.mk', mustDo: 'nothing' })
    expect((await elsewhere.send('GET', '/api/session')).body).toEqual({ account: null })
    expect((await here.send('GET', '/api/session')).body.account).toMatchObject({ username: 'doi.mk' })
    expect((await door.browser().send('POST', '/api/session', { username: 'doi.mk', password: samplePassword })).status).toBe(401)
    expect((await door.browser().send('POST', '/api/session', { username: 'doi.mk', password: 'cá rô kho tộ' })).status).toBe(200)
    expect(await door.acts('password.changed')).toHaveLength(1)
  })

  test('a password typed with marks composed one way opens with the marks composed the other way', async () => {
    const decomposed = 'cá rô kho tộ'.normalize('NFD')
    expect((await door.browser().send('POST', '/api/session', { username: 'doi.mk', password: decomposed })).status).toBe(200)
  })

  test('a wrong current password, the same one again and a simple one are refused', async () => {
    await door.person('doi.hai', commune)
    const browser = await door.signedIn('doi.hai')
    const change = async (current: string, next: string) =>
      (await browser.send('POST', '/api/session/password', { current, next })).body.code
    expect(await change('wrong wrong', 'cá rô kho tộ')).toBe('current-password-is-wrong')
    expect(await change(samplePassword, samplePassword)).toBe('new-password-is-the-old-one')
    expect(await change(samplePassword, 'doi.hai-2021')).toBe('password-is-too-simple')
    expect(await change(samplePassword, 'short')).toBe('input-does-not-fit')
    await door.failures('doi.hai', browser, 9)
    expect(await change(samplePassword, 'cá rô kho tộ')).toBe('too-many-attempts')
  })

  test('nobody changes a password without having signed in', async () => {
    expect(
      (await door.browser().send('POST', '/api/session/password', { current: samplePassword, next: 'cá rô kho tộ' })).body.code,
    ).toBe('sign-in-first')
  })
})

test('when the database is away, that is what is said', async () => {
  const broken = await openDoor(await testDatabase())
  await broken.person('mat.dien', commune)
  const browser = await broken.signedIn('mat.dien')
  const { pool } = broken.db.database
  pool.connect = () => Promise.reject(Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' }))
  const answer = await browser.send('GET', '/api/session')
  expect({ status: answer.status, code: answer.body.code }).toEqual({ status: 503, code: 'database-is-away' })
  await broken.app.close()
  await pool.end()
})

describe('roles in force', () => {
  test('a role gives nothing before its first day and from its end on', async () => {
    const id = await door.person('co.han', [{ role: 'commune-officer', unitPath: 'vn/30/288/10507' }], { fromOn: '2021-05-26' })
    await sql`update access.assignment set to_on = '2021-06-01' where account_id = ${id}`.execute(door.db.database.read)
    const browser = await door.signedIn('co.han')
    const permissions = async (at: string) => {
      door.db.setNow(new Date(at))
      const { body } = await browser.send('GET', '/api/session')
      return { listing: (await browser.send('GET', '/api/accounts')).status, account: body.account }
    }
    // Days begin at midnight in Viet Nam, 17:00 in UTC.
    expect(await permissions('2021-05-25T16:59:00Z')).toMatchObject({ listing: 403, account: { permissions: [], roles: [] } })
    expect(await permissions('2021-05-25T17:01:00Z')).toMatchObject({
      listing: 200,
      account: { roles: [{ role: 'commune-officer' }] },
    })
    expect(await permissions('2021-05-31T16:59:00Z')).toMatchObject({ listing: 200 })
    expect(await permissions('2021-05-31T17:01:00Z')).toMatchObject({ listing: 403, account: { permissions: [], roles: [] } })
    door.db.setNow(new Date('2021-05-25T01:00:00Z'))
  })

  test('a change made by another process counts after five seconds at the latest', async () => {
    const id = await door.person('tu.xa', commune)
    const browser = await door.signedIn('tu.xa')
    expect((await browser.send('GET', '/api/accounts')).status).toBe(200)
    await sql`delete from access.assignment where account_id = ${id}`.execute(door.db.database.read)
    expect((await browser.send('GET', '/api/accounts')).status).toBe(200)
    door.wait(5)
    expect((await browser.send('GET', '/api/accounts')).status).toBe(403)
  })

  test('the waiver of sample accounts counts only while the installation carries sample data', async () => {
    const id = await door.person('mau.tinh', [{ role: 'provincial-officer', unitPath: 'vn/30' }])
    const browser = await door.signedIn('mau.tinh')
    expect((await browser.send('GET', '/api/session')).body.account).toMatchObject({ mustDo: 'nothing' })
    await sql`update platform.installation set sample_data = false`.execute(door.db.database.read)
    door.access.forget(id)
    expect((await browser.send('GET', '/api/session')).body.account).toMatchObject({
      mustDo: 'set-up-second-factor',
      permissions: [],
    })
    await sql`update platform.installation set sample_data = true`.execute(door.db.database.read)
    door.access.forget(id)
  })

  test('a queue at the door costs no query per scan', async () => {
    await door.person('cua.ra', [{ role: 'door-controller', unitPath: 'vn/30/288/10507/o-cho' }])
    const browser = await door.signedIn('cua.ra')
    const seen = new Set<unknown>()
    let queries = 0
    const counting = () => {
      queries += 1
    }
    await browser.send('GET', '/api/accounts')
    door.db.database.pool.on('acquire', counting)
    for (let i = 0; i < 500; i++) seen.add((await browser.send('GET', '/api/accounts')).body.code)
    door.db.database.pool.off('acquire', counting)
    expect(queries).toBe(0)
    expect(seen).toEqual(new Set(['not-your-permission']))
  })
})
