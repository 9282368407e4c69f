import { expect, test } from 'vitest'
import { kindOfPhoto } from './reason-photo.ts'

const jpeg = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, ...Buffer.from('JFIF\0'), 1, 1])
const png = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0])

test('what a picture is is told by its content', () => {
  expect(kindOfPhoto(jpeg)).toBe('image/jpeg')
  expect(kindOfPhoto(png)).toBe('image/png')
  for (const other of [Buffer.alloc(0), Buffer.from('%PDF-1.7'), Buffer.from('<svg>'), png.subarray(0, 5)])
    expect(() => kindOfPhoto(other)).toThrow('photo-is-no-picture')
})

test('a picture that still says where it was taken is refused', () => {
  expect(() => kindOfPhoto(Buffer.concat([jpeg, Buffer.from('Exif\0\0MM')]))).toThrow('photo-tells-its-place')
  expect(() => kindOfPhoto(Buffer.concat([png, Buffer.from('eXIfMM')]))).toThrow('photo-tells-its-place')
})
