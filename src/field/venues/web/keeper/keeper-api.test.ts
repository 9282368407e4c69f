import { afterEach, expect, test, vi } from 'vitest'
import { addressOf } from '../../../../platform/http/client.ts'
import * as contract from '../../contract.ts'
import { acceptInvitation, findCommunes, listOwn, posterAddress, readInvitation, registerOwn } from './keeper-api.ts'

afterEach(() => vi.unstubAllGlobals())
const venue = {
  id: 7,
  code: 'K7F3-9QP0',
  name: 'Quán phở Sao Mai',
  address: 'Số 5',
  category: 'restaurant' as const,
  state: 'registered' as const,
  placeVi: 'Phường Văn An',
  placeEn: 'Van An Ward',
  unitPath: 'vn/30/290/10549',
  link: 'https://khien.example/v/K7F39QP0',
  opensAt: '08:00',
  closesAt: '22:00',
}
function answering(...replies: readonly Response[]) {
  const left = [...replies]
  const asked = vi.fn(async (_address: string, _init: RequestInit) => left.shift() ?? Response.json({}, { status: 500 }))
  vi.stubGlobal('fetch', asked)
  return asked
}

test('the light page registers at the contract’s address with one key, and gets a credential on the way', async () => {
  const asked = answering(
    Response.json({}, { status: 401 }),
    Response.json({ isNew: true, isBound: false }),
    Response.json(contract.registerOwnVenue.reply.parse(venue)),
  )
  expect(await registerOwn({}, 'k'.repeat(32))).toMatchObject({ id: 7, code: 'K7F3-9QP0', state: 'registered' })
  expect(asked.mock.calls.map(([address]) => address)).toEqual([
    contract.registerOwnVenue.path,
    '/api/device',
    contract.registerOwnVenue.path,
  ])
  expect(new Headers(asked.mock.calls[2]?.[1].headers).get('idempotency-key')).toBe('k'.repeat(32))
  expect(posterAddress({ ...venue })).toBe(addressOf(contract.readOwnPoster, { params: { venueId: 7 } }))
})

test('communes, own venues and invitations are read as the contract answers them', async () => {
  answering(
    Response.json(
      contract.findCommunes.reply.parse({ rows: [{ path: 'vn/30/290/10549', nameVi: 'Phường Văn An', nameEn: 'Van An Ward' }] }),
    ),
  )
  expect((await findCommunes('van an'))[0]?.path).toBe('vn/30/290/10549')
  answering(Response.json(contract.listOwnVenues.reply.parse({ rows: [venue] })))
  expect((await listOwn())[0]?.name).toBe('Quán phở Sao Mai')
  answering(Response.json({ code: 'this-device-is-not-known' }, { status: 401 }))
  expect(await listOwn()).toEqual([])
  answering(
    Response.json(
      contract.readInvitation.reply.parse({
        venueId: 7,
        name: 'Chợ',
        address: 'Số 5',
        placeVi: 'x',
        placeEn: 'x',
        endsAt: '2021-05-28T01:00:00.000Z',
      }),
    ),
  )
  expect((await readInvitation('s'.repeat(43))).venueId).toBe(7)
  const asked = answering(Response.json(contract.acceptInvitation.reply.parse({ username: 'ho.van.an.4821' })), Response.json({}))
  expect(await acceptInvitation('s'.repeat(43), 'Hồ Văn An', 'mười ký tự trở lên')).toBe('ho.van.an.4821')
  expect(asked.mock.calls.map(([address]) => address)).toEqual([contract.acceptInvitation.path, '/api/session'])
})
