import { expect, test } from 'vitest'
import { writeTypedPerson } from '../../typed-person.ts'
import { judgeScan } from './judge-scan.ts'

const publicUrl = 'https://khien.example'
const at = new Date('2021-05-25T01:00:00Z')

test('a citizen card shows initials only; the public screen never gets the name', () => {
  const card = '030187001234|142345678|Trần Thị Lý|18011987|Nữ|Thôn 3, Chí Linh, Hải Dương|25042021'
  expect(judgeScan(card, publicUrl, at)).toEqual({ kind: 'person', initials: 'T.T.L.' })
})

test('what a visitor without papers said is taken like a paper; a name or number that cannot be right is not', () => {
  expect(judgeScan(writeTypedPerson({ name: 'nguyễn thị hoà', phone: '0912 345 678' }) ?? '', publicUrl, at)).toEqual({
    kind: 'person',
    initials: 'N.T.H.',
  })
  expect(writeTypedPerson({ name: 'Hoà', phone: '12' })).toBeUndefined()
  expect(judgeScan('T1|0912345678|<script>', publicUrl, at)).toEqual({ kind: 'refused', why: 'code-is-not-recognised' })
  expect(judgeScan('T1|0912345678|Nguyễn Thị Hoà|thêm', publicUrl, at)).toEqual({
    kind: 'refused',
    why: 'code-is-not-recognised',
  })
})

test('a poster held to the scanner, a half-read code and anything else are refused with their own reason', () => {
  expect(judgeScan(`${publicUrl}/v/S3DTMVRV`, publicUrl, at)).toEqual({ kind: 'refused', why: 'this-is-a-venue-code' })
  expect(judgeScan('030187001234|142345678', publicUrl, at)).toEqual({ kind: 'refused', why: 'code-is-truncated' })
  expect(judgeScan('xin chào', publicUrl, at)).toEqual({ kind: 'refused', why: 'code-is-not-recognised' })
  expect(judgeScan('', publicUrl, at)).toEqual({ kind: 'refused', why: 'code-is-empty' })
})
