import { expect, test } from 'vitest'
import type { SignedInAccount } from '../../foundation/access/contract.ts'
import { permissionsOf, type Role, roleNames } from '../../foundation/access/matrix.ts'
import { isGranted } from '../api/session.ts'
import { landing } from './landing.ts'
import { pageAt } from './Shell.tsx'

const account = (role: Role, unitPath = 'vn'): SignedInAccount => ({
  id: '0198',
  username: 'ho.van.an',
  displayName: 'Hồ Văn An',
  mustDo: 'nothing',
  roles: [{ role, unitPath, placeVi: '', placeEn: '' }],
  permissions: permissionsOf(role),
})

test('everybody starts where their work is', () => {
  const starts: [Role, string, string | undefined][] = [
    ['commune-officer', 'vn/30/290/10549', '/my-list'],
    ['facility-staff', 'vn/30/290/10549/o-co-so-03', '/facilities'],
    ['venue-keeper', 'vn/30/290/10549/o-3gn8efgm', '/venues'],
    ['door-controller', 'vn/30/290/10549/o-3gn8efgm', '/venues'],
    ['camera-operator', 'vn/30', '/cameras'],
    ['system-administrator', 'vn', '/accounts'],
    ['vendor', 'vn/01/o-cong-ty-mau', '/proposals'],
    ['provincial-officer', 'vn/30', '/overview'],
    ['health-officer', 'vn', '/overview'],
    ['auditor', 'vn', '/overview'],
  ]
  for (const [role, unitPath, page] of starts) expect([role, landing(account(role, unitPath))]).toEqual([role, page])
})

test('nobody starts on a page that they may not see', () => {
  for (const role of roleNames) {
    const one = account(role, 'vn/30/290/10549/o-x')
    const start = landing(one)
    expect(start === undefined || isGranted(one, pageAt(start)?.permission ?? [])).toBe(true)
  }
})

test('whoever works in the field may tell what is in the way, from the camera room and the door as well', () => {
  for (const role of ['commune-officer', 'facility-staff', 'venue-keeper', 'door-controller', 'camera-operator'] as const) {
    expect(permissionsOf(role), role).toContain('difficulty.report')
    expect(isGranted(account(role), pageAt('/difficulties')?.permission ?? []), role).toBe(true)
  }
})
