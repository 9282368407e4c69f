import { z } from 'zod'
import { done, endpoint, pageOf, pageQuery } from '../../platform/http/contract.ts'
import { civilDate } from '../../vocabulary/period.ts'
import { higherBodies, issuerRoles } from './authority-rule.ts'
import { cascadeLevels } from './cascade.ts'
import { linkedDocument, listedDirective, preview, shownDirective, shownReferral, verdict } from './contract/shown.ts'
import { directiveStates, forms } from './directive.ts'
import { provision, sketchedProvision } from './provision.ts'
import { referralStates } from './referral.ts'
import { recommendation, statement } from './statement.ts'

const id = z.string().min(1).max(64)
const words = z.strictObject({ vi: z.string(), en: z.string() })
const line = (most: number) => z.string().trim().min(3).max(most)
const version = z.number().int().min(1)
const count = z.number().int().min(0)
const directiveParams = z.strictObject({ directiveId: id })

export { askException, decideException, readPublicExceptions } from './contract/exception.ts'
export type { ListedDirective, ShownDirective, ShownProvision, ShownReferral } from './contract/shown.ts'

export const listDirectives = endpoint({
  method: 'GET',
  path: '/api/directives',
  summary: 'Directives, newest first: for national readers all of them, for others those signed that bind their own ground',
  permission: 'directive.read',
  query: z.strictObject({ ...pageQuery, state: z.enum(directiveStates).optional() }),
  reply: pageOf(listedDirective),
})

export const readDirective = endpoint({
  method: 'GET',
  path: '/api/directives/:directiveId',
  summary:
    'One directive: provisions with the verdict on authority and its basis, recommendations, whom it binds today, what can be done next and why not',
  permission: 'directive.read',
  params: directiveParams,
  reply: shownDirective,
})

const draft = z.strictObject({
  form: z.enum(forms),
  subjectVi: line(500),
  subjectEn: line(500).nullable(),
  solutionIds: z.array(id).max(20),
  provisions: z.array(provision).max(60),
})

export const previewDraft = endpoint({
  method: 'POST',
  path: '/api/directives/preview',
  summary:
    'Whom contents still being written would bind today, whether they are within authority, and what they would meet; nothing is kept',
  permission: 'directive.draft',
  body: z.strictObject({
    directiveId: id.nullable(),
    fromReferralId: id.nullable().default(null),
    provisions: z.array(sketchedProvision).max(60),
  }),
  reply: preview.extend({ verdicts: z.array(verdict.extend({ code: z.string() })) }),
})

export const createDraft = endpoint({
  method: 'POST',
  path: '/api/directives',
  summary: 'Drafts a directive; from a returned recommendation its contents come along when none are given',
  permission: 'directive.draft',
  body: draft.extend({ fromReferralId: id.nullable() }),
  reply: shownDirective,
  resendable: true,
  maxBodyBytes: 600_000,
})

export const editDraft = endpoint({
  method: 'PUT',
  path: '/api/directives/:directiveId',
  summary: 'Writes a draft anew; refused when somebody was quicker',
  permission: 'directive.draft',
  params: directiveParams,
  body: draft.extend({ version }),
  reply: shownDirective,
  maxBodyBytes: 600_000,
})

export const checkDraft = endpoint({
  method: 'POST',
  path: '/api/directives/:directiveId/check',
  summary: 'Checks every provision against the authority rules of today and puts the answer on record; advice, not yet a bar',
  permission: 'directive.draft',
  params: directiveParams,
  body: z.strictObject({ version }),
  reply: shownDirective,
})

export const writeDocument = endpoint({
  method: 'POST',
  path: '/api/directives/:directiveId/document',
  summary:
    'Writes the official page into the register of documents, to be signed elsewhere: the directive, or a submission to a higher body',
  permission: 'directive.draft',
  params: directiveParams,
  body: z.strictObject({
    version,
    recommendTo: z.enum(higherBodies).nullable(),
    reasonVi: line(3000).nullable(),
    /** In which office it will be signed, and by whom; the head signs where nothing is said. */
    capacityId: id.nullable().default(null),
    signerName: line(120).nullable().default(null),
  }),
  reply: z.strictObject({ documentId: z.string() }),
  resendable: true,
})

export const issueDirective = endpoint({
  method: 'POST',
  path: '/api/directives/:directiveId/issue',
  summary:
    'Issues the contents within authority in a signed document that came back; the rest leaves the draft as a recommendation',
  permission: 'directive.issue',
  params: directiveParams,
  body: z.strictObject({
    version,
    documentId: id,
    capacityId: id,
    ...statement.shape,
  }),
  reply: shownDirective,
  resendable: true,
})

export const stateSigning = endpoint({
  method: 'POST',
  path: '/api/directives/:directiveId/signing',
  summary:
    'Before the page is signed and numbered here: what the directive ends, and why the contents beyond authority go up; its document, once issued, issues the directive',
  permission: 'directive.issue',
  params: directiveParams,
  body: statement.extend({ version }),
  reply: shownDirective,
  resendable: true,
})

export const recordAct = endpoint({
  method: 'POST',
  path: '/api/directives/:directiveId/acts',
  summary:
    'Puts on record that an issued document suspends a directive, lets it apply again or repeals it, as a whole or in part, from a day on',
  permission: 'directive.change',
  params: directiveParams,
  body: z.strictObject({
    version,
    kind: z.enum(['suspend', 'resume', 'repeal']),
    /** The first day on which it holds; not before the document’s own. */
    effectiveOn: civilDate,
    /** Null: the whole directive. */
    provisionIds: z.array(id).min(1).max(60).nullable(),
    documentId: id,
    note: line(1000).nullable(),
  }),
  reply: shownDirective,
  resendable: true,
})

export const relayDirective = endpoint({
  method: 'POST',
  path: '/api/directives/:directiveId/relays',
  summary:
    'A ministry, province or commune carries a directive out by a document of its own, with terms at least as strict on its own ground',
  permission: 'directive.relay',
  params: directiveParams,
  body: z.strictObject({
    documentId: id,
    terms: z
      .array(
        z.strictObject({
          provisionId: id,
          /** Null: in the words of the higher directive. */
          textVi: line(3000).nullable(),
          force: provision.shape.force,
          threshold: provision.shape.threshold,
          dueOn: provision.shape.dueOn,
          frequency: provision.shape.frequency,
          graceDays: provision.shape.graceDays,
        }),
      )
      .max(60),
  }),
  reply: z.strictObject({ directiveId: z.string().nullable() }),
  resendable: true,
})

export const recommendDirective = endpoint({
  method: 'POST',
  path: '/api/directives/:directiveId/recommend',
  summary: 'Recommends a draft of which everything is beyond authority',
  permission: 'directive.issue',
  params: directiveParams,
  body: z.strictObject({ version, recommendation }),
  reply: shownDirective,
  resendable: true,
})

export const acknowledgeDirective = endpoint({
  method: 'POST',
  path: '/api/directives/:directiveId/acknowledgement',
  summary: 'A province or commune that a directive binds says that it received it and gave it to somebody',
  permission: 'directive.acknowledge',
  params: directiveParams,
  body: z.strictObject({}),
  reply: done,
  resendable: true,
})

export const readCascade = endpoint({
  method: 'GET',
  path: '/api/directives/:directiveId/cascade',
  summary: 'Which provinces have an implementing document on record, and how many days after',
  permission: 'directive.read',
  params: directiveParams,
  reply: z.strictObject({
    on: civilDate,
    issuedOn: civilDate,
    /** Units that are bound say that they received it, until a day that binds nobody; `isOwed`: one of the reader's own has not. */
    acknowledgement: z.strictObject({ dueOn: civilDate.nullable(), count, isOwed: z.boolean() }),
    /** What ministries wrote on it. */
    ministries: z.array(z.strictObject({ document: linkedDocument, implementedOn: civilDate })),
    rows: z.array(
      z.strictObject({
        provincePath: z.string(),
        name: words,
        acknowledgedOn: civilDate.nullable(),
        /** The first implementing document; null says only that none is on record before today, never that somebody is late. */
        document: linkedDocument.nullable(),
        implementedOn: civilDate.nullable(),
        daysAfter: count.nullable(),
        /** How far down it went, and since when it stands there. */
        reached: z.enum(cascadeLevels).nullable(),
        lastOn: civilDate.nullable(),
        below: z.array(
          z.strictObject({ document: linkedDocument, name: words, level: z.enum(cascadeLevels), implementedOn: civilDate }),
        ),
      }),
    ),
  }),
})

export const listReferrals = endpoint({
  method: 'GET',
  path: '/api/referrals',
  summary: 'Recommendations to higher bodies, newest first',
  permission: 'directive.read',
  query: z.strictObject({ ...pageQuery, state: z.enum(referralStates).optional() }),
  reply: pageOf(shownReferral),
})

export const readReferral = endpoint({
  method: 'GET',
  path: '/api/referrals/:referralId',
  summary: 'One recommendation with its contents and what may be decided',
  permission: 'directive.read',
  params: z.strictObject({ referralId: id }),
  reply: shownReferral,
})

export const decideReferral = endpoint({
  method: 'POST',
  path: '/api/referrals/:referralId/decision',
  summary: 'Puts the higher body’s decision on a recommendation on record, with its document',
  permission: 'referral.decide',
  params: z.strictObject({ referralId: id }),
  body: z.discriminatedUnion('outcome', [
    z.strictObject({
      outcome: z.literal('issued-by-higher'),
      version,
      documentId: id,
      capacityId: id,
      form: z.enum(forms),
      subjectVi: line(500),
      subjectEn: line(500).nullable(),
      /** The contents as the higher body signed them; null: as recommended. */
      provisions: z.array(provision).min(1).max(60).nullable(),
    }),
    z.strictObject({ outcome: z.enum(['approved', 'authorised']), version, documentId: id, note: line(3000).nullable() }),
    z.strictObject({
      outcome: z.literal('approved-with-changes'),
      version,
      documentId: id,
      note: line(3000).nullable(),
      provisions: z.array(provision).min(1).max(60),
    }),
    z.strictObject({
      outcome: z.literal('deferred'),
      version,
      documentId: id.nullable(),
      note: line(3000),
      /** Until when it was put off; null where nothing was said. */
      until: civilDate.nullable(),
    }),
    z.strictObject({ outcome: z.enum(['returned', 'refused']), version, documentId: id.nullable(), note: line(3000) }),
  ]),
  reply: shownReferral,
  resendable: true,
  maxBodyBytes: 600_000,
})

export const listCapacities = endpoint({
  method: 'GET',
  path: '/api/directive-capacities',
  summary: 'In which capacities directives are signed today, by issuer',
  permission: 'directive.read',
  reply: z.strictObject({
    on: civilDate,
    rows: z.array(
      z.strictObject({
        id: z.string(),
        signsFor: z.enum(issuerRoles),
        title: words,
        linesVi: z.array(z.string()),
        basis: z.string(),
      }),
    ),
  }),
})
