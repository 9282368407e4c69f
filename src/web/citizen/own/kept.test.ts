import { expect, test } from 'vitest'
import { forgetKept, type KeptStorage, keep, recallKept } from './kept.ts'

function storage(): KeptStorage & { texts: Map<string, string> } {
  const texts = new Map<string, string>()
  return {
    texts,
    getItem: (key) => texts.get(key) ?? null,
    setItem: (key, text) => void texts.set(key, text),
    removeItem: (key) => void texts.delete(key),
  }
}
const code = { text: 'K1ABC', shortCode: 'ABCDE-FGHJK', initials: 'N.T.H', madeAt: 1 }
const status = {
  said: { kind: 'valid', declaredAt: '2021-05-25T02:12:00.000Z', validUntil: '2021-05-28T02:12:00.000Z' },
  family: 2,
  askedAt: '2021-05-25T03:00:00.000Z',
} as const

test('the card and the code are kept beside each other', () => {
  const phone = storage()
  keep(phone, { code })
  keep(phone, { status })
  expect(recallKept(phone)).toEqual({ code, status })
})

test('what anything else wrote there is not taken for a card', () => {
  const phone = storage()
  for (const text of ['', 'null', '{"status":{"said":{"kind":"green"},"family":0,"askedAt":"x"}}', '{"code":{"text":1}}', '{{']) {
    phone.texts.set('khien.own', text)
    expect(recallKept(phone)).toEqual({})
  }
})

test('a phone that an office withdrew keeps nothing', () => {
  const phone = storage()
  keep(phone, { code, status })
  forgetKept(phone)
  expect(phone.texts.size).toBe(0)
})

const visit = (at: string) => ({ venue: 'Chợ', address: 'Số 1', at, leftAt: at, leftIsEstimated: true, kept: null })
const family = {
  askedAt: '2021-05-25T03:00:00.000Z',
  seenAt: 1_000,
  rows: [{ id: 'a', name: 'Mẹ', onBehalf: true, validUntil: '2021-05-28T03:00:00.000Z' }],
}
const visits = {
  askedAt: '2021-05-25T03:00:00.000Z',
  seenAt: 1_000,
  isBound: false,
  rows: [visit('2021-05-24T03:00:00.000Z'), visit('2021-04-27T03:00:00.000Z')],
}

test('places and family are kept as they were last seen, with the time of that', () => {
  const phone = storage()
  keep(phone, { family, visits })
  expect(recallKept(phone, 1_000)).toEqual({ family, visits })
})

test('a place is gone from the phone thirty days after the visit, however the phone’s clock stands to the server’s', () => {
  const phone = storage()
  phone.texts.set('khien.own', JSON.stringify({ family, visits }))
  const day = 86_400_000
  expect(recallKept(phone, 1_000 + 3 * day).visits?.rows).toEqual([visits.rows[0]])
  expect(phone.texts.get('khien.own'), 'from its storage too').not.toContain('2021-04-27')
  expect(recallKept(phone, 1_000 + 30 * day)).toMatchObject({ visits: { rows: [] }, family: { rows: family.rows } })
  expect(recallKept(phone, 1_000 + 34 * day).family?.rows).toEqual([])
})
