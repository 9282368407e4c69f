import { PDF, PdfArray, PdfBool, PdfDict, PdfName, PdfNumber, type PdfObject, PdfRef, PdfStream, PdfString } from '@libpdf/core'

/**
 * Whether a later state of a file differs from an earlier one only by filled fields and added signatures (what DocMDP level 2
 * permits): every object of the earlier state is found again unaltered, but for values and looks of fields, the form, and the
 * catalogue's entries for form, permissions and validation data. Answers false when the earlier state cannot be read.
 */
export async function onlyFilledAndSigned(earlier: Uint8Array, later: Uint8Array): Promise<boolean> {
  const [before, after] = [await PDF.load(earlier), await PDF.load(later)]
  const pages = new Set(before.getPages().map(({ ref }) => ref.objectNumber))
  if (before.getPageCount() !== after.getPageCount()) return false
  const [catalog, end] = [before.getCatalog(), before.context.registry.nextObjectNumber]
  if (end > mostObjects) return false
  for (let number = 1; number < end; number++) {
    const ref = PdfRef.of(number, 0)
    const old = before.getObject(ref)
    if (old !== null && !isPermitted(old, after.getObject(ref), old === catalog, pages.has(number))) return false
  }
  return true
}

const mostObjects = 200_000
const formKeys = ['V', 'AP', 'AS', 'M', 'MK', 'DA']
const catalogKeys = ['AcroForm', 'Perms', 'DSS', 'Extensions', 'Version']
const ownKeys = { field: formKeys, catalog: catalogKeys, page: ['Annots'] } as const

function isPermitted(old: PdfObject, now: PdfObject | null, isCatalog: boolean, isPage: boolean): boolean {
  if (now === null) return false
  if (!(old instanceof PdfDict) || !(now instanceof PdfDict)) return written(old) === written(now)
  const isField = old.has('FT') || old.getName('Subtype')?.value === 'Widget'
  const isForm = old.has('Fields')
  if (isForm) return now.has('Fields')
  // What was filled or signed once stays as it was: only an open field may be filled.
  const free: readonly string[] =
    isField && old.has('V') ? [] : isField ? ownKeys.field : isCatalog ? ownKeys.catalog : isPage ? ownKeys.page : []
  return written(old, free) === written(now, free)
}

/** One spelling for each value, whatever the order of entries. */
function written(value: PdfObject, without: readonly string[] = []): string {
  if (value instanceof PdfStream) return `${writtenDict(value, without)}${Buffer.from(value.data).toString('base64')}`
  if (value instanceof PdfDict) return writtenDict(value, without)
  if (value instanceof PdfArray) return `[${[...value].map((one) => written(one)).join(' ')}]`
  if (value instanceof PdfName) return `/${value.value}`
  if (value instanceof PdfNumber) return String(value.value)
  if (value instanceof PdfBool) return String(value.value)
  if (value instanceof PdfString) return `<${Buffer.from(value.bytes).toString('hex')}>`
  if (value instanceof PdfRef) return `${value.objectNumber} ${value.generation} R`
  return 'null'
}

function writtenDict(dict: PdfDict, without: readonly string[]): string {
  const entries = [...dict].flatMap(([key, value]) => (without.includes(key.value) ? [] : [`/${key.value} ${written(value)}`]))
  return `<<${entries.sort().join(' ')}>>`
}
