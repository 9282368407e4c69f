import { foldVietnamese, readPersonName } from '../../vocabulary/person-name.ts'
import { readPhoneNumber } from '../../vocabulary/phone-number.ts'
import { foldAddress } from './address.ts'
import { type SheetColumn, sheetColumns } from './sheet-columns.ts'
import { type VenueCategory, venueCategories } from './venue.ts'

/** Why a row cannot be registered, or what became of it. */
export const rowOutcomes = [
  'fits',
  'created',
  'is-registered-already',
  'comes-twice',
  'which-commune',
  'commune-is-not-found',
  'name-is-missing',
  'address-is-missing',
  'cell-is-too-long',
  'phone-is-not-readable',
] as const
export type RowOutcome = (typeof rowOutcomes)[number]
export const rowFaults: readonly RowOutcome[] = rowOutcomes.filter(
  (outcome) => !['fits', 'created', 'is-registered-already'].includes(outcome),
)

/** What was put right while reading; said beside the row, so that nothing changes in silence. */
export const rowNotes = [
  'old-font-converted',
  'zero-put-back',
  'one-phone-of-several',
  'keeper-left-out',
  'kind-not-known',
  'formula-sign-taken-off',
  'angle-brackets-replaced',
] as const
export type RowNote = (typeof rowNotes)[number]

/** One row as read: what the sheet said, put right where that is safe. */
export interface ReadRow {
  readonly name: string
  readonly address: string
  readonly commune: string
  readonly district: string
  readonly category: VenueCategory
  readonly keeper: string
  readonly phone: string
  readonly fault: RowOutcome | null
  readonly notes: readonly RowNote[]
}

/** Reads one row of a sheet of venues; undefined only for what is certainly none: an empty row, a row of column numbers, a total, a signature line. */
export function readSheetRow(
  cells: readonly string[],
  columns: Readonly<Partial<Record<SheetColumn, number>>>,
): ReadRow | undefined {
  const said = (column: SheetColumn) => (cells[columns[column] ?? -1] ?? '').replace(/\s+/g, ' ').trim()
  const [saidName, saidAddress] = [said('name'), said('address')]
  const [name, address] = [harmless(saidName), harmless(saidAddress)]
  const filled = sheetColumns.filter((column) => said(column) !== '')
  const [only] = filled
  if (only === undefined || (filled.length === 1 && isBelowTheTable(said(only)))) return undefined
  if (isColumnNumbers(filled.map((column) => ({ at: columns[column] ?? 0, text: said(column) })))) return undefined
  const notes: RowNote[] = []
  if ([saidName, saidAddress].some((text) => formulaSigns.test(text))) notes.push('formula-sign-taken-off')
  if ([saidName, saidAddress].some((text) => /[<>]/.test(text))) notes.push('angle-brackets-replaced')
  const phones = said('phone')
    .split(/[/;,]|\s[-–]\s/)
    // A sheet program that took the phone for a number may write its decimals too.
    .map((part) => part.trim().replace(/^(\d+)\.0+$/, '$1'))
  const phone = phones.map(readPhoneNumber).find((read) => read !== undefined)
  if (phone !== undefined && phones.filter((part) => part !== '').length > 1) notes.push('one-phone-of-several')
  if (phone !== undefined && !/^[+(0]|^84/.test(phones.find((part) => readPhoneNumber(part) !== undefined) ?? ''))
    notes.push('zero-put-back')
  const keeper = readPersonName(said('keeper')) ?? ''
  if (keeper === '' && said('keeper') !== '') notes.push('keeper-left-out')
  const category = categoryOf(said('category')) ?? categoryOf(name)
  if (category === undefined && said('category') !== '') notes.push('kind-not-known')
  const fault = faultOf({ name, address, phone: said('phone'), isPhone: phone !== undefined })
  return {
    name: name.slice(0, 200),
    address: address.slice(0, 300),
    commune: said('commune').slice(0, 100),
    district: said('district').slice(0, 100),
    category: category ?? 'other',
    keeper,
    phone: phone?.national ?? said('phone').slice(0, 60),
    fault,
    notes,
  }
}

/** What a sheet program takes for the beginning of a formula. */
const formulaSigns = /^[=+@-]/

/**
 * A name or address that no sheet program runs and no page takes for markup: leading = + - @ are taken off, < and > become ‹ and ›.
 * The row says so, and shows what would be registered; whoever meant the sign can put the sheet right.
 */
function harmless(text: string): string {
  return text
    .replace(/^[=+@\s-]+/, '')
    .replaceAll('<', '‹')
    .replaceAll('>', '›')
}

function faultOf(read: { name: string; address: string; phone: string; isPhone: boolean }): RowOutcome | null {
  if (read.name.length < 2) return 'name-is-missing'
  if (foldAddress(read.address).length < 3 && !/\d/.test(read.address)) return 'address-is-missing'
  if (read.name.length > 200 || read.address.length > 300) return 'cell-is-too-long'
  return read.phone !== '' && !read.isPhone ? 'phone-is-not-readable' : null
}

/** `(1) (2) (3)` below the headings, counted from column to column; a venue called “88” has an address that does not count on. */
function isColumnNumbers(cells: readonly { readonly at: number; readonly text: string }[]): boolean {
  const numbers = cells.map(({ at, text }) => (/^\(?\d{1,2}\)?$/.test(text) ? Number(text.replace(/\D/g, '')) - at : undefined))
  const [first] = numbers
  return numbers.length > 1 && first !== undefined && numbers.every((number) => number === first)
}

/** What offices write below a table, alone in its line: the sum, the day, who made, checked and signed it, and who gets a copy. */
const belowTheTable = new RegExp(
  [
    '^(tong|cong|tong cong|total)( so)?( co so| dia diem)?( \\d[\\d ]*)?( co so| dia diem)?$',
    '^nguoi (lap|kiem tra|tong hop|phu trach)( bieu| bang| danh sach)?$',
    '^(thu truong|(pho )?chu tich|ke toan truong|xac nhan)( (cua |don vi|co quan|ubnd|ui ban|uy ban).*)?$',
    '^(tm|kt|tl) (ubnd|ui ban|uy ban|chu tich|giam doc|truong phong)',
    '^(noi nhan|luu|luu vt|ki ten|ki ghi ro ho ten|ki ten dong dau)$',
    '(^| )ngay( \\d+)? thang( \\d+)? nam( \\d+)?$',
  ].join('|'),
)
function isBelowTheTable(text: string): boolean {
  return belowTheTable.test(
    foldVietnamese(text)
      .replace(/[^a-z0-9]+/g, ' ')
      .trim(),
  )
}

/** Words by which offices and signs call the kinds. */
const kindWords: readonly (readonly [VenueCategory, readonly string[]])[] = [
  ['supermarket', ['siêu thị', 'trung tâm thương mại', 'supermarket', 'vinmart', 'winmart']],
  [
    'health-facility',
    [
      'y tế',
      'phòng khám',
      'bệnh viện',
      'nhà thuốc',
      'hiệu thuốc',
      'quầy thuốc',
      'trạm xá',
      'nha khoa',
      'clinic',
      'pharmacy',
      'health',
    ],
  ],
  ['school', ['trường', 'mầm non', 'trung tâm ngoại ngữ', 'giáo dục', 'school']],
  ['restaurant', ['nhà hàng', 'quán', 'ăn uống', 'cà phê', 'cafe', 'phở', 'bún', 'cơm', 'bia', 'restaurant']],
  ['hotel', ['khách sạn', 'nhà nghỉ', 'homestay', 'lưu trú', 'hotel', 'motel']],
  ['transport', ['bến xe', 'nhà ga', 'bến phà', 'bến tàu', 'sân bay', 'vận tải', 'trạm dừng', 'station', 'transport']],
  ['worship', ['chùa', 'nhà thờ', 'đình', 'đền', 'tôn giáo', 'tín ngưỡng', 'thánh thất', 'temple', 'church', 'worship']],
  [
    'entertainment',
    [
      'karaoke',
      'bar',
      'internet',
      'game',
      'rạp',
      'vui chơi',
      'giải trí',
      'phòng tập',
      'gym',
      'bi a',
      'nhà văn hóa',
      'entertainment',
    ],
  ],
  ['market', ['chợ', 'market']],
  [
    'office',
    [
      'công ty',
      'văn phòng',
      'cơ quan',
      'ủy ban',
      'công an',
      'chi cục',
      'trụ sở',
      'ngân hàng',
      'bưu điện',
      'doanh nghiệp',
      'office',
    ],
  ],
  ['shop', ['cửa hàng', 'tạp hóa', 'tạp hoá', 'cửa hiệu', 'hiệu', 'đại lý', 'shop', 'store', 'bán lẻ', 'siêu thị mini']],
  ['other', ['khác', 'other']],
]
const kinds = kindWords.map(([category, words]) => [category, words.map((word) => wordsIn(word))] as const)

/** A word with its marks, wherever in the word they were written: `hoá` and `hóa` are one. */
const marked = (word: string) => [...word.normalize('NFD')].sort().join('')

function wordsIn(text: string): string[] {
  return (
    text
      .normalize('NFC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  )
}

function categoryOf(text: string): VenueCategory | undefined {
  const known = venueCategories.find((category) => category === text.trim().toLowerCase())
  if (known !== undefined) return known
  const said = wordsIn(text)
  // Whoever writes marks means them: “Công an quận” is no “quán”. Without any, “quan” may be one.
  const isMarked = said.some((word) => word !== foldVietnamese(word))
  const isSame = isMarked
    ? (one: string, other: string) => marked(one) === marked(other)
    : (one: string, other: string) => one === foldVietnamese(other)
  const places = kinds.flatMap(([category, phrases]) =>
    phrases.flatMap((phrase) => {
      const at = said.findIndex((_, from) => phrase.every((word, i) => isSame(said[from + i] ?? '', word)))
      return at < 0 ? [] : [{ category, at }]
    }),
  )
  // The word that comes first says what it is: “Chợ Bến Phà” is a market.
  return places.toSorted((one, other) => one.at - other.at)[0]?.category
}
