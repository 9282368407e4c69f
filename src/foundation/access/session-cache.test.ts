import { expect, test } from 'vitest'
import { createSessionCache } from './session-cache.ts'

function opened(most = 100) {
  let clock = 0
  const cache = createSessionCache<string>({ keepMilliseconds: 5000, most, now: () => clock })
  return {
    cache,
    wait: (milliseconds: number) => {
      clock += milliseconds
    },
  }
}

test('an answer is kept for five seconds and asked for again afterwards', async () => {
  const { cache, wait } = opened()
  await cache.read('a', async () => 'first')
  wait(4999)
  expect(await cache.read('a', async () => 'second')).toBe('first')
  wait(1)
  expect(await cache.read('a', async () => 'second')).toBe('second')
})

test('requests that come together share one look-up', async () => {
  const { cache } = opened()
  let lookUps = 0
  const lookUp = async () => {
    lookUps += 1
    return 'same'
  }
  await Promise.all(Array.from({ length: 50 }, () => cache.read('a', lookUp)))
  expect(lookUps).toBe(1)
})

test('an answer that was on its way when it was forgotten is not kept', async () => {
  const { cache } = opened()
  let answer: (value: string) => void = () => {}
  const waiting = cache.read(
    'a',
    () =>
      new Promise<string>((resolve) => {
        answer = resolve
      }),
  )
  cache.forget(() => false)
  answer('before the reset')
  expect(await waiting).toBe('before the reset')
  expect(await cache.read('a', async () => 'after the reset')).toBe('after the reset')
})

test('forgetting one account leaves the others alone', async () => {
  const { cache } = opened()
  await cache.read('a', async () => 'officer')
  await cache.read('b', async () => 'keeper')
  cache.forget((known) => known === 'officer')
  expect(await cache.read('a', async () => 'new')).toBe('new')
  expect(await cache.read('b', async () => 'new')).toBe('keeper')
})

test('a look-up that failed is tried again by the next request', async () => {
  const { cache } = opened()
  await expect(
    cache.read('a', async () => {
      throw new Error('the database is away')
    }),
  ).rejects.toThrow('away')
  expect(await cache.read('a', async () => 'back')).toBe('back')
})

test('it never holds more than its size, and lets go of the oldest first', async () => {
  const { cache } = opened(3)
  for (const key of ['a', 'b', 'c', 'd']) await cache.read(key, async () => key)
  expect(cache.size).toBe(3)
  expect(await cache.read('b', async () => 'asked again')).toBe('b')
  expect(await cache.read('a', async () => 'asked again')).toBe('asked again')
})
