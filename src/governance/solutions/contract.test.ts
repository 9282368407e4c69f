import { expect, test } from 'vitest'
import type { Endpoint } from '../../platform/http/contract.ts'
import { machines, nounOf } from './actions/fixture.ts'
import * as contract from './contract.ts'

/** Remarks, first readings, files and versions stand beside a text: they take no step, so two people may write at once. */
const movesNothing = /\/(attest|remarks|evidence|files|versions|views\/\w+)$/
const endpoints: readonly Endpoint[] = Object.values(contract)

test('every command of every machine can be given at its own address, by exactly those the machine names', () => {
  const plurals: Record<string, string> = {
    assignment: 'assignments',
    defect: 'defects',
    difficulty: 'difficulties',
    problem: 'problems',
    requirement: 'requirements',
    proposal: 'proposals',
    entry: 'solutions',
  }
  const lawful = new Set<string>()
  for (const machine of machines) {
    for (const command of new Set(machine.transitions.map((one) => one.command))) {
      const by = new Set(machine.transitions.filter((one) => one.command === command).map((one) => one.by))
      if (by.has('system')) continue
      // What each of the two authorities does for itself has an address for each.
      const address = new RegExp(`^/api/${plurals[nounOf(machine)]}/:\\w+/${command}(/\\w+)?$`)
      const found = endpoints.filter((one) => one.method === 'POST' && address.test(one.path))
      expect(found.map((one) => one.permission).sort(), `${machine.name} ${command}`).toEqual([...by].sort())
      for (const { path } of found) lawful.add(path)
    }
  }
  const commands = endpoints.filter((one) => one.method === 'POST' && one.path.includes('/:') && !movesNothing.test(one.path))
  expect(commands.map((one) => one.path).sort()).toEqual([...lawful].sort())
})

test('every command names the version its giver has read, and may be sent again after a lost reply', () => {
  for (const one of endpoints.filter((e) => e.method === 'POST' && e.upload === undefined)) {
    expect(one.resendable, one.path).toBe(true)
    const isCommand = one.path.includes('/:') && !movesNothing.test(one.path)
    const without = one.body?.safeParse({ verdict: 'agree', kind: 'measured', act: 'sign' })
    const complains = without?.success === false && without.error.issues.some((issue) => issue.path[0] === 'version')
    expect(complains, one.path).toBe(isCommand)
  }
})
