import { foldVietnamese } from '../../vocabulary/person-name.ts'
import { type VenueCategory, venueCategories } from './venue.ts'

/** A count may be of one kind of business or of all together. */
export const licensedCategories = ['all', ...venueCategories] as const
export type LicensedCategory = VenueCategory | 'all'

export type LicensedFault =
  | 'commune-is-not-found'
  | 'which-commune'
  | 'kind-is-not-known'
  | 'count-is-not-readable'
  | 'comes-twice'

export interface LicensedRow {
  readonly row: number
  readonly commune: string
  readonly district: string
  /** Null when the cell names no kind of the list; an empty one means all kinds together. */
  readonly category: LicensedCategory | null
  /** Null when the cell is no count. */
  readonly count: number | null
}

const headings = {
  commune: [
    'ma xa',
    'ma don vi',
    'xa phuong',
    'phuong xa',
    'xa phuong thi tran',
    'xa',
    'phuong',
    'dia ban',
    'commune',
    'unit',
    'unit code',
  ],
  district: ['quan huien', 'huien', 'quan huyen', 'huyen', 'district'],
  category: ['loai hinh', 'loai', 'nganh nghe', 'nhom', 'category', 'kind'],
  count: [
    'so co so',
    'so luong',
    'tong so',
    'so giai phep',
    'so ho kinh doanh',
    'so duoc cap phep',
    'count',
    'number',
    'licensed',
  ],
} as const
type Column = keyof typeof headings

/** Reads a sheet of licensed businesses: a commune, a count, and the kind where the licence office tells kinds apart. Undefined without the two. */
export function readLicensedSheet(rows: readonly (readonly string[])[]): readonly LicensedRow[] | undefined {
  for (const [at, line] of rows.slice(0, 30).entries()) {
    const columns = new Map<Column, number>()
    for (const [position, cell] of line.entries()) {
      const words = plain(cell)
      for (const column of ['count', 'category', 'district', 'commune'] as const)
        if (!columns.has(column) && headings[column].some((heading) => words === heading || words.startsWith(`${heading} `)))
          columns.set(column, position)
    }
    if (!columns.has('commune') || !columns.has('count')) continue
    const said = (cells: readonly string[], column: Column) =>
      (cells[columns.get(column) ?? -1] ?? '').replace(/\s+/g, ' ').trim()
    return rows.slice(at + 1).flatMap((cells, below) => {
      const commune = said(cells, 'commune').slice(0, 100)
      if (commune === '' || /^(tong|cong)( |$)/.test(plain(commune))) return []
      return [
        {
          row: at + below + 2,
          commune,
          district: said(cells, 'district').slice(0, 100),
          category: categoryOf(said(cells, 'category')),
          count: countOf(said(cells, 'count')),
        },
      ]
    })
  }
  return undefined
}

/** `1.250` and `1,250` are counts of Vietnamese and English sheets. */
function countOf(text: string): number | null {
  const digits = /^\d{1,3}([.,  ]\d{3})+$/.test(text) ? text.replace(/\D/g, '') : text
  return /^\d{1,7}$/.test(digits) ? Number(digits) : null
}

const words: Readonly<Record<string, LicensedCategory>> = {
  'cua hang': 'shop',
  cho: 'market',
  'sieu thi': 'supermarket',
  'nha hang': 'restaurant',
  'nha hang quan an': 'restaurant',
  'quan an': 'restaurant',
  'an uong': 'restaurant',
  'khach san': 'hotel',
  'luu tru': 'hotel',
  'khach san nha nghi': 'hotel',
  'co quan': 'office',
  'van phong': 'office',
  'truong hoc': 'school',
  'y te': 'health-facility',
  'i te': 'health-facility',
  'co so i te': 'health-facility',
  'ben xe': 'transport',
  'ton giao': 'worship',
  'vui choi giai tri': 'entertainment',
  'giai tri': 'entertainment',
  khac: 'other',
  'tat ca': 'all',
  'tat ca loai hinh': 'all',
  'tong so': 'all',
  chung: 'all',
}

/** A kind that is not of the list must not become all kinds: a dozen karaoke parlours are not a commune's businesses. */
function categoryOf(text: string): LicensedCategory | null {
  if (text === '') return 'all'
  return licensedCategories.find((category) => category === text.toLowerCase()) ?? words[plain(text)] ?? null
}

function plain(text: string): string {
  return foldVietnamese(text)
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
}
