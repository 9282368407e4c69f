import type { z } from 'zod'
import type { requirementWhole, solutionWhole } from '../contract/shape.ts'

import type { Authority } from '../side.ts'

/** The things of this room as its pages show them, and what a dialog about one is given. */
export type SolutionWhole = z.output<typeof solutionWhole>
export type RequirementWhole = z.output<typeof requirementWhole>
export type Step = SolutionWhole['timeline'][number]
export type NamedDocument = SolutionWhole['documents'][number]

export interface ProposalStepProps {
  solutionId: string
  version: number
  /** Of the text on screen. */
  contentHash: string
  /** For which authorities this account may speak, and since when they are asked. */
  speaksFor: readonly Authority[]
  openedOn: string | null
  proposal: NonNullable<SolutionWhole['proposal']>
  /** What the proposer is asked; null: nothing. */
  question: string | null
  onClose: () => void
}

export interface RequirementStepProps {
  requirement: RequirementWhole
  onClose: () => void
}
