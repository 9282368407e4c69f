import { expect, test } from 'vitest'
import { base64Of, derIn, digestFile } from './der-file.ts'

const der = new Uint8Array([0x30, 0x10, ...Array.from({ length: 16 }, (_, at) => at * 7)])
const letters = (text: string) => new TextEncoder().encode(text)

test('what a token program wrote is read from DER, PEM and plain base64 alike', () => {
  expect(derIn(der)).toEqual(der)
  expect(derIn(letters(base64Of(der)))).toEqual(der)
  expect(derIn(letters(`-----BEGIN PKCS7-----\r\n${base64Of(der)}\r\n-----END PKCS7-----\n`))).toEqual(der)
})

test('a picture, an empty file or a note is none of these', () => {
  for (const wrong of [new Uint8Array(), new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d]), letters('xin chào')])
    expect(derIn(wrong)).toBeUndefined()
})

test('the file for the token says the digest in both ways of writing', () => {
  const file = digestFile({ numberLine: '', subject: 'Về việc thử', digest: '00ff'.padEnd(64, '0'), toSign: 'MA==' })
  expect(file).toContain(`SHA-256 (hex): ${'00ff'.padEnd(64, '0')}`)
  expect(file).toContain(`SHA-256 (base64): AP8${'A'.repeat(40)}=`)
  expect(file).toContain('MA==')
})
