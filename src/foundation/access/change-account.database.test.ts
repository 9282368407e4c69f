import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testDatabase } from '../../../tests/support/database.ts'
import { type Browser, type Door, openDoor, samplePassword, sixDigits } from './fixture.ts'
import { mailAddresses } from './store/assignment.ts'

const namCuong = 'vn/30/288/10507'
const lienHong = 'vn/30/288/10510'

let door: Door
let root: Browser
let province: Browser
let commune: Browser
beforeAll(async () => {
  door = await openDoor(await testDatabase())
  await door.person('goc', [{ role: 'system-administrator', unitPath: 'vn' }])
  await door.person('tinh', [{ role: 'provincial-officer', unitPath: 'vn/30' }])
  await door.person('can.bo.xa', [{ role: 'commune-officer', unitPath: namCuong }])
  root = await door.signedIn('goc')
  province = await door.signedIn('tinh')
  commune = await door.signedIn('can.bo.xa')
})
afterAll(() => door.close())

const at = async (username: string, what: string) => `/api/accounts/${await door.idOf(username)}/${what}`
const reason = 'nghỉ việc theo văn bản số 12'

describe('locking an account', () => {
  test('ends its sessions at once, bars signing in, and unlocking opens the door again', async () => {
    await door.person('nghi.viec', [{ role: 'commune-officer', unitPath: lienHong }])
    const theirs = await door.signedIn('nghi.viec')
    expect((await province.send('POST', await at('nghi.viec', 'disable'), { reason })).status).toBe(200)
    expect((await theirs.send('GET', '/api/accounts')).status).toBe(401)
    const again = await door.browser().send('POST', '/api/session', { username: 'nghi.viec', password: samplePassword })
    expect(again.body.code).toBe('account-is-disabled')
    expect((await province.send('POST', await at('nghi.viec', 'enable'), { reason: 'trở lại làm việc' })).status).toBe(200)
    await door.signedIn('nghi.viec')
    const acts = (await door.acts('account.disabled')).map(({ purpose, scope_path }) => ({ purpose, scope_path }))
    expect(acts).toEqual([{ purpose: reason, scope_path: lienHong }])
    expect(await door.acts('account.enabled')).toHaveLength(1)
  })

  test('nobody locks oneself, somebody of one’s own unit, or somebody elsewhere', async () => {
    await door.person('cung.xa', [{ role: 'commune-officer', unitPath: namCuong }])
    await door.person('tinh.khac', [{ role: 'provincial-officer', unitPath: 'vn/31' }])
    const code = async (browser: Browser, username: string) =>
      (await browser.send('POST', await at(username, 'disable'), { reason })).body.code
    expect(await code(root, 'goc')).toBe('one-cannot-change-oneself')
    expect(await code(commune, 'cung.xa')).toBe('account-is-not-below-yours')
    expect(await code(commune, 'tinh')).toBe('not-found')
    expect(await code(province, 'tinh.khac')).toBe('not-found')
  })
})

describe('roles of an account', () => {
  test('one more role counts from the next request on; ended, it is gone with the next', async () => {
    await door.person('nhan.vien', [{ role: 'facility-staff', unitPath: `${lienHong}/o-ktx` }])
    const theirs = await door.signedIn('nhan.vien')
    expect((await theirs.send('GET', '/api/accounts')).status).toBe(403)
    const role = { role: 'commune-officer', unitPath: lienHong }
    expect((await province.send('POST', await at('nhan.vien', 'roles'), role)).status).toBe(200)
    expect((await theirs.send('GET', '/api/accounts')).status).toBe(200)
    expect((await province.send('POST', await at('nhan.vien', 'roles'), role)).body.code).toBe('role-is-already-held')
    expect((await province.send('POST', await at('nhan.vien', 'roles/end'), { ...role, reason })).status).toBe(200)
    expect((await theirs.send('GET', '/api/accounts')).status).toBe(403)
    expect((await door.acts('role.ended'))[0]).toMatchObject({ purpose: reason, scope_path: lienHong, body: { role: role.role } })
  })

  test('a role that began on an earlier day keeps its days, and ends today', async () => {
    await door.person('doi.viec', [
      { role: 'commune-officer', unitPath: lienHong },
      { role: 'facility-staff', unitPath: `${lienHong}/o-ktx` },
    ])
    const gone = { role: 'commune-officer', unitPath: lienHong, reason }
    expect((await province.send('POST', await at('doi.viec', 'roles/end'), gone)).status).toBe(200)
    const { rows } = await sql<{ from_on: string; to_on: string | null }>`
      select from_on, to_on from access.assignment where account_id = ${await door.idOf('doi.viec')} and role = 'commune-officer'`.execute(
      door.db.database.read,
    )
    expect(rows).toEqual([{ from_on: '2021-01-01', to_on: '2021-05-25' }])
    const last = { role: 'facility-staff', unitPath: `${lienHong}/o-ktx`, reason }
    expect((await province.send('POST', await at('doi.viec', 'roles/end'), last)).body.code).toBe('role-is-the-last-one')
  })

  test('nobody gives what one may not give, to whom one may not see, or anything to oneself', async () => {
    const give = async (browser: Browser, username: string, role: string, unitPath: string) =>
      (await browser.send('POST', await at(username, 'roles'), { role, unitPath })).body.code
    await door.person('xa.minh', [{ role: 'facility-staff', unitPath: `${namCuong}/o-tram` }])
    expect(await give(commune, 'xa.minh', 'provincial-officer', 'vn/30')).toBe('role-is-outside-your-scope')
    expect(await give(commune, 'tinh', 'facility-staff', `${namCuong}/o-tram`)).toBe('not-found')
    expect(await give(root, 'goc', 'health-signer', 'vn')).toBe('one-cannot-change-oneself')
    expect(await give(await door.signedIn('xa.minh'), 'xa.minh', 'commune-officer', namCuong)).toBe('not-your-permission')
    const own = { role: 'system-administrator', unitPath: 'vn', reason }
    expect((await root.send('POST', await at('goc', 'roles/end'), own)).body.code).toBe('one-cannot-change-oneself')
  })
})

describe('the address for messages', () => {
  test('is used for mail, shown masked, replaced and taken away; the record does not carry it', async () => {
    await door.person('nhan.thu', [{ role: 'commune-officer', unitPath: lienHong }])
    const id = await door.idOf('nhan.thu')
    const set = (email: string | null) => province.send('PUT', `/api/accounts/${id}/notification-email`, { email })
    expect((await set('oanh.nt@haiduong.gov.vn')).status).toBe(200)
    expect(await mailAddresses(door.db.database.read, [id])).toEqual(['oanh.nt@haiduong.gov.vn'])
    const { body } = await province.send('GET', '/api/accounts?search=nhan.thu')
    expect(body.rows).toMatchObject([{ notificationEmail: 'oa***@haiduong.gov.vn' }])
    expect((await set('khong-phai-dia-chi')).status).toBe(400)
    expect((await set(null)).status).toBe(200)
    expect(await mailAddresses(door.db.database.read, [id])).toEqual([])
    expect(JSON.stringify(await door.acts('account.email-set'))).not.toContain('haiduong')
  })
})

describe('codes kept on paper', () => {
  test('are told once at set-up; each opens one session; renewed ones replace the old', async () => {
    await door.person('mat.may', [{ role: 'provincial-officer', unitPath: 'vn/30' }], { needsSecondFactor: true })
    const browser = await door.signedIn('mat.may')
    const begun = await browser.send('POST', '/api/session/second-factor', { password: samplePassword })
    const codes = begun.body.backupCodes as string[]
    expect(codes).toHaveLength(10)
    const code = sixDigits(String(begun.body.totpUri))
    expect((await browser.send('POST', '/api/session/second-factor/confirmation', { code })).status).toBe(200)
    const signIn = (backupCode: string) =>
      door.browser().send('POST', '/api/session', { username: 'mat.may', password: samplePassword, backupCode })
    expect((await signIn(codes[0]?.replace('-', '').toUpperCase() ?? '')).status).toBe(200)
    expect((await signIn(codes[0] ?? '')).body.code).toBe('wrong-backup-code')

    const renewed = await browser.send('POST', '/api/session/second-factor/backup-codes', { password: samplePassword })
    const next = renewed.body.backupCodes as string[]
    expect(next).toHaveLength(10)
    expect((await signIn(codes[1] ?? '')).body.code).toBe('wrong-backup-code')
    expect((await signIn(next[0] ?? '')).status).toBe(200)
    expect(await door.acts('second-factor.codes-renewed')).toHaveLength(1)
    const { rows } = await sql<{ kept: string }>`select backup_codes as kept from access.account_second_factor`.execute(
      door.db.database.read,
    )
    expect(rows[0]?.kept).not.toContain(next[1])
  })

  test('guessing them is slowed down like guessing passwords', async () => {
    const browser = door.browser()
    for (let i = 0; i < 12; i++)
      await browser.send('POST', '/api/session', {
        username: 'mat.may',
        password: samplePassword,
        backupCode: `aaaaa-aaaa${i % 10}`,
      })
    const answer = await browser.send('POST', '/api/session', {
      username: 'mat.may',
      password: samplePassword,
      backupCode: 'aaaaa-aaaaa',
    })
    expect(answer.body.code).toBe('too-many-attempts')
  })

  test('nobody without a second factor has any', async () => {
    const answer = await commune.send('POST', '/api/session/second-factor/backup-codes', { password: samplePassword })
    expect(answer.body.code).toBe('second-factor-was-not-begun')
  })
})
