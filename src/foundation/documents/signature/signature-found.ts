import { z } from 'zod'

/** How a signature stands to the rest of its file, in one word each. */
export const standings = ['intact', 'broken', 'unreadable'] as const
export const coverages = ['whole-file', 'filled-and-signed-since', 'changed-since'] as const
export const trusts = ['test-authority', 'known-authority', 'unknown-authority'] as const

/** One signature found in a PDF. Of the certificate only name, organisation and title are taken: others of its parts hold citizen numbers. */
export const signatureFound = z.strictObject({
  field: z.string(),
  signerName: z.string(),
  organisation: z.string(),
  /** What the signature says of its own time: a claim, unless a time stamp stands with it. */
  claimedAt: z.iso.datetime().nullable(),
  reason: z.string(),
  standing: z.enum(standings),
  /** `whole-file`: to the last byte. `filled-and-signed-since`: only fields were filled and signatures added, as it permits. */
  coverage: z.enum(coverages),
  trust: z.enum(trusts),
  /** Who issued the certificate, by its own name. */
  authority: z.string(),
  /** The certificate was in force at the claimed time; null when no time is claimed. */
  inForce: z.boolean().nullable(),
  /** ETSI.CAdES.detached with the signing certificate bound to the signature and no signing time among what is signed. */
  isPades: z.boolean(),
  /** SHA-256 of the signer's certificate. */
  certificateSha256: z.string(),
})
export type SignatureFound = z.infer<typeof signatureFound>

/** All signatures of one file, in the order in which they were made, and what its own number and date fields say. */
export const signedFile = z.strictObject({
  signatures: z.array(signatureFound).max(50),
  number: z.string().nullable(),
  date: z.string().nullable(),
})
export type SignedFile = z.infer<typeof signedFile>

/** In one word for a whole file: the worst of its signatures counts; `unsigned` when it has none. */
export function verdictOf(
  signatures: readonly SignatureFound[],
): 'unsigned' | 'broken' | 'changed' | 'unknown' | 'test' | 'valid' {
  if (signatures.length === 0) return 'unsigned'
  if (signatures.some(({ standing }) => standing !== 'intact')) return 'broken'
  if (signatures.some(({ coverage }) => coverage === 'changed-since')) return 'changed'
  if (signatures.some(({ trust, inForce }) => trust === 'unknown-authority' || inForce === false)) return 'unknown'
  return signatures.some(({ trust }) => trust === 'test-authority') ? 'test' : 'valid'
}
