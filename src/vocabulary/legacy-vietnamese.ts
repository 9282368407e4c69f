/**
 * Vietnamese text from before Unicode, as it still comes out of old sheets: the letters of the fonts `.Vn…` (TCVN 5712:1993 VN3,
 * “ABC”) and `VNI-…`, read as if they were western European. “Nguyễn” arrives as “NguyÔn” or “Nguyeãn”.
 */
export type Writing = 'unicode' | 'tcvn3' | 'vni'

/** The same text in Unicode, composed. Text that was Unicode already only gets composed. */
export function fromLegacy(text: string, writing: Writing): string {
  if (writing === 'unicode') return text.normalize('NFC')
  return writing === 'tcvn3' ? fromTcvn3(text) : fromVni(text)
}

/**
 * In which writing a whole sheet is: the one in which most of its words with odd letters are syllables that Vietnamese has. One
 * cell alone is too little to tell by; equal shares mean Unicode, so that nothing is changed without cause.
 */
export function recogniseWriting(texts: Iterable<string>): Writing {
  const share: Record<Writing, number> = { unicode: 0, tcvn3: 0, vni: 0 }
  let odd = 0
  for (const text of texts) {
    for (const word of text.normalize('NFC').split(/[\s\d.,;:/()"'-]+/)) {
      // biome-ignore lint/suspicious/noControlCharactersInRegex: every letter that is not ASCII
      if (word === '' || /^[\u0000-\u007f]*$/.test(word)) continue
      odd += 1
      for (const writing of writings) if (isSyllable(fromLegacy(word, writing))) share[writing] += 1
    }
    if (odd > 20_000) break
  }
  return writings.reduce((best, writing) => (share[writing] > share[best] ? writing : best), 'unicode')
}
const writings: readonly Writing[] = ['unicode', 'tcvn3', 'vni']

/** TCVN 5712:1993, table VN3. Capitals with tones have no codes of their own: the font shows its small letters as capitals. */
export const TCVN3: Readonly<Record<string, string>> = tableOf(
  [...'¡¢§£¤¥¦µ¸¶·¹¨»¾¼½Æ©ÇÊÈÉË®ÌÐÎÏÑªÒÕÓÔÖ×ÝØÜÞßãáâä«åèæçé¬êíëìîïóñòô', '\u00ad', ...'õøö÷ùúýûüþ'],
  [...'ĂÂĐÊÔƠƯàáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụ', 'ư', ...'ừứửữựỳýỷỹỵ'],
)

/** VNI for Windows: a base letter and one that stands for its marks. */
export const VNI: Readonly<Record<string, string>> = tableOf(
  (
    'aù aø aû aõ aï aâ aá aà aå aã aä aê aé aè aú aü aë eù eø eû eõ eï eâ eá eà eå eã eä où oø oû oõ oï oâ oá oà oå oã oä ' +
    'ôù ôø ôû ôõ ôï ô uù uø uû uõ uï öù öø öû öõ öï ö yù yø yû yõ î í ì æ ó ò ñ'
  ).split(' '),
  [...'áàảãạâấầẩẫậăắằẳẵặéèẻẽẹêếềểễệóòỏõọôốồổỗộớờởỡợơúùủũụứừửữựưýỳỷỹỵíìỉĩịđ'],
)

function fromTcvn3(text: string): string {
  return text
    .split(/(\s+)/)
    .map((word) => {
      const read = Array.from(word, (letter) => TCVN3[letter] ?? letter).join('')
      // In the capital fonts a word is typed with Latin capitals and small codes: NGUYÔN shows as NGUYỄN.
      const latin = word.replace(/[^A-Za-z]/g, '')
      return latin.length > 1 && latin === latin.toUpperCase() ? read.toUpperCase() : read
    })
    .join('')
}

const vniCapitals: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(VNI).flatMap(([legacy, letter]): [string, string][] => [
    [legacy, letter],
    [legacy.toUpperCase(), letter.toUpperCase()],
    // A capital with a small mark, as typed at the beginning of a word.
    [`${legacy.charAt(0).toUpperCase()}${legacy.slice(1)}`, letter.toUpperCase()],
  ]),
)

function fromVni(text: string): string {
  let read = ''
  for (let at = 0; at < text.length; ) {
    const pair = vniCapitals[text.slice(at, at + 2)]
    const single = vniCapitals[text.charAt(at)]
    read += text.length > at + 1 && pair !== undefined ? pair : (single ?? text.charAt(at))
    at += text.length > at + 1 && pair !== undefined ? 2 : 1
  }
  return read
}

function tableOf(legacy: readonly string[], letters: readonly string[]): Record<string, string> {
  return Object.fromEntries(legacy.map((code, at) => [code, letters[at] ?? '']))
}

const onset = '(?:ngh|ng|nh|gh|gi|kh|ph|th|tr|ch|qu|[bcdđghklmnpqrstvx])?'
const nucleus =
  '(?:uyê|uya|yêu|iêu|oai|oao|oay|oeo|uây|uôi|uyu|ươi|ươu|iê|yê|uô|ươ|oa|oă|oe|uâ|uê|uơ|uy|ia|ya|ua|ưa|ai|ao|au|ay|âu|ây|eo|êu|iu|oi|ôi|ơi|ui|ưi|ưu|[aăâeêioôơuưy])'
const coda = '(?:ch|ng|nh|[cmnpt])?'
const syllable = new RegExp(`^${onset}${nucleus}${coda}$`, 'u')

/** Whether a word could be a Vietnamese syllable: at most one tone, and an onset, a nucleus and an ending that the language has. */
function isSyllable(word: string): boolean {
  const tones = /[\u0300\u0301\u0303\u0309\u0323]/g
  const spread = word.toLowerCase().normalize('NFD')
  if ((spread.match(tones) ?? []).length > 1) return false
  return syllable.test(spread.replace(tones, '').normalize('NFC'))
}
