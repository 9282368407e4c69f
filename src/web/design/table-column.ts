import type { ReactNode } from 'react'

export interface Column<Row> {
  key: string
  title: string
  /** Pixels; with `grow` the least of them. */
  width: number
  /** Share of the room that is left over. */
  grow?: number
  /** Holds something that cannot wrap (a bar): keeps its width where the others narrow. */
  solid?: boolean
  /** Gives way to an open inspector that says it too, where both have no room. */
  spare?: boolean
  /** Figures stand right. */
  align?: 'start' | 'end'
  cell: (row: Row) => ReactNode
  /** What the column sorts by; without it the column does not sort. Text sorts the Vietnamese way, null last. */
  sortBy?: (row: Row) => string | number | null
  /** On a phone a row is a card: `lead` is its first line, `hide` stays out, the rest is "title: value". */
  phone?: 'lead' | 'show' | 'hide'
}
