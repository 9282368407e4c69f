import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestServer, testServer } from '../../../tests/support/server.ts'
import * as people from '../../foundation/people/contract.ts'
import { call, type Fetch } from '../../platform/http/client.ts'
import { indexKeepers } from './actions/keeper.ts'
import { readRotatingToken } from './actions/rotating-token.ts'
import { venueOfCode } from './actions.ts'
import * as venues from './contract.ts'

let t: TestServer
let commune: Fetch
let province: Fetch
beforeAll(async () => {
  t = await testServer()
  commune = await t.signIn([{ role: 'commune-officer', unitPath: 'vn/30/290/10549' }])
  province = await t.signIn([{ role: 'provincial-officer', unitPath: 'vn/30' }])
})
afterAll(() => t.close())

const unitPath = 'vn/30/290/10549'
let streets = 0
const shop = (
  more: Partial<
    Parameters<typeof call<undefined, undefined, typeof venues.registerVenue.body, typeof venues.registerVenue.reply>>[1]['body']
  > = {},
) => ({
  name: 'Quán phở Sao Mai',
  address: `Số ${++streets} đường Lê Lợi`,
  unitPath,
  category: 'restaurant' as const,
  ...more,
})
const register = (body: ReturnType<typeof shop>, by: Fetch = commune) => call(venues.registerVenue, { body }, by)
const code = async (promise: Promise<unknown>) =>
  promise.then(
    () => 'no refusal',
    (fault: { problem?: { code: string } }) => fault.problem?.code,
  )

/** A browser without an account that keeps its cookie. */
async function newPhone(): Promise<Fetch> {
  let cookie = ''
  await call(people.openDevice, {}, async (url, init) => {
    const response = await t.anonymous(url, init)
    cookie = response.headers
      .getSetCookie()
      .map((line) => line.split(';')[0])
      .join('; ')
    return response
  })
  return (url, init) =>
    fetch(`${t.address}${url}`, { ...init, headers: { ...Object.fromEntries(new Headers(init.headers)), cookie } })
}

describe('the same venue twice', () => {
  test('is found by name and address however they are written, and told with the facts that its poster shows', async () => {
    const first = await register(shop({ name: 'Tạp hóa Hoà Lý', address: 'Số nhà 12, đường Trần Phú' }))
    const again = call(
      venues.registerVenue,
      { body: shop({ name: 'TẠP HOÁ HÒA LÍ'.normalize('NFD'), address: '12 Tran Phu' }) },
      commune,
    )
    await expect(again).rejects.toMatchObject({
      problem: { status: 409, code: 'venue-looks-registered-already', facts: { venue: 'Tạp hóa Hoà Lý', code: first.code } },
    })
  })

  test('is found by address and the owner’s telephone, and whoever says that it is another one is taken at their word, on the record', async () => {
    const keeper = { keeperName: 'Trần Thị Lý', keeperPhone: '0912 345 678' }
    await register(shop({ address: 'Thôn 3', ...keeper }))
    expect(
      await code(
        register(shop({ name: 'Hiệu sách Sao Mai', address: 'thôn 3', keeperName: 'Trần Thị Lý', keeperPhone: '+84912345678' })),
      ),
    ).toBe('venue-looks-registered-already')
    const other = await register(shop({ name: 'Hiệu sách Sao Mai', address: 'thôn 3', ...keeper, isAnother: true }))
    expect((await call(venues.readVenue, { params: { venueId: other.id } }, commune)).statedDistinct).toBe(true)
    const { rows } = await sql<{
      count: number
    }>`select count(*) as count from audit.event where action = 'venue.stated-distinct'`.execute(t.database.read)
    expect(rows[0]?.count).toBe(1)
  })

  test('is found by address and the owner’s name when a telephone is missing; two telephones tell two of one name apart', async () => {
    const at = { address: 'Ki-ốt 5, chợ Sao Đỏ' }
    await register(shop({ name: 'Hàng vải', keeperName: 'Nguyễn Thử', ...at }))
    const again = (body: object) => code(register(shop({ name: 'Hàng khô', ...at, ...body })))
    expect(await again({ keeperName: 'NGUYỄN THỬ' })).toBe('venue-looks-registered-already')
    expect(await again({ keeperName: 'Nguyen Thu', keeperPhone: '0912 111 222' })).toBe('venue-looks-registered-already')
    expect(await again({ keeperName: 'Nguyễn Thị Khác' })).toBe('no refusal')
    await register(shop({ name: 'Hàng cá', keeperName: 'Lê Văn Hai', keeperPhone: '0912 111 333', ...at }))
    expect(await again({ name: 'Hàng rau', keeperName: 'Lê Văn Hai', keeperPhone: '0912 111 444' })).toBe('no refusal')
    // Who was registered before names could be compared is found as soon as the job has been there.
    await sql`update venues.venue set keeper_name_index = null`.execute(t.database.read)
    expect(await again({ name: 'Hàng hoa', keeperName: 'Nguyễn Thử' })).toBe('no refusal')
    await sql`update venues.venue set keeper_name_index = null`.execute(t.database.read)
    await indexKeepers(t.house)
    expect(await again({ name: 'Hàng quả', keeperName: 'Nguyễn Thử' })).toBe('venue-looks-registered-already')
  })

  test('of two that arrive together one is told of the other', async () => {
    const body = shop({ name: 'Chợ Bến', address: 'Bến đò' })
    const outcomes = await Promise.all(Array.from({ length: 6 }, () => code(register(body))))
    expect(outcomes.filter((outcome) => outcome === 'no refusal')).toHaveLength(1)
  })

  test('a neighbour of the same name is another venue', async () => {
    await register(shop({ name: 'Chợ Bến', address: 'Bến xe' }))
    expect(await code(register(shop({ name: 'Chợ Bến', address: 'Bến xe', unitPath: 'vn/30/290/10546' }), province))).toBe(
      'no refusal',
    )
  })
})

describe('the keeper', () => {
  test('is sealed in the database and masked on the page', async () => {
    const one = await register(shop({ keeperName: 'Phạm Văn Đồng Dao', keeperPhone: '0987 654 321' }))
    expect((await call(venues.readVenue, { params: { venueId: one.id } }, commune)).keeper).toBe('Phạm Văn Đồng*** · 0987654***')
    const { rows } = await sql<{
      text: string
    }>`select v::text || convert_from(keeper_phone_index, 'latin1') as text from venues.venue v where id = ${one.id}`.execute(
      t.database.read,
    )
    expect(rows[0]?.text).not.toMatch(/Đồng Dao|987654321/)
  })
})

describe('a keeper without an account', () => {
  const own = (more = {}) => ({ ...shop(), keeperName: 'Nguyễn Văn An', keeperPhone: '0912345678', ...more })

  test('registers with six fields, gets the poster at once, and finds it again on the same phone only', async () => {
    const phone = await newPhone()
    const venue = await call(venues.registerOwnVenue, { body: own() }, phone)
    expect(venue.state).toBe('registered')
    const poster = await call(venues.readOwnPoster, { params: { venueId: venue.id } }, phone)
    expect(Buffer.from(poster.bytes.slice(0, 5)).toString()).toBe('%PDF-')
    expect((await call(venues.listOwnVenues, {}, phone)).rows.map(({ id }) => id)).toEqual([venue.id])
    const stranger = await newPhone()
    expect((await call(venues.listOwnVenues, {}, stranger)).rows).toEqual([])
    expect(await code(call(venues.readOwnPoster, { params: { venueId: venue.id } }, stranger))).toBe('not-found')
    expect(await code(call(venues.registerOwnVenue, { body: own() }, t.anonymous))).toBe('this-device-is-not-known')
  })

  test('learns nothing by typing somebody’s telephone', async () => {
    const address = 'Ngõ 9 Bạch Đằng'
    await register(shop({ name: 'Nhà thuốc Minh Khang', address, keeperName: 'Lê Thị Ba', keeperPhone: '0903111222' }))
    const answer = (keeperPhone: string) =>
      newPhone().then((phone) =>
        code(call(venues.registerOwnVenue, { body: own({ name: `Quán ${keeperPhone}`, address, keeperPhone }) }, phone)),
      )
    expect(await answer('0903111222')).toBe(await answer('0903999888'))
  })

  test('does not register a whole town', async () => {
    const phone = await newPhone()
    for (let i = 0; i < 10; i += 1) await call(venues.registerOwnVenue, { body: own() }, phone)
    expect(await code(call(venues.registerOwnVenue, { body: own() }, phone))).toBe('this-device-has-registered-enough-venues')
  })

  test('finds the commune by a part of its name, without marks', async () => {
    const found = await call(venues.findCommunes, { query: { text: 'van an' } }, t.anonymous)
    expect(found.rows.some(({ nameVi }) => nameVi === 'Phường Văn An, Thành phố Chí Linh, Tỉnh Hải Dương')).toBe(true)
  })
})

describe('where the province approves first', () => {
  test('a keeper’s venue waits, without a code, until an officer decides; the rule counts from its day on', async () => {
    const rule = {
      provincePath: 'vn/30',
      approval: 'after-approval' as const,
      basis: 'Công văn 123/UBND-KGVX',
      hotline: '0220 3838 383',
    }
    expect(await code(call(venues.setProvinceRule, { body: { ...rule, fromOn: '2021-05-24' } }, province))).toBe(
      'venue-rule-cannot-begin-earlier',
    )
    await call(venues.setProvinceRule, { body: { ...rule, fromOn: '2021-06-01' } }, province)
    const phone = await newPhone()
    const body = () => ({ ...shop(), keeperName: 'Nguyễn Văn An', keeperPhone: '0912345678' })
    expect((await call(venues.registerOwnVenue, { body: body() }, phone)).state).toBe('registered')
    t.setNow(new Date('2021-06-01T01:00:00Z'))
    const waiting = await call(venues.registerOwnVenue, { body: body() }, phone)
    expect(waiting).toMatchObject({ state: 'waiting', code: '', link: '' })
    expect(await code(call(venues.readOwnPoster, { params: { venueId: waiting.id } }, phone))).toBe('venue-waits-for-approval')
    expect((await register(shop())).state).toBe('registered')

    const listed = await call(venues.listVenues, { query: { state: 'waiting' } }, commune)
    expect(listed.rows.map(({ id }) => id)).toEqual([waiting.id])
    const { version, nextSteps } = await call(venues.readVenue, { params: { venueId: waiting.id } }, commune)
    expect(nextSteps).toEqual([
      { command: 'approve', whyNot: null },
      { command: 'refuse', whyNot: null },
    ])
    const organisations = async () =>
      (
        await sql<{
          id: string
        }>`select id from places.organisation where kind = 'venue' and path like ${`${unitPath}/%`}`.execute(t.database.read)
      ).rows.length
    const before = await organisations()
    await call(venues.decideVenue, { params: { venueId: waiting.id }, body: { command: 'approve', version } }, commune)
    expect(await organisations()).toBe(before + 1)
    expect((await call(venues.listOwnVenues, {}, phone)).rows[0]).toMatchObject({ state: 'registered' })
    expect(
      await code(
        call(
          venues.decideVenue,
          { params: { venueId: waiting.id }, body: { command: 'revoke', reason: 'đóng cửa hẳn', version } },
          commune,
        ),
      ),
    ).toBe('somebody-was-quicker')
    t.setNow(new Date('2021-05-25T01:00:00Z'))
  })
})

describe('a code that was withdrawn', () => {
  test('records nobody and leads to the new code, or to the commune when there is none', async () => {
    const venue = await register(shop())
    const params = { venueId: venue.id }
    expect(await code(call(venues.decideVenue, { params, body: { command: 'revoke', version: 1 } }, commune))).toBe(
      'a-reason-is-needed',
    )
    await call(venues.decideVenue, { params, body: { command: 'revoke', reason: 'Tờ dán bị bóc', version: 1 } }, commune)
    expect(await call(venues.findVenueByCode, { params: { code: venue.code } }, t.anonymous)).toMatchObject({
      state: 'revoked',
      newCode: null,
      hotline: '1900 9095',
    })
    expect(await code(call(venues.readPoster, { params }, commune))).toBe('venue-has-no-code-in-use')
    await call(venues.decideVenue, { params, body: { command: 'reissue', reason: 'In lại tờ dán', version: 2 } }, commune)
    const now = await call(venues.readVenue, { params }, commune)
    expect(now).toMatchObject({ state: 'registered', formerCodes: [venue.code], decisionReason: 'In lại tờ dán' })
    expect(now.code).not.toBe(venue.code)
    expect(await call(venues.findVenueByCode, { params: { code: venue.code } }, t.anonymous)).toMatchObject({
      state: 'revoked',
      newCode: now.code,
    })
    expect(await call(venues.findVenueByCode, { params: { code: now.code } }, t.anonymous)).toMatchObject({
      state: 'registered',
      newCode: null,
    })
    expect((await venueOfCode(t.database.read, venue.code)).state).toBe('revoked')
  })

  test('an officer of another commune cannot withdraw it', async () => {
    const venue = await register(shop())
    const elsewhere = await t.signIn([{ role: 'commune-officer', unitPath: 'vn/30/290/10546' }])
    expect(
      await code(
        call(
          venues.decideVenue,
          { params: { venueId: venue.id }, body: { command: 'revoke', reason: 'không rõ', version: 1 } },
          elsewhere,
        ),
      ),
    ).toBe('not-found')
  })
})

describe('posters', () => {
  test('of a selection come in one file; venues of others and without a code are left out', async () => {
    const one = await register(shop())
    const two = await register(shop())
    const foreign = await register(shop({ unitPath: 'vn/30/290/10546' }), province)
    const file = await call(venues.readPosters, { query: { venues: [one.id, two.id, foreign.id].join(',') } }, commune)
    expect(file.name).toBe('to-dan-2-dia-diem.pdf')
    expect(await code(call(venues.readPosters, { query: { venues: String(foreign.id) } }, commune))).toBe(
      'venue-has-no-code-in-use',
    )
  })
})

describe('search', () => {
  test('finds a venue by words of name and address, the last one only begun, đ for d, hoà for hòa, lí for Lý, in any order, and by its code', async () => {
    const venue = await register(shop({ name: 'Nhà hàng Đông Hoà Lý', address: 'Số 7 Điện Biên Phủ' }))
    for (const search of [
      'dong hòa',
      'lí đông',
      'DONG HOA LY'.normalize('NFD'),
      'dien bien',
      'nha hang đông ho',
      venue.code,
      venue.code.replace('-', '').toLowerCase(),
    ])
      expect(
        (await call(venues.listVenues, { query: { search } }, commune)).rows.map(({ id }) => id),
        search,
      ).toEqual([venue.id])
    for (const search of ['đông tây', "' | 'a':*", '000-000'])
      expect((await call(venues.listVenues, { query: { search } }, commune)).rows, search).toEqual([])
  })
})

describe('a door controller', () => {
  const keeperOf = (id: number) =>
    sql<{ path: string }>`select path from venues.venue where id = ${id}`
      .execute(t.database.read)
      .then(({ rows }) => t.signIn([{ role: 'venue-keeper', unitPath: rows[0]?.path ?? '' }]))
  const signInAs = (username: string, password: string) =>
    fetch(`${t.address}/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ username, password }),
    })

  test('is invited by a link that works once, sees this venue only, and is out when the keeper ends it', async () => {
    const venue = await register(shop())
    const params = { venueId: venue.id }
    const keeper = await keeperOf(venue.id)
    const offered = await call(venues.offerDelegation, { params }, keeper)
    const secret = offered.link.split('#')[1] ?? ''
    expect(offered.link).toMatch(/\/nhan-quyen#[\w-]{43}$/)
    expect(await call(venues.readInvitation, { body: { secret } }, t.anonymous)).toMatchObject({
      name: venue.name,
      venueId: venue.id,
    })
    const { rows } = await sql<{ text: string }>`select d::text as text from venues.delegation d`.execute(t.database.read)
    expect(rows.map(({ text }) => text).join()).not.toContain(secret)

    const body = { secret, displayName: 'Hồ Văn Ân', password: 'cửa trước mở sớm' }
    expect(await code(call(venues.acceptInvitation, { body: { ...body, password: '1234567890' } }, t.anonymous))).toBe(
      'password-is-too-simple',
    )
    const outcomes = await Promise.all(
      [1, 2, 3].map(() =>
        call(venues.acceptInvitation, { body }, t.anonymous).then(
          ({ username }) => username,
          () => null,
        ),
      ),
    )
    const [username, ...more] = outcomes.filter((one) => one !== null)
    expect(more).toEqual([])
    expect(username).toMatch(/^ho\.van\.an\.\d{4}$/)
    expect(await code(call(venues.readInvitation, { body: { secret } }, t.anonymous))).toBe('invitation-is-not-valid')

    const opened = await signInAs(username ?? '', body.password)
    const cookie = opened.headers
      .getSetCookie()
      .map((line) => line.split(';')[0])
      .join('; ')
    const door: Fetch = (url, init) =>
      fetch(`${t.address}${url}`, { ...init, headers: { ...Object.fromEntries(new Headers(init.headers)), cookie } })
    expect((await call(venues.listVenues, {}, door)).rows.map(({ id }) => id)).toEqual([venue.id])
    expect(await code(call(venues.listDelegations, { params }, door))).toBe('not-your-permission')

    const [listed] = (await call(venues.listDelegations, { params }, keeper)).rows
    expect(listed).toMatchObject({ state: 'accepted', displayName: 'Hồ Văn Ân', username })
    await call(venues.endDelegation, { params: { ...params, delegationId: offered.id } }, keeper)
    expect(await code(call(venues.listVenues, {}, door))).toBe('sign-in-first')
    expect((await signInAs(username ?? '', body.password)).status).toBe(403)
    expect((await call(venues.listDelegations, { params }, keeper)).rows[0]?.state).toBe('ended')
  })

  test('cannot come in by an invitation that was withdrawn or is older than three days', async () => {
    const venue = await register(shop())
    const params = { venueId: venue.id }
    const keeper = await keeperOf(venue.id)
    const first = await call(venues.offerDelegation, { params }, keeper)
    await call(venues.endDelegation, { params: { ...params, delegationId: first.id } }, keeper)
    const second = await call(venues.offerDelegation, { params }, keeper)
    t.setNow(new Date('2021-05-28T01:00:01Z'))
    for (const { link } of [first, second])
      expect(
        await code(
          call(
            venues.acceptInvitation,
            { body: { secret: link.split('#')[1] ?? '', displayName: 'Hồ Văn Ân', password: 'cửa trước mở sớm' } },
            t.anonymous,
          ),
        ),
      ).toBe('invitation-is-not-valid')
    t.setNow(new Date('2021-05-25T01:00:00Z'))
  })

  test('sees the changing link of the door’s screen', async () => {
    const venue = await register(shop())
    const keeper = await keeperOf(venue.id)
    await call(venues.switchRotation, { params: { venueId: venue.id }, body: { rotates: true } }, keeper)
    const { link } = await call(venues.readScreenLink, { params: { venueId: venue.id } }, keeper)
    const [, token = ''] = link.split('?t=')
    expect(readRotatingToken(t.house.keyring, venue.code.replace('-', ''), token, t.house.businessClock.now())).toBe('current')
  })
})
