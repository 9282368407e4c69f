import { foldVietnamese } from '../../vocabulary/person-name.ts'

/** A commune that somebody may have meant. */
export interface KnownCommune {
  readonly path: string
  readonly code: string
  readonly name: string
  /** Empty since districts ended in 2025. */
  readonly districtName: string
  readonly provinceName: string
}

export interface CommuneQuestion {
  readonly commune: string
  readonly district: string
}

export type CommuneMatch =
  | { readonly kind: 'found'; readonly path: string }
  | { readonly kind: 'ambiguous'; readonly paths: readonly string[] }
  | { readonly kind: 'unknown' }

/** Rows that ask for the same commune in the same words get one answer. */
export function questionKey({ commune, district }: CommuneQuestion): string {
  return `${plain(commune)}|${plain(district)}`
}

/**
 * Where a row of a sheet says that it is: the column of the commune (a name, a code of five digits, or “Phường Trần Phú, TP Hải Dương”),
 * else the part of the address that begins with the word for a commune.
 */
export function communeQuestion(row: { commune: string; district: string; address: string }): CommuneQuestion {
  const parts = (row.commune === '' ? row.address : row.commune).split(/[,;]|\s[-–]\s/).map((part) => part.trim())
  const isOf = (kind: RegExp) => parts.find((part) => kind.test(plain(part)))
  const commune = row.commune === '' ? (isOf(/^(xa|phuong|thi tran|tt|p \d+|p\d+) ?/) ?? '') : (parts[0] ?? '')
  const district = row.district !== '' ? row.district : (isOf(/^(huien|huyen|quan \S|thi xa|tx|thanh pho|tp|q \d+|q\d+) ?/) ?? '')
  return { commune, district: district === commune ? '' : district }
}

/** Looks communes up by what they are called, with or without the word for what they are, abbreviated or not. */
export function communeIndex(communes: readonly KnownCommune[]): (asked: CommuneQuestion) => CommuneMatch {
  const byName = new Map<string, KnownCommune[]>()
  for (const one of communes) {
    const { name } = unitWords(one.name)
    byName.set(name, [...(byName.get(name) ?? []), one])
  }
  const byCode = new Map(communes.map((one) => [one.code, one]))
  const [only] = communes
  return (asked) => {
    const text = plain(asked.commune)
    if (text === '') return communes.length === 1 && only !== undefined ? { kind: 'found', path: only.path } : { kind: 'unknown' }
    const coded = /^\d{4,5}$/.test(text) ? byCode.get(text.padStart(5, '0')) : undefined
    if (coded !== undefined) return { kind: 'found', path: coded.path }
    const wanted = unitWords(asked.commune)
    const district = unitWords(asked.district)
    const called = byName.get(wanted.name) ?? []
    const isThere = (one: KnownCommune) =>
      district.name === '' || [one.districtName, one.provinceName].some((name) => unitWords(name).name === district.name)
    const there = called.filter(isThere)
    // A district in which no commune is called so contradicts the row: somebody who knows has to say which of the two is right.
    if (there.length === 0 && called.length > 0) return { kind: 'ambiguous', paths: called.map(({ path }) => path) }
    const ofKind = there.filter((one) => wanted.kind === '' || unitWords(one.name).kind === wanted.kind)
    const fitting = ofKind.length > 0 ? ofKind : there
    const [first] = fitting
    if (first === undefined) return { kind: 'unknown' }
    return fitting.length === 1
      ? { kind: 'found', path: first.path }
      : { kind: 'ambiguous', paths: fitting.map(({ path }) => path) }
  }
}

const kinds: readonly (readonly [string, RegExp])[] = [
  ['thi tran', /^(thi tran|tt) /],
  ['phuong', /^(phuong|p) (?=\S)/],
  ['xa', /^(xa|x) /],
  ['thi xa', /^(thi xa|tx) /],
  ['thanh pho', /^(thanh pho|tp) /],
  ['quan', /^(quan|q) (?=\S)/],
  ['huyen', /^(huien|huyen|h) /],
]

/** `P.5`, `phường 05` → kind phuong, name 5. */
function unitWords(text: string): { kind: string; name: string } {
  const words = plain(text).replace(/^(p|q)(\d+)$/, '$1 $2')
  const kind = kinds.find(([, beginning]) => beginning.test(words))
  const name = kind === undefined ? words : words.replace(kind[1], '')
  return { kind: kind?.[0] ?? '', name: name.replace(/^0+(?=\d)/, '') }
}

function plain(text: string): string {
  return foldVietnamese(text)
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
}
