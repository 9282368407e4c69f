import { attributesToSign, detachedCms } from './cms.ts'
import { embedSignature, type Prepared, prepareSignature, type SignatureToPlace } from './placeholder.ts'
import { readCms } from './read-cms.ts'
import type { Signatory } from './test-authority.ts'

/** Signs with a key that is at hand: PAdES B-B as one incremental update. */
export async function signPage(page: Uint8Array, given: SignatureToPlace, by: Signatory): Promise<Uint8Array> {
  const [certificate] = by.chain
  if (certificate === undefined) throw new Error('a signatory needs a certificate')
  const prepared = await prepareSignature(page, given)
  const signature = by.sign(attributesToSign(prepared.digest, certificate))
  return embedSignature(prepared, detachedCms({ digest: prepared.digest, chain: by.chain, signature }))
}

export type TokenFault =
  | 'signature-cannot-be-read'
  | 'signature-is-for-another-page'
  | 'signature-is-of-another-certificate'
  | 'signature-does-not-name-its-certificate'

/**
 * Whether what a token answered may stand in this page: a CMS over exactly its bytes, made with the certificate that was announced,
 * and of the PAdES kind. Null when it may.
 */
export function faultOfToken(prepared: Prepared, cms: Uint8Array, certificateSha256: string): TokenFault | null {
  const [start, length, behind, rest] = prepared.byteRange
  const { bytes } = prepared
  const found = readCms(cms, [bytes.subarray(start, start + length), bytes.subarray(behind, behind + rest)])
  if (found === undefined) return 'signature-cannot-be-read'
  if (found.certificate.fingerprint256.replaceAll(':', '').toLowerCase() !== certificateSha256)
    return 'signature-is-of-another-certificate'
  if (!found.isIntact) return 'signature-is-for-another-page'
  return found.isPades ? null : 'signature-does-not-name-its-certificate'
}
