import { createHash } from 'node:crypto'
import { PDF, PdfArray, type PdfDict, PdfNumber, type PdfRef } from '@libpdf/core'
import { onlyFilledAndSigned } from './changes-since.ts'
import { readCms } from './read-cms.ts'
import type { SignatureFound, SignedFile } from './signature-found.ts'
import { partOfName, type TrustedRoot, trustOf, wasInForce } from './trust.ts'

/**
 * Every signature in a PDF, oldest first: whose it is, whether the bytes it was made over are still those, whether it covers the
 * whole file or what came after it, and which authority stands behind it. The file comes from anywhere: run this on a thread of
 * its own (`signature-worker.ts`).
 */
export async function readSignatures(bytes: Uint8Array, roots: readonly TrustedRoot[]): Promise<SignedFile> {
  const pdf = await PDF.load(bytes)
  const form = pdf.getForm()
  const resolve = (ref: PdfRef) => pdf.getObject(ref)
  const found: { end: number; signature: SignatureFound }[] = []
  for (const field of (form?.getSignatureFields() ?? []).slice(0, mostSignatures)) {
    const dict = field.getDict().getDict('V', resolve)
    if (dict === undefined) continue
    const range = rangeOf(dict, bytes, resolve)
    found.push({ end: range?.end ?? 0, signature: await readOne(field.name, dict, range, bytes, roots, resolve) })
  }
  const text = (name: string) => form?.getTextField(name)?.getValue().trim().slice(0, 200) || null
  return {
    signatures: found.sort((a, b) => a.end - b.end).map(({ signature }) => signature),
    number: text('number'),
    date: text('date'),
  }
}

const mostSignatures = 20
type Resolve = (ref: PdfRef) => ReturnType<PDF['getObject']>

interface Range {
  readonly parts: readonly [Uint8Array, Uint8Array]
  readonly cms: Buffer
  readonly end: number
}

async function readOne(
  field: string,
  dict: PdfDict,
  range: Range | undefined,
  bytes: Uint8Array,
  roots: readonly TrustedRoot[],
  resolve: Resolve,
): Promise<SignatureFound> {
  const cms = range === undefined ? undefined : readCms(range.cms, range.parts)
  const said = (key: string) => dict.getString(key, resolve)?.asString().normalize('NFC').slice(0, 300) ?? ''
  const claimedAt = dateOf(said('M')) ?? cms?.signingTime ?? null
  const shared = { field: field.slice(0, 100), claimedAt: claimedAt?.toISOString() ?? null, reason: said('Reason') }
  if (range === undefined || cms === undefined) {
    return {
      ...shared,
      signerName: said('Name'),
      organisation: '',
      standing: 'unreadable',
      coverage: 'changed-since',
      trust: 'unknown-authority',
      authority: '',
      inForce: null,
      isPades: false,
      certificateSha256: '',
    }
  }
  const { certificate } = cms
  return {
    ...shared,
    signerName: partOfName(certificate.subject, 'CN'),
    organisation: partOfName(certificate.subject, 'O'),
    standing: cms.isIntact ? 'intact' : 'broken',
    coverage: await coverageOf(range, bytes),
    trust: trustOf(certificate, cms.certificates, roots),
    authority: partOfName(certificate.issuer, 'CN'),
    inForce: claimedAt === null ? null : wasInForce(certificate, claimedAt),
    isPades: cms.isPades && dict.getName('SubFilter', resolve)?.value === 'ETSI.CAdES.detached',
    certificateSha256: createHash('sha256').update(certificate.raw).digest('hex'),
  }
}

async function coverageOf({ end }: Range, bytes: Uint8Array): Promise<SignatureFound['coverage']> {
  // Line ends behind the last mark belong to nobody.
  if (Buffer.from(bytes.subarray(end)).toString('latin1').trim() === '') return 'whole-file'
  const permitted = await onlyFilledAndSigned(bytes.slice(0, end), bytes).catch(() => false)
  return permitted ? 'filled-and-signed-since' : 'changed-since'
}

/** The two parts that are signed. They must begin with the file and leave out nothing but the signature itself. */
function rangeOf(dict: PdfDict, bytes: Uint8Array, resolve: Resolve): Range | undefined {
  const numbers = [...(dict.getArray('ByteRange', resolve) ?? new PdfArray([]))].map((one) =>
    one instanceof PdfNumber ? one.value : -1,
  )
  const [start, before, behind, rest] = numbers
  if (start !== 0 || before === undefined || behind === undefined || rest === undefined || numbers.length !== 4) return undefined
  if (before <= 0 || rest < 0 || behind <= before + 2 || behind + rest > bytes.length) return undefined
  const gap = Buffer.from(bytes.subarray(before, behind)).toString('latin1')
  const hex = /^<([0-9a-fA-F\s]*)>$/.exec(gap)?.[1]
  const contents = dict.getString('Contents', resolve)
  if (hex === undefined || contents === undefined) return undefined
  const held = Buffer.from(hex.replace(/\s/g, ''), 'hex')
  if (!held.equals(Buffer.from(contents.bytes))) return undefined
  const cms = withoutPadding(held)
  return cms === undefined
    ? undefined
    : { parts: [bytes.subarray(0, before), bytes.subarray(behind, behind + rest)], cms, end: behind + rest }
}

/** The room is larger than the signature: its own length says where it ends. */
function withoutPadding(held: Buffer): Buffer | undefined {
  if (held.length < 4 || held.readUInt8(0) !== 0x30) return undefined
  const first = held.readUInt8(1)
  if (first < 0x80) return held.subarray(0, 2 + first)
  const count = first & 0x7f
  if (count === 0 || count > 4 || held.length < 2 + count) return count === 0 ? held : undefined
  return held.subarray(0, 2 + count + held.readUIntBE(2, count))
}

/** `D:20210525080000+07'00'`. */
function dateOf(text: string): Date | undefined {
  const [, year, month = '01', day = '01', hour = '00', minute = '00', second = '00', sign, zoneHour = '00', zoneMinute = '00'] =
    /^D:(\d{4})(\d{2})?(\d{2})?(\d{2})?(\d{2})?(\d{2})?(?:Z|([+-])(\d{2})'?(\d{2})?'?)?/.exec(text) ?? []
  if (year === undefined) return undefined
  const zone = sign === undefined ? 'Z' : `${sign}${zoneHour}:${zoneMinute}`
  const at = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}${zone}`)
  return Number.isNaN(at.getTime()) ? undefined : at
}
