import { z } from 'zod'
import { civilDate } from '../../../vocabulary/period.ts'
import { capabilities } from '../capability.ts'
import { difficultyCategories, difficultyStates } from '../difficulty.ts'
import { things } from '../events.ts'
import { problemStates } from '../problem.ts'
import { comparisons, dataClasses, requirementStates, verificationKinds } from '../requirement.ts'
import { sides } from '../side.ts'
import { forces, governingMachines, tracks } from '../solution.ts'
import { urgencies, waitingTerms } from '../waiting-term.ts'
import { capabilityList, day, instant, nextSteps } from './atom.ts'
import { assignmentPart, proposalPart } from './solution-part.ts'

/** What the server answers about this room's things; the pages read these shapes and nothing else. */

const timeline = z.array(
  z.strictObject({
    thing: z.enum(things),
    thingId: z.string(),
    command: z.string(),
    from: z.string().nullable(),
    to: z.string(),
    actorName: z.string(),
    words: z.string().nullable(),
    documentId: z.string().nullable(),
    facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())])),
    happenedAt: instant,
  }),
)

/** Documents that the thing or its timeline names, in words. */
const documents = z.array(z.strictObject({ id: z.string(), vi: z.string(), en: z.string() }))

/** Where a thing stands after a step, and the version that the next step must name. */
export const step = z.strictObject({ id: z.string(), state: z.string(), version: z.number().int() })

export const overlap = z.strictObject({ solutionId: z.string(), name: z.string(), shared: capabilityList })

/** Who is waited for by a term: since when, until when, why it stands still, and whether it is over. */
const term = z.strictObject({
  term: z.enum(waitingTerms),
  sides: z.array(z.enum(sides)),
  startedAt: instant,
  /** Null: it stands still. */
  dueAt: instant.nullable(),
  dueOn: day,
  stoppedAt: instant.nullable(),
  pausedSince: instant.nullable(),
  pausedFor: z.string().nullable(),
  over: z.boolean(),
  /** The product's own default; otherwise somebody set the day. */
  isDefault: z.boolean(),
  urgency: z.enum(urgencies),
})

export const solutionRow = z.strictObject({
  id: z.string(),
  nameVi: z.string(),
  nameEn: z.string(),
  capabilities: capabilityList,
  track: z.enum(tracks),
  machine: z.enum(governingMachines),
  state: z.string(),
  since: instant,
  /** Handed over, met or agreed: a directive may name it. */
  applicable: z.boolean(),
  force: z.enum(forces).nullable(),
  ownerVi: z.string(),
  ownerEn: z.string(),
  vendorVi: z.string().nullable(),
  vendorEn: z.string().nullable(),
  /** Who is waited for now; empty when nobody is. */
  waitsFor: z.array(z.enum(sides)),
  /** Until when they are waited for; null when no day was set, or the term stands still. */
  dueOn: day,
  /** Why the term stands still; null: it runs, or there is none. */
  pausedFor: z.string().nullable(),
  /** The term or the day has passed. */
  over: z.boolean(),
  /** The day its owner last said that the entry is right; null: never. After 90 days without a word it is stale. */
  attestedOn: day,
  stale: z.boolean(),
})

/** How many solutions stand where. */
export const solutionCount = z.strictObject({
  track: z.enum(tracks),
  machine: z.enum(governingMachines),
  state: z.string(),
  count: z.number().int(),
})

/** A measure counted by the product: so many of so many, on a day, from a field room. */
export const figure = z.strictObject({
  measureId: z.string(),
  value: z.number(),
  numerator: z.number().int(),
  denominator: z.number().int(),
  asOf: z.iso.date(),
  source: z.string(),
  replayable: z.boolean(),
})
/** One line of a scorecard; without a figure where nobody takes the measure yet, or it has nothing to count. */
export const score = z.strictObject({ measureId: z.string(), figure: figure.nullable() })

export const solutionWhole = z.strictObject({
  ...solutionRow.shape,
  registeredAt: instant,
  forceDirectiveId: z.string().nullable(),
  overlaps: z.array(overlap),
  overlapReason: z.string().nullable(),
  /** Oldest first, those that have ended as well. */
  terms: z.array(term),
  scorecard: z.array(score),
  /** Newest first. */
  versions: z.array(
    z.strictObject({
      number: z.string(),
      releasedOn: civilDate,
      changes: z.string(),
      enteredByName: z.string(),
      enteredAt: instant,
    }),
  ),
  /** Since when it is no longer applied, why, and what took its place. */
  retired: z
    .strictObject({
      on: civilDate,
      byName: z.string(),
      because: z.string(),
      successor: z.strictObject({ id: z.string(), vi: z.string(), en: z.string() }).nullable(),
    })
    .nullable(),
  /** What may be done with the entry itself. */
  entrySteps: nextSteps,
  entryVersion: z.number().int(),
  /** Whether this account may enter a version. */
  mayEnterVersion: z.boolean(),
  nextSteps,
  assignment: assignmentPart.nullable(),
  proposal: proposalPart.nullable(),
  /** The requirement it is built for, on that track. */
  requirementId: z.string().nullable(),
  timeline,
  documents,
})

export const difficultyRow = z.strictObject({
  id: z.string(),
  category: z.enum(difficultyCategories),
  words: z.string(),
  unitPath: z.string(),
  unitVi: z.string(),
  unitEn: z.string(),
  state: z.enum(difficultyStates),
  version: z.number().int(),
  problemId: z.string().nullable(),
  problemState: z.enum(problemStates).nullable(),
  setAsideReason: z.string().nullable(),
  /** The page of the product on which it was met; null where that was not told. */
  metOnPage: z.string().nullable(),
  reportedAt: instant,
})

export const problemRow = z.strictObject({
  id: z.string(),
  title: z.string(),
  grounds: z.string(),
  evidenceDocumentId: z.string().nullable(),
  state: z.enum(problemStates),
  version: z.number().int(),
  statedAt: instant,
  since: instant,
  difficulties: z.number().int(),
  /** From how many provinces (and the nation’s own desks) they came. */
  provinces: z.number().int(),
  requirements: z.number().int(),
})

export const requirementRow = z.strictObject({
  id: z.string(),
  problemId: z.string(),
  problemTitle: z.string(),
  title: z.string(),
  demand: z.string(),
  measureId: z.string(),
  comparison: z.enum(comparisons),
  target: z.number(),
  unit: z.string(),
  /** Null of requirements stated before this was asked. */
  sufferers: z.string().nullable(),
  legalBasis: z.string(),
  dataClass: z.enum(dataClasses),
  /** What a solution must be able to do; null for requirements stated before this was asked. */
  capability: z.enum(capabilities).nullable(),
  /** Why a solution without that capability answers all the same. */
  capabilityReason: z.string().nullable(),
  deadlineOn: day,
  /** Null: urgent, no date set. */
  overdue: z.boolean().nullable(),
  state: z.enum(requirementStates),
  version: z.number().int(),
  answer: z.enum(['reuse', 'build']).nullable(),
  solutionId: z.string().nullable(),
  solutionVi: z.string().nullable(),
  solutionEn: z.string().nullable(),
  measuredValue: z.number().nullable(),
  measuredOn: day,
  verifiedByName: z.string().nullable(),
  statedAt: instant,
  since: instant,
})

export const problemWhole = z.strictObject({
  ...problemRow.shape,
  requirementRows: z.array(requirementRow),
  nextSteps,
  timeline,
  documents,
})
const verification = z.strictObject({
  id: z.string(),
  kind: z.enum(verificationKinds),
  value: z.number(),
  asOf: z.iso.date(),
  source: z.string().nullable(),
  numerator: z.number().int().nullable(),
  denominator: z.number().int().nullable(),
  evidenceDocumentId: z.string().nullable(),
  note: z.string().nullable(),
  byName: z.string(),
  at: instant,
})
export const requirementWhole = z.strictObject({
  ...requirementRow.shape,
  /** Whether the product takes the measure itself: then it is not typed. */
  measurable: z.boolean(),
  /** The measure taken again 30 and 90 days after it was met; `value` null where nothing could be counted. */
  outcomes: z.array(
    z.strictObject({
      afterDays: z.number().int(),
      takenOn: civilDate,
      value: z.number().nullable(),
      holds: z.boolean().nullable(),
    }),
  ),
  /** In order; the last one decides. */
  verifications: z.array(verification),
  waitsFor: z.array(z.enum(sides)),
  terms: z.array(term),
  nextSteps,
  timeline,
  documents,
})

/** What a publiccode.yml says of a proposal; null where it says nothing. Faults name the field by its path in the file. */
export const publiccodeReading = z.strictObject({
  name: z.string().nullable(),
  nameEn: z.string().nullable(),
  evidence: z.string().nullable(),
  faults: z.array(z.strictObject({ path: z.string(), vi: z.string(), en: z.string() })),
})
