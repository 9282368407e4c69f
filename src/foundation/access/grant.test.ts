import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isWithin } from '../../vocabulary/administrative-unit-code.ts'
import { decideEnd, decideGrant, decideReset, fitsPlace, type HeldRole } from './grant.ts'
import { holdersOf, permissionsOf, type Role, roleNames, roles } from './matrix.ts'

const day = '2021-05-25'
const held = (role: Role, ...reach: string[]): HeldRole => ({ role, reach })
const places = [
  'vn',
  'vn/30',
  'vn/301',
  'vn/31',
  'vn/30/288',
  'vn/30/288/10507',
  'vn/30/288/10510',
  'vn/30/288/10507/o-a',
  'vn/o-x',
] as const
const somePlace = fc.constantFrom(...places)
const someRole = fc.constantFrom(...roleNames)
const someHeld = fc.record({ role: someRole, reach: fc.array(somePlace, { minLength: 1, maxLength: 2 }) })

describe('granting a role', () => {
  test('nobody grants outside the places where they may create accounts, nor a role of a level above their own', () => {
    const level = { nation: 0, province: 1, commune: 2, organisation: 3 }
    fc.assert(
      fc.property(fc.array(someHeld, { maxLength: 3 }), someRole, somePlace, (granter, role, unitPath) => {
        const decision = decideGrant(granter, { role, unitPath }, day)
        const mayCreate = granter.filter((one) => holdersOf('account.create').includes(one.role) && isWithin(one.reach, unitPath))
        if (decision.allowed) {
          expect(mayCreate.some((one) => level[roles[one.role].level] <= level[roles[role].level])).toBe(true)
          expect(fitsPlace(role, unitPath, day)).toBe(true)
        }
        if (mayCreate.length === 0) expect(decision.allowed).toBe(false)
      }),
      { numRuns: 2000 },
    )
  })

  test('whatever a chain of grants below a province leads to, nobody in it holds a permission that only the nation has', () => {
    const nationalOnly = permissionsOf('system-administrator').filter((permission) =>
      holdersOf(permission).every((role) => roles[role].level === 'nation'),
    )
    expect(nationalOnly).toContain('audit.read')
    fc.assert(
      fc.property(fc.array(fc.tuple(someRole, somePlace), { maxLength: 8 }), (chain) => {
        let holders: HeldRole[] = [held('provincial-officer', 'vn/30')]
        for (const [role, unitPath] of chain) {
          const decision = decideGrant(holders, { role, unitPath }, day)
          if (decision.allowed) holders = [...holders, held(decision.role, unitPath)]
        }
        for (const { role, reach } of holders) {
          expect(permissionsOf(role).filter((permission) => nationalOnly.includes(permission))).toEqual([])
          expect(reach.every((path) => isWithin(['vn/30'], path))).toBe(true)
        }
      }),
      { numRuns: 1000 },
    )
  })

  test.each([
    ['a commune officer', 'commune-officer', 'vn/30/288/10507', 'provincial-officer', 'vn/30', 'role-is-outside-your-scope'],
    ['a provincial officer', 'provincial-officer', 'vn/30', 'health-officer', 'vn', 'role-is-outside-your-scope'],
    [
      'a commune officer',
      'commune-officer',
      'vn/30/288/10507',
      'commune-officer',
      'vn/30/288/10510',
      'role-is-outside-your-scope',
    ],
    [
      'a provincial officer of Hải Dương',
      'provincial-officer',
      'vn/30',
      'provincial-officer',
      'vn/301',
      'role-does-not-fit-the-place',
    ],
    ['an officer of the health authority', 'health-officer', 'vn', 'provincial-officer', 'vn/30', 'role-is-outside-your-scope'],
    ['a system administrator', 'system-administrator', 'vn', 'provincial-officer', 'vn/30/288', 'role-does-not-fit-the-place'],
    ['a system administrator', 'system-administrator', 'vn', 'minister', 'vn', 'role-is-not-known'],
  ] as const)('%s (%s at %s) does not make a %s at %s', (_, role, at, wanted, unitPath, code) => {
    expect(decideGrant([held(role, at)], { role: wanted, unitPath }, day)).toEqual({ allowed: false, code })
  })

  test.each([
    ['system-administrator', 'vn', 'health-signer', 'vn'],
    ['system-administrator', 'vn', 'vendor', 'vn/o-x'],
    ['provincial-officer', 'vn/30', 'camera-operator', 'vn/30'],
    ['provincial-officer', 'vn/30', 'commune-officer', 'vn/30/288'],
    ['commune-officer', 'vn/30/288', 'commune-officer', 'vn/30/288/10507'],
    ['commune-officer', 'vn/30/288/10507', 'facility-staff', 'vn/30/288/10507/o-a'],
  ] as const)('a %s at %s makes a %s at %s', (role, at, wanted, unitPath) => {
    expect(decideGrant([held(role, at)], { role: wanted, unitPath }, day)).toEqual({ allowed: true, role: wanted, unitPath })
  })

  test('a role that reaches down to a commune only because somebody also holds a lower one does not lend its level', () => {
    const both = [held('provincial-officer', 'vn/31'), held('commune-officer', 'vn/30/288')]
    expect(
      decideGrant(
        [held('commune-officer', 'vn/30'), held('provincial-officer', 'vn/31')],
        { role: 'provincial-officer', unitPath: 'vn/30' },
        day,
      ),
    ).toEqual({
      allowed: false,
      code: 'role-is-above-yours',
    })
    expect(decideGrant(both, { role: 'commune-officer', unitPath: 'vn/30/288/10507' }, day).allowed).toBe(true)
  })

  test('there are officers of districts until the end of June 2025', () => {
    expect(fitsPlace('commune-officer', 'vn/30/288', '2025-06-30')).toBe(true)
    expect(fitsPlace('commune-officer', 'vn/30/288', '2025-07-01')).toBe(false)
    expect(fitsPlace('commune-officer', 'vn/31/10507', '2025-07-01')).toBe(true)
  })
})

describe('giving an account a new one-time password', () => {
  const target = (...at: [Role, string][]) => ({ id: 'target', roles: at.map(([role, unitPath]) => ({ role, unitPath })) })
  const officer = { id: 'officer', held: [held('provincial-officer', 'vn/30')] }

  test('the unit above does it', () => {
    expect(decideReset(officer, target(['commune-officer', 'vn/30/288/10507'])).allowed).toBe(true)
    expect(decideReset({ id: 'root', held: [held('system-administrator', 'vn')] }, target(['health-signer', 'vn'])).allowed).toBe(
      true,
    )
  })

  test('two people of one unit do not, because whoever resets could sign in as the other', () => {
    expect(decideReset(officer, target(['camera-operator', 'vn/30']))).toEqual({
      allowed: false,
      code: 'account-is-not-below-yours',
    })
  })

  test('an account elsewhere looks as if it did not exist', () => {
    expect(decideReset(officer, target(['commune-officer', 'vn/31']))).toEqual({ allowed: false, code: 'not-found' })
    expect(decideReset(officer, target())).toEqual({ allowed: false, code: 'not-found' })
  })

  test('an account that also has a role elsewhere is left to the unit above both', () => {
    expect(decideReset(officer, target(['commune-officer', 'vn/30/288/10507'], ['vendor', 'vn/o-x']))).toEqual({
      allowed: false,
      code: 'account-has-roles-elsewhere',
    })
  })

  test('nobody resets themselves', () => {
    const root = { id: 'root', held: [held('system-administrator', 'vn')] }
    expect(decideReset(root, { ...target(['system-administrator', 'vn']), id: 'root' })).toEqual({
      allowed: false,
      code: 'one-cannot-reset-oneself',
    })
  })

  test('for any two people: allowed only when every role of the target lies within the reach of a role that may reset', () => {
    fc.assert(
      fc.property(
        fc.array(someHeld, { maxLength: 3 }),
        fc.array(fc.tuple(someRole, somePlace), { maxLength: 3 }),
        (resetter, at) => {
          const decision = decideReset({ id: 'officer', held: resetter }, target(...at))
          const reach = resetter.filter((one) => holdersOf('account.reset').includes(one.role)).flatMap((one) => one.reach)
          if (decision.allowed) expect(at.length > 0 && at.every(([, unitPath]) => isWithin(reach, unitPath))).toBe(true)
        },
      ),
      { numRuns: 2000 },
    )
  })
})

test('whoever may not give a role may not end it either, and the last one stays', () => {
  const province = { id: 'p', held: [{ role: 'provincial-officer' as const, reach: ['vn/30'] }] }
  const commune = { role: 'commune-officer', unitPath: 'vn/30/288/10507' }
  const facility = { role: 'facility-staff', unitPath: 'vn/30/288/10507/o-ktx' }
  const ends = (roles: readonly { role: string; unitPath: string }[], wanted: { role: string; unitPath: string }, id = 'x') => {
    const decision = decideEnd(province, { id, roles }, wanted, '2021-05-25')
    return decision.allowed ? 'allowed' : decision.code
  }
  expect(ends([commune, facility], commune)).toBe('allowed')
  expect(ends([commune], commune)).toBe('role-is-the-last-one')
  expect(ends([facility], commune)).toBe('not-found')
  expect(ends([commune, facility], commune, 'p')).toBe('one-cannot-change-oneself')
  const national = { role: 'health-officer', unitPath: 'vn' }
  expect(ends([commune, national], national)).toBe('role-is-outside-your-scope')
})
