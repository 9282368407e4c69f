import { removeDiacritics } from '../../vocabulary/person-name.ts'
import { digitsFor } from '../../vocabulary/spoken-digits.ts'

// What an answer to a request to unmask must not carry, whoever it is about. Whether it names one of the visitors is asked of people.

/** Telephone, citizen and card numbers have nine digits and more, however they are spaced, also in words; an answer to a venue carries none. */
export function carriesNumber(text: string): boolean {
  return /\d{9,}/.test(digitsFor(text.normalize('NFKC')).replace(/(?<=\d)[\s.()+-]+(?=\d)/g, ''))
}

/**
 * Whether a text tells when somebody was born: a day or a year after a word of birth. Nobody needs it to know what came of a request, and of
 * most visitors no birth date is held that it could be compared with. `học sinh`, `phát sinh` and `SN 12 đường Lê Lợi` are no births.
 */
export function carriesBirth(text: string): boolean {
  const plain = removeDiacritics(digitsFor(text.normalize('NFKC').replace(/\p{Cf}/gu, ''))).toLowerCase()
  return birth.test(plain)
}

const year = String.raw`(?:1\s?9|2\s?0)\s?\d\s?\d(?!\d)`
const day = String.raw`\d{1,2}\s*(?:[/.\s-]|thang|thg)+\s*\d{1,2}(?!\d)`
const counted = String.raw`\s*(?:\d|tuoi|nguoi|ca\b|truong hop|em\b|ban\b|lan\b|luot|duong|pho\b|ngo\b|ngach|hem|to\b|khu|thon|xom|ap\b)`
/** In digits that were words the year's own word has become a 5. */
const between = String.raw`(?:[\s.:,(-]|nam\b|5(?=\s)|ngay|thang|vao|la\b|year|date|day|of\b|in\b|on\b)*`
const birth = new RegExp(
  '(?<![a-z])(?:' +
    String.raw`(?:(?<!(?:hoc|ve|phat|thi|mon|khai|san) )sinh|ns|sn|born|birth|dob|d\.o\.b\.?)(?![a-z])${between}(?:${year}|${day})` +
    String.raw`|(?<!(?:hoc|ve|phat|thi|mon|khai|san) )sinh(?![a-z])${between}'?\d{2}(?!${counted})` +
    // SN 12 Lê Lợi is a house.
    String.raw`|(?:ns|sn)(?![a-z])${between}'?\d{2}(?=\s*(?:[.;!?)]|$)))`,
)
