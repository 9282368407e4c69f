import { expect, test } from 'vitest'
import type { OwnRow } from './own-api.ts'
import { onePerPerson, statusOf } from './status.ts'

const now = new Date('2021-05-25T03:00:00Z')
const row = (over: Partial<OwnRow>): OwnRow => ({
  id: '1',
  declaredAt: '2021-05-25T02:12:00.000Z',
  validUntil: '2021-05-28T02:12:00.000Z',
  flagged: false,
  settled: false,
  person: 0,
  onBehalf: false,
  name: 'Nguyễn Thị Hoà',
  residence: '',
  ...over,
})

test('nothing declared, a declaration that holds, one that is over', () => {
  expect(statusOf([], now)).toEqual({ kind: 'none' })
  expect(statusOf([row({})], now)).toMatchObject({ kind: 'valid', validUntil: '2021-05-28T02:12:00.000Z' })
  expect(statusOf([row({ validUntil: '2021-05-25T02:59:59.000Z' })], now).kind).toBe('expired')
})

test('what was declared for a grandmother says nothing about whose phone it is', () => {
  expect(statusOf([row({ onBehalf: true, flagged: true })], now)).toEqual({ kind: 'none' })
})

test('somebody who declared a fever and then declared anew without it is still told to call', () => {
  const fever = row({ flagged: true, declaredAt: '2021-05-24T02:00:00.000Z' })
  expect(statusOf([row({}), fever], now)).toMatchObject({ kind: 'call', declaredAt: fever.declaredAt })
  const over = row({ flagged: true, declaredAt: '2021-05-20T02:00:00.000Z', validUntil: '2021-05-23T02:00:00.000Z' })
  expect(statusOf([row({}), over], now).kind).toBe('valid')
})

test('once the health station has called and found nothing the card no longer asks to call', () => {
  expect(statusOf([row({ flagged: true })], now).kind).toBe('call')
  expect(statusOf([row({ flagged: true, settled: true })], now).kind).toBe('valid')
})

test('whoever declared with two forms stands in the family once, by the newer', () => {
  const [mine, mother] = [row({ id: 'a' }), row({ id: 'c', person: 1, onBehalf: true })]
  expect(onePerPerson([mine, row({ id: 'b' }), mother]).map(({ id }) => id)).toEqual(['a', 'c'])
})
