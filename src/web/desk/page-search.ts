import { foldVietnamese } from '../../vocabulary/person-name.ts'

/** Entries whose name has the typed words, with or without diacritics; names that begin with them first. Everything while nothing is typed. */
export function named<Entry extends { readonly name: string }>(entries: readonly Entry[], typed: string): readonly Entry[] {
  const words = foldVietnamese(typed).split(/\s+/).filter(Boolean)
  const found = entries.flatMap((entry) => {
    const name = foldVietnamese(entry.name)
    return words.every((word) => name.includes(word)) ? [{ entry, rank: name.startsWith(words[0] ?? '') ? 0 : 1 }] : []
  })
  return found.sort((one, other) => one.rank - other.rank).map(({ entry }) => entry)
}
