import type { Column } from './table-column.ts'

export interface Sort {
  key: string
  order: 'ascending' | 'descending'
}

/** The first press on a column sorts it upwards, the next one turns it round. */
export function toggledSort(sort: Sort | undefined, key: string): Sort {
  if (sort?.key !== key) return { key, order: 'ascending' }
  return { key, order: sort.order === 'ascending' ? 'descending' : 'ascending' }
}

/** The rows in the order of one column; rows without a value stay last in both directions, ties keep their order. */
export function sortedRows<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  sort: Sort | undefined,
  compare: (one: string, other: string) => number,
): readonly Row[] {
  const by = columns.find((column) => column.key === sort?.key)?.sortBy
  if (sort === undefined || by === undefined) return rows
  const sign = sort.order === 'ascending' ? 1 : -1
  const keyed = rows.map((row) => ({ row, value: by(row) }))
  keyed.sort((one, other) => {
    if (one.value === null || other.value === null) return Number(one.value === null) - Number(other.value === null)
    if (typeof one.value === 'number' && typeof other.value === 'number') return (one.value - other.value) * sign
    return compare(String(one.value), String(other.value)) * sign
  })
  return keyed.map(({ row }) => row)
}

/** The row a key leads to in a table of `count` rows, from the active one (-1: none yet); undefined for any other key. */
export function nextActive(key: string, active: number, count: number, page: number): number | undefined {
  const to = steps[key]?.(active, count, page)
  return to === undefined || count === 0 ? undefined : Math.max(0, Math.min(count - 1, to))
}

const steps: Readonly<Record<string, (active: number, count: number, page: number) => number>> = {
  ArrowDown: (active) => active + 1,
  j: (active) => active + 1,
  ArrowUp: (active) => active - 1,
  k: (active) => active - 1,
  PageDown: (active, _, page) => active + page,
  PageUp: (active, _, page) => active - page,
  Home: () => 0,
  End: (_, count) => count - 1,
}
