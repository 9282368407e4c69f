import { authorityOn } from '../../../foundation/places/public.ts'
import type { Reader, Transaction } from '../../../platform/database.ts'
import { found, notFound } from '../../../platform/refusal.ts'
import { decide, type NextStep, nextSteps } from '../../../platform/transitions.ts'
import { civilDay } from '../../../vocabulary/period.ts'
import { type EntryCase, type EntryState, entry } from '../entry.ts'
import { rolesOfSides } from '../side.ts'
import { lockSolution, retire, type SolutionRow, solutionById } from '../store/solution.ts'
import { type Asker, asRead, holdsAt } from './asker.ts'
import { chronicle } from './chronicle.ts'

/** Its owner retires a solution: with a reason, and with what takes its place where a directive names it. */
export async function retireSolution(
  tx: Transaction,
  given: { readonly solutionId: string; readonly version: number; readonly reason: string; readonly successorId: string | null },
  by: Asker,
): Promise<void> {
  const { solutionId, reason, successorId } = given
  const row = found(await lockSolution(tx, solutionId), 'solution')
  if (!holdsAt(by.actor, row.scope_path)('solution.retire')) throw notFound('solution')
  const successor = successorId === null ? null : found(await lockSolution(tx, successorId), 'solution')
  const from = stateOf(row)
  await asRead(tx, { version: versionOfEntry(row), state: from }, 'entry', { id: solutionId, version: given.version })
  const to = decide(entry, from, 'retire', await caseOf(tx, row, by, successor))
  await retire(tx, solutionId, { because: reason, byName: by.actor.displayName, successorId }, by.now)
  await chronicle(tx, by, {
    act: 'solution.retired',
    thing: 'entry',
    id: solutionId,
    solutionId,
    scopePath: row.scope_path,
    command: 'retire',
    from,
    to,
    words: reason,
    facts: { successorId, force: row.force, directiveId: row.force_directive_id },
  })
}

/** What may be done with the entry itself, and why not; nothing to those whose matter it is not. */
export async function stepsOfEntry(db: Reader, row: SolutionRow, by: Asker): Promise<NextStep<string>[]> {
  const holds = holdsAt(by.actor, row.scope_path)
  if (!holds('solution.retire') || !row.applicable) return []
  return nextSteps(entry, stateOf(row), await caseOf(db, row, by, undefined), holds)
}

/** An entry takes one step in its life. */
export const versionOfEntry = (row: SolutionRow): number => (row.retired_at === null ? 1 : 2)
const stateOf = (row: SolutionRow): EntryState => (row.retired_at === null ? 'listed' : 'retired')

async function caseOf(db: Reader, row: SolutionRow, by: Asker, successor: SolutionRow | null | undefined): Promise<EntryCase> {
  const side = holdsAt(by.actor, row.scope_path)('handover.transfer') ? 'technology' : 'health'
  const own = await authorityOn(db, rolesOfSides[side], civilDay(by.now))
  return {
    applicable: row.applicable,
    isOwners: row.owner_id === own.id,
    isNamed: row.force !== null,
    successor:
      successor === null || successor === undefined
        ? successor
        : {
            isItself: successor.id === row.id,
            applicable: successor.applicable,
            doesTheSame: successor.capabilities.some((one) => row.capabilities.includes(one)),
          },
  }
}

/** What took the place of a solution, and of that one, to the one that is there now; itself where nothing did. */
export async function presentOf(db: Reader, id: string): Promise<string> {
  let at = id
  for (const seen = new Set<string>(); !seen.has(at); ) {
    seen.add(at)
    at = (await solutionById(db, at))?.successor_id ?? at
  }
  return at
}
