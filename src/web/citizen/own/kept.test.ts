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
