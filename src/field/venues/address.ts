import { foldVietnamese } from '../../vocabulary/person-name.ts'

/**
 * The form in which two spellings of one address meet: folded letters, no punctuation but the stroke of a house number, and
 * without the words that people put or leave out (“Số nhà 12, đường Lê Lợi” = “12 Lê Lợi”). The same steps stand in
 * migrations/0017-venues.sql.
 */
export function foldAddress(address: string): string {
  return foldVietnamese(address)
    .replace(/[^a-z0-9/]+/g, ' ')
    .replace(/(^| )(so nha|so|nha|duong|pho|d|p)(?= )/g, '$1')
    .replace(/ +/g, ' ')
    .trim()
}
