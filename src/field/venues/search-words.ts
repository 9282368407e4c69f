import { foldVietnamese } from '../../vocabulary/person-name.ts'
import { readVenueCode } from '../../vocabulary/venue-code.ts'

/**
 * What was typed into the search field, as the store asks for it: a whole code, or folded words of the name and address in any order, of
 * which the last may be only begun. Null: nothing that could be searched.
 */
export function readSearch(text: string): { words: string } | { code: string } | null {
  const read = readVenueCode(text)
  if (read.kind === 'venue') return { code: read.code }
  const words = foldVietnamese(text)
    .split(/[\p{P}\p{S}\s]+/u)
    .filter((word) => word !== '')
    .slice(0, 8)
  if (words.length === 0) return null
  return { words: `${words.map((word) => `'${word.slice(0, 60)}'`).join(' & ')}:*` }
}
