import fc from 'fast-check'
import { expect, test } from 'vitest'
import { signingForms } from './signature-block.ts'
import { mayStandThere, type SigningPower } from './signing-power.ts'

const chairman = [
  { form: 'TM', of: 'Ủy ban nhân dân' },
  { form: 'KT', of: 'Chủ tịch' },
] as const
const power: SigningPower = {
  holderName: 'Nguyễn Thị Oanh',
  holderId: 'oanh',
  capacity: chairman,
  titles: ['Phó Chủ tịch'],
  types: ['official-letter', 'plan'],
  fromOn: '2021-05-01',
  toOn: '2021-06-01',
}
const block = { capacity: chairman, titles: ['Phó Chủ tịch'], name: 'Nguyễn Thị Oanh' }
const plan = { type: 'plan', on: '2021-05-25', accountId: 'oanh', agency: 'Bộ Y tế' } as const

test('a head signs in their own name without anybody’s leave', () => {
  expect(mayStandThere([], { capacity: [], titles: ['Bộ trưởng'], name: 'Ai' }, plan)).toBe(true)
  for (const title of ['Thủ tướng Chính phủ', 'Bộ trưởng, Trưởng Ban Chỉ đạo Quốc gia', 'Đại diện bên nhận'])
    expect(mayStandThere([], { capacity: [], titles: [title], name: 'Ai' }, plan), title).toBe(false)
  const minutes = { ...plan, type: 'minutes' } as const
  expect(mayStandThere([], { capacity: [], titles: ['ĐẠI DIỆN BÊN NHẬN'], name: 'Ai' }, minutes)).toBe(true)
})

test('a vice chairman signs for committee and chairman what was given, within its days, and nothing else', () => {
  expect(mayStandThere([power], block, plan)).toBe(true)
  expect(mayStandThere([power], block, { ...plan, on: '2021-05-31' })).toBe(true)
  expect(mayStandThere([power], block, { ...plan, accountId: 'another' }), 'a namesake').toBe(false)
  expect(mayStandThere([{ ...power, holderId: null }], block, plan), 'given before the account was there').toBe(true)
  expect(mayStandThere([power], block, { ...plan, on: '2021-06-01' }), 'its day is over').toBe(false)
  expect(mayStandThere([power], block, { ...plan, on: '2021-04-30' }), 'not yet').toBe(false)
  expect(mayStandThere([power], block, { ...plan, type: 'decision' }), 'another type').toBe(false)
  expect(mayStandThere([power], { ...block, name: 'Người Khác' }, plan)).toBe(false)
  expect(mayStandThere([power], { ...block, capacity: chairman.slice(1) }, plan), 'half the stack').toBe(false)
  expect(mayStandThere([power], { ...block, titles: ['Chủ tịch'] }, plan), 'another title').toBe(false)
})

test('double titles are compared as they are printed', () => {
  const letter = { type: 'official-letter', on: '2021-05-25', accountId: 'oanh', agency: 'Bộ Y tế' } as const
  const given = {
    ...power,
    holderName: 'Nguyễn Sỹ Hiệp',
    capacity: [{ form: 'KT', of: 'Bộ trưởng, Chủ nhiệm' }] as const,
    titles: ['Phó Chủ nhiệm'],
  }
  const printed = {
    capacity: [{ form: 'KT', of: 'BỘ TRƯỞNG,  CHỦ NHIỆM' }] as const,
    titles: ['PHÓ CHỦ NHIỆM'],
    name: 'Nguyễn Sỹ Hiệp',
  }
  expect(mayStandThere([given], printed, letter)).toBe(true)
  expect(mayStandThere([given], { ...printed, capacity: [{ form: 'KT', of: 'Bộ trưởng' }] }, letter)).toBe(false)
})

test('without a power nobody signs in another’s place, in whatever form', () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ form: fc.constantFrom(...signingForms), of: fc.string({ minLength: 1 }) }), {
        minLength: 1,
        maxLength: 3,
      }),
      (capacity) => {
        expect(mayStandThere([], { capacity, titles: ['Phó'], name: 'A' }, plan)).toBe(false)
      },
    ),
  )
})
