/**
 * Whether a text says something: at least three different words that could be spoken, of at least six different letters. It cannot tell
 * whether a reason is good; it keeps out `xxxxxxxxxx`, `asdf asdf asdf` and rows of dots, which nobody could be held to afterwards.
 */
export function saysSomething(text: string): boolean {
  const plain = text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/g, 'd').toLowerCase()
  const words = new Set((plain.match(/\p{L}+/gu) ?? []).filter(isSpeakable))
  return words.size >= 3 && new Set([...words].join('')).size >= 6
}

/** Two letters or more, a vowel among them, none thrice in a row; Vietnamese syllables and English words are all of this form. */
function isSpeakable(word: string): boolean {
  return word.length >= 2 && word.length <= 24 && /[aeiouy]/.test(word) && !/(.)\1\1/u.test(word)
}
