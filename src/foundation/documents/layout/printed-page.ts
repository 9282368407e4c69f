import { addDays } from '../../../vocabulary/period.ts'
import { type DocumentType, documentTypes, type Priority } from '../document-type.ts'
import { writeNumberLine } from '../notation.ts'
import { signatureLines } from '../signature-block.ts'
import type { Block, OfficialDocument, Opinion } from './official-document.ts'

/** What a page says across itself: it is a draft, its data are simulated, or it is a text set again and not the signed paper. */
export type Mark = 'draft' | 'simulated' | 'set-again'

export const markWords: Readonly<Record<Mark, string>> = {
  draft: 'DỰ THẢO',
  simulated: 'DỮ LIỆU MÔ PHỎNG',
  'set-again': 'BẢN TRÌNH BÀY LẠI',
}

/** A document as lines ready to be set, the same for PDF and Word; neither renderer knows a rule of the decree's wording. */
export interface PrintedPage {
  readonly marks: readonly string[]
  readonly parentBody: string
  readonly issuer: string
  /** The day on which a page to be signed was set: its number and date stay open. Empty on every other page. */
  readonly toSignMadeOn: string
  /** Behind an open number: `/CT-BYT`. */
  readonly notation: string
  readonly place: string
  readonly numberLine: string
  /** `V/v …` under the number of an official letter; empty for every named type. */
  readonly letterSubject: string
  readonly placeAndDate: string
  readonly stamp: string
  /** `QUYẾT ĐỊNH`; empty for official letters, which have no title. */
  readonly title: string
  readonly titleSubject: string
  readonly authority: string
  readonly addressedBy: string
  readonly addressees: readonly string[]
  readonly body: readonly PrintedBlock[]
  readonly signature: readonly string[]
  readonly signerName: string
  /** Of the other side of minutes; empty on every other page. */
  readonly otherSignature: readonly string[]
  readonly otherSignerName: string
  readonly recipients: readonly string[]
  readonly about: { readonly title: string; readonly author: string }
}

export interface PrintedBlock {
  readonly kind: Block['kind']
  /** In bold before the text: `Điều 1. Phạm vi`. */
  readonly lead: string
  readonly text: string
}

/** Sets the words of the page by Decree 30/2020/NĐ-CP, Appendix I. `year` stands in the date line of a document without a date. */
export function printedPage(document: OfficialDocument, marks: readonly Mark[], year: string, toSignMadeOn = ''): PrintedPage {
  const isLetter = document.type === 'official-letter'
  const subject = printable(document.subject)
  return {
    marks: marks.map((mark) => markWords[mark]),
    parentBody: capitals(document.parentBody ?? ''),
    issuer: capitals(document.issuer),
    toSignMadeOn,
    notation: printable(`/${document.notation}`),
    place: printable(document.place),
    numberLine: `Số: ${printable(writeNumberLine(document.number, document.notation))}`,
    letterSubject: isLetter ? `V/v ${subject.replace(/^(?:về việc|v\/v)\s+/iu, '')}` : '',
    placeAndDate: placeAndDate(printable(document.place), document.issuedOn, year),
    stamp: stamps[document.priority],
    title: isLetter ? '' : titleOf(document.type),
    titleSubject: isLetter ? '' : subject,
    authority: capitals(document.authority ?? ''),
    addressedBy:
      document.addressees.length === 0 ? '' : document.type === 'telegram' ? `${printable(document.issuer)} điện:` : 'Kính gửi:',
    addressees: listed(document.addressees.map(printable)),
    body: bodyWithOpinion(document).map(printedBlock),
    signature: signatureLines(document.signer).map(printable),
    signerName: printable(document.signer.name),
    otherSignature: document.otherSigner === null ? [] : signatureLines(document.otherSigner).map(printable),
    otherSignerName: printable(document.otherSigner?.name ?? ''),
    recipients: listed(document.recipients.map(printable)),
    about: { title: subject, author: printable(document.issuer) },
  }
}

/** Days below ten and the months January and February take a zero before them; a draft leaves room for day and month. */
export function placeAndDate(place: string, issuedOn: string | null, year: string): string {
  if (issuedOn === null) return `${place}, ngày ${room} tháng ${room} năm ${year}`
  const [theYear = '', month = '', day = ''] = addDays(issuedOn, 0).split('-')
  return `${place}, ngày ${day} tháng ${Number(month) < 3 ? month : Number(month)} năm ${theYear}`
}
const room = '\u00a0'.repeat(5)

const stamps: Readonly<Record<Priority, string>> = {
  normal: '',
  urgent: 'KHẨN',
  'very-urgent': 'THƯỢNG KHẨN',
  express: 'HỎA TỐC',
}

/** A notice of conclusions is titled as what it is: a notice. */
function titleOf(type: DocumentType): string {
  return capitals(documentTypes[type === 'notice-of-conclusions' ? 'notice' : type].vi)
}

/** `Xét đề xuất của …, Phó Thủ tướng Chính phủ Vũ Đức Đam có ý kiến như sau:`, after the grounds and before everything else. */
function bodyWithOpinion({ opinion, body }: OfficialDocument): readonly Block[] {
  if (opinion === null) return body
  const first = body.findIndex(({ kind }) => kind !== 'ground')
  const at = first < 0 ? body.length : first
  const upon = opinion.upon === null ? '' : `${opinion.upon.replace(/[\s,;.]+$/u, '')}, `
  const said: Block = { kind: 'paragraph', text: `${upon}${giverOf(opinion)} có ý kiến như sau:` }
  return [...body.slice(0, at), said, ...body.slice(at)]
}

/** `Phó Thủ tướng Chính phủ Vũ Đức Đam` */
export const giverOf = ({ office, name }: Opinion): string => `${office} ${name}`

function printedBlock(given: Block): PrintedBlock {
  if (given.kind === 'article') {
    const lead = `Điều ${given.number}.${given.title === '' ? '' : ` ${given.title}`}`
    return { kind: given.kind, lead: printable(lead), text: printable(given.text) }
  }
  if (given.kind === 'point') return { kind: given.kind, lead: '', text: printable(`${given.number}. ${given.text}`) }
  if (given.kind === 'sub-point') return { kind: given.kind, lead: '', text: printable(`${given.letter}) ${given.text}`) }
  if (given.kind === 'dash') return { kind: given.kind, lead: '', text: printable(`- ${given.text}`) }
  return { kind: given.kind, lead: '', text: printable(given.text) }
}

/** One name stands alone; several are a list with semicolons and a full stop. A closing mark that is already there stays the only one. */
function listed(names: readonly string[]): string[] {
  return names.map((name, at) => {
    const bare = name.replace(/[\s;.]+$/u, '')
    return `${bare}${at === names.length - 1 ? '.' : ';'}`
  })
}

const capitals = (text: string): string => printable(text).toLocaleUpperCase('vi')

/**
 * Text as it may stand on a page: composed letters, no control characters (Word cannot open them), and a possible break in words
 * of more than fifty signs, so that a pasted web address or a row of letters does not run off the paper.
 */
export function printable(text: string): string {
  return text
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .replace(/[\p{Cc}\p{Cs}\ufffe\uffff]/gu, (sign) => (sign === '\n' ? sign : sign === '\t' ? ' ' : ''))
    .replace(/\S{51,}/gu, (word) => word.replace(/(.{40})(?=.)/gu, '$1\u200b'))
}
