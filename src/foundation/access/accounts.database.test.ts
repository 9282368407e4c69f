import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testDatabase } from '../../../tests/support/database.ts'
import { holdAlone } from '../../platform/database.ts'
import { createSampleAccount, sampleCredential } from './actions/sample-account.ts'
import { signIn } from './actions/sign-in.ts'
import { type Browser, type Door, openDoor, samplePassword, sixDigits } from './fixture.ts'
import { anyPlaces } from './places.ts'
import { accountsHolding } from './store/assignment.ts'

const namCuong = 'vn/30/288/10507'
const lienHong = 'vn/30/288/10510'
const words: Readonly<Record<string, string>> = {
  vn: 'Việt Nam',
  'vn/30': 'Tỉnh Hải Dương',
  [namCuong]: 'Phường Nam Đồng',
  [lienHong]: 'Xã Liên Hồng',
}

let door: Door
let root: Browser
let province: Browser
let commune: Browser
beforeAll(async () => {
  door = await openDoor(await testDatabase(), {
    placeNames: async (_, paths) =>
      new Map(
        paths.flatMap((path) =>
          words[path] === undefined ? [] : [[path, { vi: words[path], en: `${words[path]} (en)` }] as const],
        ),
      ),
    findPlaces: async (db, texts, on) => {
      const known = await anyPlaces.findPlaces(db, texts, on)
      return new Map([...known].filter(([, path]) => words[path] !== undefined || path.includes('/o-')))
    },
    // As after the merger of two provinces: 31 answers for what was 33.
    expandScope: (paths) => paths.flatMap((path) => (path === 'vn/31' ? ['vn/31', 'vn/33'] : [path])),
  })
  await door.person('goc', [{ role: 'system-administrator', unitPath: 'vn' }])
  await door.person('tinh', [{ role: 'provincial-officer', unitPath: 'vn/30' }])
  await door.person('can.bo.xa', [{ role: 'commune-officer', unitPath: namCuong }])
  root = await door.signedIn('goc')
  province = await door.signedIn('tinh')
  commune = await door.signedIn('can.bo.xa')
})
afterAll(() => door.close())

const create = (browser: Browser, username: string, role: string, unitPath: string) =>
  browser.send('POST', '/api/accounts', { username, displayName: `Người ${username}`, roles: [{ role, unitPath }] })

describe('creating an account', () => {
  test('its owner signs in with the one-time password, must change it, and then works', async () => {
    const made = await create(province, 'moi.xa', 'commune-officer', lienHong)
    expect(made.status).toBe(200)
    const oneTimePassword = String(made.body.oneTimePassword)
    const browser = door.browser()
    const first = await browser.send('POST', '/api/session', { username: 'moi.xa', password: oneTimePassword })
    expect(first.body).toMatchObject({
      mustDo: 'change-password',
      permissions: [],
      roles: [{ role: 'commune-officer', placeVi: 'Xã Liên Hồng', placeEn: 'Xã Liên Hồng (en)' }],
    })
    expect((await browser.send('GET', '/api/accounts')).status).toBe(403)
    const changed = await browser.send('POST', '/api/session/password', { current: oneTimePassword, next: 'cá rô kho tộ' })
    expect(changed.body).toMatchObject({ mustDo: 'nothing', permissions: expect.arrayContaining(['account.read']) })
    expect((await browser.send('GET', '/api/accounts')).status).toBe(200)
  })

  test('creation and roles are on the record, with neither name nor password', async () => {
    const made = await create(province, 'ghi.so', 'commune-officer', lienHong)
    const created = (await door.acts('account.created')).find((act) => act.subject_id === made.body.id)
    expect(created).toMatchObject({ actor_id: await door.idOf('tinh'), scope_path: lienHong, body: { roles: 1 } })
    expect((await door.acts('role.granted')).find((act) => act.subject_id === made.body.id)?.body).toEqual({
      role: 'commune-officer',
      fromOn: '2021-05-25',
    })
    const { rows } = await sql<{ kept: string }>`
      select (select string_agg(t::text, ' ') from audit.event t) || coalesce((select string_agg(t::text, ' ') from platform.idempotency t), '')
        || (select string_agg(t::text, ' ') from access.account_user t) || (select string_agg(t::text, ' ') from access.account_credential t) as kept`.execute(
      door.db.database.read,
    )
    expect(rows[0]?.kept).not.toContain(String(made.body.oneTimePassword))
  })

  test.each([
    ['a commune officer', 'provincial-officer', 'vn/30', 403, 'role-is-outside-your-scope'],
    ['a commune officer', 'commune-officer', lienHong, 403, 'role-is-outside-your-scope'],
    ['a commune officer', 'provincial-officer', namCuong, 403, 'role-does-not-fit-the-place'],
    ['a provincial officer', 'health-officer', 'vn', 403, 'role-is-outside-your-scope'],
    ['a provincial officer', 'provincial-officer', 'vn/31', 403, 'role-is-outside-your-scope'],
    ['a provincial officer', 'commune-officer', 'vn/301/288/10507', 403, 'role-does-not-fit-the-place'],
    ['a provincial officer', 'king', 'vn/30', 422, 'role-is-not-known'],
    ['a provincial officer', 'commune-officer', 'vn/30/288/99999', 422, 'unit-is-not-known'],
  ] as const)('%s may not make a %s at %s', async (who, role, unitPath, status, code) => {
    const answer = await create(who === 'a commune officer' ? commune : province, 'khong.duoc', role, unitPath)
    expect({ status: answer.status, code: answer.body.code }).toEqual({ status, code })
    expect(await door.idOf('khong.duoc')).toBe('nobody')
  })

  test('one role that may not be given refuses the whole account', async () => {
    const roles = [
      { role: 'facility-staff', unitPath: `${namCuong}/o-ktx` },
      { role: 'provincial-officer', unitPath: 'vn/30' },
    ]
    expect((await commune.send('POST', '/api/accounts', { username: 'nua.voi', displayName: 'Nửa vời', roles })).status).toBe(403)
    expect(await door.idOf('nua.voi')).toBe('nobody')
  })

  test('a taken user name is refused, whoever has it', async () => {
    expect((await create(root, 'can.bo.xa', 'auditor', 'vn')).body.code).toBe('user-name-is-taken')
  })

  test('whoever has no such permission, or has not signed in, creates nobody', async () => {
    await door.person('chu.cua.hang', [{ role: 'venue-keeper', unitPath: `${namCuong}/o-quan` }])
    expect((await create(await door.signedIn('chu.cua.hang'), 'x.y.z', 'door-controller', `${namCuong}/o-quan`)).body.code).toBe(
      'not-your-permission',
    )
    expect((await create(door.browser(), 'x.y.z', 'door-controller', `${namCuong}/o-quan`)).body.code).toBe('sign-in-first')
  })

  test('after a merger the province reaches the units that it took over', async () => {
    await door.person('sau.sap.nhap', [{ role: 'provincial-officer', unitPath: 'vn/31' }])
    const merged = await door.signedIn('sau.sap.nhap')
    await door.person('hung.yen', [{ role: 'commune-officer', unitPath: 'vn/33/323/11983' }])
    const { body } = await merged.send('GET', '/api/accounts')
    expect((body.rows as { username: string }[]).map(({ username }) => username)).toEqual(['hung.yen', 'sau.sap.nhap'])
  })

  test('a one-time password that waited more than thirty days is worth nothing', async () => {
    const waiting = await openDoor(await testDatabase())
    await waiting.person('goc', [{ role: 'system-administrator', unitPath: 'vn' }])
    const made = await create(await waiting.signedIn('goc'), 'nghi.phep', 'auditor', 'vn')
    waiting.wait(30 * 86_400 + 1)
    const answer = await waiting
      .browser()
      .send('POST', '/api/session', { username: 'nghi.phep', password: String(made.body.oneTimePassword) })
    expect(answer.body.code).toBe('one-time-password-has-expired')
    const { rows } =
      await sql`select from access.account_session s join access.account_user a on a.id = s.user_id where a.username = 'nghi.phep'`.execute(
        waiting.db.database.read,
      )
    expect(rows).toEqual([])
    await waiting.close()
  })
})

describe('the list of accounts', () => {
  test('shows the accounts of one’s own scope, page by page, and nobody else’s', async () => {
    for (const name of ['ds.a', 'ds.b', 'ds.c'])
      await door.person(name, [{ role: 'door-controller', unitPath: `${namCuong}/o-cho` }])
    await door.person('ds.ngoai', [{ role: 'door-controller', unitPath: `${lienHong}/o-cho` }])
    const seen: string[] = []
    let after = ''
    for (let pages = 0; pages < 50; pages++) {
      const { body } = await commune.send('GET', `/api/accounts?limit=2&search=ds.${after === '' ? '' : `&after=${after}`}`)
      seen.push(...(body.rows as { username: string }[]).map(({ username }) => username))
      if (body.next === null) break
      after = String(body.next)
    }
    expect(seen).toEqual(['ds.a', 'ds.b', 'ds.c'])
  })

  test('finds people however their name is typed', async () => {
    const find = async (search: string) =>
      ((await commune.send('GET', `/api/accounts?search=${encodeURIComponent(search)}`)).body.rows as { username: string }[]).map(
        ({ username }) => username,
      )
    expect(await find('CAN BO DS.A')).toEqual(['ds.a'])
    expect(await find('cán bộ ds.b'.normalize('NFD'))).toEqual(['ds.b'])
    expect(await find('%')).toEqual([])
  })

  test('an account whose last role ended long ago is gone from it', async () => {
    const id = await door.person('da.nghi', [{ role: 'door-controller', unitPath: `${namCuong}/o-cho` }])
    await sql`update access.assignment set to_on = '2021-05-25' where account_id = ${id}`.execute(door.db.database.read)
    expect((await commune.send('GET', '/api/accounts?search=da.nghi')).body.rows).toEqual([])
  })
})

describe('resetting an account', () => {
  const reset = (browser: Browser, id: string) => browser.send('POST', `/api/accounts/${id}/reset`, { reason: 'Mất điện thoại' })

  test('gives a new one-time password, ends every session at once and takes the second factor away', async () => {
    const id = await door.person('mat.may', [{ role: 'provincial-officer', unitPath: 'vn/30' }], { needsSecondFactor: true })
    const lost = await door.signedIn('mat.may')
    const begun = await lost.send('POST', '/api/session/second-factor', { password: samplePassword })
    await lost.send('POST', '/api/session/second-factor/confirmation', { code: sixDigits(String(begun.body.totpUri)) })
    await lost.send('GET', '/api/accounts')
    const guesser = door.browser()
    await door.failures('mat.may', guesser, 10)
    const answer = await reset(root, id)
    expect(answer.status).toBe(200)
    expect((await lost.send('GET', '/api/session')).body).toEqual({ account: null })
    expect((await door.browser().send('POST', '/api/session', { username: 'mat.may', password: samplePassword })).status).toBe(
      401,
    )
    const again = await guesser.send('POST', '/api/session', {
      username: 'mat.may',
      password: String(answer.body.oneTimePassword),
    })
    expect(again.body).toMatchObject({ mustDo: 'change-password' })
    expect(
      (
        await guesser.send('POST', '/api/session/password', {
          current: String(answer.body.oneTimePassword),
          next: 'cá rô kho tộ',
        })
      ).body.mustDo,
    ).toBe('set-up-second-factor')
    expect((await door.acts('account.reset')).at(-1)).toMatchObject({
      purpose: 'Mất điện thoại',
      subject_id: id,
      body: { hadSecondFactor: true },
    })
  })

  test('the unit above does it; a neighbour, a colleague and oneself do not', async () => {
    const id = await door.person('quen.mk', [{ role: 'commune-officer', unitPath: namCuong }])
    const keeper = await door.person('giu.cua', [{ role: 'venue-keeper', unitPath: `${namCuong}/o-quan` }])
    await door.person('xa.khac', [{ role: 'commune-officer', unitPath: lienHong }])
    expect((await reset(await door.signedIn('xa.khac'), id)).body.code).toBe('not-found')
    expect((await reset(commune, id)).body.code).toBe('account-is-not-below-yours')
    expect((await reset(commune, await door.idOf('can.bo.xa'))).body.code).toBe('one-cannot-reset-oneself')
    expect((await reset(commune, 'no-such-account')).body.code).toBe('not-found')
    expect((await reset(province, id)).status).toBe(200)
    expect((await reset(commune, keeper)).status).toBe(200)
  })

  test('a password that was being checked while the account was reset opens nothing', async () => {
    const id = await door.person('cung.luc', [{ role: 'commune-officer', unitPath: namCuong }])
    const open = door.access.signOn.open
    // The reset commits after the old password was found right and before its session is put to use.
    const slowed = {
      ...door.access,
      signOn: {
        ...door.access.signOn,
        open: async (username: string, password: string) => {
          const opened = await open(username, password)
          expect((await reset(province, id)).status).toBe(200)
          return opened
        },
      },
    }
    await expect(signIn(slowed, { username: 'cung.luc', password: samplePassword }, '192.0.2.1')).rejects.toMatchObject({
      code: 'wrong-user-name-or-password',
    })
    const { rows } = await sql`select from access.account_session where user_id = ${id}`.execute(door.db.database.read)
    expect(rows).toEqual([])
  })
})

describe('the first administrator', () => {
  const given = { username: 'quan.tri', displayName: 'Quản trị viên', password: 'trời mưa ngồi nhà' }

  test('of twenty who come at once exactly one becomes it', async () => {
    const empty = await openDoor(await testDatabase())
    expect((await empty.browser().send('GET', '/api/installation')).body).toMatchObject({
      needsFirstAdministrator: true,
      sampleData: false,
      sampleAccounts: [],
    })
    const { database } = empty.db
    const everybody: Promise<{ status: number; body: Record<string, unknown> }>[] = []
    // Held up until several stand at the same point: nobody exists yet, the password is hashed.
    await database.transaction(async (tx) => {
      await holdAlone(tx, 'access.first-administrator')
      for (let i = 0; i < 20; i++) {
        everybody.push(
          empty.browser().send('POST', '/api/installation/first-administrator', { ...given, username: `quan.tri.${i}` }),
        )
      }
      const standing = sql<{ count: number }>`
        select count(*) as count from pg_locks where locktype = 'advisory' and not granted
          and database = (select oid from pg_database where datname = current_database())`
      await expect.poll(async () => (await standing.execute(tx)).rows[0]?.count, { timeout: 20_000 }).toBeGreaterThanOrEqual(5)
    })
    const answers = await Promise.all(everybody)
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(answers.filter(({ body }) => body.code === 'first-administrator-exists')).toHaveLength(19)
    const { rows } = await sql`select from access.account_user`.execute(empty.db.database.read)
    expect(rows).toHaveLength(1)
    expect((await empty.browser().send('GET', '/api/installation')).body).toMatchObject({ needsFirstAdministrator: false })
    await empty.close()
  })

  test('is signed in at once, sets up a second factor and makes the next account', async () => {
    const empty = await openDoor(await testDatabase())
    const browser = empty.browser()
    expect(
      (await browser.send('POST', '/api/installation/first-administrator', { ...given, password: 'quan.tri-1' })).body.code,
    ).toBe('password-is-too-simple')
    const made = await browser.send('POST', '/api/installation/first-administrator', given)
    expect(made.body).toMatchObject({
      mustDo: 'set-up-second-factor',
      roles: [{ role: 'system-administrator', unitPath: 'vn', placeVi: 'Việt Nam' }],
    })
    const begun = await browser.send('POST', '/api/session/second-factor', { password: given.password })
    await browser.send('POST', '/api/session/second-factor/confirmation', { code: sixDigits(String(begun.body.totpUri)) })
    expect((await create(browser, 'chuyen.vien', 'health-officer', 'vn')).status).toBe(200)
    expect((await browser.send('POST', '/api/installation/first-administrator', given)).body.code).toBe(
      'first-administrator-exists',
    )
    await empty.close()
  })

  test('over https the cookie travels encrypted only', async () => {
    const secure = await openDoor(await testDatabase(), {}, 'https://khien.example.vn')
    const { setCookies } = await secure.browser().send('POST', '/api/installation/first-administrator', given)
    expect(setCookies[0]).toMatch(/^__Secure-khien\.session_token=.*; Secure/)
    await secure.close()
  })
})

describe('sample accounts', () => {
  const sample = {
    username: 'mau',
    displayName: 'Cán bộ mẫu',
    roles: [{ role: 'health-signer' as const, unitPath: 'vn' }],
    fromOn: '2021-01-01',
    shownAtSignIn: true,
  }

  test('are refused where the data are real', async () => {
    const real = await openDoor(await testDatabase())
    const credential = await sampleCredential(samplePassword)
    await expect(real.db.database.transaction((tx) => createSampleAccount(tx, sample, credential, new Date()))).rejects.toThrow(
      'sample data only',
    )
    await real.close()
  })

  test('are offered on the sign-in page, sign in without a second factor and without a change of password', async () => {
    const demo = await openDoor(await testDatabase())
    await demo.person('khong.hien', [{ role: 'auditor', unitPath: 'vn' }])
    const credential = await sampleCredential(samplePassword)
    await demo.db.database.transaction((tx) => createSampleAccount(tx, sample, credential, new Date()))
    const { body } = await demo.browser().send('GET', '/api/installation')
    expect(body).toMatchObject({
      sampleData: true,
      businessNow: '2021-05-25T01:00:00.000Z',
      sampleAccounts: [{ username: 'mau', role: 'health-signer', displayName: 'Cán bộ mẫu' }],
    })
    expect((await (await demo.signedIn('mau')).send('GET', '/api/session')).body.account).toMatchObject({ mustDo: 'nothing' })
    await demo.close()
  })

  test('people who hold a role at a place or beneath it can be found', async () => {
    const found = await accountsHolding(door.db.database.read, ['commune-officer', 'provincial-officer'], namCuong, '2021-05-25')
    expect(found.map(({ displayName }) => displayName)).toContain('Cán bộ can.bo.xa')
    expect(found.map(({ displayName }) => displayName)).not.toContain('Cán bộ tinh')
  })
})
