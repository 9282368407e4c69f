import { z } from 'zod'
import { civilDate } from '../../../vocabulary/period.ts'
import { actKinds, extents, standings } from '../act.ts'
import { higherBodies, issuerRoles } from '../authority-rule.ts'
import { directiveStates, forms } from '../directive.ts'
import { provision } from '../provision.ts'
import { referralStates } from '../referral.ts'
import { strictnesses } from '../strictness.ts'

/** Directives and recommendations as they are shown: what the endpoints answer. */
const words = z.strictObject({ vi: z.string(), en: z.string() })
const version = z.number().int().min(1)
const count = z.number().int().min(0)

const issuer = z.strictObject({ role: z.enum(issuerRoles), name: words })
export const linkedDocument = z.strictObject({ id: z.string(), words })
const linkedDirective = z.strictObject({ directiveId: z.string(), words })
const linkedProvision = linkedDirective.extend({ code: z.string() })
const nextStep = z.strictObject({ command: z.string(), whyNot: z.string().nullable() })

/** Whether the issuer may direct this content, on what basis, and whom to ask otherwise. `final` once it was given at a signature. */
export const verdict = z.strictObject({
  within: z.boolean(),
  ruleId: z.string().nullable(),
  basis: words,
  recommendTo: z.enum(higherBodies).nullable(),
  final: z.boolean(),
})

export const shownProvision = z.strictObject({
  ...provision.shape,
  id: z.string(),
  /** Null where a higher body issued it: its authority is not judged here. */
  authority: verdict.nullable(),
  referralId: z.string().nullable(),
  territoryNames: z.array(words),
  /** What it lacks before it may be signed: refusal codes. */
  lacking: z.array(z.string()),
})

export const listedDirective = z.strictObject({
  id: z.string(),
  state: z.enum(directiveStates),
  version,
  /** How much of it is in force today; null before its signature. */
  extent: z.enum(extents).nullable(),
  form: z.enum(forms),
  subjectVi: z.string(),
  subjectEn: z.string().nullable(),
  issuer,
  /** Once it is signed. */
  document: linkedDocument.nullable(),
  issuedOn: civilDate.nullable(),
  endedOn: civilDate.nullable(),
  provisionCount: count,
  mandatoryCount: count,
  referredCount: count,
  draftedAt: z.iso.datetime(),
  changedAt: z.iso.datetime(),
})

export const shownReferral = z.strictObject({
  id: z.string(),
  state: z.enum(referralStates),
  version,
  recommendedTo: z.strictObject({ role: z.enum(higherBodies), name: words }),
  reasonVi: z.string(),
  reasonEn: z.string().nullable(),
  recommendedOn: civilDate,
  recommendationDocument: linkedDocument.nullable(),
  daysWaited: count,
  /** When such an answer is usually there; binds nobody. Null when no term ran. */
  usuallyUntil: civilDate.nullable(),
  decidedOn: civilDate.nullable(),
  decisionDocument: linkedDocument.nullable(),
  note: z.string().nullable(),
  deferredUntil: civilDate.nullable(),
  /** The contents as the higher body approved them, where it changed them. */
  approvedContents: z.array(provision).nullable(),
  /** The draft that the contents left. */
  directiveId: z.string(),
  directiveSubjectVi: z.string(),
  directiveSubjectEn: z.string().nullable(),
  /** The directive that came of it: issued by the higher body, or by the health authority after an approval. */
  resultingDirectiveId: z.string().nullable(),
  provisions: z.array(shownProvision),
  nextSteps: z.array(nextStep),
})

export const preview = z.strictObject({
  on: civilDate,
  reach: z.array(
    z.strictObject({
      code: z.string(),
      /** Null: not known, because the subjects are not registered. */
      total: count.nullable(),
      byProvince: z.array(
        z.strictObject({ provincePath: z.string(), name: words, count, met: count.nullable(), of: count.nullable() }),
      ),
      /** How far its measure is met already, before anybody is bound: on which day, how many of how many. */
      baseline: z.strictObject({ day: civilDate, met: count, of: count }).nullable(),
    }),
  ),
  conflicts: z.array(
    z.strictObject({
      code: z.string(),
      directiveId: z.string(),
      directive: words,
      provision: words,
      canBeEnded: z.boolean(),
      compared: z.enum(strictnesses),
    }),
  ),
  /** Older contents that would bind less than they do: by an amendment, or if the directive that is met is replaced or repealed. */
  released: z.array(
    z.strictObject({
      how: z.enum(['amend', 'replace']),
      /** The contents that take its place; none: nothing does. */
      codes: z.array(z.string()),
      directive: words,
      provision: words,
      /** Units in which nobody is bound any more, or not everybody who was. */
      places: z.array(z.strictObject({ path: z.string(), name: words, whole: z.boolean() })),
    }),
  ),
})

export const shownDirective = listedDirective.extend({
  draftedFor: z.array(z.strictObject({ solutionId: z.string(), name: words })),
  capacity: z.strictObject({ id: z.string(), title: words, linesVi: z.array(z.string()) }).nullable(),
  endedBy: linkedDirective.nullable(),
  /** The higher directive that it carries out with terms of its own, and those below that do so with this one. */
  relays: linkedDirective.nullable(),
  relayedBy: z.array(linkedDirective.extend({ issuer: z.string(), codes: z.array(z.string()) })),
  /** What became of it since its signature, by their days; what is to come as well. */
  acts: z.array(
    z.strictObject({
      id: z.string(),
      kind: z.enum(actKinds),
      /** The first day on which it holds. */
      effectiveOn: civilDate,
      /** The contents it touches; null: the whole directive. */
      codes: z.array(z.string()).nullable(),
      document: linkedDocument.nullable(),
      byDirective: linkedDirective.nullable(),
      note: z.string().nullable(),
      hasCome: z.boolean(),
    }),
  ),
  /** How each content that stayed stands today. */
  standings: z.array(
    z.strictObject({
      provisionId: z.string(),
      standing: z.enum(standings).nullable(),
      /** The first day on which it no longer applies. */
      endsOn: civilDate.nullable(),
      replaces: linkedProvision.nullable(),
      replacedBy: linkedProvision.nullable(),
    }),
  ),
  /** Pages written of the present text, in the register of documents. */
  page: linkedDocument.nullable(),
  /** The page is signed and numbered here, and whether what its signer must state was stated of this text. Null: elsewhere. */
  signing: z.strictObject({ isStated: z.boolean(), isMine: z.boolean() }).nullable(),
  submissions: z.array(linkedDocument),
  /** The recommendation it came from, when a higher body issued it or it was drafted anew after a return. */
  fromReferral: z.strictObject({ id: z.string(), directiveId: z.string() }).nullable(),
  provisions: z.array(shownProvision),
  referrals: z.array(shownReferral),
  /** Asked where no authority rule speaks of a content, and what a legal officer said. */
  exceptions: z.array(
    z.strictObject({
      id: z.string(),
      code: z.string(),
      state: z.enum(['asked', 'confirmed', 'refused']),
      reasonVi: z.string(),
      basisVi: z.string(),
      articleVi: z.string(),
      /** The last day on which a directive may be signed under it. */
      expiresOn: civilDate,
      askedBy: z.string(),
      askedOn: civilDate,
      decidedBy: z.string().nullable(),
      decidedOn: civilDate.nullable(),
      noteVi: z.string().nullable(),
      /** The reader may answer it: a legal officer who neither drafted nor asked. */
      mayDecide: z.boolean(),
    }),
  ),
  preview,
  nextSteps: z.array(nextStep),
})
export type ShownDirective = z.output<typeof shownDirective>
export type ShownReferral = z.output<typeof shownReferral>
export type ShownProvision = z.output<typeof shownProvision>
export type ListedDirective = z.output<typeof listedDirective>
