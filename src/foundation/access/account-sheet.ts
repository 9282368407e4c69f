import type { Cell } from '../../platform/sheet/workbook.ts'
import { type Role, roles } from './matrix.ts'
import { foldWord, readRole } from './role-word.ts'
import { usernameShape } from './username.ts'

export type SheetFault =
  | 'user-name-does-not-fit'
  | 'user-name-comes-twice'
  | 'name-does-not-fit'
  | 'role-is-not-known'
  | 'unit-is-missing'
  | 'unit-code-has-lost-its-zeros'

/** One person of the sheet. `place` is a unit path or a unit's code as the office wrote it, zeros put back. */
export interface SheetRow {
  /** As Excel numbers it. */
  readonly row: number
  readonly username: string
  readonly displayName: string
  readonly roles: readonly Role[]
  readonly place: string
  readonly fault: SheetFault | null
}

export type SheetReading =
  | { readonly ok: true; readonly rows: readonly SheetRow[] }
  | { readonly ok: false; readonly missingColumns: readonly Column[] }

const columns = ['username', 'name', 'role', 'unit'] as const
export type Column = (typeof columns)[number]

/** What offices write above the columns; compared folded, and a longer heading may go on behind it ("Họ và tên (in hoa)"). */
const headings: Readonly<Record<Column, readonly string[]>> = {
  username: ['tên đăng nhập', 'tên tài khoản', 'tài khoản', 'user name', 'username', 'account', 'login'],
  name: ['họ và tên', 'họ tên', 'họ, tên', 'full name', 'display name', 'tên người dùng', 'name'],
  role: ['vai trò', 'quyền', 'nhiệm vụ', 'role'],
  unit: ['mã đơn vị', 'mã địa bàn', 'mã đvhc', 'mã xã', 'địa bàn', 'đơn vị', 'unit code', 'unit path', 'unit'],
}

/**
 * Reads a sheet of accounts as offices make them: title rows and an order number (STT) around the table, headings in either
 * language, signature lines underneath. Every faulty row is reported; the rest can go on.
 */
export function readAccountSheet(cells: readonly (readonly Cell[])[]): SheetReading {
  const found = findHeader(cells)
  if (found.at === undefined) return { ok: false, missingColumns: columns.filter((column) => !found.best.has(column)) }
  const { at, best } = found
  const seen = new Set<string>()
  const rows = cells.slice(at + 1).flatMap((line, offset) => {
    const row = readRow(line, best, at + offset + 2)
    if (row === undefined) return []
    const comesTwice = row.fault === null && seen.has(row.username)
    if (row.username !== '') seen.add(row.username)
    return [comesTwice ? { ...row, fault: 'user-name-comes-twice' as const } : row]
  })
  return { ok: true, rows }
}

type Header = ReadonlyMap<Column, number>

function findHeader(cells: readonly (readonly Cell[])[]): { at: number | undefined; best: Header } {
  let best: Header = new Map()
  for (const [at, line] of cells.slice(0, 30).entries()) {
    const header = readHeader(line)
    if (header.size === columns.length) return { at, best: header }
    if (header.size > best.size) best = header
  }
  return { at: undefined, best }
}

function readHeader(line: readonly Cell[]): Header {
  const header = new Map<Column, number>()
  for (const [position, cell] of line.entries()) {
    const column = columnOf(foldWord(cell.text))
    if (column !== undefined && !header.has(column)) header.set(column, position)
  }
  return header
}

function columnOf(heading: string): Column | undefined {
  const fits = (word: string) => heading === foldWord(word) || heading.startsWith(`${foldWord(word)} `)
  return (
    columns.find((column) => headings[column].some((word) => heading === foldWord(word))) ??
    columns.find((column) => headings[column].some(fits))
  )
}

function readRow(line: readonly Cell[], header: Header, row: number): SheetRow | undefined {
  const cellOf = (column: Column): Cell => line[header.get(column) ?? -1] ?? { text: '', isNumber: false }
  // A signature line or a total has words under one heading at most.
  if (columns.filter((column) => cellOf(column).text !== '').length < 2) return undefined
  const username = cellOf('username').text.toLowerCase()
  const displayName = cellOf('name').text.replace(/\s+/gu, ' ')
  const written = cellOf('role')
    .text.split(/[;\n]/)
    .map((word) => word.trim())
    .filter(Boolean)
  const held = [...new Set(written.flatMap((word) => readRole(word) ?? []))]
  const unit = cellOf('unit')
  const place = readPlace(unit, held)
  const fault = faultOf({ username, displayName, rolesAreKnown: held.length > 0 && held.length === written.length, unit, place })
  return { row, username, displayName, roles: held, place: place ?? unit.text, fault }
}

function faultOf(read: {
  username: string
  displayName: string
  rolesAreKnown: boolean
  unit: Cell
  place: string | undefined
}): SheetFault | null {
  if (!usernameShape.test(read.username)) return 'user-name-does-not-fit'
  if (read.displayName.length < 2 || read.displayName.length > 120) return 'name-does-not-fit'
  if (!read.rolesAreKnown) return 'role-is-not-known'
  if (read.unit.text === '') return 'unit-is-missing'
  return read.place === undefined ? 'unit-code-has-lost-its-zeros' : null
}

/**
 * A number cell has lost the zeros in front of a unit's code. A province's officer can only have meant 01 by 1; for a commune's,
 * 4 may have been district 004 or commune 00004, which has to be asked back. Undefined: cannot be told.
 */
function readPlace({ text, isNumber }: Cell, held: readonly Role[]): string | undefined {
  if (!/^\d+$/.test(text)) return text
  const ofProvince = held.length > 0 && held.every((role) => roles[role].level === 'province')
  if (ofProvince) return text.padStart(2, '0')
  if (text.length === 4) return text.padStart(5, '0')
  return isNumber && text.length < 4 ? undefined : text
}
