import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isSlipOf, mayBeBornOn, maySamePerson } from './same-person.ts'

const an = { name: 'Hà Minh An', phone: '0912345678' }
const someone = fc.record(
  {
    name: fc.constantFrom('Hà Minh An', 'HA MINH AN', 'Lê Thị Hoà'),
    phone: fc.constantFrom('0912345678', '+84 912 345 678', '0987654321'),
    documentNumber: fc.constantFrom('030157001234', '030 157 001 234', '030157009999'),
    bornOn: fc.constantFrom('1952', '1952-03-01', '2016-05-05'),
  },
  { requiredKeys: ['name'] },
)

test('a grandmother and a grandchild of one name and one telephone are two people', () => {
  expect(maySamePerson({ ...an, bornOn: '1952', documentNumber: '030152001234' }, { ...an, bornOn: '2016-05-05' })).toBe(false)
  expect(maySamePerson({ ...an, bornOn: '1952' }, { ...an, bornOn: '1952-03-01' })).toBe(true)
})

test('an invented document makes nobody somebody else, and one document is one person whatever telephone is said', () => {
  const real = { ...an, documentNumber: '030152001234' }
  expect(maySamePerson(real, { ...an, documentNumber: '030152009999' })).toBe(false)
  expect(maySamePerson(real, { name: 'ha minh an', phone: '0987654321', documentNumber: '030 152 001 234' })).toBe(true)
  expect(maySamePerson(real, { ...real, name: 'Kẻ Mạo Danh' })).toBe(false)
})

test('being the same person goes both ways, needs the same name, and never bridges two births without a document', () => {
  fc.assert(
    fc.property(someone, someone, (one, other) => {
      const same = maySamePerson(one, other)
      expect(maySamePerson(other, one)).toBe(same)
      const bothNumbered = one.documentNumber !== undefined && other.documentNumber !== undefined
      if (same && !bothNumbered) expect(mayBeBornOn(one.bornOn, other.bornOn)).toBe(true)
      if (same) expect(one.name.toLowerCase().startsWith('h')).toBe(other.name.toLowerCase().startsWith('h'))
      if (same) expect(bothNumbered || (one.phone !== undefined && other.phone !== undefined)).toBe(true)
    }),
  )
})

test('any one digit wrong, left out or turned round with its neighbour is a slip of the pen; so is a middle name left out', () => {
  const person = { name: 'Lê Thị Ngọc An', documentNumber: '030187001234', bornOn: '1987-01-18' }
  const place = fc.integer({ min: 0, max: 11 })
  fc.assert(
    fc.property(place, fc.constantFrom('wrong', 'left out', 'turned'), fc.integer({ min: 1, max: 9 }), (at, how, by) => {
      const digits = [...person.documentNumber]
      if (how === 'wrong') digits[at] = String((Number(digits[at]) + by) % 10)
      if (how === 'left out') digits.splice(at, 1)
      if (how === 'turned') digits.splice(at, 2, ...digits.slice(at, at + 2).reverse())
      const said = { name: 'le thi ngoc an', documentNumber: digits.join(''), bornOn: '1952' }
      expect(isSlipOf(person, said)).toBe(true)
    }),
  )
  for (const name of ['Lê An', 'Lê Ngọc An', 'Lê Thị Ngọc', 'Lê Thị Ngoc Am'])
    expect([name, isSlipOf(person, { name, bornOn: '1987' })]).toEqual([name, name !== 'Lê Thị Ngọc'])
})

test('a relative of the same or nearly the same name, with a number and a birth of their own, is no slip', () => {
  const grandmother = { ...an, documentNumber: '030152001234', bornOn: '1952' }
  expect(isSlipOf(grandmother, { ...an, documentNumber: '030316001234', bornOn: '2016-05-05' })).toBe(false)
  expect(isSlipOf(grandmother, { ...an, bornOn: '2016-05-05' })).toBe(false)
  expect(isSlipOf(grandmother, { name: 'Hà An', documentNumber: '030178005555', bornOn: '1978' })).toBe(false)
  expect(isSlipOf(grandmother, { name: 'Hà Minh Anh', documentNumber: '030178005555' })).toBe(false)
  expect(isSlipOf(grandmother, { name: 'Trần Văn Bạn', bornOn: '1952' })).toBe(false)
})
