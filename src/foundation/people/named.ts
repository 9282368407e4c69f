import { removeDiacritics } from '../../vocabulary/person-name.ts'
import { digitsFor } from '../../vocabulary/spoken-digits.ts'
import { type PersonFacts, phoneOf } from './person.ts'

/**
 * Whether a text tells who somebody is to a reader who already has the masked line, `Trịnh Văn*** (0912345***)`: the whole name, however it is
 * run together, spaced, abbreviated, shortened or turned round; the given name after a word of naming or where only a name stands with a
 * capital; the telephone, its end or the document, also in words; the day of birth.
 */
export function namesPerson(text: string, person: Pick<PersonFacts, 'name' | 'phone' | 'documentNumber' | 'bornOn'>): boolean {
  const said = wordsOf(text)
  const name = wordsOf(person.name).map((word) => word.folded)
  return (
    ordersOf(name).some((order) => saysWhole(said, order.join(''))) ||
    saysShortened(said, name) ||
    saysGiven(said, name) ||
    saysNumber(text, person) ||
    saysBirth(text, person.bornOn)
  )
}

/** Every order of up to four words; of a longer name the order itself, backwards, and with any word first. */
function ordersOf(name: readonly string[]): (readonly string[])[] {
  if (name.length > 4) return [name, name.toReversed(), ...name.map((_, at) => [...name.slice(at), ...name.slice(0, at)])]
  if (name.length < 2) return [name]
  return name.flatMap((first, at) => ordersOf(name.toSpliced(at, 1)).map((rest) => [first, ...rest]))
}

interface Word {
  readonly folded: string
  /** With its tones, in lower case. */
  readonly written: string
  /** It begins with a capital, as names do. */
  readonly isCapital: boolean
  /** A sentence begins here: its capital says nothing. */
  readonly isFirst: boolean
}

/** Words of letters, also those that only their capitals divide (`TrịnhVănMới`); spelling of tones, and of i and y, is one. */
function wordsOf(text: string): Word[] {
  const given = text.normalize('NFKC').replace(/\p{Cf}/gu, '')
  const plain = removeDiacritics(given)
  return [...plain.matchAll(/\p{Lu}?\p{Ll}+|\p{Lu}+(?!\p{Ll})|\p{L}/gu)].map(({ 0: word, index }) => ({
    folded: word.toLowerCase().replace(/y/g, 'i'),
    // Composed letters lose their marks one for one.
    written: given.slice(index, index + word.length).toLowerCase(),
    isCapital: /^\p{Lu}/u.test(word),
    // Not after an abbreviation: `T.V. Mới`.
    isFirst: /(?:^|\p{Ll}["”’)]*[.!?…;]|\n)[\s"“”‘’(•*-]*$/u.test(plain.slice(Math.max(0, index - 12), index)),
  }))
}

/** Some words in a row are these letters, wherever they are divided. */
function saysWhole(said: readonly Word[], letters: string): boolean {
  return letters.length > 0 && said.some((_, from) => isSpelt(said, from, letters))
}

function isSpelt(said: readonly Word[], from: number, letters: string): boolean {
  let rest = letters
  for (let i = from; rest.length > 0; i += 1) {
    const word = said[i]?.folded
    if (word === undefined || !rest.startsWith(word)) return false
    rest = rest.slice(word.length)
  }
  return true
}

/** Family name first, given name whole at the end; what stands between may be abbreviated or left out: `Trịnh V. Mới`, `T. Mới`. */
function saysShortened(said: readonly Word[], name: readonly string[]): boolean {
  const [family = '', ...others] = name
  const given = others.at(-1)
  if (given === undefined) return false
  const middle = others.slice(0, -1)
  return said.some((first, from) => {
    if (first.folded !== family && !(first.isCapital && isShortFor(first, family))) return false
    let next = from + 1
    for (const part of middle) {
      const word = said[next]
      if (word !== undefined && (word.folded === part || isShortFor(word, part))) next += 1
    }
    const last = said[next]
    return last?.folded === given && (first.folded === family || last.isCapital)
  })
}

const isShortFor = ({ folded }: Word, part: string) => folded.length <= 2 && part.startsWith(folded)

const wordSet = (words: string): ReadonlySet<string> => new Set(wordsOf(words).map(({ folded }) => folded))
/** Ways to speak of somebody or to them, before a capital. */
const addresses: ReadonlySet<string> = new Set(
  'gặp gọi báo tìm nhờ nhắc hỏi với cho ông bà anh chị cô chú bác em cụ cháu dì cậu mợ thím dượng me mẹ bố cha con vợ chồng bạn thầy người khách mr mrs ms'
    .split(' ')
    .flatMap((word) => [word, removeDiacritics(word)]),
)
const naming = wordSet('ten named called name')
const fillers = wordSet('la khach nguoi nay do cua goi thuong day du is as')
/** What a sentence says of a person who is its first word: `Mới đã khai`, not `Mới có ba người`. */
const doing = wordSet('da dang duoc bi la se chua khai va cung o')

/** The given name alone: with the masked line that is the whole name. */
function saysGiven(said: readonly Word[], name: readonly string[]): boolean {
  const given = name.at(-1)
  if (given === undefined) return false
  return said.some((word, at) => follows(said, at, name) || (word.folded === given && word.isCapital && isAlone(said, at, name)))
}

/** `tên Mới`, `khách tên là M ớ i`, `tên: văn mới`: after a word of naming whatever its letters' case. */
function follows(said: readonly Word[], at: number, name: readonly string[]): boolean {
  if (!naming.has(said[at]?.folded ?? '')) return false
  const [given = '', ...others] = name.toReversed()
  for (let next = at + 1; ; next += 1) {
    if (isSpelt(said, next, given)) return true
    const word = said[next]?.folded ?? ''
    if (!fillers.has(word) && !others.includes(word)) return false
  }
}

/** A capital in the middle of a sentence is a name; beside other capitals it is somebody else's or a place's (`Trần Văn Bảy`, `Chí Linh`). */
function isAlone(said: readonly Word[], at: number, name: readonly string[]): boolean {
  const [before, word, after] = [said[at - 1], said[at], said[at + 1]]
  const isForeign = (other: Word | undefined) =>
    other?.isCapital === true && !name.some((part) => part === other.folded || isShortFor(other, part))
  if (isForeign(after) && !after?.isFirst) return false
  if (after?.isCapital === true && !after.isFirst) return true
  // `Hiện đã` begins many an answer.
  if (word?.isFirst === true || before === undefined) return doing.has(after?.folded ?? '') && word?.folded !== 'hien'
  return addresses.has(before.written) || !isForeign(before)
}

/** The digits of the telephone or the document, whatever stands between them, also in words; or its end, which the masked line hides. */
function saysNumber(text: string, { phone, documentNumber }: Pick<PersonFacts, 'phone' | 'documentNumber'>): boolean {
  const plain = digitsFor(text.normalize('NFKC'))
  const digits = plain.replace(/\D/g, '')
  const national = phoneOf(phone)?.e164.replace(/^\+84/, '').replace(/\D/g, '')
  const document = documentNumber?.replace(/\D/g, '')
  const numbers = [national, document].filter((number) => number !== undefined)
  const ends = removeDiacritics(plain.replace(/(?<=\d)[\s.]+(?=\d)/g, '')).matchAll(
    /(?:duoi|cuoi|ends?|ending|last)\D{0,20}(\d{3,})/gi,
  )
  const tails = [...ends].map(([, tail = '']) => tail)
  return numbers.some((number) => (number.length >= 6 && digits.includes(number)) || tails.some((tail) => number.endsWith(tail)))
}

/** From here on a year stands in the dates of the epidemic itself. */
const firstYearOfDates = 2019

/** The day of birth as people write it, or its year alone. */
function saysBirth(text: string, bornOn: string | undefined): boolean {
  if (bornOn === undefined) return false
  const [year = '', month = '', day = ''] = bornOn.split('-')
  const plain = removeDiacritics(text.normalize('NFKC')).toLowerCase()
  const dates = plain.matchAll(/(?<!\d)(\d{1,2})\s*(?:[/.\s-]|thang|thg)+\s*(\d{1,2})\s*(?:[/.\s-]|nam)+\s*(\d{4}|\d{2})(?!\d)/g)
  const isDay = ([, d = '', m = '', y = '']: readonly string[]) =>
    Number(d) === Number(day) && Number(m) === Number(month) && year.endsWith(y)
  if ((day !== '' && [...dates].some(isDay)) || (day !== '' && plain.includes(bornOn))) return true
  return Number(year) < firstYearOfDates && new RegExp(`(?<![\\d.])${year}(?![\\d.]*\\d)`).test(plain)
}
