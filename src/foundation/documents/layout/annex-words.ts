import { documentTypes } from '../document-type.ts'
import { writeNumberLine } from '../notation.ts'
import { dayLine } from './day-line.ts'
import type { Annex, OfficialDocument } from './official-document.ts'

/** `Phụ lục` where there is one, `Phụ lục I`, `Phụ lục II` … where there are more; a named text has its name instead. */
export function annexHeads(annexes: readonly Pick<Annex, 'name'>[]): string[] {
  const appendices = annexes.filter(({ name }) => name === '').length
  let at = 0
  return annexes.map(({ name }) => {
    if (name !== '') return ''
    at += 1
    return appendices === 1 ? 'Phụ lục' : `Phụ lục ${roman(at)}`
  })
}

/**
 * What an annex goes with: `(Kèm theo Quyết định số 2666/QĐ-BYT ngày 29 tháng 5 năm 2021 của Bộ trưởng Bộ Y tế)`. Number and day stay open
 * where the document has none yet: on an electronic document they need not be filled in (Decree 30, Appendix I, part II.3.c).
 */
export function goesWith(document: OfficialDocument, how: 'Kèm theo' | 'Ban hành kèm theo', year: string): string {
  const number = writeNumberLine(document.number, document.notation)
  return `(${how} ${typeOf(document)} số ${number} ${dayLine(document.issuedOn, year)} của ${document.authority ?? document.issuer})`
}

/** An appendix that is a page of its own bears the number of its document, whose notation begins with its type. */
function typeOf({ type, notation }: OfficialDocument): string {
  if (type !== 'appendix') return documentTypes[type].vi
  const [first] = notation.split('-')
  return Object.values(documentTypes).find(({ abbreviation }) => abbreviation === first)?.vi ?? 'Công văn'
}

function roman(number: number): string {
  const steps: readonly (readonly [number, string])[] = [
    [10, 'X'],
    [9, 'IX'],
    [5, 'V'],
    [4, 'IV'],
    [1, 'I'],
  ]
  let left = number
  let written = ''
  for (const [worth, sign] of steps) for (; left >= worth; left -= worth) written += sign
  return written
}
