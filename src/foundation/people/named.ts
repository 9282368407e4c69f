import { removeDiacritics } from '../../vocabulary/person-name.ts'
import { type PersonFacts, phoneOf } from './person.ts'

/**
 * Whether a text tells who somebody is to a reader who already has the masked line, `Trịnh Văn*** (0912345***)`: the whole name, however it is
 * run together, spaced, abbreviated, shortened or turned round; the given name after a form of address; the telephone or the document.
 */
export function namesPerson(text: string, person: Pick<PersonFacts, 'name' | 'phone' | 'documentNumber'>): boolean {
  const said = wordsOf(text)
  const name = wordsOf(person.name).map((word) => word.folded)
  return (
    saysWhole(said, name.join('')) ||
    saysWhole(said, [...name.slice(-1), ...name.slice(0, -1)].join('')) ||
    saysShortened(said, name) ||
    saysAddressed(said, name) ||
    saysNumber(text, person)
  )
}

interface Word {
  readonly folded: string
  /** It begins with a capital, as names do. */
  readonly isCapital: boolean
}

/** Words of letters, also those that only their capitals divide (`TrịnhVănMới`); spelling of tones, and of i and y, is one. */
function wordsOf(text: string): Word[] {
  const plain = removeDiacritics(text.normalize('NFKC').replace(/\p{Cf}/gu, ''))
  return (plain.match(/\p{Lu}?\p{Ll}+|\p{Lu}+(?!\p{Ll})|\p{L}/gu) ?? []).map((word) => ({
    folded: word.toLowerCase().replace(/y/g, 'i'),
    isCapital: /^\p{Lu}/u.test(word),
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

const addresses: ReadonlySet<string> = new Set([
  'ong',
  'ba',
  'anh',
  'chi',
  'co',
  'chu',
  'bac',
  'em',
  'cu',
  'chau',
  'mr',
  'mrs',
  'ms',
])

/** `bà Hoà`: with the masked line that is the whole name. */
function saysAddressed(said: readonly Word[], name: readonly string[]): boolean {
  return said.some(
    ({ folded }, at) => addresses.has(folded) && said[at + 1]?.isCapital === true && said[at + 1]?.folded === name.at(-1),
  )
}

/** The digits of the telephone or the document, whatever stands between them. */
function saysNumber(text: string, { phone, documentNumber }: Pick<PersonFacts, 'phone' | 'documentNumber'>): boolean {
  const digits = text.normalize('NFKC').replace(/\D/g, '')
  const national = phoneOf(phone)?.e164.replace(/^\+84/, '').replace(/\D/g, '')
  const document = documentNumber?.replace(/\D/g, '')
  return [national, document].some((number) => number !== undefined && number.length >= 6 && digits.includes(number))
}
