import type { FileStore } from '../../../platform/files.ts'
import { Refusal } from '../../../platform/refusal.ts'
import { withFilled } from '../reading/filled-text.ts'
import { readPdfText } from '../reading/pdf-text.ts'
import { type SignedFile, verdictOf } from '../signature/signature-found.ts'
import type { SignatureReader } from '../signature/signature-reader.ts'

/** Where signed PDFs that come in are read and kept. */
export interface IncomingDesk {
  readonly files: FileStore
  readonly reader: SignatureReader
}

export interface IncomingPdf {
  readonly pages: number
  /** With what was filled into its fields. */
  readonly text: string
  readonly signed: SignedFile
}

/**
 * Reads a PDF from outside: its words and its signatures, each on a thread of its own. One whose signatures are broken, or that was
 * altered after signing, is refused until somebody says that it is to be kept all the same; it then stays shown as broken.
 */
export async function readIncoming(
  bytes: Buffer,
  { reader }: Pick<IncomingDesk, 'reader'>,
  confirmed: boolean,
): Promise<IncomingPdf> {
  const { pages, text } = await readPdfText(bytes)
  const signed = await reader.read(bytes).catch(asUnsigned)
  const verdict = verdictOf(signed.signatures)
  if (!confirmed && (verdict === 'broken' || verdict === 'changed'))
    throw new Refusal('signatures-are-broken', { verdict: `documents.verdict.${verdict}` })
  return { pages, text: withFilled(text, signed), signed }
}

/** Some writers make files whose words can be read and whose structure cannot: nothing is said of their signatures. */
function asUnsigned(fault: unknown): SignedFile {
  if (fault instanceof Refusal) return { signatures: [], number: null, date: null }
  throw fault
}
