import { expect, test } from 'vitest'
import { createAccount } from '../contract.ts'
import { accountFrom } from './account-from.ts'

const filled = (more: Readonly<Record<string, string>>): FormData => {
  const data = new FormData()
  for (const [name, value] of Object.entries({ username: 'tram.y.te', displayName: 'Nguyễn Thị Hoa', ...more }))
    data.set(name, value)
  return data
}

test('several roles of one person keep the order in which they stand on the page', () => {
  const data = filled({
    'roles.1.role': 'facility-staff',
    'roles.1.unitPath': 'vn/30/o-a',
    'roles.0.role': 'commune-officer',
    'roles.0.unitPath': 'vn/30/288/10507',
  })
  expect(createAccount.body?.parse(accountFrom(data)).roles).toEqual([
    { role: 'commune-officer', unitPath: 'vn/30/288/10507' },
    { role: 'facility-staff', unitPath: 'vn/30/o-a' },
  ])
})

test('a role without a place is found wanting at its place', () => {
  const wrong = createAccount.body?.safeParse(accountFrom(filled({ 'roles.0.role': 'commune-officer', 'roles.0.unitPath': '' })))
  expect(wrong?.error?.issues.map(({ path }) => path.join('.'))).toEqual(['roles.0.unitPath'])
})
