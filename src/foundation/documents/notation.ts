import { foldVietnamese } from '../../vocabulary/person-name.ts'
import { type DocumentType, documentTypeNames, documentTypes } from './document-type.ts'

/** The number line of a document taken apart: `3440/VPCP-KGVX`, `2666/QĐ-BYT`, `30/2020/NĐ-CP`, `01a/KH-UBND`. */
export interface NumberLine {
  /** Without leading zeros; a letter may follow (`12a`). */
  readonly number: string
  /** Legal documents carry their year: `30/2020/NĐ-CP`. */
  readonly year: string | null
  /** Everything behind the number (and year): `VPCP-KGVX`. */
  readonly notation: string
  readonly parts: NotationParts
}

/** `QĐ-BYT`: type and issuer. `VPCP-KGVX`: issuer and drafting unit. */
export interface NotationParts {
  readonly type: DocumentType | null
  readonly issuer: string
  readonly drafter: string | null
}

/**
 * Reads a number line as people write and paste it: `Số: 3440 / VPCP-KGVX`, `CV 3440/VPCP–KGVX`, composed or decomposed letters,
 * any dash. Undefined when it is not one. A bare number is not a number line: it is something to search for.
 */
export function readNumberLine(text: string): NumberLine | undefined {
  const plain = tidyNotation(
    text
      .normalize('NFC')
      .replace(/^\s*(công\s*văn|quyết\s*định|chỉ\s*thị|công\s*điện|CV|QĐ|số)(?!\p{L})[\s.:]*(số(?!\p{L})[\s.:]*)?/iu, ''),
  )
  const read = /^0*(\d{1,6}[a-z]?)\/(?:((?:19|20)\d{2})\/)?([\p{Lu}][\p{L}\d]*(?:-[\p{L}\d]+){0,3})$/u.exec(plain)
  const [, number, year, notation] = read ?? []
  if (number === undefined || notation === undefined) return undefined
  return { number, year: year ?? null, notation, parts: readNotation(notation) }
}

/** Takes a notation apart by Decree 30's rule: named types begin with their abbreviation, official letters with their issuer. */
export function readNotation(notation: string): NotationParts {
  const [first = '', ...rest] = tidyNotation(notation).split('-')
  const type = documentTypeNames.find((name) => documentTypes[name].abbreviation === first)
  if (type !== undefined && rest.length > 0) return { type, issuer: rest.join('-'), drafter: null }
  return { type: rest.length > 0 ? 'official-letter' : null, issuer: first, drafter: rest.length > 0 ? rest.join('-') : null }
}

/** One spelling of a notation: composed letters, one kind of dash, no spaces; case stays (`QyĐ` is not `QYĐ`). */
export function tidyNotation(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[‐‑‒–—−]/g, '-')
    .replace(/\s+/g, '')
}

/** As printed: numbers below ten take a zero before them (Decree 30, Appendix I). A document without a number prints a gap to fill in. */
export function writeNumberLine(number: string, notation: string): string {
  const printed = /^\d[a-z]?$/.test(number) ? `0${number}` : number
  if (printed === '') return notation === '' ? '' : `        /${notation}`
  return notation === '' ? printed : `${printed}/${notation}`
}

/** By which two spellings of one notation are recognised as one: `QĐ-BCĐQG` and `qd-bcdqg` are equal. */
export function notationKey(notation: string): string {
  return foldVietnamese(tidyNotation(notation))
}
