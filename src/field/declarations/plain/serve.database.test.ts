import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestServer, testServer } from '../../../../tests/support/server.ts'

let t: TestServer
beforeAll(async () => {
  t = await testServer()
})
afterAll(() => t.close())

const hoa = {
  name: 'Nguyễn Thị Hoà',
  bornOn: '1957',
  gender: 'female',
  documentNumber: '030157001234',
  nationality: 'Việt Nam',
  phone: '0912 345 678',
  district: 'vn/30/290',
  residence: 'văn an',
  address: 'Thôn 3',
  symptoms: 'none',
  exposure: 'none',
  travelled: 'no',
}
const send = (over: Readonly<Record<string, string>> = {}, headers: Readonly<Record<string, string>> = {}, language = 'vi') =>
  fetch(`${t.address}/khai-bao?lang=${language}`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', origin: t.address, ...headers },
    body: new URLSearchParams({ ...hoa, ...over }).toString(),
  })
const declarations = async () =>
  (await sql<{ count: number }>`select count(*) as count from declarations.declaration`.execute(t.database.read)).rows[0]?.count

test('the form is one page without a script, in both languages, and names no outside address', async () => {
  for (const language of ['vi', 'en']) {
    const response = await fetch(`${t.address}/khai-bao?lang=${language}`)
    const page = await response.text()
    expect(response.headers.get('content-type')).toContain('text/html')
    expect(response.headers.get('content-security-policy')).toContain("form-action 'self'")
    expect(page).toContain(`<html lang="${language}">`)
    expect(page).toContain(language === 'vi' ? 'Họ và tên' : 'Full name')
    expect(page).not.toMatch(/<script|onclick|https?:\/\//)
    expect(page.match(/<label for="/g)?.length).toBeGreaterThan(7)
  }
})

test('a declaration is taken, the phone gets its credential, and reads back what it gave', async () => {
  const response = await send()
  const page = await response.text()
  expect(response.status, page).toBe(200)
  expect(page).toContain('Khai lúc 08:00 25/05/2021, có giá trị đến 08:00 28/05/2021.')
  const cookie = response.headers.getSetCookie().find((line) => line.startsWith('khien-device=')) ?? ''
  expect(cookie).toContain('HttpOnly')
  const own = await fetch(`${t.address}/api/declarations/own`, { headers: { cookie: cookie.split(';')[0] ?? '' } })
  expect(await own.json()).toMatchObject({
    rows: [{ answers: { name: 'Nguyễn Thị Hoà', residence: expect.stringMatching(/^vn\/30\/290\//) } }],
  })
})

test('pressing send twice is one declaration', async () => {
  const turn = '0190a6b0-0000-7000-8000-000000000001'
  const first = await send({ turn })
  const cookie = first.headers.getSetCookie()[0]?.split(';')[0] ?? ''
  const before = await declarations()
  const again = await send({ turn }, { cookie })
  expect(await again.text()).toContain('Đã gửi tờ khai')
  expect(await declarations()).toBe(before)
})

test('the page sent once more with other words is another declaration; whom it is for is said with it', async () => {
  const turn = '0190a6b0-0000-7000-8000-000000000002'
  const first = await send({ turn })
  expect(await first.text()).toContain('onBehalf=yes')
  const cookie = first.headers.getSetCookie()[0]?.split(';')[0] ?? ''
  const father = { name: 'Nguyễn Văn Cha', gender: 'male', bornOn: '1930', documentNumber: '030030001234', symptoms: 'fever' }
  expect(await (await send({ turn, ...father, onBehalf: 'yes' }, { cookie })).text()).toContain('gọi ngay 115')
  const own = await (await fetch(`${t.address}/api/declarations/own`, { headers: { cookie } })).json()
  expect(own).toMatchObject({
    rows: [
      { answers: { name: 'Nguyễn Văn Cha' }, onBehalf: true },
      { answers: { name: 'Nguyễn Thị Hoà' }, onBehalf: false },
    ],
  })
  expect(await (await fetch(`${t.address}/khai-bao?onBehalf=yes`)).text()).toMatch(/name="onBehalf" value="yes" checked/)
})

test('what is not right stands in one list that leads to its fields; what was typed stays', async () => {
  const response = await send({ phone: '113', symptoms: '', address: '"><script>alert(1)</script>' }, {}, 'en')
  const page = await response.text()
  expect(response.status).toBe(400)
  expect(page).toContain('<a href="#phone">Type a phone number, for example 0912 345 678.</a>')
  expect(page).toContain('<a href="#symptoms">')
  expect(page).toContain('value="113"')
  expect(page).not.toContain('<script')
})

test('a commune that cannot be told from its name is chosen from the list of its district', async () => {
  const page = await (await send({ residence: 'Không Có' })).text()
  expect(page).toContain('Chọn xã, phường, thị trấn')
  const chosen = /<option value="(vn\/30\/290\/\d{5})"/.exec(page)?.[1] ?? ''
  expect((await send({ residence: chosen })).status).toBe(200)
})

test('signs bring the health station’s call and the emergency number', async () => {
  const page = await (await send({ symptoms: 'fever', name: 'Trần Văn Sốt', documentNumber: '030080007777' })).text()
  expect(page).toContain('gọi ngay 115')
})

test('another site’s page, foreign bytes and another kind of body are refused and write nothing', async () => {
  const before = await declarations()
  expect((await send({}, { origin: 'https://evil.example' })).status).toBe(403)
  expect((await send({}, { 'sec-fetch-site': 'cross-site' })).status).toBe(403)
  const raw = (body: string | Uint8Array<ArrayBuffer>, type: string) =>
    fetch(`${t.address}/khai-bao`, { method: 'POST', headers: { 'content-type': type }, body })
  expect((await raw('{}', 'application/json')).status).toBe(400)
  expect((await raw('name=%00&phone=%FF', 'application/x-www-form-urlencoded')).status).toBe(400)
  expect((await raw('a'.repeat(40_000), 'application/x-www-form-urlencoded')).status).toBe(413)
  expect((await raw('__proto__=1&turn=x&district=../../x&residence=vn', 'application/x-www-form-urlencoded')).status).toBe(400)
  expect(await declarations()).toBe(before)
})
