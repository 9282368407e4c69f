import fc from 'fast-check'
import { expect, test } from 'vitest'
import { capabilities, isJustified, overlapsWith } from './capability.ts'

const existing = [
  { id: 's-1', name: 'Khai báo y tế', capabilities: ['health-declaration', 'personal-qr'] as const },
  { id: 's-2', name: 'Quét mã địa điểm', capabilities: ['venue-check-in', 'personal-qr'] as const },
]

test('a new check-in solution is shown every existing one that does the same, the closest first', () => {
  const overlaps = overlapsWith(['venue-check-in', 'personal-qr', 'risk-map'], existing)
  expect(overlaps.map((one) => [one.solutionId, one.shared])).toEqual([
    ['s-2', ['venue-check-in', 'personal-qr']],
    ['s-1', ['personal-qr']],
  ])
})

test('a solution that does something nobody does overlaps with nothing', () => {
  expect(overlapsWith(['camera-connection'], existing)).toEqual([])
})

test('a solution is never compared with itself', () => {
  expect(overlapsWith(['personal-qr'], existing, 's-1').map((one) => one.solutionId)).toEqual(['s-2'])
})

test('an overlap is always about something that both can do', () => {
  const some = fc.subarray([...capabilities])
  const solution = fc.record({ id: fc.uuid(), name: fc.string(), capabilities: some })
  fc.assert(
    fc.property(some, fc.array(solution), (wanted, others) => {
      const overlaps = overlapsWith(wanted, others)
      const touching = others.filter((one) => one.capabilities.some((c) => wanted.includes(c)))
      expect(overlaps).toHaveLength(touching.length)
      for (const { shared } of overlaps) {
        expect(shared.length).toBeGreaterThan(0)
        expect(shared.every((c) => wanted.includes(c))).toBe(true)
      }
    }),
  )
})

test('what already exists is brought in again only with a reason worth reading', () => {
  const overlaps = overlapsWith(['personal-qr'], existing)
  expect(isJustified(overlaps, null)).toBe(false)
  expect(isJustified(overlaps, '   vì   ')).toBe(false)
  expect(isJustified(overlaps, 'Giải pháp đã có không chạy khi mất mạng')).toBe(true)
  expect(isJustified([], null)).toBe(true)
})
