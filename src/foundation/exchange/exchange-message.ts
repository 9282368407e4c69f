import { z } from 'zod'
import { civilDate } from '../../vocabulary/period.ts'
import { organId } from './organ-id.ts'

/** What a package does, in the order of its `BussinessDocType` (0 new, 1 recall, 2 update, 3 replacement). */
export const documentKinds = ['document', 'revocation', 'update', 'replacement'] as const
export type DocumentKind = (typeof documentKinds)[number]
export const messageKinds = [...documentKinds, 'status'] as const
export type MessageKind = (typeof messageKinds)[number]

/** What a receiver says of a document, by the codes of Decision 28/2018/QĐ-TTg as public implementations use them. */
export const statusCodes = {
  '01': 'arrived',
  '02': 'refused',
  '03': 'accepted',
  '04': 'assigned',
  '05': 'in-progress',
  '06': 'completed',
} as const
export type StatusCode = keyof typeof statusCodes
export const statusCodeNames = ['01', '02', '03', '04', '05', '06'] as const satisfies readonly StatusCode[]

/** XML 1.0 has no place for control characters; none of these texts needs one. */
const line = (most: number) =>
  z
    .string()
    .max(most)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is refused
    .regex(/^[^\u0000-\u001f\u007f\ufffe\uffff]*$/)
    .refine((text) => text.isWellFormed() && text === text.trim())
const filled = (most: number) => line(most).min(1)

export const agency = z.strictObject({ organId, name: filled(200), inCharge: line(200).default('') })
export type Agency = z.output<typeof agency>

/** A name of a file and nothing else: no folder, no device, no hidden or reserved name. */
export const attachmentName = filled(200)
  .refine((name) => !/[/\\:*?"<>|]/.test(name) && !/^\.+/.test(name) && !/[. ]$/.test(name))
  .refine((name) => !/^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i.test(name))
export interface Attachment {
  readonly name: string
  readonly contentType: string
  readonly description: string
  readonly bytes: Buffer
}

/** Names and lengths after the register's fields in Decree 30/2020/NĐ-CP, Appendix VI, and the element tree seen in public code. */
export const documentHeader = z.strictObject({
  kind: z.enum(documentKinds),
  from: agency,
  to: z.array(agency).min(1).max(500),
  number: filled(11).regex(/^\d{1,6}[a-z]?$/),
  notation: filled(30),
  place: line(100).default(''),
  issuedOn: civilDate,
  type: z.strictObject({ code: z.number().int().min(0).max(99), name: filled(100) }),
  subject: filled(500),
  content: line(500).default(''),
  signer: z.strictObject({ competence: line(100).default(''), position: line(100).default(''), name: line(50).default('') }),
  dueOn: civilDate.nullable().default(null),
  toPlaces: z.array(filled(300)).max(300).default([]),
  priority: z.number().int().min(0).max(3).default(0),
  pages: z.number().int().min(0).max(10_000).default(0),
  /** Why it is recalled, changed or replaced. */
  reason: line(500).default(''),
  /** Documents that this one takes the place of. */
  replaces: z.array(filled(120)).max(20).default([]),
  trace: z
    .array(z.strictObject({ organId, at: z.iso.datetime() }))
    .max(50)
    .default([]),
})
export type DocumentHeader = z.output<typeof documentHeader>

export interface DocumentMessage extends DocumentHeader {
  readonly attachments: readonly Attachment[]
}

/** A receiver's word on a document that was sent to it. */
export const statusMessage = z.strictObject({
  kind: z.literal('status'),
  from: agency,
  /** The document meant: its sender, its name between the systems. */
  about: z.strictObject({ organId, documentName: filled(120) }),
  code: z.enum(statusCodeNames),
  description: line(500).default(''),
  at: z.iso.datetime(),
})
export type StatusMessage = z.output<typeof statusMessage>
export type ExchangeMessage = DocumentMessage | StatusMessage
