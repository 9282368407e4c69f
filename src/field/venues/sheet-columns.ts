import { foldVietnamese } from '../../vocabulary/person-name.ts'

export const sheetColumns = ['name', 'address', 'commune', 'district', 'category', 'keeper', 'phone'] as const
export type SheetColumn = (typeof sheetColumns)[number]

export type SheetHeader =
  | {
      readonly ok: true
      /** Index of the first row below the heading. */
      readonly from: number
      readonly columns: Readonly<Partial<Record<SheetColumn, number>>>
      /** Headings that are not kept: births, document numbers and the like are not needed to register a venue. */
      readonly notKept: readonly string[]
    }
  | { readonly ok: false; readonly missing: readonly SheetColumn[] }

/** What offices write above the columns, by meaning; the longer ones first, because “Chủ cơ sở” also has “cơ sở” in it. */
const headings: Readonly<Record<SheetColumn, readonly string[]>> = {
  phone: ['sđt', 'số điện thoại', 'điện thoại', 'số đt', 'đt', 'phone', 'mobile', 'telephone', 'tel', 'liên hệ', 'hotline'],
  keeper: [
    'họ tên chủ',
    'họ và tên chủ',
    'tên chủ',
    'chủ cơ sở',
    'chủ hộ',
    'chủ địa điểm',
    'chủ kinh doanh',
    'người đại diện',
    'đại diện',
    'người phụ trách',
    'người quản lý',
    'chủ',
    'họ và tên',
    'họ tên',
    'owner',
    'keeper',
    'contact person',
  ],
  commune: ['xã phường thị trấn', 'xã phường', 'phường xã', 'xã thị trấn', 'mã xã', 'tên xã', 'phường', 'xã', 'commune', 'ward'],
  district: ['quận huyện thị xã', 'quận huyện', 'huyện quận', 'huyện thị xã thành phố', 'huyện', 'quận', 'district'],
  category: ['loại hình', 'loại', 'ngành nghề', 'lĩnh vực', 'nhóm', 'kind', 'category', 'type'],
  address: ['địa chỉ', 'số nhà', 'nơi đặt', 'address'],
  name: [
    'tên cơ sở',
    'tên địa điểm',
    'tên hộ kinh doanh',
    'tên cửa hàng',
    'tên đơn vị',
    'tên doanh nghiệp',
    'tên quán',
    'cơ sở',
    'địa điểm',
    'venue name',
    'venue',
    'name',
    'tên',
  ],
}
const order = ['phone', 'keeper', 'commune', 'district', 'category', 'address', 'name'] as const
const known = order.flatMap((column) => headings[column].map((words) => ({ column, words: plain(words) })))

/**
 * Finds the heading of a sheet by its meaning: title rows above it, an order number beside it, headings of up to three rows where the
 * upper cells are merged over several columns (“Thông tin cơ sở” over “Tên” and “Địa chỉ”), in either language, with or without marks.
 */
export function findColumns(rows: readonly (readonly string[])[]): SheetHeader {
  let best:
    | { score: number; from: number; depth: number; columns: Partial<Record<SheetColumn, number>>; headings: string[] }
    | undefined
  // The fewest rows that say as much: a title above is no part of the heading.
  for (const depth of [1, 2, 3]) {
    for (let at = 0; at < Math.min(rows.length, 30); at += 1) {
      const words = headingWords(rows.slice(at, at + depth))
      const columns = columnsOf(words)
      const score = Object.keys(columns).length
      if (score > (best?.score ?? 0))
        best = { score, from: at + depth, depth, columns, headings: words.map(({ whole }) => whole) }
    }
  }
  const columns = best?.columns ?? {}
  const missing = (['name', 'address'] as const).filter((column) => columns[column] === undefined)
  if (best === undefined || missing.length > 0) return { ok: false, missing }
  const used = new Set(Object.values(columns))
  const notKept = best.headings.filter(
    (words, at) => !used.has(at) && words !== '' && !/^(stt|so tt|tt|no|#)$/.test(plain(words)),
  )
  return { ok: true, from: best.from, columns, notKept: notKept.map((words) => words.slice(0, 60)).slice(0, 20) }
}

interface HeadingWords {
  /** From the lowest row that says something, the most exact; then all of them joined. */
  readonly own: string
  readonly whole: string
}

function headingWords(lines: readonly (readonly string[])[]): HeadingWords[] {
  const width = Math.max(0, ...lines.map((line) => line.length))
  // A merged cell keeps its words in its first column; what follows is empty.
  const spread = lines.map((line, depth) => {
    let last = ''
    return Array.from({ length: width }, (_, at) => {
      const cell = (line[at] ?? '').replace(/\s+/g, ' ').trim()
      if (cell !== '') last = cell
      return cell === '' && depth < lines.length - 1 ? last : cell
    })
  })
  return Array.from({ length: width }, (_, at) => {
    const cells = spread.map((line) => line[at] ?? '').filter((cell) => cell !== '')
    return { own: cells.at(-1) ?? '', whole: [...new Set(cells)].join(' ') }
  })
}

function columnsOf(words: readonly HeadingWords[]): Partial<Record<SheetColumn, number>> {
  const columns: Partial<Record<SheetColumn, number>> = {}
  const take = (wanted: (heading: HeadingWords) => SheetColumn | undefined) => {
    for (const [at, heading] of words.entries()) {
      const column = wanted(heading)
      if (column !== undefined && columns[column] === undefined && !Object.values(columns).includes(at)) columns[column] = at
    }
  }
  // A long sentence is a title, a date or a note, no heading.
  const short = (text: string) => (text.length <= 60 ? plain(text) : '')
  take(({ own }) => known.find(({ words }) => short(own) === words)?.column)
  take(({ own }) => known.find(({ words }) => short(own).startsWith(`${words} `))?.column)
  take(({ whole }) => known.find(({ words }) => ` ${short(whole)} `.includes(` ${words} `))?.column)
  return columns
}

function plain(text: string): string {
  return foldVietnamese(text)
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
}
