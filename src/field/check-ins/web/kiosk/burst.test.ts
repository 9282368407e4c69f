import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createBurst } from './burst.ts'

/** Types a text with these pauses (milliseconds) between its keys, then Enter. */
function typed(text: string, pauses: readonly number[]) {
  const burst = createBurst()
  let at = 1000
  for (const [i, key] of [...text].entries()) {
    if (i > 0) at += pauses[i % pauses.length] ?? 0
    burst.press(key, at)
  }
  return burst.end(at + (pauses[0] ?? 0))
}
const card = '030187001234|142345678|Trần Thị Lý|18011987|Nữ|Thôn 3, Chí Linh|25042021'

test('whatever a scanner types within 30 ms a key is taken whole', () => {
  fc.assert(
    fc.property(
      fc.string({ minLength: 6, maxLength: 300 }),
      fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 1 }),
      (text, pauses) => {
        expect(typed(text, pauses)).toEqual({ isScanner: true, wasDisturbed: false, keys: text })
      },
    ),
  )
})

test('a tablet that is busy for a moment in the middle of a scan does not tear the scan apart', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 40, maxLength: 200 }), fc.integer({ min: 61, max: 499 }), (text, hiccup) => {
      expect(typed(text, [8, hiccup, 3, 12, 8, 5, 9, 8, 7, 8])).toEqual({ isScanner: true, wasDisturbed: false, keys: text })
    }),
  )
})

test('no person is taken for a scanner, however quick and for however long', () => {
  fc.assert(
    fc.property(
      fc.string({ minLength: 1, maxLength: 60 }),
      fc.array(fc.integer({ min: 61, max: 900 }), { minLength: 1 }),
      (text, pauses) => {
        expect(typed(text, pauses).isScanner).toBe(false)
      },
    ),
  )
})

test('a few keys rolled together are no scan: a name typed in a hurry stays where it was typed', () => {
  expect(typed('Lan', [15]).isScanner).toBe(false)
  expect(typed('nguyen van an', [90, 40, 70]).isScanner).toBe(false)
})

test('a scan right after a word that a person began holds the scan only', () => {
  const burst = createBurst()
  for (const [i, key] of [...'Ngu'].entries()) burst.press(key, 150 * i)
  const begins = [...card].map((key, i) => burst.press(key, 1300 + 8 * i))
  expect(begins.filter(Boolean)).toHaveLength(1)
  expect(burst.end(1300 + 8 * card.length)).toMatchObject({ isScanner: true, keys: card })
})

test('an input method that rewrites the text is noticed', () => {
  const burst = createBurst()
  for (const [i, key] of [...'Nguyeexn'].entries()) burst.press(key, 10 * i)
  burst.disturb()
  burst.press('ễ', 85)
  expect(burst.end(90)).toMatchObject({ isScanner: true, wasDisturbed: true })
  for (const [i, key] of [...card].entries()) burst.press(key, 1000 + 5 * i)
  expect(burst.end(1000 + 5 * card.length).wasDisturbed).toBe(false)
})

test('Enter long after a burst presses whatever a person wanted to press', () => {
  const burst = createBurst()
  for (const [i, key] of [...card].entries()) burst.press(key, 5 * i)
  expect(burst.end(5 * card.length + 2000).isScanner).toBe(false)
})
