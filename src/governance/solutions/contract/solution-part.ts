import { z } from 'zod'
import { civilDate } from '../../../vocabulary/period.ts'
import { verdicts, voidedBecause } from '../consultation.ts'
import { defectStates } from '../defect.ts'
import { itemResults } from '../handover.ts'
import { handoverItems, handoverSections } from '../handover-template.ts'
import { proposalKinds } from '../proposal.ts'
import { remarkParts } from '../remark.ts'
import { authorities } from '../side.ts'
import { capabilityList, day, instant, nextSteps } from './atom.ts'

/** What the assignment's and the proposal's machine say of a solution. */

export const assignmentPart = z.strictObject({
  version: z.number().int(),
  assigningDocumentId: z.string().nullable(),
  dueOn: day,
  /** Null: no date was set. */
  overdue: z.boolean().nullable(),
  completedByName: z.string().nullable(),
  acceptedByName: z.string().nullable(),
  transferredByName: z.string().nullable(),
  handoverRecordId: z.string().nullable(),
  urgent: z.boolean(),
  receivers: z.array(z.strictObject({ section: z.enum(handoverSections), name: z.string() })),
  /** Every count by hand with what the product counted, also where they differ. */
  handCounts: z.array(
    z.strictObject({
      measureId: z.string(),
      placeVi: z.string(),
      placeEn: z.string(),
      on: civilDate,
      byHand: z.number().int(),
      computed: z.number().int(),
      byName: z.string(),
    }),
  ),
  defects: z.array(
    z.strictObject({
      id: z.string(),
      version: z.number().int(),
      item: z.enum(handoverItems),
      severity: z.number().int(),
      words: z.string(),
      dueOn: civilDate,
      state: z.enum(defectStates),
      raisedByName: z.string(),
      fixedByName: z.string().nullable(),
      fixWords: z.string().nullable(),
      nextSteps,
    }),
  ),
  checklist: z.array(
    z.strictObject({
      item: z.enum(handoverItems),
      section: z.enum(handoverSections),
      mandatory: z.boolean(),
      /** Of the eight that must pass at once when it is urgent. */
      urgent: z.boolean(),
      result: z.enum(itemResults).nullable(),
      /** Of an item that does not apply: whether both sides say so. */
      agreed: z.boolean(),
      /** What must stand behind a pass. */
      evidenceAsked: z.enum(['file', 'file-or-sight', 'none']),
      seenBy: z.string().nullable(),
      seenOn: day,
      evidence: z.array(z.strictObject({ sha256: z.string(), name: z.string() })),
      note: z.string(),
      dueOn: day,
      checkedByName: z.string().nullable(),
      checkedAt: instant.nullable(),
    }),
  ),
})

const condition = z.strictObject({
  id: z.string(),
  text: z.string(),
  verifier: z.string(),
  dueOn: day,
  metAt: instant.nullable(),
  metByName: z.string().nullable(),
  metNote: z.string().nullable(),
})

const opinion = z.strictObject({
  round: z.number().int(),
  side: z.enum(authorities),
  verdict: z.enum(verdicts),
  reason: z.string().nullable(),
  contentHash: z.string(),
  replyDocumentId: z.string().nullable(),
  givenByName: z.string(),
  givenAt: instant,
  /** Null: it stands. */
  voidedBecause: z.enum(voidedBecause).nullable(),
  conditions: z.array(condition),
})

export const proposalPart = z.strictObject({
  version: z.number().int(),
  kind: z.enum(proposalKinds),
  round: z.number().int(),
  contentHash: z.string(),
  opinionsDueOn: day,
  /** Which authorities have not spoken on the present text. */
  missing: z.array(z.enum(authorities)),
  /** For which of them this account may speak. */
  speaksFor: z.array(z.enum(authorities)),
  /** The day on which both were asked about the present text, and the letter that asked; null before. */
  openedOn: day,
  askingDocumentId: z.string().nullable(),
  rounds: z.array(
    z.strictObject({
      round: z.number().int(),
      openedAt: instant,
      contentHash: z.string(),
      kind: z.enum(proposalKinds),
      name: z.string(),
      nameEn: z.string().nullable(),
      capabilities: capabilityList,
      evidence: z.string(),
      privacySummary: z.string(),
    }),
  ),
  opinions: z.array(opinion),
  /** Authorities that have not answered on the present text, with the days since they were asked; never an agreement. */
  silent: z.array(
    z.strictObject({
      side: z.enum(authorities),
      days: z.number().int(),
      /** Days since the answer was expected; null when none was expected by a day, or it has not passed. */
      late: z.number().int().nullable(),
      firstSeenAt: instant.nullable(),
    }),
  ),
  extensions: z.array(
    z.strictObject({
      round: z.number().int(),
      side: z.enum(authorities),
      untilOn: civilDate,
      reason: z.string(),
      askedByName: z.string(),
      askedAt: instant,
      /** Null: it waits for an answer. */
      granted: z.boolean().nullable(),
    }),
  ),
  /** Minutes of the meeting after a dissent; `signedByName` null while the other side has not signed. */
  minutes: z.array(
    z.strictObject({
      id: z.string(),
      round: z.number().int(),
      words: z.string(),
      documentId: z.string(),
      recordedSide: z.enum(authorities),
      recordedByName: z.string(),
      recordedAt: instant,
      signedByName: z.string().nullable(),
      signedAt: instant.nullable(),
      lapsed: z.boolean(),
      conditions: z.array(
        z.strictObject({ side: z.enum(authorities), text: z.string(), verifier: z.string(), dueOn: civilDate }),
      ),
    }),
  ),
  /** Evidence that the proposer brought, and whether this account may bring more now. */
  files: z.array(z.strictObject({ sha256: z.string(), name: z.string(), size: z.number().int(), keptAt: instant })),
  mayBringFiles: z.boolean(),
  remarks: z.array(
    z.strictObject({
      id: z.string(),
      round: z.number().int(),
      part: z.enum(remarkParts),
      paragraph: z.number().int(),
      words: z.string(),
      byName: z.string(),
      madeAt: instant,
    }),
  ),
})
