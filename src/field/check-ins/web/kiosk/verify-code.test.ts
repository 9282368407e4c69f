import { generateKeyPairSync, sign } from 'node:crypto'
import { beforeEach, expect, test, vi } from 'vitest'
import { personalCodeBody, writePersonalCode } from '../../../../vocabulary/personal-code.ts'
import { bringDoorKey, isForged } from './verify-code.ts'

const kept = new Map<string, string>()
beforeEach(() => {
  kept.clear()
  vi.stubGlobal('localStorage', {
    getItem: (k: string) => kept.get(k) ?? null,
    setItem: (k: string, v: string) => kept.set(k, v),
  })
})

test('without a network the door tells a true personal code from a forged one, once it has brought the key', async () => {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  const body = personalCodeBody({
    shownOn: 'card',
    handle: '00112233445566ff',
    madeAt: new Date('2021-05-25T00:00:00Z'),
    initials: 'N.T.H.',
  })
  const true_ = writePersonalCode(body, sign(null, body, privateKey))
  const forged = writePersonalCode(body, new Uint8Array(64).fill(9))
  expect(await isForged(forged), 'no key yet: the server decides').toBe(false)
  const raw = publicKey.export({ format: 'der', type: 'spki' }).subarray(-32).toString('base64url')
  vi.stubGlobal('fetch', async () => Response.json({ publicKey: raw }))
  await bringDoorKey()
  vi.stubGlobal('fetch', async () => Promise.reject(new TypeError('no network')))
  await bringDoorKey()
  expect(await isForged(true_)).toBe(false)
  expect(await isForged(forged)).toBe(true)
  expect(await isForged('030187001234|…')).toBe(false)
})
