import { X509Certificate } from 'node:crypto'
import { parentPort, workerData } from 'node:worker_threads'
import { readSignatures } from './read-signatures.ts'
import type { SignedFile } from './signature-found.ts'
import type { TrustedRoot } from './trust.ts'

/** What is asked of the thread that reads the signatures of one file and ends. */
export interface SignatureOrder {
  readonly bytes: Uint8Array
  readonly roots: readonly { readonly certificate: Uint8Array; readonly kind: TrustedRoot['kind'] }[]
}
export type SignatureReply = { readonly found: SignedFile } | { readonly fault: string }

function isOrder(value: unknown): value is SignatureOrder {
  return typeof value === 'object' && value !== null && 'bytes' in value && 'roots' in value
}

const answer = (reply: SignatureReply) => parentPort?.postMessage(reply)
if (isOrder(workerData)) {
  const roots = workerData.roots.map(({ certificate, kind }) => ({ certificate: new X509Certificate(certificate), kind }))
  try {
    answer({ found: await readSignatures(workerData.bytes, roots) })
  } catch (fault) {
    answer({ fault: fault instanceof Error ? fault.name : 'unknown' })
  }
}
