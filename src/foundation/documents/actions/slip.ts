import type { Database, Reader } from '../../../platform/database.ts'
import { found, Refusal } from '../../../platform/refusal.ts'
import { type CheckpointSigner, proofOfFile } from '../../audit/public.ts'
import { documentTypes } from '../document-type.ts'
import { placeAndDate } from '../layout/printed-page.ts'
import type { Renderer } from '../layout/renderer.ts'
import { slipPdf } from '../layout/verification-slip.ts'
import { writeNumberLine } from '../notation.ts'
import { verdictOf } from '../signature/signature-found.ts'
import { filesOf } from '../store/parts.ts'
import { signaturesOf } from '../store/signatures.ts'
import { readableDocument } from './read.ts'

export interface SlipDesk {
  readonly database: Database
  readonly printer: Pick<Renderer, 'print'>
  readonly signer: CheckpointSigner
  /** Where outsiders reach this installation. */
  readonly address: string
}

/** The verification slip of an issued document's latest signed PDF; refuses where there is no such file, or the log does not know it. */
export async function slipOf(
  tx: Reader,
  documentId: string,
  desk: SlipDesk,
  by: { readonly scope: readonly string[]; readonly now: Date; readonly machineNow: Date },
): Promise<{ name: string; bytes: Uint8Array }> {
  const document = await readableDocument(tx, documentId, by)
  const [file] = await filesOf(tx, [document.id])
  if (file === undefined || document.issued_on === null) throw new Refusal('document-has-no-file', {}, 404)
  const proof = await proofOfFile(desk.database, tx, desk.signer, file.sha256, by.machineNow)
  const [body = '', signatures = ''] = proof.note.split('\n\n')
  const [, size = '', root = ''] = body.split('\n')
  const signed = (await signaturesOf(tx, [file.sha256])).get(file.sha256)
  const numberLine = writeNumberLine(document.number, document.notation)
  const bytes = await slipPdf(desk.printer, {
    numberLine,
    dateLine: placeAndDate('', document.issued_on, '').replace(/^, /, ''),
    typeVi: documentTypes[document.type].vi,
    typeEn: documentTypes[document.type].en,
    subject: document.subject,
    issuer: document.issuer_name,
    sha256: file.sha256,
    bytes: file.size,
    entry: proof.seq + 1,
    entries: Number(size),
    root,
    signature: found(signatures.trim().split(' ').at(-1), 'checkpoint'),
    publicKey: proof.publicKey,
    address: desk.address,
    isTest: verdictOf(signed?.signatures ?? []) === 'test',
  })
  return { name: `phieu-xac-thuc-${numberLine.replaceAll('/', '-')}.pdf`, bytes }
}
