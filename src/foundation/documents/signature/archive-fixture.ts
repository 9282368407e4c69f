import { inflateSync } from 'node:zlib'
import { PDF, PdfArray, PdfDict, type PdfObject, PdfRef, PdfStream } from '@libpdf/core'

/**
 * What a PDF that declares PDF/A-2b must have or must not have, as far as this looks (ISO 19005-2): the declaration in its XMP, an output
 * intent with a profile, embedded fonts, annotations that print and have an appearance, no encryption, script or launch action. It is no
 * full validator: colour spaces, glyph widths and syntax below the objects are not looked at.
 */
export async function archiveFaults(bytes: Uint8Array): Promise<string[]> {
  const pdf = await PDF.load(bytes)
  const resolve = (ref: PdfRef) => pdf.getObject(ref)
  const catalog = pdf.getCatalog()
  const faults = new Set<string>()
  if (pdf.isEncrypted) faults.add('it is encrypted')
  const metadata = catalog.get('Metadata', resolve)
  const xmp = metadata instanceof PdfStream ? textOf(metadata) : ''
  const says = (name: string, value: string) => new RegExp(`pdfaid:${name}(>|=")${value}`).test(xmp)
  if (!says('part', '2') || !says('conformance', 'B')) faults.add('its XMP does not declare PDF/A-2b')
  const intents = [...(catalog.getArray('OutputIntents', resolve) ?? [])].map((one) =>
    one instanceof PdfRef ? resolve(one) : one,
  )
  if (
    !intents.some(
      (one) => one instanceof PdfDict && one.getName('S')?.value === 'GTS_PDFA1' && one.get('DestOutputProfile', resolve),
    )
  )
    faults.add('it has no output intent with a profile')
  if (catalog.getDict('AcroForm', resolve)?.getBool('NeedAppearances')?.value) faults.add('its form needs appearances to be made')
  for (const one of everythingFrom(catalog, resolve)) for (const fault of faultsOf(one, resolve)) faults.add(fault)
  return [...faults]
}

type Resolve = (ref: PdfRef) => PdfObject | null

function faultsOf(dict: PdfDict, resolve: Resolve): string[] {
  const name = (key: string) => dict.getName(key, resolve)?.value ?? ''
  const faults: string[] = []
  if (dict.has('JS') || name('S') === 'JavaScript' || name('S') === 'Launch') faults.push('it has a script or launches something')
  if (name('Type') === 'FontDescriptor' && !['FontFile', 'FontFile2', 'FontFile3'].some((key) => dict.has(key)))
    faults.push(`the font ${name('FontName')} is not embedded`)
  if (name('Type') === 'Font' && name('Subtype') !== 'Type0' && name('Subtype') !== 'Type3' && !dict.has('FontDescriptor'))
    faults.push(`the font ${name('BaseFont')} is not embedded`)
  if (name('Type') === 'Annot' && name('Subtype') !== 'Popup') {
    const flags = dict.getNumber('F', resolve)?.value ?? 0
    // Print set; invisible, hidden, no-view and toggle-no-view not set (6.3.2).
    if ((flags & 4) === 0 || (flags & 0b100100011) !== 0) faults.push(`an annotation (${name('Subtype')}) does not print`)
    const [left = 0, bottom = 0, right = 0, top = 0] = [...(dict.getArray('Rect', resolve) ?? [])].map((one) =>
      'value' in one ? Number(one.value) : 0,
    )
    const hasSize = left !== right || bottom !== top
    if (hasSize && name('Subtype') !== 'Link' && !dict.has('AP'))
      faults.push(`an annotation (${name('Subtype')}) has no appearance`)
  }
  return faults
}

function everythingFrom(root: PdfDict, resolve: Resolve): PdfDict[] {
  const seen = new Set<PdfObject | string>()
  const found: PdfDict[] = []
  const waiting: PdfObject[] = [root]
  for (let one = waiting.pop(); one !== undefined; one = waiting.pop()) {
    const key = one instanceof PdfRef ? `${one.objectNumber} ${one.generation}` : one
    if (seen.has(key)) continue
    seen.add(key)
    if (one instanceof PdfRef) {
      const object = resolve(one)
      if (object !== null) waiting.push(object)
    } else if (one instanceof PdfArray) waiting.push(...one)
    else if (one instanceof PdfDict) {
      found.push(one)
      for (const [, value] of one) waiting.push(value)
    }
  }
  return found
}

function textOf(stream: PdfStream): string {
  const bytes = Buffer.from(stream.data)
  return (stream.has('Filter') ? inflateSync(bytes) : bytes).toString('utf8')
}
