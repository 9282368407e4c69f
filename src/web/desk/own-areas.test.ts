import { expect, test } from 'vitest'
import type { SignedInAccount } from '../../foundation/access/contract.ts'
import { ownAreas } from './own-areas.ts'

const account = (...roles: [role: string, unitPath: string][]): SignedInAccount => ({
  id: '1',
  username: 'tram.y.te',
  displayName: 'Ngô Thùy Linh',
  roles: roles.map(([role, unitPath]) => ({ role, unitPath, placeVi: unitPath, placeEn: unitPath })),
  permissions: [],
  mustDo: 'nothing',
})
const paths = (given: SignedInAccount) => ownAreas(given, 'venue.register').map(({ unitPath }) => unitPath)

test('a provincial officer registers venues anywhere in the province, a commune officer in the commune', () => {
  expect(paths(account(['provincial-officer', 'vn/30']))).toEqual(['vn/30'])
  expect(paths(account(['commune-officer', 'vn/30/290/10549']))).toEqual(['vn/30/290/10549'])
})

test('a venue’s owner has a venue but no area, and a role without the right opens none', () => {
  expect(paths(account(['venue-keeper', 'vn/30/290/10549/o-ab12']))).toEqual([])
  expect(paths(account(['auditor', 'vn']))).toEqual([])
})

test('two roles at one place are one area', () => {
  expect(paths(account(['commune-officer', 'vn/30/290/10549'], ['commune-officer', 'vn/30/290/10549']))).toHaveLength(1)
})
