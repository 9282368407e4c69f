import { z } from 'zod'
import { civilDate } from '../../../vocabulary/period.ts'
import { documentTypeNames, priorities } from '../document-type.ts'
import { signingForms } from '../signature-block.ts'

const line = z.string().trim().min(1).max(300)
/** A paragraph may have line breaks; a text that is nothing but line breaks would fill a thousand pages. */
const fewBreaks = (text: string) => text.split('\n').length <= 100
const passage = z.string().trim().min(1).max(20_000).refine(fewBreaks, 'at most 100 lines in one paragraph')

/** One paragraph of the body, by what it is in an official document; how it looks follows from that. */
export const block = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('paragraph'), text: passage }),
  /** `Căn cứ …;` in italics before a decision. */
  z.strictObject({ kind: z.literal('ground'), text: passage }),
  /** `QUYẾT ĐỊNH:` and the like: bold, centred. */
  z.strictObject({ kind: z.literal('ruling'), text: line }),
  /** A part or chapter: bold, centred. */
  z.strictObject({ kind: z.literal('heading'), text: line }),
  /** `Điều 1. …` */
  z.strictObject({
    kind: z.literal('article'),
    number: z.string().trim().min(1).max(10),
    title: z.string().trim().max(300).default(''),
    text: z.string().trim().max(20_000).refine(fewBreaks).default(''),
  }),
  /** `1. …` */
  z.strictObject({ kind: z.literal('point'), number: z.string().trim().min(1).max(10), text: passage }),
  /** `a) …` */
  z.strictObject({ kind: z.literal('sub-point'), letter: z.string().trim().min(1).max(5), text: passage }),
  /** `- …` */
  z.strictObject({ kind: z.literal('dash'), text: passage }),
])
export type Block = z.infer<typeof block>

/**
 * What goes with the document (Decree 30, Appendix I, part II.3): an appendix, or, where it has a name (`Quy chế`, `Hướng dẫn`), a text that
 * is issued with it and has a head and a signature of its own. Each begins on a page of its own and counts its own pages.
 */
export const annex = z.strictObject({
  name: z.string().trim().max(60).default(''),
  title: z.string().trim().min(3).max(500),
  body: z.array(block).min(1).max(400),
})
export type Annex = z.infer<typeof annex>

export const signer = z.strictObject({
  capacity: z
    .array(z.strictObject({ form: z.enum(signingForms), of: line }))
    .max(3)
    .default([]),
  titles: z.array(line).max(3).default([]),
  name: z.string().trim().max(120).default(''),
})

/** A leader's opinion that the document conveys: neither its signer's nor its issuer's own word (3440/VPCP-KGVX). */
export const opinion = z.strictObject({
  /** `Phó Thủ tướng Chính phủ` */
  office: line,
  name: z.string().trim().min(2).max(120),
  /** What it was given upon, before the comma: `Xét đề xuất của …`. */
  upon: passage.nullable().default(null),
})
export type Opinion = z.infer<typeof opinion>

/** Everything that stands on the page of an official document (Decree 30/2020/NĐ-CP, article 8), as data. */
export const officialDocument = z.strictObject({
  type: z.enum(documentTypeNames),
  /** The body above the issuer (`ỦY BAN NHÂN DÂN TỈNH …`); null for ministries and committees that stand alone. */
  parentBody: line.nullable().default(null),
  issuer: line,
  /** Empty while it is a draft: the number is given when it is signed. */
  number: z.string().trim().max(11).default(''),
  notation: z.string().trim().max(30).default(''),
  place: z.string().trim().min(1).max(60),
  issuedOn: civilDate.nullable().default(null),
  priority: z.enum(priorities).default('normal'),
  subject: z.string().trim().min(3).max(500),
  /** Who decides, printed under the subject of decisions and directives: `BỘ TRƯỞNG BỘ Y TẾ`. */
  authority: line.nullable().default(null),
  addressees: z.array(line).max(50).default([]),
  /** Printed before the body, after its grounds. */
  opinion: opinion.nullable().default(null),
  body: z.array(block).min(1).max(400),
  /** Left out by pages written before there were any. */
  annexes: z.array(annex).max(20).optional(),
  signer,
  /** Minutes of two sides: who signs beside the signer, on the left. */
  otherSigner: signer.nullable().default(null),
  /** The lines of `Nơi nhận`, as written. */
  recipients: z.array(line).max(50).default([]),
})
export type OfficialDocument = z.infer<typeof officialDocument>
export type OfficialDocumentInput = z.input<typeof officialDocument>
