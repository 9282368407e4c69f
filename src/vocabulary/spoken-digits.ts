import { removeDiacritics } from './person-name.ts'

/**
 * The text with the digits that people write as words, Vietnamese and English, as digits: `không chín mười hai` becomes `0 9 1 2`, `hai
 * mươi mốt` `2 1`. Without tones (`khong chin`) words count only in a row of at least `sureInARow`: `sau`, `nam` and `tu` are not six, five and four.
 */
export function digitsFor(text: string): string {
  const read = (digits: ReadonlyMap<string, string>, words: string) =>
    words.replace(word, (one, at: number) => digitOf(digits, one, words.slice(at + one.length)) ?? one)
  const inRows = text
    .normalize('NFC')
    .replace(row, (words) => ((words.match(word) ?? []).length < sureInARow ? words : read(bare, words)))
  return read(toned, inRows)
}

const toned: ReadonlyMap<string, string> = new Map([
  ...['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín'].map((one, digit) => [one, String(digit)] as const),
  ...['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'].map((one, n) => [one, String(n)] as const),
  ...([
    ['mốt', '1'],
    ['tư', '4'],
    ['lăm', '5'],
    ['nhăm', '5'],
    ['bẩy', '7'],
    ['mười', '10'],
    ['mươi', ''],
    ['lẻ', ''],
    ['linh', ''],
  ] as const),
])
const bare: ReadonlyMap<string, string> = new Map(
  [...toned].flatMap(([one, digit]) => [
    [one, digit],
    [removeDiacritics(one), digit],
  ]),
)
const sureInARow = 5

const word = /\p{L}+/gu
const row = new RegExp(
  `(?<!\\p{L})(?:${[...bare.keys()].join('|')})(?:[\\s\\d.,-]+(?:${[...bare.keys()].join('|')}))+(?!\\p{L})`,
  'giu',
)

/** `mười` is a ten alone, and a one before another digit (`mười hai`: 12). */
function digitOf(digits: ReadonlyMap<string, string>, one: string, rest: string): string | undefined {
  const digit = digits.get(one.toLowerCase())
  // The year's own word: `năm 2021`.
  if (/^n[aă]m$/iu.test(one) && /^\s*(?:19|20)\d\d(?!\d)/.test(rest)) return undefined
  if (digit !== '10') return digit
  const next = rest.match(/^[\s.,-]*(\p{L}+)/u)?.[1]?.toLowerCase()
  return next !== undefined && (digits.get(next) ?? '').length === 1 ? '1' : digit
}
