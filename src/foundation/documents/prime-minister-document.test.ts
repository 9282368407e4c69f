import { expect, test } from 'vitest'
import { speaksForPrimeMinister } from './prime-minister-document.ts'

const letter3440 = {
  issuerLevel: 'government',
  issuerName: 'Văn phòng Chính phủ',
  issuerOrganisationId: 'van-phong-chinh-phu',
  notation: 'VPCP-KGVX',
}
const speaks = (changed: Partial<Parameters<typeof speaksForPrimeMinister>[0]>) =>
  speaksForPrimeMinister({ ...letter3440, ...changed }, 'van-phong-chinh-phu')

test('the Prime Minister speaks in his own decisions, in the Government’s, and through its office as in 3440', () => {
  expect(speaks({})).toBe(true)
  expect(speaks({ issuerOrganisationId: null, notation: 'TB-VPCP' })).toBe(true)
  expect(speaks({ issuerName: 'Thủ tướng Chính phủ', issuerOrganisationId: null, notation: 'QĐ-TTg' })).toBe(true)
  expect(speaks({ issuerName: 'CHÍNH PHỦ', issuerOrganisationId: null, notation: 'NQ-CP' })).toBe(true)
})

test('a company’s letter does not become the Prime Minister’s because a clerk chose the level “government” for it', () => {
  expect(speaks({ issuerName: 'Công ty ABC', issuerOrganisationId: null, notation: 'CV' })).toBe(false)
  expect(speaks({ issuerName: 'Công ty ABC', issuerOrganisationId: null })).toBe(false)
  expect(speaks({ notation: 'QĐ-BYT' })).toBe(false)
  expect(speaks({ issuerOrganisationId: 'bo-y-te' })).toBe(false)
  expect(speaks({ issuerLevel: 'ministry' })).toBe(false)
  expect(speaks({ issuerName: 'Chính phủ', issuerOrganisationId: null, notation: 'QĐ-TTg' })).toBe(false)
})
