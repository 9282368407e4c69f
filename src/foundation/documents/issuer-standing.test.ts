import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type KnownIssuer, mayChangeDocumentsOf } from './issuer-standing.ts'

const issuer = (name: string, change: Partial<KnownIssuer> = {}): KnownIssuer => ({
  name,
  organisationId: null,
  kind: null,
  unitPath: 'vn',
  speaksForGovernment: false,
  ...change,
})
const primeMinister = issuer('Thủ tướng Chính phủ', { speaksForGovernment: true })
const health = issuer('Bộ Y tế', { organisationId: 'bo-y-te', kind: 'ministry' })
const technology = issuer('Bộ Thông tin và Truyền thông', { organisationId: 'bo-thong-tin', kind: 'ministry' })
const steering = issuer('Ban Chỉ đạo Quốc gia', { organisationId: 'ban-chi-dao', kind: 'steering-committee' })
const province = issuer('Ủy ban nhân dân tỉnh Hải Dương', { unitPath: 'vn/30' })
const otherProvince = issuer('UBND tỉnh Bắc Giang', { unitPath: 'vn/24' })
const commune = issuer('Ủy ban nhân dân phường Cẩm Thượng', { unitPath: 'vn/30/288/10507' })
const department = issuer('Sở Y tế', { organisationId: 'so-y-te-30', kind: 'health-department', unitPath: 'vn/30' })
const company = issuer('Công ty ABC')

test('every issuer ends and amends its own documents, however its name is typed', () => {
  for (const one of [primeMinister, health, technology, steering, province, commune, department, company])
    expect(mayChangeDocumentsOf(one, { ...one, name: one.name.toLocaleUpperCase('vi') })).toBe(true)
})

test('the Prime Minister and the Committee stand above ministries and provinces, a province above its communes and departments', () => {
  for (const upper of [primeMinister, steering])
    for (const lower of [health, technology, province, commune]) expect(mayChangeDocumentsOf(upper, lower)).toBe(true)
  expect(mayChangeDocumentsOf(primeMinister, steering)).toBe(true)
  expect(mayChangeDocumentsOf(province, commune)).toBe(true)
  expect(mayChangeDocumentsOf(province, department)).toBe(true)
})

test('a ministry repeals nothing of another ministry and nothing of a province; a province nothing of another', () => {
  for (const [one, other] of [
    [health, technology],
    [health, province],
    [health, steering],
    [province, otherProvince],
    [otherProvince, commune],
    [commune, province],
    [department, province],
  ] as const)
    expect(mayChangeDocumentsOf(one, other), `${one.name} → ${other.name}`).toBe(false)
})

test('whoever is not known stands above nobody and beneath nobody, whatever it calls itself', () => {
  fc.assert(
    fc.property(fc.string(), fc.constantFrom('vn', 'vn/30'), (name, unitPath) => {
      const unknown = issuer(`Công ty ${name}`, { unitPath })
      for (const known of [primeMinister, health, steering, province, commune])
        expect(mayChangeDocumentsOf(unknown, known) || mayChangeDocumentsOf(known, unknown)).toBe(false)
    }),
  )
})
