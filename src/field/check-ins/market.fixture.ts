import { randomUUID } from 'node:crypto'
import { type TestServer, testServer } from '../../../tests/support/server.ts'
import * as people from '../../foundation/people/contract.ts'
import { call, type Fetch } from '../../platform/http/client.ts'
import * as declarations from '../declarations/contract.ts'
import * as venues from '../venues/contract.ts'
import * as contract from './contract.ts'

export interface Citizen {
  readonly name: string
  readonly documentNumber: string
  readonly phone: string
  readonly bornOn?: string
}
/** A phone without an account: its number, and how it asks. */
export interface Phone {
  readonly id: string
  readonly ask: Fetch
}

const morning = Date.parse('2021-05-24T18:00:00Z')
export const at = (second: number) => new Date(morning + second * 1000).toISOString()
export const secondOf = (instant: string) => (Date.parse(instant) - morning) / 1000
const commune = 'vn/30/290/10549'
const unsent = { deviceId: randomUUID(), next: 0 }

/** A market with staff at its door, an office that binds phones, and citizens who declare and come. */
export async function openMarket() {
  const t: TestServer = await testServer({ RATE_LIMIT_PER_MINUTE: '100000' })
  const officer = await t.signIn([{ role: 'commune-officer', unitPath: commune }])
  const body = { name: 'Chợ Sao Đỏ', address: 'Phố Chợ', unitPath: commune, category: 'market' as const }
  const venue = await call(venues.registerVenue, { body }, officer)
  const keeper = await t.signIn([{ role: 'venue-keeper', unitPath: `${commune}/o-${venue.code.replace('-', '').toLowerCase()}` }])

  const phone = async (): Promise<Phone> => {
    const first = await fetch(`${t.address}/api/device`, { method: 'POST' })
    const cookie = first.headers
      .getSetCookie()
      .map((line) => line.split(';')[0])
      .join('; ')
    const ask: Fetch = (url, init) =>
      fetch(`${t.address}${url}`, { ...init, headers: { ...Object.fromEntries(new Headers(init.headers)), cookie } })
    return { id: randomUUID(), ask }
  }
  const declare = (by: Phone, who: Citizen, { symptoms = ['none'], onBehalf = false } = {}) => {
    const answers = {
      name: who.name,
      documentNumber: who.documentNumber,
      bornOn: who.bornOn ?? '1987',
      gender: 'female',
      nationality: 'Việt Nam',
      phone: who.phone,
      residence: commune,
      address: 'Thôn 3',
      symptoms,
      exposure: ['none'],
      travelled: 'no',
    }
    const persons = [{ answers, onBehalf }]
    const given = { form: 'whole-population' as const, version: 1, shared: {}, persons, truthful: true as const }
    return call(declarations.giveDeclaration, { body: given }, by.ask)
  }
  /** A desk binds the phone to whoever shows the card. */
  const bind = async (by: Phone, { name, documentNumber }: Citizen, withdrawOthers = false) => {
    const { code } = await call(people.askForBinding, {}, by.ask)
    const paper = { name, documentNumber, documentKind: 'citizen-id' as const, bornOn: '1987-01-18' }
    await call(people.bindDevice, { body: { ...paper, withdrawOthers, code } }, officer)
  }
  /** What the staff's device is answered when it scans this text. */
  const show = (scanned: string, second: number, direction: 'in' | 'out' = 'in') =>
    call(
      contract.recordScannedVisit,
      { body: { deviceId: unsent.deviceId, sequence: ++unsent.next, at: at(second), direction, venueId: venue.id, scanned } },
      keeper,
    )
  const scanPoster = (by: Phone, who: Pick<Citizen, 'name' | 'phone'>, second: number, direction: 'in' | 'out' = 'in') =>
    call(
      contract.recordSelfVisit,
      {
        body: {
          deviceId: by.id,
          sequence: ++unsent.next,
          at: at(second),
          venueCode: venue.code,
          name: who.name,
          phone: who.phone,
          direction,
        },
      },
      by.ask,
    )
  /** A screen renews its code every minute; an old one is doubted. */
  const codeOn = async (by: Phone, second: number) => {
    t.setNow(new Date(at(second)))
    const { text } = await call(contract.readPersonalCode, { body: {} }, by.ask)
    t.setNow(new Date('2021-05-25T01:00:00Z'))
    return text
  }
  return { t, officer, keeper, venue, phone, declare, bind, show, scanPoster, codeOn }
}

export const cardOf = ({ name, documentNumber, bornOn = '1987' }: Citizen) =>
  `${documentNumber}|142345678|${name}|1801${bornOn}|Nữ|Hải Dương|15042021`
