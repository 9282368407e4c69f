import type { Tone } from '../../../web/design/StateMark.tsx'
import type { AssignmentState } from '../assignment.ts'
import type { Verdict } from '../consultation.ts'
import type { DefectState } from '../defect.ts'
import type { DifficultyState } from '../difficulty.ts'
import type { ItemResult } from '../handover.ts'
import type { ProblemState } from '../problem.ts'
import type { ProposalState } from '../proposal.ts'
import type { RequirementState } from '../requirement.ts'

const assignmentTones: Readonly<Record<AssignmentState, Tone>> = {
  assigned: 'none',
  completing: 'going',
  ready: 'going',
  accepted: 'going',
  'handed-over': 'ok',
  withdrawn: 'none',
}

const requirementTones: Readonly<Record<RequirementState, Tone>> = {
  stated: 'none',
  clarifying: 'warn',
  raised: 'warn',
  answered: 'going',
  building: 'going',
  verifying: 'going',
  // A hollow mark: somebody said so, nobody measured it.
  'met-as-reported': 'none',
  met: 'ok',
}

const proposalTones: Readonly<Record<ProposalState, Tone>> = {
  submitted: 'none',
  clarifying: 'warn',
  'in-consultation': 'going',
  'agreed-with-conditions': 'warn',
  'not-agreed': 'bad',
  referred: 'warn',
  'not-adopted': 'none',
  withdrawn: 'none',
  agreed: 'ok',
  'build-directed': 'going',
}

const defectTones: Readonly<Record<DefectState, Tone>> = { raised: 'bad', fixed: 'going', closed: 'ok' }

const problemTones: Readonly<Record<ProblemState, Tone>> = { stated: 'none', required: 'going', met: 'ok' }

const difficultyTones: Readonly<Record<DifficultyState, Tone>> = {
  reported: 'none',
  grouped: 'going',
  'set-aside': 'none',
}

export const resultTones: Readonly<Record<ItemResult, Tone>> = {
  passed: 'ok',
  failed: 'bad',
  reserved: 'warn',
  'not-applicable': 'none',
}

export const verdictTones: Readonly<Record<Verdict, Tone>> = {
  agree: 'ok',
  'agree-with-conditions': 'warn',
  'not-yet-agreed': 'bad',
}

const tones: Readonly<Record<string, Readonly<Record<string, Tone>>>> = {
  assignment: assignmentTones,
  requirement: requirementTones,
  proposal: proposalTones,
  defect: defectTones,
  problem: problemTones,
  difficulty: difficultyTones,
}

/** Of a state whose machine is only known by name. */
export function toneOfState(machine: string, state: string): Tone {
  return tones[machine]?.[state] ?? 'none'
}
