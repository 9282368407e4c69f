import { expect } from 'vitest'
import { permissionsOf, roleNames } from '../../src/foundation/access/matrix.ts'
import { Refusal } from '../../src/platform/refusal.ts'
import { decide, type Machine, nextSteps } from '../../src/platform/transitions.ts'

/** Everything a machine does not allow: a command in a state that does not know it, and a role that does not hold it. */
export function expectEverythingElseRefused<S extends string, C extends string, K>(machine: Machine<S, C, K>, given: K): void {
  const commands = [...new Set(machine.transitions.map((one) => one.command))]
  for (const state of machine.states) {
    for (const command of commands) {
      const lawful = machine.transitions.filter((one) => one.command === command && one.from.includes(state))
      if (lawful.length === 0) {
        expect(
          codeOf(() => decide(machine, state, command, given)),
          `${machine.name}: ${command} in ${state}`,
        ).toBe('not-possible-in-this-state')
      }
      for (const role of roleNames) {
        const may: readonly string[] = permissionsOf(role)
        const offered = nextSteps(machine, state, given, (permission) => may.includes(permission)).find(
          (one) => one.command === command,
        )
        const asked = lawful.filter(({ by }) => by !== 'system')
        if (asked.length === 0) expect(offered, `${machine.name}: ${command} in ${state} by ${role}`).toBeUndefined()
        else if (!asked.some(({ by }) => may.includes(by)))
          expect(offered?.whyNot, `${machine.name}: ${command} in ${state} by ${role}`).toBe('not-your-permission')
      }
    }
  }
}

function codeOf(act: () => unknown): string {
  try {
    act()
  } catch (fault) {
    if (fault instanceof Refusal) return fault.code
    throw fault
  }
  return 'nothing was refused'
}
