import { createHash } from 'node:crypto'
import { PDF, PdfArray, PdfDict, PdfName, PdfNumber, PdfString } from '@libpdf/core'
import type { SignatureFieldName } from './open-fields.ts'

/** A page with room for one signature: what is signed is everything but that room. */
export interface Prepared {
  readonly bytes: Uint8Array
  /** Start and length before the room, start and length behind it. */
  readonly byteRange: readonly [number, number, number, number]
  /** SHA-256 over both parts: what the signature's messageDigest must say. */
  readonly digest: Buffer
}

export interface SignatureToPlace {
  readonly field: SignatureFieldName
  readonly name: string
  readonly reason: string
  /** Two drafts may say the same to the byte: a signature under one must not serve under the other. */
  readonly documentId: string
  /** Said in the dictionary (`/M`); PAdES wants no signing time among the signed attributes. A claim, no proof of time. */
  readonly at: Date
}

/** Enough for a chain of RSA 4096 certificates; what is not used stays zero. */
const roomBytes = 8192

/**
 * Adds the dictionary of a signature (ETSI.CAdES.detached) as an incremental update. The leader's is the first and certifies the
 * document: DocMDP level 2 permits filling fields and signing, nothing else.
 */
export async function prepareSignature(page: Uint8Array, given: SignatureToPlace): Promise<Prepared> {
  const pdf = await PDF.load(page)
  const field = pdf.getForm()?.getSignatureField(given.field)
  if (field === undefined || field.isSigned()) throw new Error(`the field ${given.field} is missing or signed`)
  const signature = PdfDict.of({
    Type: PdfName.of('Sig'),
    Filter: PdfName.of('Adobe.PPKLite'),
    SubFilter: PdfName.of('ETSI.CAdES.detached'),
    ByteRange: new PdfArray([0, hole, hole, hole].map((one) => PdfNumber.of(one))),
    Contents: new PdfString(new Uint8Array(roomBytes), 'hex'),
    M: PdfString.fromString(pdfDate(given.at)),
    Name: PdfString.fromString(given.name),
    Reason: PdfString.fromString(given.reason),
    KHIEN_Document: PdfString.fromString(given.documentId),
  })
  const certifies = given.field === 'leader'
  if (certifies) signature.set('Reference', new PdfArray([mayBeFilled]))
  const ref = pdf.register(signature)
  field.getDict().set('V', ref)
  if (certifies) pdf.getCatalog().set('Perms', PdfDict.of({ DocMDP: ref }))
  return measured(await pdf.save({ incremental: true }), page.length)
}

/** Puts the signature into its room; throws when it is larger. */
export function embedSignature(prepared: Prepared, cms: Uint8Array): Uint8Array {
  const [, before, behind] = prepared.byteRange
  const hex = Buffer.from(cms).toString('hex')
  if (hex.length > behind - before - 2) throw new Error('the signature is larger than the room that was left for it')
  const bytes = Buffer.from(prepared.bytes)
  bytes.write(hex, before + 1, 'latin1')
  return new Uint8Array(bytes)
}

/** Opens a page again that was prepared and kept: the token may take its time. */
export function measuredAgain(bytes: Uint8Array, byteRange: Prepared['byteRange']): Prepared {
  return { bytes, byteRange, digest: digestOf(bytes, byteRange) }
}

const hole = 9_999_999_999
const mayBeFilled = PdfDict.of({
  Type: PdfName.of('SigRef'),
  TransformMethod: PdfName.of('DocMDP'),
  TransformParams: PdfDict.of({ Type: PdfName.of('TransformParams'), P: PdfNumber.of(2), V: PdfName.of('1.2') }),
})

/** Finds the room in what was appended and writes where it lies into the open ByteRange, without moving a byte. */
function measured(saved: Uint8Array, from: number): Prepared {
  const bytes = Buffer.from(saved)
  const contents = bytes.indexOf(`<${'0'.repeat(roomBytes * 2)}>`, from, 'latin1')
  const behind = contents + roomBytes * 2 + 2
  const open = `[0 ${hole} ${hole} ${hole}]`
  const at = bytes.indexOf(open, from, 'latin1')
  if (contents < 0 || at < 0) throw new Error('the room for the signature was not found')
  const byteRange: Prepared['byteRange'] = [0, contents, behind, bytes.length - behind]
  bytes.write(`[${byteRange.join(' ')}]`.padEnd(open.length), at, 'latin1')
  return measuredAgain(new Uint8Array(bytes), byteRange)
}

function digestOf(bytes: Uint8Array, [start, length, behind, rest]: Prepared['byteRange']): Buffer {
  return createHash('sha256')
    .update(bytes.subarray(start, start + length))
    .update(bytes.subarray(behind, behind + rest))
    .digest()
}

/** `D:20210525080000+07'00'`: the hour of Hà Nội. */
function pdfDate(at: Date): string {
  const local = new Date(at.getTime() + 7 * 3_600_000).toISOString()
  return `D:${local.slice(0, 19).replace(/[-:T]/g, '')}+07'00'`
}
