import { type DocumentType, documentTypes, type Priority } from '../document-type.ts'
import { writeNumberLine } from '../notation.ts'
import { signatureLines } from '../signature-block.ts'
import { annexHeads, goesWith } from './annex-words.ts'
import { dayLine } from './day-line.ts'
import type { Annex, Block, OfficialDocument, Opinion } from './official-document.ts'

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
  readonly annexes: readonly PrintedAnnex[]
  /** Set without a head: `Phụ lục` over its title, and what it goes with. */
  readonly isAppendix: boolean
  readonly goesWith: string
  readonly signature: readonly string[]
  readonly signerName: string
  /** Of the other side of minutes; empty on every other page. */
  readonly otherSignature: readonly string[]
  readonly otherSignerName: string
  readonly recipients: readonly string[]
  readonly about: { readonly title: string; readonly author: string }
}

export interface PrintedAnnex {
  /** `QUY CHẾ`: a text with a head and a signature of its own. Empty for an appendix. */
  readonly name: string
  /** `Phụ lục II`; empty for a named text. */
  readonly label: string
  readonly title: string
  readonly goesWith: string
  readonly body: readonly PrintedBlock[]
}

export interface PrintedBlock {
  /** A `section` is a heading that begins with its number (`I.`, `A.`, `1.`): it stands at the left, a part or a chapter in the middle. */
  readonly kind: Block['kind'] | 'section'
  /** In bold before the text: `Điều 1. Phạm vi`. */
  readonly lead: string
  readonly text: string
}

/** Sets the words of the page by Decree 30/2020/NĐ-CP, Appendix I. `year` stands in the date line of a document without a date. */
export function printedPage(document: OfficialDocument, marks: readonly Mark[], year: string, toSignMadeOn = ''): PrintedPage {
  const isLetter = document.type === 'official-letter'
  const isAppendix = document.type === 'appendix'
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
    title: isLetter ? '' : isAppendix ? documentTypes.appendix.vi : titleOf(document.type),
    titleSubject: isLetter ? '' : isAppendix ? capitals(document.subject) : subject,
    authority: capitals(document.authority ?? ''),
    addressedBy:
      document.addressees.length === 0 ? '' : document.type === 'telegram' ? `${printable(document.issuer)} điện:` : 'Kính gửi:',
    addressees: addressed(document.addressees.map(printable)),
    body: closedGrounds(bodyWithOpinion(document)).flatMap(printedBlocks),
    annexes: printedAnnexes(document, toSignMadeOn === '' ? year : toSignMadeOn.slice(0, 4)),
    isAppendix,
    goesWith: isAppendix ? printable(goesWith(document, 'Kèm theo', year)) : '',
    signature: signatureLines(document.signer).map(printable),
    signerName: printable(document.signer.name),
    otherSignature: document.otherSigner === null ? [] : signatureLines(document.otherSigner).map(printable),
    otherSignerName: printable(document.otherSigner?.name ?? ''),
    recipients: listed(document.recipients.map(printable)),
    about: { title: subject, author: printable(document.issuer) },
  }
}

/** `Hà Nội, ngày 25 tháng 5 năm 2021`. */
export function placeAndDate(place: string, issuedOn: string | null, year: string): string {
  return `${place}, ${dayLine(issuedOn, year)}`
}

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

function printedAnnexes(document: OfficialDocument, year: string): PrintedAnnex[] {
  const annexes: readonly Annex[] = document.annexes ?? []
  const labels = annexHeads(annexes)
  return annexes.map(({ name, title, body }, at) => ({
    name: capitals(name),
    label: labels[at] ?? '',
    title: name === '' ? capitals(title) : printable(title),
    goesWith: printable(goesWith(document, name === '' ? 'Kèm theo' : 'Ban hành kèm theo', year)),
    body: body.flatMap(printedBlocks),
  }))
}

/** Every ground ends with a semicolon, the last one with a full stop. */
function closedGrounds(body: readonly Block[]): Block[] {
  const last = body.findLastIndex(({ kind }) => kind === 'ground')
  return body.map((part, at) =>
    part.kind === 'ground' ? { ...part, text: `${bareOf(part.text)}${at === last ? '.' : ';'}` } : part,
  )
}

/** The title of an article stands on a line of its own; what it says begins below it. */
function printedBlocks(given: Block): PrintedBlock[] {
  if (given.kind !== 'article' || given.title === '' || given.text === '') return [printedBlock(given)]
  return [printedBlock({ ...given, text: '' }), printedBlock({ kind: 'paragraph', text: given.text })]
}

function printedBlock(given: Block): PrintedBlock {
  if (given.kind === 'article') {
    const lead = `Điều ${given.number}.${given.title === '' ? '' : ` ${given.title}`}`
    return { kind: given.kind, lead: printable(lead), text: printable(given.text) }
  }
  if (given.kind === 'point') return { kind: given.kind, lead: '', text: printable(`${given.number}. ${given.text}`) }
  if (given.kind === 'sub-point') return { kind: given.kind, lead: '', text: printable(`${given.letter}) ${given.text}`) }
  if (given.kind === 'heading' && /^(?:[IVXL]{1,6}|[A-ZĐ]|\d{1,2})\.\s/u.test(given.text))
    return { kind: 'section', lead: '', text: printable(given.text) }
  if (given.kind === 'dash') return { kind: given.kind, lead: '', text: printable(`- ${given.text}`) }
  return { kind: given.kind, lead: '', text: printable(given.text) }
}

/** One name stands in the line of `Kính gửi:` without a mark; several are a list. */
function addressed(names: readonly string[]): string[] {
  return names.length === 1 ? names.map(bareOf) : listed(names)
}

const bareOf = (name: string): string => name.replace(/[\s;.]+$/u, '')

/** A list with semicolons and a full stop. A closing mark that is already there stays the only one. */
function listed(names: readonly string[]): string[] {
  return names.map((name, at) => `${bareOf(name)}${at === names.length - 1 ? '.' : ';'}`)
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
