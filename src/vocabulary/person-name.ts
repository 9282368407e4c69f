import { maskPhone, type PhoneNumber } from './phone-number.ts'

/**
 * A person's name as it may be kept: NFC, single spaces, letters of any script with the few marks names carry (K'Brìu,
 * Jean-Paul, "Jr."). Undefined for anything else, so that digits, angle brackets and text read in a wrong encoding
 * ("Nguyá»…n") never become a name. Case and tone marks stay as given.
 */
export function readPersonName(text: string): string | undefined {
  const name = tidySpaces(text.normalize('NFC'))
  const lettersAndMarks = /^\p{L}[\p{L}\p{M}'’.\- ]*$/u
  return name.length <= 100 && lettersAndMarks.test(name) ? name : undefined
}

/**
 * What a venue keeper may see of a name. The Ministry of Health's own rule: family and middle names stay, the given name is
 * hidden (`Họ tên đệm***`). A name of one word is hidden whole.
 */
export function maskName(name: string): string {
  const words = wordsOf(name)
  return `${words.slice(0, -1).join(' ')}***`
}

/** The whole masked line of that rule: `Nguyễn Văn*** (0123456***)`. */
export function maskPerson(name: string, phone?: PhoneNumber): string {
  return phone === undefined ? maskName(name) : `${maskName(name)} (${maskPhone(phone)})`
}

/** For screens that anybody in the room can read: `Nguyễn Đức An` becomes `N.Đ.A.` */
export function initials(name: string): string {
  return wordsOf(name)
    .map((word) => word.match(/\p{L}/u)?.[0].toUpperCase())
    .filter((letter) => letter !== undefined)
    .map((letter) => `${letter}.`)
    .join('')
}

/** The form of the national personal QR and of machine-readable papers: upper case, no diacritics, single spaces. */
export function toCardName(name: string): string {
  return tidySpaces(removeDiacritics(name)).toUpperCase()
}

/**
 * The form in which Vietnamese text is compared when someone searches: two spellings of one name fold to one text.
 * Case, tone and vowel marks, composed or decomposed letters, đ/d, spaces, where the tone stands (hoà/hòa), and i/y at the
 * end of a syllable where both spellings are current (Lý/Lí, Quý/Quí, Mỹ/Mĩ; not Thúy/Thúi or Mai/May, which differ).
 */
export function foldVietnamese(text: string): string {
  return tidySpaces(removeDiacritics(text))
    .toLowerCase()
    .replace(/(^|[^\p{L}])(qu|[bcdghklmnpqrstvx]{0,3})y(?!\p{L})/gu, '$1$2i')
}

/** Takes away tones and vowel marks and turns đ into d; case and everything else stay. */
export function removeDiacritics(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đð]/g, 'd').replace(/[ĐÐ]/g, 'D')
}

/**
 * One place for the tone mark, so that `Hoà Bình` and `Hòa Bình` are equal without losing the tone: in an open syllable
 * ending in oa, oe or uy the mark goes on the first vowel (thủy, khỏe), the spelling of most administrative names.
 */
export function unifyToneMarks(text: string): string {
  const tone = '[\\u0300\\u0301\\u0303\\u0309\\u0323]'
  const misplaced = new RegExp(`(^|[^q])(oa|oe|uy)(${tone})(?![\\p{L}\\p{M}])`, 'giu')
  return text
    .normalize('NFD')
    .replace(
      misplaced,
      (_, before: string, vowels: string, mark: string) => `${before}${vowels.slice(0, 1)}${mark}${vowels.slice(1)}`,
    )
    .normalize('NFC')
}

const wordsOf = (name: string): string[] => tidySpaces(name.normalize('NFC')).split(' ')
const tidySpaces = (text: string): string => text.replace(/\s+/gu, ' ').trim()
