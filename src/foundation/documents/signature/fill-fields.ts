import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { PDF, PdfArray, PdfDict, PdfName, PdfNumber, type PdfRef, PdfString } from '@libpdf/core'
import { boxOf, type TextField } from './open-fields.ts'

const fonts = dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/tinos/package.json'))
const face = (name: string) => new Uint8Array(readFileSync(join(fonts, name, `Tinos_${name}.ttf`)))
let faces: Readonly<Record<TextField, Uint8Array>> | undefined

/** The sizes of Decree 30/2020/NĐ-CP, Appendix I, as the page sets them: the number upright, the date slanted. */
const sizes: Readonly<Record<TextField, number>> = { number: 13, date: 13.5 }

/**
 * Writes number and date into their fields as one incremental update: what stood before, signatures included, keeps every byte.
 * The words get an appearance of their own with the letters they need, so that every reader shows them alike.
 */
export async function fillFields(signed: Uint8Array, words: Readonly<Record<TextField, string>>): Promise<Uint8Array> {
  faces ??= { number: face('400Regular'), date: face('400Regular_Italic') }
  const pdf = await PDF.load(signed)
  for (const [name, text] of [['number', words.number] as const, ['date', words.date] as const]) {
    const widget = pdf.getForm()?.getTextField(name)?.getDict()
    if (widget === undefined) throw new Error(`the page has no field for its ${name}`)
    widget.set('V', PdfString.fromString(text))
    widget.set('AP', PdfDict.of({ N: appearanceOf(pdf, widget, text, name, faces[name]) }))
  }
  return pdf.save({ incremental: true, subsetFonts: true })
}

function appearanceOf(pdf: PDF, widget: PdfDict, text: string, name: TextField, bytes: Uint8Array): PdfRef {
  const font = pdf.embedFont(bytes)
  const size = sizes[name]
  const { width, height } = boxOf(widget, (ref) => pdf.getObject(ref))
  // The number ends at its slash, the date begins behind the place.
  const left = name === 'number' ? Math.max(0, width - font.getTextWidth(text, size)) : 0
  const glyphs = font
    .encodeTextToGids(text)
    .map((glyph) => glyph.toString(16).padStart(4, '0'))
    .join('')
  const fontRef = pdf.getFontRef(font)
  if (fontRef === null) throw new Error('the font of the number was not embedded')
  return pdf.createStream(
    {
      Type: PdfName.of('XObject'),
      Subtype: PdfName.of('Form'),
      BBox: new PdfArray([0, 0, width, height].map((one) => PdfNumber.of(one))),
      Resources: PdfDict.of({ Font: PdfDict.of({ F0: fontRef }) }),
    },
    Buffer.from(`/Tx BMC q BT /F0 ${size} Tf 0 g ${left.toFixed(2)} ${baseline} Td <${glyphs}> Tj ET Q EMC`, 'latin1'),
  )
}

/** From the foot of the field up to the line that the letters around it stand on. */
const baseline = 4
