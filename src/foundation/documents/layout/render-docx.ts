import {
  AlignmentType,
  BorderStyle,
  convertMillimetersToTwip,
  Document,
  Header,
  type IParagraphOptions,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx'
import type { PrintedAnnex, PrintedBlock, PrintedPage } from './printed-page.ts'

/** The same page as Word, for offices that go on editing it there: Times New Roman, the decree's margins, no borders in the tables. */
export async function renderDocx(page: PrintedPage): Promise<Uint8Array> {
  const document = new Document({
    title: page.about.title,
    creator: page.about.author,
    styles: { default: { document: { run: { font: 'Times New Roman', size: 27, language: { value: 'vi-VN' } } } } },
    sections: [
      {
        properties: { titlePage: true, page: { size: { width: millimetres(210), height: millimetres(297) }, margin: margins } },
        headers: { first: headerOf(page, false), default: headerOf(page, true) },
        children: [
          ...(page.isAppendix ? appendixHead(page.title, page.titleSubject, page.goesWith) : [heading(page), ...titleOf(page)]),
          ...addressed(page),
          ...page.body.map(paragraphOf),
          new Paragraph({ spacing: { before: 120 }, children: [] }),
          ...signatures(page),
        ],
      },
      ...page.annexes.map((annex) => ({
        properties: {
          titlePage: true,
          page: { size: { width: millimetres(210), height: millimetres(297) }, margin: margins, pageNumbers: { start: 1 } },
        },
        headers: { first: headerOf(page, false), default: headerOf(page, true) },
        children: annexOf(annex, page),
      })),
    ],
  })
  return Packer.toBuffer(document)
}

const millimetres = convertMillimetersToTwip
const margins = {
  top: millimetres(20),
  bottom: millimetres(20),
  left: millimetres(30),
  right: millimetres(15),
  header: millimetres(10),
}

interface Look {
  readonly bold?: boolean
  readonly italics?: boolean
  /** Half points, as Word counts. */
  readonly size?: number
  readonly color?: string
}

/** Line breaks inside a text are kept; everything else is inert. */
function runs(text: string, look: Look = {}): TextRun[] {
  return text.split('\n').map((line, at) => new TextRun({ ...look, text: line, ...(at > 0 ? { break: 1 } : {}) }))
}

function line(text: string, look: Look, options: IParagraphOptions = {}): Paragraph {
  return new Paragraph({ ...options, children: runs(text, look) })
}

const centred = { alignment: AlignmentType.CENTER } as const
const rule = { border: { bottom: { style: BorderStyle.SINGLE, size: 6, space: 1, color: '000000' } } } as const
const shortRule = (share: number): Paragraph =>
  new Paragraph({
    ...rule,
    indent: { left: millimetres(share), right: millimetres(share) },
    spacing: { after: 80 },
    children: [],
  })

/** What the PDF says across the page stands here at the head of every page; page numbers begin on the second. */
function headerOf(page: PrintedPage, numbered: boolean): Header {
  const marks = page.marks.map((mark) => line(mark, { bold: true, size: 28, color: '9A9A9A' }, centred))
  const number = new Paragraph({ ...centred, children: [new TextRun({ children: [PageNumber.CURRENT], size: 26 })] })
  return new Header({ children: numbered ? [number, ...marks] : [...marks, new Paragraph({ children: [] })] })
}

const noBorder = { style: BorderStyle.NONE, size: 0, color: 'FFFFFF' } as const
const noBorders = {
  top: noBorder,
  bottom: noBorder,
  left: noBorder,
  right: noBorder,
  insideHorizontal: noBorder,
  insideVertical: noBorder,
} as const

function twoColumns(left: Paragraph[], right: Paragraph[], leftMillimetres: number): Table {
  const widths = [millimetres(leftMillimetres), millimetres(165 - leftMillimetres)]
  const cells = [left, right].map(
    (children, at) =>
      new TableCell({ children, width: { size: widths[at] ?? 0, type: WidthType.DXA }, verticalAlign: VerticalAlignTable.TOP }),
  )
  return new Table({
    borders: noBorders,
    columnWidths: widths,
    width: { size: millimetres(165), type: WidthType.DXA },
    rows: [new TableRow({ cantSplit: true, children: cells })],
  })
}

const issuerOf = (page: PrintedPage): Paragraph[] => [
  ...(page.parentBody === '' ? [] : [line(page.parentBody, { size: 26 }, centred)]),
  line(page.issuer, { bold: true, size: 26 }, centred),
  shortRule(22),
]
const country = (): Paragraph[] => [
  line('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', { bold: true, size: 25 }, centred),
  line('Độc lập - Tự do - Hạnh phúc', { bold: true, size: 27 }, centred),
  shortRule(22),
]

/** An appendix has no head; a text that is issued with the document has one without number and day, and the same signature. */
function annexOf(annex: PrintedAnnex, page: PrintedPage): (Table | Paragraph)[] {
  const body = annex.body.map(paragraphOf)
  if (annex.name === '') return [...appendixHead(annex.label, annex.title, annex.goesWith), ...body]
  const signature = twoColumns([new Paragraph({ children: [] })], signed(page.signature, page.signerName), 70)
  const head = twoColumns(issuerOf(page), country(), 66)
  return [head, ...appendixHead(annex.name, annex.title, annex.goesWith), ...body, new Paragraph({ children: [] }), signature]
}

function appendixHead(label: string, title: string, goesWith: string): Paragraph[] {
  return [
    line(label, { bold: true, size: 28 }, { ...centred, spacing: { before: 120 } }),
    line(title, { bold: true, size: 27 }, { ...centred, spacing: { before: 60 } }),
    line(goesWith, { italics: true }, { ...centred, spacing: { before: 60 } }),
    shortRule(65),
  ]
}

function heading(page: PrintedPage): Table {
  const left = [
    ...issuerOf(page),
    line(page.numberLine, { size: 26 }, centred),
    ...(page.letterSubject === '' ? [] : [line(page.letterSubject, { size: 24 }, centred)]),
    ...(page.stamp === ''
      ? []
      : [
          new Paragraph({
            ...centred,
            children: [
              new TextRun({
                text: ` ${page.stamp} `,
                bold: true,
                size: 26,
                border: { style: BorderStyle.SINGLE, size: 8, space: 1 },
              }),
            ],
          }),
        ]),
  ]
  const right = [...country(), line(page.placeAndDate, { italics: true, size: 27 }, centred)]
  return twoColumns(left, right, 66)
}

function titleOf(page: PrintedPage): Paragraph[] {
  if (page.title === '') return []
  const authority = page.authority === '' ? [] : [line(page.authority, { bold: true }, { ...centred, spacing: { before: 120 } })]
  return [
    line(page.title, { bold: true, size: 28 }, { ...centred, spacing: { before: 360 } }),
    line(page.titleSubject, { bold: true, size: 28 }, centred),
    shortRule(65),
    ...authority,
  ]
}

function addressed(page: PrintedPage): Paragraph[] {
  const [only, ...more] = page.addressees
  if (only === undefined) return []
  if (more.length === 0) return [line(`${page.addressedBy} ${only}`, {}, { ...centred, spacing: { before: 300, after: 200 } })]
  const names = page.addressees.map((name) =>
    line(`- ${name}`, {}, { indent: { left: millimetres(40) }, spacing: { before: 60 } }),
  )
  return [line(page.addressedBy, {}, { indent: { left: millimetres(22) }, spacing: { before: 300 } }), ...names]
}

function paragraphOf({ kind, lead, text }: PrintedBlock): Paragraph {
  if (kind === 'ruling' || kind === 'heading')
    return line(text, { bold: true }, { ...centred, spacing: { before: 240, after: 160 } })
  if (kind === 'section')
    return line(text, { bold: true }, { indent: { firstLine: millimetres(10) }, keepNext: true, spacing: { before: 180 } })
  const body = text === '' ? [] : runs(lead === '' ? text : ` ${text}`, { italics: kind === 'ground' })
  return new Paragraph({
    alignment: AlignmentType.JUSTIFIED,
    indent: { firstLine: millimetres(10) },
    spacing: { before: 120, line: 264 },
    children: [...(lead === '' ? [] : runs(lead, { bold: true })), ...body],
  })
}

/** Minutes of two sides have both signatures beside each other, and beneath them who gets it. */
function signatures(page: PrintedPage): (Table | Paragraph)[] {
  const names = page.recipients.map((name) => line(`- ${name}`, { size: 22 }))
  const recipients = names.length === 0 ? [] : [line('Nơi nhận:', { bold: true, italics: true, size: 24 }), ...names]
  const right = signed(page.signature, page.signerName)
  if (page.otherSignature.length > 0)
    return [
      twoColumns(signed(page.otherSignature, page.otherSignerName), right, 82),
      new Paragraph({ children: [] }),
      ...recipients,
    ]
  return [twoColumns(recipients.length === 0 ? [new Paragraph({ children: [] })] : recipients, right, 70)]
}

function signed(titles: readonly string[], name: string): Paragraph[] {
  return [
    ...titles.map((title) => line(title, { bold: true, size: 26 }, centred)),
    new Paragraph({ spacing: { before: 1500 }, children: [] }),
    line(name, { bold: true }, centred),
  ]
}
