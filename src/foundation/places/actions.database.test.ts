import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../tests/support/database.ts'
import { authorityOn, expandScope, placeNames, registerOrganisation } from './actions.ts'
import { childrenOf, countByUnit, organisationsWithin } from './store.ts'

let t: TestDatabase
beforeAll(async () => {
  t = await testDatabase()
})
afterAll(() => t.close())
const by = { actor: { id: 'a-1', displayName: 'Cán bộ' }, scope: ['vn/30'], now: new Date('2021-05-25T01:00:00Z') }

test('the country had 63 provinces in 2021 and has 34 since July 2025', async () => {
  expect(await childrenOf(t.database.read, 'vn', '2021-12-16')).toHaveLength(63)
  expect(await childrenOf(t.database.read, 'vn', '2026-01-01')).toHaveLength(34)
})

test('a place is named with the units above it, as on that day', async () => {
  const names = await placeNames(t.database.read, ['vn/30/290', 'vn', 'vn/24'], '2021-05-25')
  expect(names.get('vn/30/290')?.vi).toBe('Thành phố Chí Linh, Tỉnh Hải Dương')
  expect(names.get('vn/30/290')?.en).toBe('Chi Linh City, Hai Duong Province')
  expect(names.get('vn')?.vi).toBe('Việt Nam')
  expect(names.get('vn/24')?.vi).toBe('Tỉnh Bắc Giang')
  expect((await placeNames(t.database.read, ['vn/24'], '2026-01-01')).get('vn/24')?.vi).toBe('Tỉnh Bắc Ninh')
})

test('the technology authority is another ministry after the merger of 2025', async () => {
  expect((await authorityOn(t.database.read, 'technology-authority', '2021-05-25')).vi).toBe('Bộ Thông tin và Truyền thông')
  expect((await authorityOn(t.database.read, 'technology-authority', '2025-03-01')).vi).toBe('Bộ Khoa học và Công nghệ')
})

test('an officer of Hải Phòng reaches what was recorded in Hải Dương after the merger, not before', () => {
  expect(expandScope(['vn/31'], '2026-01-01')).toContain('vn/30')
  expect(expandScope(['vn/31'], '2021-05-25')).toEqual(['vn/31'])
})

test('a facility is registered inside one’s scope only, and only in a unit that exists', async () => {
  const facility = {
    kind: 'quarantine-facility',
    name: 'Trung đoàn 125',
    unitPath: 'vn/30/290',
    address: 'Chí Linh',
    facts: {},
  } as const
  const { path } = await t.database.transaction((tx) => registerOrganisation(tx, facility, by))
  expect(path.startsWith('vn/30/290/o-')).toBe(true)
  await expect(
    t.database.transaction((tx) => registerOrganisation(tx, { ...facility, unitPath: 'vn/24' }, by)),
  ).rejects.toMatchObject({ code: 'place-is-outside-your-scope' })
  await expect(
    t.database.transaction((tx) => registerOrganisation(tx, { ...facility, unitPath: 'vn/30/999' }, by)),
  ).rejects.toMatchObject({ code: 'unit-is-not-in-force' })
  const filter = { kinds: ['quarantine-facility'], folded: 'trung doan', after: '', limit: 10 }
  expect(await organisationsWithin(t.database.read, ['vn/30'], filter)).toHaveLength(1)
  expect(await organisationsWithin(t.database.read, ['vn/3', 'vn/24'], filter)).toHaveLength(0)
  expect(await countByUnit(t.database.read, ['vn'], 'quarantine-facility', 1)).toEqual([{ unit_path: 'vn/30', count: 1 }])
})
