import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  type DeviceStorage,
  freshMemory,
  recall,
  remember,
  withDone,
  withoutPerson,
  withoutVisit,
  withVisit,
} from './device-memory.ts'

const visit = {
  at: '2021-05-25T00:31:00.000Z',
  venueCode: 'S3DTMVRV',
  direction: 'in' as const,
  venueName: 'Chợ',
  name: 'Nguyễn Thị Hoà',
  phone: '0912345678',
}
function storage(): DeviceStorage {
  const kept = new Map<string, string>()
  return { getItem: (name) => kept.get(name) ?? null, setItem: (name, text) => void kept.set(name, text) }
}

test('a visit kept over a reload is sent again with the same device and the same number', () => {
  const box = storage()
  expect(recall(box)).toBeUndefined()
  const taken = withVisit(freshMemory(), visit)
  expect(remember(box, taken.memory)).toBe(true)
  expect(recall(box)).toEqual(taken.memory)
  expect(recall(box)?.kept).toEqual([taken.visit])
})

test('however visits come, go and are refused, no two ever share a number', () => {
  const step = fc.constantFrom('take', 'done', 'refuse', 'reload', 'forget')
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const box = storage()
      let memory = freshMemory()
      const numbers: number[] = []
      for (const one of steps) {
        const first = memory.kept[0]?.sequence ?? -1
        if (one === 'take') {
          const taken = withVisit(memory, visit)
          memory = taken.memory
          numbers.push(taken.visit.sequence)
        } else if (one === 'done')
          memory = withDone(memory, first, {
            venueName: 'Chợ',
            venueCode: visit.venueCode,
            direction: 'in',
            recordedAt: visit.at,
          })
        else if (one === 'refuse') memory = withoutVisit(memory, first)
        else if (one === 'forget') memory = withoutPerson(memory)
        remember(box, memory)
        if (one === 'reload') memory = recall(box) ?? memory
      }
      expect(new Set(numbers).size).toBe(numbers.length)
    }),
  )
})

test('what is remembered of a visit that is done names nobody', () => {
  const taken = withVisit(freshMemory(), visit)
  const done = withDone(taken.memory, taken.visit.sequence, {
    venueName: visit.venueName,
    venueCode: visit.venueCode,
    direction: 'in',
    recordedAt: visit.at,
  })
  expect(done.kept).toEqual([])
  expect(JSON.stringify(done)).not.toContain(visit.name)
  expect(JSON.stringify(done)).not.toContain(visit.phone)
})

test('forgetting the person leaves nothing of them but keeps what was promised to be sent', () => {
  const memory = { ...withVisit(freshMemory(), visit).memory, person: { name: visit.name, phone: visit.phone } }
  expect(withoutPerson(memory)).toMatchObject({ person: null, done: [], kept: [{ sequence: 1 }] })
})

test('a storage that is forbidden, full or filled with something else does not break the page', () => {
  const forbidden: DeviceStorage = {
    getItem: () => {
      throw new Error('SecurityError')
    },
    setItem: () => {
      throw new Error('QuotaExceededError')
    },
  }
  expect(recall(forbidden)).toBeUndefined()
  expect(remember(forbidden, freshMemory())).toBe(false)
  expect(remember(undefined, freshMemory())).toBe(false)
  fc.assert(
    fc.property(fc.anything(), (junk) => {
      const text = JSON.stringify(junk)
      expect(recall({ getItem: () => text ?? 'x', setItem: () => {} })?.next ?? 0).toBeGreaterThanOrEqual(0)
    }),
  )
})

test('thirty days after a visit the phone no longer knows the place, nor does its storage', () => {
  const box = storage()
  const done = { venueName: 'Chợ', venueCode: visit.venueCode, recordedAt: visit.at, direction: 'in' as const, keptAt: 1_000 }
  remember(box, withDone(freshMemory(), 0, done))
  expect(recall(box, 1_000 + 29 * 86_400_000)?.done).toEqual([done])
  expect(recall(box, 1_000 + 31 * 86_400_000)?.done).toEqual([])
  expect(recall(box, 1_000)?.done).toEqual([])
})
