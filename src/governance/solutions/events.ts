import { z } from 'zod'

/** The things of this room that take steps. */
export const things = ['assignment', 'defect', 'difficulty', 'problem', 'requirement', 'proposal', 'entry'] as const
export type Thing = (typeof things)[number]

/** Every step is an act on the record and news for whoever listens above, under one name. */
export const newsNames = [
  'solution.assigned',
  'solution.completion-begun',
  'solution.made-ready',
  'handover-receiver.named',
  'handover-item.checked',
  'handover-item.agreed',
  'handover-rest.reserved',
  'handover.counted',
  'defect.raised',
  'defect.fixed',
  'defect.retested',
  'solution.accepted',
  'solution.handed-over',
  'solution.returned',
  'reservation.closed',
  'solution.withdrawn',
  'solution.retired',
  'difficulty.reported',
  'difficulty.set-aside',
  'problem.stated',
  'problem.grouped',
  'problem.met',
  'requirement.stated',
  'requirement.asked',
  'requirement.clarified',
  'requirement.raised',
  'requirement.settled',
  'requirement.answered',
  'requirement.building-started',
  'requirement.submitted',
  'requirement.met',
  'requirement.missed',
  'requirement.outcome-taken',
  'requirement.handover-opened',
  'proposal.submitted',
  'proposal.revised',
  'proposal.asked',
  'proposal.clarified',
  'consultation.opened',
  'opinion.given',
  'condition.confirmed',
  'extension.asked',
  'extension.decided',
  'minutes.recorded',
  'minutes.signed',
  'proposal.referred',
  'proposal.settled',
  'proposal.not-adopted',
  'proposal.withdrawn',
  'proposal.agreed',
  'proposal.agreed-with-conditions',
  'proposal.not-agreed',
  'build.directed',
] as const
export type NewsName = (typeof newsNames)[number]

/** The payload of all of them; subscribers parse it with this shape. This room itself subscribes to nothing. */
export const solutionNews = z.strictObject({
  thing: z.enum(things),
  id: z.string(),
  solutionId: z.string().nullable(),
  from: z.string().nullable(),
  to: z.string(),
  /** Accounts to be told because they once reported the difficulty (`requirement.met`); empty otherwise. */
  reporterIds: z.array(z.string()),
})
export type SolutionNews = z.infer<typeof solutionNews>
