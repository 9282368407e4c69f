import fc from 'fast-check'
import { expect, test } from 'vitest'
import { openAdmission } from './admission.ts'

test('only so many are at work at once; the next is told when to come back, and is let in when one has finished or failed', async () => {
  const admission = openAdmission(2)
  const first = Promise.withResolvers<string>()
  const second = Promise.withResolvers<string>()
  const working = [admission.during(() => first.promise), admission.during(() => second.promise)]
  expect(() => admission.refuseWhenFull()).toThrow(
    expect.objectContaining({ code: 'server-is-busy', status: 503, facts: { seconds: 5 } }),
  )
  await expect(admission.during(async () => 'three')).rejects.toMatchObject({ code: 'server-is-busy' })
  first.resolve('one')
  await expect(working[0]).resolves.toBe('one')
  await expect(admission.during(async () => 'three')).resolves.toBe('three')
  const failed = expect(working[1]).rejects.toThrow('broken')
  second.reject(new Error('broken'))
  await failed
  expect(() => admission.refuseWhenFull()).not.toThrow()
})

test('however they come and go, never more than the most are at work, and none is forgotten', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 5 }), fc.array(fc.boolean(), { maxLength: 40 }), async (most, comings) => {
      const admission = openAdmission(most)
      const leaving: (() => void)[] = []
      const all: Promise<unknown>[] = []
      let inside = 0
      for (const comes of comings) {
        if (comes) {
          const work = Promise.withResolvers<void>()
          const isRefused = inside >= most
          const one = admission.during(() => work.promise)
          all.push(isRefused ? expect(one).rejects.toMatchObject({ status: 503 }) : one)
          if (isRefused) continue
          inside += 1
          leaving.push(work.resolve)
        } else {
          leaving.shift()?.()
          inside = leaving.length
          await new Promise((done) => setImmediate(done))
        }
      }
      for (const leave of leaving) leave()
      await Promise.all(all)
      expect(() => admission.refuseWhenFull()).not.toThrow()
    }),
  )
})
