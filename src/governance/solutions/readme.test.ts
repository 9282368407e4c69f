import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { machines, nounOf } from './actions/fixture.ts'
import { things } from './events.ts'

const readme = readFileSync(join(import.meta.dirname, 'README.md'), 'utf8')

test('every machine is in the README as it is in the code: its states and its diagram', () => {
  expect(new Set(machines.map(nounOf))).toEqual(new Set<string>(things))
  for (const machine of machines) {
    expect(readme).toContain(`States of \`${nounOf(machine)}\`: ${machine.states.map((state) => `\`${state}\``).join(', ')}.`)
    expect(readme).toContain(`\`\`\`mermaid\n${machine.diagram}\n\`\`\``)
  }
  expect(readme.match(/```mermaid/g)).toHaveLength(machines.length)
})
