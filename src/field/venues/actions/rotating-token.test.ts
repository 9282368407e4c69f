import fc from 'fast-check'
import { expect, test } from 'vitest'
import { testKeyring } from '../../../../tests/support/database.ts'
import { rotationEnd, rotationSeconds } from '../rotation.ts'
import { readRotatingToken, rotatingToken } from './rotating-token.ts'

const keyring = testKeyring()
const later = (at: Date, seconds: number) => new Date(at.getTime() + seconds * 1000)
const instant = fc.date({ min: new Date('2021-01-01'), max: new Date('2022-01-01'), noInvalidDate: true })

test('what a screen shows counts now and one window later, and never again', () => {
  fc.assert(
    fc.property(instant, fc.integer({ min: 2 * rotationSeconds, max: 9_000_000 }), (at, long) => {
      const token = rotatingToken(keyring, 'K7F39QP0', at)
      expect(readRotatingToken(keyring, 'K7F39QP0', token, at)).toBe('current')
      expect(readRotatingToken(keyring, 'K7F39QP0', token, later(at, rotationSeconds))).toBe('last')
      expect(readRotatingToken(keyring, 'K7F39QP0', token, later(at, long))).toBe('wrong')
      expect(readRotatingToken(keyring, 'K7F39QP0', token, later(at, -rotationSeconds))).toBe('wrong')
    }),
  )
})

test('the token of one venue is not that of another, and no text passes for one', () => {
  const at = new Date('2021-05-25T01:00:00Z')
  expect(readRotatingToken(keyring, '00000000', rotatingToken(keyring, 'K7F39QP0', at), at)).toBe('wrong')
  fc.assert(fc.property(fc.string(), (text) => readRotatingToken(keyring, 'K7F39QP0', text, at) === 'wrong'))
  expect(rotationEnd(at).getTime() - at.getTime()).toBeLessThanOrEqual(rotationSeconds * 1000)
})
