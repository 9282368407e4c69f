import { expect, test } from 'vitest'
import type { Endpoint } from '../../platform/http/contract.ts'
import { machines, nounOf } from './actions/fixture.ts'
import * as contract from './contract.ts'

const endpoints: readonly Endpoint[] = Object.values(contract)

test('every command of every machine can be given at its own address, by exactly those the machine names', () => {
  const plurals: Record<string, string> = {
    assignment: 'assignments',
    difficulty: 'difficulties',
    problem: 'problems',
    requirement: 'requirements',
    proposal: 'proposals',
  }
  const lawful = new Set<string>()
  for (const machine of machines) {
    for (const { command, by } of machine.transitions) {
      if (by === 'system') continue
      const address = new RegExp(`^/api/${plurals[nounOf(machine)]}/:\\w+/${command}$`)
      const found = endpoints.filter((one) => one.method === 'POST' && address.test(one.path))
      expect(
        found.map((one) => one.permission),
        `${machine.name} ${command}`,
      ).toEqual([by])
      lawful.add(found[0]?.path ?? '')
    }
  }
  const commands = endpoints.filter((one) => one.method === 'POST' && one.path.includes('/:'))
  expect(commands.map((one) => one.path).sort()).toEqual([...lawful].sort())
})

test('every command names the version its giver has read, and may be sent again after a lost reply', () => {
  for (const one of endpoints.filter((e) => e.method === 'POST')) {
    expect(one.resendable, one.path).toBe(true)
    const isCommand = one.path.includes('/:')
    const without = one.body?.safeParse({ verdict: 'agree' })
    const complains = without?.success === false && without.error.issues.some((issue) => issue.path[0] === 'version')
    expect(complains, one.path).toBe(isCommand)
  }
})
