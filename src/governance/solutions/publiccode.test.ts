import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { readPubliccode, writePubliccode } from './publiccode.ts'

const good = `publiccodeYmlVersion: "0.4"
name: Venue check-in
softwareVersion: 1.2.0
legal:
  license: Apache-2.0
description:
  vi:
    localisedName: Ghi nhận vào, ra địa điểm
    shortDescription: Quét mã QR tại cửa
  en:
    localisedName: Venue check-in
`

test('a publiccode.yml fills the words of a proposal', () => {
  expect(readPubliccode(good)).toEqual({
    name: 'Ghi nhận vào, ra địa điểm',
    nameEn: 'Venue check-in',
    evidence: 'Quét mã QR tại cửa\n\nPhiên bản: 1.2.0\n\nGiấy phép: Apache-2.0',
    faults: [],
  })
})

test('what is wrong with a file is told by its field', () => {
  const faults = (text: string) => readPubliccode(text).faults.map(({ path }) => path)
  expect(faults(good.replace('name: Venue check-in\n', ''))).toEqual(['name'])
  expect(faults(good.replace('license: Apache-2.0', 'license: 7'))).toEqual(['legal.license'])
  expect(faults('- a list\n')).toEqual([''])
  expect(faults('name: "not closed\nother: x')).toEqual([expect.stringMatching(/^:\d+$/)])
})

test('a file that would grow without end is refused before it does', () => {
  const bomb = `publiccodeYmlVersion: "0.4"\na: &a ["x","x","x","x","x","x","x","x","x"]\n${'bcdefghi'
    .split('')
    .map((letter, at) => `${letter}: &${letter} [${Array(9).fill(`*${'abcdefgh'[at]}`).join(',')}]`)
    .join('\n')}\nname: Bom\ndescription: {}\n`
  const { name, faults } = readPubliccode(bomb)
  expect(name).toBeNull()
  expect(faults).toHaveLength(1)
})

test('whatever text is sent in, it is read or refused, never a fault of ours', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.string().map((text) => `${good}${text}`),
      ),
      (text) => {
        const reading = readPubliccode(text)
        expect(reading.name !== null || reading.faults.length > 0).toBe(true)
      },
    ),
  )
})

test('an entry that goes out can be read in again', () => {
  const entry = {
    nameVi: 'Quét mã địa điểm',
    nameEn: 'Venue scan',
    owner: 'Bộ Y tế',
    vendor: null,
    capabilities: ['venue-check-in'],
    applicable: true,
    releasedOn: '2021-06-01',
    description: 'Đã chạy tại 12 địa điểm: "tốt"',
  } as const
  const text = writePubliccode(entry)
  expect(parse(text)).toMatchObject({ developmentStatus: 'stable', maintenance: { type: 'internal' } })
  expect(readPubliccode(text)).toMatchObject({
    name: entry.nameVi,
    nameEn: entry.nameEn,
    evidence: entry.description,
    faults: [],
  })
})
