import fc from 'fast-check'
import { expect, test } from 'vitest'
import { maskEmail } from './mask-email.ts'
import { makeBackupCodes, readBackupCode } from './one-time-password.ts'

test('ten codes, all different, and each is read back however it is typed', () => {
  const codes = makeBackupCodes()
  expect(new Set(codes).size).toBe(10)
  for (const code of codes) {
    for (const typed of [code, code.toUpperCase(), code.replace('-', ''), ` ${code.replace('-', ' ')} `])
      expect(readBackupCode(typed)).toBe(code)
  }
  expect(readBackupCode('12345')).toBeUndefined()
})

test('a masked address shows where it leads and never whose it is', () => {
  expect(maskEmail('oanh.nt@haiduong.gov.vn')).toBe('oa***@haiduong.gov.vn')
  fc.assert(
    fc.property(fc.emailAddress(), (email) => {
      const local = email.slice(0, email.lastIndexOf('@'))
      // Stars hide nothing that is a star itself.
      fc.pre(!/^\*+$/.test(local))
      expect(maskEmail(email).startsWith(local)).toBe(false)
      expect(maskEmail(email).endsWith(email.slice(email.lastIndexOf('@')))).toBe(true)
    }),
  )
})
