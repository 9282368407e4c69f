import { expect, test } from 'vitest'
import { expectEverythingElseRefused } from '../../../tests/support/forbidden-transitions.ts'
import { isPermission, permissionsOf, roleNames } from '../../foundation/access/matrix.ts'
import { assignment } from './assignment.ts'
import { defect } from './defect.ts'
import { difficulty } from './difficulty.ts'
import { entry } from './entry.ts'
import { problem } from './problem.ts'
import { proposal } from './proposal.ts'
import { requirement } from './requirement.ts'

test('whatever the table of a machine does not allow is refused with its reason, in every state and for every role', () => {
  expectEverythingElseRefused(assignment, {
    asker: 'a',
    completedBy: null,
    acceptedBy: null,
    urgent: true,
    graveDefects: 0,
    moved: null,
    checklist: [],
    today: '2021-05-25',
    checking: null,
  })
  expectEverythingElseRefused(defect, { asker: 'a', fixedBy: 'b', gone: null })
  expectEverythingElseRefused(difficulty, null)
  expectEverythingElseRefused(entry, { applicable: true, isOwners: true, isNamed: false, successor: null })
  expectEverythingElseRefused(problem, { openRequirements: null })
  expectEverythingElseRefused(requirement, {
    asker: 'a',
    offeredBy: 'b',
    success: { measureId: 'venue-active', comparison: 'at-least', target: 80, unit: '%' },
    today: '2021-05-25',
    reusable: null,
    justified: null,
    measured: null,
    capable: null,
    explained: null,
    built: true,
    handoverBegun: false,
    measurable: true,
  })
  expectEverythingElseRefused(proposal, {
    kind: 'to-build',
    contentHash: 'a',
    seenHash: 'a',
    outcome: null,
    changed: null,
    justified: null,
    spokeForTheOther: false,
    confirmable: true,
    today: '2021-06-01',
    askedOn: null,
    dueOn: null,
    extensionUntil: null,
    extendedBefore: false,
    extensionWaits: false,
    settlement: null,
  })
})

test('every permission that a machine names is one of the matrix, and somebody holds it', () => {
  const named = [assignment, defect, difficulty, problem, requirement, proposal, entry].flatMap((machine) =>
    machine.transitions.map(({ by }) => by).filter((by) => by !== 'system'),
  )
  for (const by of new Set(named)) {
    expect(isPermission(by), by).toBe(true)
    expect(
      roleNames.some((role) => permissionsOf(role).some((held) => held === by)),
      by,
    ).toBe(true)
  }
})
