import { expect, test } from 'vitest'
import type { OwnRow } from './own-api.ts'
import { statusOf } from './status.ts'

const now = new Date('2021-05-25T03:00:00Z')
const row = (over: Partial<OwnRow>): OwnRow => ({
  id: '1',
  declaredAt: '2021-05-25T02:12:00.000Z',
  validUntil: '2021-05-28T02:12:00.000Z',
  flagged: false,
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
