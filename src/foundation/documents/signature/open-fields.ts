import { PDF, PdfArray, PdfDict, PdfName, PdfNumber, PdfRef, PdfString } from '@libpdf/core'

/** What is filled in after the leader has signed, and who signs: the leader, on minutes the other side, then the organisation. */
export const textFields = ['number', 'date'] as const
export type TextField = (typeof textFields)[number]
export const signatureFields = ['leader', 'other-side', 'organisation'] as const
export type SignatureFieldName = (typeof signatureFields)[number]

/**
 * Makes form fields of the places that the page left open (links to `khien:number` and `khien:date`), and the signature fields. All
 * fields that will ever be filled are there before the first signature, so that filling them is a permitted change (DocMDP level 2)
 * and adding one is not. Throws when a place is missing: the page was not set to be signed.
 */
export async function openFields(page: Uint8Array, ofTwoSides = false): Promise<Uint8Array> {
  const pdf = await PDF.load(page)
  const first = pdf.getPage(0)
  const catalog = pdf.getCatalog()
  if (first === null) throw new Error('the page to be signed has no page')
  const resolve = (ref: PdfRef) => pdf.getObject(ref)
  const fields: PdfRef[] = []
  const annotations = first.dict.getArray('Annots', resolve)
  for (const ref of annotations ?? []) {
    const link = ref instanceof PdfRef ? pdf.getObject(ref) : null
    if (!(ref instanceof PdfRef) || !(link instanceof PdfDict)) continue
    const address = link.getDict('A', resolve)?.getString('URI', resolve)?.asString()
    const name = textFields.find((one) => address === `khien:${one}`)
    if (name === undefined) continue
    becomeTextField(link, name, pdf.createStream(emptyAppearance(link, resolve), new Uint8Array()))
    link.set('P', first.ref)
    fields.push(ref)
  }
  if (fields.length !== textFields.length) throw new Error('the page to be signed leaves no room for number and date')
  const signatures = signatureFields
    .filter((name) => ofTwoSides || name !== 'other-side')
    .map((name) =>
      pdf.createDict({
        Type: PdfName.of('Annot'),
        Subtype: PdfName.of('Widget'),
        FT: PdfName.of('Sig'),
        T: PdfString.fromString(name),
        F: PdfNumber.of(132),
        P: first.ref,
        Rect: new PdfArray([0, 0, 0, 0].map((one) => PdfNumber.of(one))),
      }),
    )
  for (const ref of signatures) annotations?.push(ref)
  const form = pdf.createDict({ Fields: new PdfArray([...fields, ...signatures]), SigFlags: PdfNumber.of(3) })
  catalog.set('AcroForm', form)
  return pdf.save({ incremental: true })
}

/** The link keeps its object number, so that the page's structure still points at it. */
function becomeTextField(link: PdfDict, name: TextField, appearance: PdfRef): void {
  for (const gone of ['A', 'Border', 'Contents']) link.delete(gone)
  link.set('Subtype', PdfName.of('Widget'))
  link.set('FT', PdfName.of('Tx'))
  link.set('T', PdfString.fromString(name))
  link.set('TU', PdfString.fromString(name === 'number' ? 'Số' : 'Ngày, tháng, năm'))
  link.set('F', PdfNumber.of(4))
  link.set('DA', PdfString.fromString('/F0 13 Tf 0 g'))
  link.set('AP', PdfDict.of({ N: appearance }))
}

function emptyAppearance(widget: PdfDict, resolve: (ref: PdfRef) => ReturnType<PDF['getObject']>) {
  const { width, height } = boxOf(widget, resolve)
  return {
    Type: PdfName.of('XObject'),
    Subtype: PdfName.of('Form'),
    BBox: new PdfArray([0, 0, width, height].map((one) => PdfNumber.of(one))),
  }
}

/** The size of a widget in points. */
export function boxOf(
  widget: PdfDict,
  resolve: (ref: PdfRef) => ReturnType<PDF['getObject']>,
): { width: number; height: number } {
  const sides = [...(widget.getArray('Rect', resolve) ?? [])].map((one) => (one instanceof PdfNumber ? one.value : 0))
  const [left = 0, bottom = 0, right = 0, top = 0] = sides
  return { width: right - left, height: top - bottom }
}
