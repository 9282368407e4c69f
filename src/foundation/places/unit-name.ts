import { removeDiacritics } from '../../vocabulary/person-name.ts'

/** The kinds of administrative unit, with the word their Vietnamese names begin with and the word their English names end with. */
export const UNIT_KINDS = {
  province: { vi: 'Tỉnh', en: 'Province' },
  city: { vi: 'Thành phố', en: 'City' },
  'urban-district': { vi: 'Quận', en: 'District' },
  'rural-district': { vi: 'Huyện', en: 'District' },
  town: { vi: 'Thị xã', en: 'Town' },
  ward: { vi: 'Phường', en: 'Ward' },
  commune: { vi: 'Xã', en: 'Commune' },
  township: { vi: 'Thị trấn', en: 'Township' },
  'special-zone': { vi: 'Đặc khu', en: 'Special Zone' },
} as const satisfies Record<string, { vi: string; en: string }>

export type UnitKind = keyof typeof UNIT_KINDS

/**
 * Takes a full Vietnamese unit name apart into its kind and its proper name: `Thị trấn Ái Nghĩa` is a township called
 * `Ái Nghĩa`. Undefined when the name begins with none of the nine words.
 */
export function readUnitName(name: string): { kind: UnitKind; properName: string } | undefined {
  for (const kind of unitKinds) {
    const word = `${UNIT_KINDS[kind].vi} `
    if (name.startsWith(word) && name.length > word.length) return { kind, properName: name.slice(word.length) }
  }
  return undefined
}

/**
 * The English name, derived so that 11,367 names need no second column: the proper name without diacritics, then the kind
 * (`Hai Duong Province`, `Chi Linh City`). A unit that is only a number takes it after the kind, as spoken: `District 1`,
 * `Ward IV`. A name that begins with no known word is given without diacritics.
 */
export function englishUnitName(name: string): string {
  const read = readUnitName(name)
  if (read === undefined) return removeDiacritics(name)
  const { en } = UNIT_KINDS[read.kind]
  const properName = removeDiacritics(read.properName)
  return /^(\d+|[IVX]+)$/.test(properName) ? `${en} ${properName}` : `${properName} ${en}`
}

const unitKinds = Object.keys(UNIT_KINDS).filter((kind): kind is UnitKind => kind in UNIT_KINDS)
