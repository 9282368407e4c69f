import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { vi as placesVi } from '../../foundation/places/messages.vi.ts'
import { vi as platformVi } from '../../platform/messages.vi.ts'
import { machines } from './actions/fixture.ts'
import { capabilities } from './capability.ts'
import { verdicts, voidedBecause } from './consultation.ts'
import { severities } from './defect.ts'
import { difficultyCategories } from './difficulty.ts'
import { itemResults, movedThings } from './handover.ts'
import { handoverItems, handoverSections } from './handover-template.ts'
import { en } from './messages.en.ts'
import { vi } from './messages.vi.ts'
import { proposalKinds, settlements } from './proposal.ts'
import { remarkParts } from './remark.ts'
import { comparisons, dataClasses } from './requirement.ts'
import { sides } from './side.ts'
import { forces, tracks } from './solution.ts'

const folder = import.meta.dirname

test('every state, command and word of the vocabularies has its word in both languages', () => {
  const keys = [
    ...machines.flatMap((machine) => machine.states.map((state) => `${machine.name}.state.${state}`)),
    ...machines.flatMap((machine) => machine.transitions.map(({ command }) => `${machine.name}.command.${command}`)),
    ...capabilities.map((one) => `solutions.capability.${one}`),
    ...handoverSections.map((one) => `solutions.handover-section.${one}`),
    ...movedThings.map((one) => `solutions.moved.${one}`),
    ...severities.map((one) => `solutions.severity.${one}`),
    ...handoverItems.map((one) => `solutions.handover-item.${one}`),
    ...itemResults.map((one) => `solutions.item-result.${one}`),
    ...difficultyCategories.map((one) => `solutions.difficulty.category.${one}`),
    ...comparisons.map((one) => `solutions.requirement.comparison.${one}`),
    ...dataClasses.map((one) => `solutions.requirement.data-class.${one}`),
    ...proposalKinds.map((one) => `solutions.proposal.kind.${one}`),
    ...voidedBecause.map((one) => `solutions.opinion.voided.${one}`),
    ...settlements.map((one) => `solutions.settlement.${one}`),
    ...remarkParts.map((one) => `solutions.remark-part.${one}`),
    ...verdicts.map((one) => `solutions.verdict.${one}`),
    ...sides.map((one) => `solutions.side.${one}`),
    ...tracks.map((one) => `solutions.track.${one}`),
    ...forces.map((one) => `solutions.force.${one}`),
  ]
  for (const words of [vi, en]) expect(keys.filter((key) => !(key in words))).toEqual([])
})

test('every refusal of this room says in both languages what to do, and no sentence is kept for a refusal that does not exist', () => {
  const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (name) => name.endsWith('.ts') && !/test\.ts$|messages\./.test(name),
  )
  const code = sources.map((name) => readFileSync(join(folder, name), 'utf8')).join('\n')
  const used = new Set([...code.matchAll(/(?:new Refusal\(|code: )'([a-z-]+)'/g)].map((match) => `refusal.${match[1]}`))
  const known: Record<string, string> = { ...platformVi, ...placesVi, ...vi }
  expect([...used].filter((key) => !(key in known))).toEqual([])
  expect(Object.keys(vi).filter((key) => key.startsWith('refusal.') && !used.has(key))).toEqual([])
})
