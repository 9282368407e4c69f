import { expect, test } from 'vitest'
import { type Role, roleNames } from '../access/matrix.ts'
import { type Authorities, actsFor, type IssuingAgency, keepsBooksOf } from './issuing-agency.ts'

const authorities: Authorities = new Map([
  ['health-authority', 'bo-y-te'],
  ['technology-authority', 'bo-thong-tin-va-truyen-thong'],
  ['steering-authority', 'ban-chi-dao-quoc-gia'],
  ['standing-body', 'bo-y-te'],
  ['government-office', 'van-phong-chinh-phu'],
])
const central = (id: string): IssuingAgency => ({ organisationId: id, path: `vn/o-${id}` })
const actors = (agency: IssuingAgency, reach = ['vn'], given = authorities): Role[] =>
  roleNames.filter((role) => actsFor(agency, [{ role, reach }], given))

test('each ministry’s people act for their own ministry, and the central records clerk for both', () => {
  expect(actors(central('bo-y-te'))).toEqual(['health-officer', 'health-signer', 'records-clerk'])
  expect(actors(central('bo-thong-tin-va-truyen-thong'))).toEqual(['technology-officer', 'technology-signer', 'records-clerk'])
})

test('for the Steering Committee act its secretary and whoever leads its standing body', () => {
  expect(actors(central('ban-chi-dao-quoc-gia'))).toEqual(['steering-secretary', 'health-signer', 'records-clerk'])
  const moved = new Map([...authorities, ['standing-body', 'van-phong-chinh-phu']] as const)
  expect(actors(central('ban-chi-dao-quoc-gia'), ['vn'], moved)).toEqual(['steering-secretary', 'records-clerk'])
})

test('a ministry that another one took over has lost its people', () => {
  const of2025 = new Map([...authorities, ['technology-authority', 'bo-khoa-hoc-va-cong-nghe']] as const)
  expect(actors(central('bo-thong-tin-va-truyen-thong'), ['vn'], of2025)).toEqual(['records-clerk'])
  expect(actors(central('bo-khoa-hoc-va-cong-nghe'), ['vn'], of2025)).toContain('technology-signer')
})

test('nobody drafts or signs for a central agency that has no people here', () => {
  expect(actors(central('bo-cong-an'))).toEqual(['records-clerk'])
  expect(actors({ organisationId: null, path: 'vn' })).toEqual(['records-clerk'])
})

test('a province’s officers act for what is seated in their province, and nobody central does', () => {
  for (const path of ['vn/30', 'vn/30/o-so-y-te', 'vn/30/288/10507/o-khu-cach-ly']) {
    const agency = { organisationId: null, path }
    expect(actors(agency, ['vn/30'])).toEqual(['provincial-officer'])
    expect(actors(agency, ['vn/20'])).toEqual([])
  }
})

test('for a commune’s People’s Committee its own officers act, never those of the next commune', () => {
  const agency = { organisationId: null, path: 'vn/30/288/10507' }
  expect(actors(agency, ['vn/30/288/10507'])).toEqual(['provincial-officer', 'commune-officer'])
  expect(actors(agency, ['vn/30/288/10510'])).toEqual([])
})

test('an agency’s books are kept by its own people and the central clerk; a clerk who works for another ministry keeps no third one’s', () => {
  const keeps = (agency: IssuingAgency, ...roles: Role[]) =>
    keepsBooksOf(
      agency,
      roles.map((role) => ({ role, reach: ['vn'] })),
      authorities,
    )
  const health = central('bo-y-te')
  expect(keeps(health, 'records-clerk')).toBe(true)
  expect(keeps(health, 'records-clerk', 'health-officer')).toBe(true)
  expect(keeps(health, 'records-clerk', 'technology-officer')).toBe(false)
  expect(keeps(health, 'records-clerk', 'technology-officer', 'health-signer')).toBe(true)
  expect(keeps(health, 'technology-signer')).toBe(false)
  expect(keeps(central('bo-cong-an'), 'records-clerk', 'health-officer')).toBe(false)
  for (const path of ['vn/30', 'vn/30/o-so-y-te'])
    expect(keeps({ organisationId: null, path }, 'records-clerk'), 'the central clerk is no province’s').toBe(false)
})
