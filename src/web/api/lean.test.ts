import { afterEach, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { askLean, Declined, fieldIn, randomUuid, rowsIn, textIn, wordIn } from './lean.ts'

afterEach(() => vi.unstubAllGlobals())
const answering = (status: number, body: unknown) =>
  vi.stubGlobal(
    'fetch',
    async () => new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } }),
  )
const declinedBy = async (): Promise<Declined> => {
  const error: unknown = await askLean('GET', '/x').catch((caught: unknown) => caught)
  if (!(error instanceof Declined)) throw new Error('was not declined')
  return error
}

test('a refusal keeps its sentence in both languages and does not pass by itself', async () => {
  answering(422, { code: 'name-is-not-a-name', messages: { vi: 'Họ tên chưa đúng.', en: 'The name is not right.' } })
  const declined = await declinedBy()
  expect(declined).toMatchObject({ status: 422, code: 'name-is-not-a-name', passes: false })
  expect(declined.sentences?.vi).toBe('Họ tên chưa đúng.')
})

test('no network, a busy server and an outage pass; they are worth trying again', async () => {
  vi.stubGlobal('fetch', async () => Promise.reject(new TypeError('failed to fetch')))
  expect(await declinedBy()).toMatchObject({ status: 0, passes: true })
  answering(503, {})
  expect((await declinedBy()).passes).toBe(true)
  answering(429, {})
  expect((await declinedBy()).passes).toBe(true)
})

test('a reply that lacks what was asked for is refused instead of shown half', () => {
  expect(textIn({ name: 'Chợ' }, 'name')).toBe('Chợ')
  expect(() => textIn({}, 'name')).toThrow(Declined)
  expect(() => wordIn({ state: 'gone' }, 'state', ['registered', 'revoked'])).toThrow(Declined)
  expect(() => rowsIn({}, 'rows', String)).toThrow(Declined)
  expect(fieldIn(null, 'x')).toBeUndefined()
})

test('a device’s number is a UUID that the contract accepts, and never the same twice', () => {
  const made = Array.from({ length: 500 }, randomUuid)
  expect(new Set(made).size).toBe(500)
  for (const id of made) expect(z.uuid().safeParse(id).success).toBe(true)
})
