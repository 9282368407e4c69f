import { expect, test } from 'vitest'
import { dutyOf, sessionHours } from './duty.ts'
import { roleNames, roles } from './matrix.ts'

const settled = { mustChangePassword: false, secondFactorIsSetUp: false, secondFactorIsWaived: false }

test('a one-time password has to be changed before anything else', () => {
  expect(dutyOf({ ...settled, roles: ['health-signer'], mustChangePassword: true })).toBe('change-password')
  expect(dutyOf({ ...settled, roles: [], mustChangePassword: true })).toBe('change-password')
})

test('national and provincial roles need a second factor, a commune’s desk and a venue’s door do not', () => {
  expect(dutyOf({ ...settled, roles: ['provincial-officer'] })).toBe('set-up-second-factor')
  expect(dutyOf({ ...settled, roles: ['commune-officer', 'facility-staff', 'door-controller'] })).toBe('nothing')
  expect(dutyOf({ ...settled, roles: ['commune-officer', 'camera-operator'] })).toBe('set-up-second-factor')
  for (const role of roleNames.filter((name) => roles[name].secondFactor))
    expect(dutyOf({ ...settled, roles: [role] })).toBe('set-up-second-factor')
})

test('whoever may see personal data unmasked needs a second factor', () => {
  expect(dutyOf({ ...settled, roles: ['health-officer'] })).toBe('set-up-second-factor')
})

test('once it is set up, or waived in a demonstration, work can begin', () => {
  expect(dutyOf({ ...settled, roles: ['health-signer'], secondFactorIsSetUp: true })).toBe('nothing')
  expect(dutyOf({ ...settled, roles: ['health-signer'], secondFactorIsWaived: true })).toBe('nothing')
})

test('a sign-in with such rights lasts a shift, any other a week', () => {
  expect(sessionHours(['provincial-officer'])).toBe(12)
  expect(sessionHours(['door-controller'])).toBe(168)
})
