import type { Actor } from '../../../platform/http/mount.ts'
import type { WaitingPart } from '../../../platform/waiting.ts'
import { isWithin } from '../../../vocabulary/administrative-unit-code.ts'
import { opinionPermissions, type Side } from '../side.ts'
import { openRequirements } from '../store/requirement.ts'
import { solutionsInMotion } from '../store/solution.ts'
import { nation } from './asker.ts'
import { type ShownTerm, termsByThing } from './terms.ts'
import { dueOf, waitingOf } from './waiting.ts'

/** Whose turn it is: what an account must hold to take the step that a state waits for. */
const assignmentTurns: Readonly<Record<string, string>> = {
  assigned: 'solution.complete',
  completing: 'solution.complete',
  ready: 'handover.accept',
  accepted: 'handover.transfer',
}
const requirementTurns: Readonly<Record<string, string>> = {
  stated: 'requirement.answer',
  clarifying: 'problem.state',
  raised: 'requirement.settle',
  answered: 'requirement.answer',
  building: 'requirement.answer',
  verifying: 'requirement.verify',
}

function proposalTurn(state: string, side: Side): string | undefined {
  if (side === 'proposer') return 'proposal.submit'
  if (side === 'steering') return 'consultation.settle'
  if (state === 'submitted') return 'consultation.open'
  return state === 'agreed' ? 'solution.complete' : opinionPermissions[side]
}

/** Solutions, requirements and consultations in which the next step is the asker's, each until the day on which its running term ends. */
export const solutionsWaitingFor: WaitingPart = async (db, { actor, now }) => {
  const rows = await solutionsInMotion(db)
  const waiting = await waitingOf(db, rows)
  const due = await dueOf(db, rows, now)
  const solutions = rows.flatMap((row) => {
    const turns =
      row.machine === 'assignment'
        ? [assignmentTurns[row.state]]
        : row.machine === 'proposal'
          ? waiting(row).map((side) => proposalTurn(row.state, side))
          : []
    if (!turns.some((turn) => turn !== undefined && may(actor, turn, row.scope_path))) return []
    const page = row.machine === 'proposal' ? 'proposals' : 'solutions'
    return [
      {
        key: `solutions.waiting.${row.machine}.${row.state}`,
        thing: { vi: row.name, en: row.name_en ?? row.name },
        since: row.state_since,
        dueOn: due(row).dueOn,
        link: `/${page}/${row.id}`,
      },
    ]
  })
  const open = await openRequirements(db)
  const ids = open.map(({ id }) => id)
  const terms = ids.length === 0 ? new Map<string, ShownTerm[]>() : await termsByThing(db, 'requirement', ids, now)
  const requirements = open.flatMap((row) => {
    const turn = requirementTurns[row.state]
    if (turn === undefined || !may(actor, turn, nation)) return []
    return [
      {
        key: `solutions.waiting.requirement.${row.state}`,
        thing: { vi: row.title, en: row.title },
        since: row.state_since,
        dueOn: runningDue(terms.get(row.id) ?? []) ?? row.deadline_on,
        link: `/requirements/${row.id}`,
      },
    ]
  })
  return [...solutions, ...requirements]
}

/** The day on which what runs is over; a term that stands still presses nobody. */
function runningDue(terms: readonly ShownTerm[]): string | undefined {
  const running = terms.filter(({ stoppedAt, pausedFor }) => stoppedAt === null && pausedFor === null)
  return running.flatMap(({ dueOn }) => dueOn ?? []).toSorted()[0]
}

/** A company acts for its own proposal; the authorities for the nation. */
function may(actor: Actor, permission: string, path: string): boolean {
  return isWithin(actor.scopesOf(permission), permission === 'proposal.submit' ? path : nation)
}
