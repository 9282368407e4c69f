import { foldVietnamese } from '../../vocabulary/person-name.ts'

const mostLetters = 200_000

/**
 * The words by which a text is found: folded (case, tones, đ/d, composed or decomposed letters, hoà/hòa, Lý/Lí), nothing but
 * letters and digits, each separated by a space. A long text is cut: the number, date and subject stand at its beginning.
 */
export function searchWords(...texts: readonly string[]): string {
  return foldVietnamese(texts.join(' ').slice(0, mostLetters))
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/** What a person typed, as a search for the beginnings of all of its words (`3440 ung dung` → `3440:* & ung:* & dung:*`); null for nothing. */
export function searchFor(typed: string): string | null {
  const words = searchWords(typed.slice(0, 200)).split(' ').filter(Boolean)
  return words.length === 0 ? null : words.map((word) => `${word.slice(0, 60)}:*`).join(' & ')
}
