import { z } from 'zod'
import { done, endpoint, fileReply, pageOf, pageQuery } from '../../platform/http/contract.ts'
import { unitPath } from '../../vocabulary/administrative-unit-code.ts'
import { civilDate } from '../../vocabulary/period.ts'
import { documentId } from './document-form.ts'
import { documentTypeNames } from './document-type.ts'
import { layoutFaults } from './layout/layout-faults.ts'
import { signer } from './layout/official-document.ts'
import { outgoingCommands, outgoingStates } from './outgoing.ts'
import { signatureFound } from './signature/signature-found.ts'

const aDocument = z.strictObject({ documentId })
const step = z.strictObject({ state: z.enum(outgoingStates), version: z.number().int() })
const version = z.number().int().min(0)
const reason = z.string().trim().min(3).max(500).nullable().default(null)
const base64 = z
  .base64()
  .max(64 * 1024)
  .transform((text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0)))

export const readOutgoing = endpoint({
  method: 'GET',
  path: '/api/documents/:documentId/outgoing',
  summary: 'How far a document written here is on its way out, what may be done next and why not, and the faults of its page',
  permission: 'document.read',
  params: aDocument,
  reply: z.strictObject({
    way: z
      .strictObject({
        state: z.enum(outgoingStates),
        version,
        bookNameVi: z.string(),
        bookNameEn: z.string(),
        /** The agency signs and numbers its documents here today. */
        signsHere: z.boolean(),
        /** `2666/QĐ-BYT`, once a number is taken; a voided one keeps it. */
        numberLine: z.string(),
        numberedOn: civilDate.nullable(),
        reason: z.string().nullable(),
        hasFile: z.boolean(),
        faults: z.array(z.enum(layoutFaults)),
        /** The product's own test authority may sign: this installation carries sample data. */
        testSigning: z.boolean(),
        steps: z.array(
          z.strictObject({ command: z.enum(outgoingCommands), whyNot: z.string().nullable(), needsReason: z.boolean() }),
        ),
      })
      .nullable(),
  }),
})

const stepBody = <const C extends readonly [string, ...string[]]>(commands: C) =>
  z.strictObject({ command: z.enum(commands), version, reason })

export const takeDraftStep = endpoint({
  method: 'POST',
  path: '/api/documents/:documentId/outgoing/draft-steps',
  summary: 'Whoever drafts: submits the draft for review, or gives it up before it is signed',
  permission: 'document.draft',
  params: aDocument,
  body: stepBody(['submit', 'cancel']),
  reply: step,
  resendable: true,
})
export const takeReviewStep = endpoint({
  method: 'POST',
  path: '/api/documents/:documentId/outgoing/review-steps',
  summary: 'Whoever reviews: approves the content or returns the draft with a reason',
  permission: 'document.review',
  params: aDocument,
  body: stepBody(['approve-content', 'return']),
  reply: step,
  resendable: true,
})
export const takeClerkStep = endpoint({
  method: 'POST',
  path: '/api/documents/:documentId/outgoing/clerk-steps',
  summary: 'The records clerk: checks the form, numbers and dates, seals, issues, or returns with a reason',
  permission: 'document.number',
  params: aDocument,
  body: stepBody(['approve-format', 'return', 'number', 'seal', 'issue']),
  reply: step,
  resendable: true,
})
export const takeSignerStep = endpoint({
  method: 'POST',
  path: '/api/documents/:documentId/outgoing/signer-steps',
  summary:
    'Whoever signs: signs, signs minutes for the other side, returns, voids what was signed and not issued, recalls what was issued',
  permission: 'document.sign',
  params: aDocument,
  body: stepBody(['sign', 'sign-beside', 'return', 'void', 'recall']),
  reply: step,
  resendable: true,
})

const tokenRequest = z.strictObject({ version, certificate: base64 })
/** For the other side of minutes, beside the signer. */
const beside = z.boolean().default(false)
const toSign = z.strictObject({ requestId: z.string(), digest: z.string(), toSign: z.base64(), expiresAt: z.iso.datetime() })
const aRequest = z.strictObject({ documentId, requestId: z.string().min(1).max(64) })
/** A CMS; or the bare signature that a token put under the attributes, with the certificate it was made with. */
const tokenAnswer = z.strictObject({ cms: base64, certificate: base64.nullable().default(null) })

export const prepareSignature = endpoint({
  method: 'POST',
  path: '/api/documents/:documentId/outgoing/token-signatures',
  summary: 'Prepares the page for a signer’s own token: answers the digest and the attributes that the token signs',
  permission: 'document.sign',
  params: aDocument,
  body: tokenRequest.extend({ beside }),
  reply: toSign,
})
export const acceptSignature = endpoint({
  method: 'POST',
  path: '/api/documents/:documentId/outgoing/token-signatures/:requestId',
  summary: 'Takes what the signer’s token answered (CMS, DER) into the page',
  permission: 'document.sign',
  params: aRequest,
  body: tokenAnswer.extend({ beside }),
  reply: step,
  resendable: true,
})
export const prepareSeal = endpoint({
  method: 'POST',
  path: '/api/documents/:documentId/outgoing/token-seals',
  summary: 'Prepares the page for the agency’s own token: answers the digest and the attributes that the token signs',
  permission: 'document.number',
  params: aDocument,
  body: tokenRequest,
  reply: toSign,
})
export const acceptSeal = endpoint({
  method: 'POST',
  path: '/api/documents/:documentId/outgoing/token-seals/:requestId',
  summary: 'Takes what the agency’s token answered (CMS, DER) into the page',
  permission: 'document.number',
  params: aRequest,
  body: tokenAnswer,
  reply: step,
  resendable: true,
})

export const drawOutgoing = endpoint({
  method: 'GET',
  path: '/api/documents/:documentId/outgoing/page.pdf',
  summary: 'The page as it stands on its way: checked, signed, numbered or sealed',
  permission: 'document.read',
  params: aDocument,
  reply: fileReply,
  perMinute: 120,
})

export const drawSlip = endpoint({
  method: 'GET',
  path: '/api/documents/:documentId/verification-slip.pdf',
  summary:
    'The verification slip of an issued document: number, date, SHA-256, the audit root with its size and signature, and where the proof is',
  permission: 'document.read',
  params: aDocument,
  reply: fileReply,
  perMinute: 60,
})

export const readSignatures = endpoint({
  method: 'GET',
  path: '/api/documents/:documentId/signatures',
  summary:
    'The signatures of a document’s PDF files: whose, when, intact or broken, over the whole file or not, by which authority',
  permission: 'document.read',
  params: aDocument,
  reply: z.strictObject({
    files: z.array(
      z.strictObject({
        sha256: z.string(),
        verdict: z.enum(['unsigned', 'broken', 'changed', 'unknown', 'test', 'valid']),
        signatures: z.array(signatureFound),
        /** The audit log says that this file was issued: there is a verification slip. */
        isPublished: z.boolean(),
      }),
    ),
  }),
})

const registerRow = z.strictObject({
  documentId: z.string(),
  number: z.number().int(),
  numberLine: z.string(),
  type: z.enum(documentTypeNames),
  issuedOn: civilDate,
  subject: z.string(),
  signerName: z.string(),
  recipients: z.array(z.string()),
  state: z.enum(outgoingStates),
  voidedOn: civilDate.nullable(),
  voidReason: z.string().nullable(),
})

export const listRegister = endpoint({
  method: 'GET',
  path: '/api/documents/outgoing-register',
  summary: 'One agency’s outgoing register of a year, the latest number first; voided numbers stay in it',
  permission: 'document.read',
  query: z.strictObject({
    ...pageQuery,
    book: unitPath,
    year: z.coerce.number().int().min(1990).max(2200),
  }),
  reply: pageOf(registerRow),
})

export const listRegisters = endpoint({
  method: 'GET',
  path: '/api/documents/outgoing-registers',
  summary: 'Agencies within reach that sign and number here, or did',
  permission: 'document.read',
  reply: z.strictObject({
    books: z.array(
      z.strictObject({
        path: z.string(),
        nameVi: z.string(),
        nameEn: z.string(),
        signsHere: z.boolean(),
        mayChange: z.boolean(),
      }),
    ),
  }),
})

export const switchSigning = endpoint({
  method: 'PUT',
  path: '/api/documents/outgoing-registers',
  summary: 'From today on an agency signs and numbers here, or no longer; its books go on from the last numbers of this year',
  permission: 'document.switch-signing',
  body: z.strictObject({
    book: unitPath,
    signsHere: z.boolean(),
    lastNumbers: z
      .array(z.strictObject({ type: z.enum(documentTypeNames), last: z.number().int().min(0).max(999_999) }))
      .max(documentTypeNames.length)
      .default([]),
  }),
  reply: done,
})

const power = {
  book: unitPath,
  holderName: z.string().trim().min(2).max(120),
  capacity: signer.shape.capacity.unwrap().min(1),
  titles: signer.shape.titles.unwrap(),
  types: z.array(z.enum(documentTypeNames)).min(1).max(documentTypeNames.length).nullable(),
  fromOn: civilDate,
  /** The first day on which it no longer holds; null until it is ended. */
  toOn: civilDate.nullable(),
  basis: z.string().trim().min(3).max(300),
}

export const listPowers = endpoint({
  method: 'GET',
  path: '/api/documents/signing-powers',
  summary: 'Who may sign in whose place for an agency: as what, for which documents, from when until when, by which decision',
  permission: 'document.read',
  query: z.strictObject({ book: unitPath }),
  reply: z.strictObject({
    rows: z.array(
      z.strictObject({ id: z.string(), ...power, lines: z.array(z.string()), standing: z.enum(['to-come', 'in-force', 'over']) }),
    ),
  }),
})

export const recordPower = endpoint({
  method: 'POST',
  path: '/api/documents/signing-powers',
  summary: 'Puts on record that somebody signs in another’s place; without it nobody does, here',
  permission: 'document.switch-signing',
  body: z.strictObject(power),
  reply: z.strictObject({ id: z.string() }),
  resendable: true,
})

export const endPower = endpoint({
  method: 'POST',
  path: '/api/documents/signing-powers/:powerId/end',
  summary: 'Ends it with today; what was signed under it stays signed',
  permission: 'document.switch-signing',
  params: z.strictObject({ powerId: z.string().min(1).max(64) }),
  reply: done,
  resendable: true,
})
