import { isBelievableDate } from '../../vocabulary/civil-date.ts'
import { foldVietnamese } from '../../vocabulary/person-name.ts'
import { readUnitName } from './unit-name.ts'

/** Communes, wards and special zones lie directly under their provinces since that day (Nghị quyết 203/2025/QH15, Luật 72/2025/QH15). */
export const twoTiersSince = '2025-07-01'

export type UnitRowFault =
  | 'code-does-not-fit'
  | 'code-comes-twice'
  | 'name-does-not-fit'
  | 'parent-does-not-fit'
  | 'date-does-not-fit'
  | 'date-is-before-two-tiers'
  | 'source-is-missing'

export interface UnitSheetRow {
  /** As the sheet program numbers it. */
  readonly row: number
  readonly code: string
  readonly name: string
  readonly provinceCode: string
  readonly fromOn: string
  readonly source: string
  readonly fault: UnitRowFault | null
}

const columns = ['code', 'name', 'parent', 'from', 'source'] as const
type Column = (typeof columns)[number]

/** What lists carry above their columns, compared without marks; a longer heading may go on behind it. */
const headings: Readonly<Record<Column, readonly string[]>> = {
  parent: ['ma tinh', 'ma cap tren', 'truc thuoc', 'province code', 'parent'],
  code: ['ma xa', 'ma don vi', 'ma dvhc', 'ma so', 'ma', 'code'],
  name: ['ten don vi', 'ten xa', 'ten', 'name'],
  from: ['co hieu luc tu', 'hieu luc tu', 'tu ngay', 'in force from', 'from'],
  source: ['can cu', 'nguon', 'van ban', 'source document', 'source', 'basis'],
}

export type UnitSheetReading =
  | { readonly ok: true; readonly rows: readonly UnitSheetRow[] }
  | { readonly ok: false; readonly missingColumns: readonly Column[] }

/** Reads a list of commune-level units: title rows may stand above the headings, a blank row counts as nothing, every faulty row says why. */
export function readUnitSheet(cells: readonly (readonly string[])[]): UnitSheetReading {
  let best = new Map<Column, number>()
  for (const [at, line] of cells.slice(0, 30).entries()) {
    const header = headerOf(line)
    if (header.size > best.size) best = header
    if (header.size === columns.length) return { ok: true, rows: readRows(cells.slice(at + 1), header, at + 2) }
  }
  return { ok: false, missingColumns: columns.filter((column) => !best.has(column)) }
}

function headerOf(line: readonly string[]): Map<Column, number> {
  const header = new Map<Column, number>()
  for (const [position, cell] of line.entries()) {
    const heading = foldVietnamese(cell)
    const column = columns.find((one) => headings[one].some((word) => heading === word || heading.startsWith(`${word} `)))
    const known = columns.find((one) => headings[one].includes(heading)) ?? column
    if (known !== undefined && !header.has(known)) header.set(known, position)
  }
  return header
}

function readRows(lines: readonly (readonly string[])[], header: ReadonlyMap<Column, number>, firstRow: number): UnitSheetRow[] {
  const seen = new Set<string>()
  return lines.flatMap((line, offset): UnitSheetRow[] => {
    const of = (column: Column) => (line[header.get(column) ?? -1] ?? '').normalize('NFC').replace(/\s+/gu, ' ').trim()
    if (columns.every((column) => of(column) === '')) return []
    const read = {
      row: firstRow + offset,
      code: padded(of('code'), 5),
      name: of('name'),
      provinceCode: padded(of('parent'), 2),
      fromOn: dateOf(of('from')),
      source: of('source'),
    }
    const comesTwice = seen.has(read.code)
    seen.add(read.code)
    return [{ ...read, fault: faultOf(read) ?? (comesTwice ? 'code-comes-twice' : null) }]
  })
}

/** A number cell has lost the zeros in front: communes have five digits, provinces two, so they can be put back. */
function padded(text: string, digits: number): string {
  return /^\d+$/.test(text) ? text.padStart(digits, '0') : text
}

/** 2025-07-01, or 01/07/2025 as offices write it; anything else stays what it is and is a fault. */
function dateOf(text: string): string {
  const [, day, month, year] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text) ?? []
  return day === undefined || month === undefined ? text : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
}

function faultOf(read: Omit<UnitSheetRow, 'row' | 'fault'>): UnitRowFault | null {
  if (!/^\d{5}$/.test(read.code)) return 'code-does-not-fit'
  const kind = readUnitName(read.name)?.kind
  const isOfCommuneLevel = kind === 'commune' || kind === 'ward' || kind === 'special-zone'
  if (!isOfCommuneLevel || read.name.length > 100) return 'name-does-not-fit'
  if (!/^\d{2}$/.test(read.provinceCode)) return 'parent-does-not-fit'
  if (!isBelievableDate(read.fromOn)) return 'date-does-not-fit'
  if (read.fromOn < twoTiersSince) return 'date-is-before-two-tiers'
  return read.source.length < 3 || read.source.length > 300 ? 'source-is-missing' : null
}
