import { expect, test } from 'vitest'
import { faultOfSignature, readSignatureLines, signatureLines } from './signature-block.ts'

test('the deputy who signed 3440 stands under the office he signed for', () => {
  const signer = {
    capacity: [{ form: 'KT', of: 'Bộ trưởng, Chủ nhiệm' }],
    titles: ['Phó Chủ nhiệm'],
    name: 'Nguyễn Sỹ Hiệp',
  } as const
  expect(signatureLines(signer)).toEqual(['KT. BỘ TRƯỞNG, CHỦ NHIỆM', 'PHÓ CHỦ NHIỆM'])
  expect(faultOfSignature(signer)).toBeNull()
})

test('a vice chairman signs for the committee and for its chairman, one line under the other', () => {
  const capacity = [
    { form: 'TM', of: 'Ủy ban nhân dân' },
    { form: 'KT', of: 'Chủ tịch' },
  ] as const
  expect(signatureLines({ capacity, titles: ['Phó Chủ tịch'], name: 'Trần A' })).toEqual([
    'TM. ỦY BAN NHÂN DÂN',
    'KT. CHỦ TỊCH',
    'PHÓ CHỦ TỊCH',
  ])
})

test('a minister who signs as deputy head of the committee is printed with both titles', () => {
  const signer = {
    capacity: [{ form: 'KT', of: 'Trưởng Ban' }],
    titles: ['Phó Trưởng Ban Thường trực', 'Bộ trưởng Bộ Y tế'],
    name: 'Nguyễn A',
  } as const
  expect(signatureLines(signer)).toEqual(['KT. TRƯỞNG BAN', 'PHÓ TRƯỞNG BAN THƯỜNG TRỰC', 'BỘ TRƯỞNG BỘ Y TẾ'])
})

test('an acting head needs no title of their own; everybody else does', () => {
  expect(faultOfSignature({ capacity: [{ form: 'Q', of: 'Cục trưởng' }], titles: [], name: 'A' })).toBeNull()
  expect(faultOfSignature({ capacity: [{ form: 'TL', of: 'Bộ trưởng' }], titles: [], name: 'A' })).toBe('signer-needs-a-title')
  expect(faultOfSignature({ capacity: [], titles: [], name: 'A' })).toBe('signer-needs-a-title')
})

test('a stack in a wrong order is named before it is printed', () => {
  const tm = { form: 'TM', of: 'Ủy ban nhân dân' } as const
  const kt = { form: 'KT', of: 'Chủ tịch' } as const
  expect(faultOfSignature({ capacity: [kt, tm], titles: ['Phó Chủ tịch'], name: 'A' })).toBe('collective-comes-first')
  expect(faultOfSignature({ capacity: [{ form: 'Q', of: 'Chủ tịch' }, kt], titles: ['Phó Chủ tịch'], name: 'A' })).toBe(
    'acting-comes-last',
  )
})

test('printed lines are read back as what they say, stacked forms and double titles too', () => {
  const lines = ['TM. ỦY BAN NHÂN DÂN', 'KT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH']
  const read = readSignatureLines(lines)
  expect(read.capacity.map(({ form }) => form)).toEqual(['TM', 'KT'])
  expect(signatureLines({ ...read, name: '' })).toEqual(lines)
  expect(readSignatureLines(['KT. BỘ TRƯỞNG, CHỦ NHIỆM', '', ' PHÓ CHỦ NHIỆM '])).toEqual({
    capacity: [{ form: 'KT', of: 'BỘ TRƯỞNG, CHỦ NHIỆM' }],
    titles: ['PHÓ CHỦ NHIỆM'],
  })
  expect(readSignatureLines(['TUQ. GIÁM ĐỐC', 'TRƯỞNG PHÒNG']).capacity[0]).toEqual({ form: 'TUQ', of: 'GIÁM ĐỐC' })
})
