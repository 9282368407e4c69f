// biome-ignore-all lint/a11y/useSemanticElements: a virtualised grid has more rows than elements, which <table> cannot say
import { useVirtualizer } from '@tanstack/react-virtual'
import { type CSSProperties, type ReactNode, useEffect, useId, useMemo, useRef, useState } from 'react'
import type { Listed } from '../api/ask.ts'
import { useWords } from '../words.ts'
import { HeadRow, TableRow } from './DataTableRow.tsx'
import { Inspector } from './Inspector.tsx'
import { useLate } from './late.ts'
import { usePrinting, useWide, useWidthOf } from './screen.ts'
import { Trouble, TroubleLine } from './Trouble.tsx'
import type { Column } from './table-column.ts'
import { besideInspector, fittedTracks, printedTracks } from './table-fit.ts'
import { nextActive, type Sort, sortedRows, toggledSort } from './table-order.ts'
import './data-table.css'

export type { Column } from './table-column.ts'
export type { Sort } from './table-order.ts'

export interface DataTableProps<Row> {
  /** What the table lists; heard before its rows. */
  label: string
  columns: readonly Column<Row>[]
  list: Listed<Row>
  keyOf: (row: Row) => string
  /** Shown when the list is there and has no rows: what happened and one way out. */
  empty: ReactNode
  /** Detail of a row, docked to the right; Enter or a click opens it, ↑ ↓ move it along, Esc closes it. */
  inspect?: (row: Row) => { title: string; over?: ReactNode; body: ReactNode }
  /** Enter or a click when there is no inspector: go somewhere. */
  onOpen?: (row: Row) => void
  /** The row somebody else points at (a map); with it the table is steered from outside. */
  selected?: string | null
  onSelect?: (key: string) => void
  /** Sorting done by the server. Without it a complete list sorts itself by each column's `sortBy`. */
  sort?: Sort
  onSort?: (sort: Sort) => void
  /** As tall as its rows, for a short list inside a page that scrolls. Otherwise it fills its place and scrolls itself. */
  fit?: boolean
}

/** The list of everything: sticky head, sorting, keyboard, thousands of rows, its own waiting, empty and failed states. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { label, columns: wanted, list, keyOf, empty, inspect, onOpen, selected, onSelect, onSort, fit = false } = props
  const { t, compare } = useWords()
  const printing = usePrinting()
  const name = useId()
  const box = useRef<HTMLDivElement>(null)
  const [drawn, setDrawn] = useState<HTMLDivElement | null>(null)
  const room = useWidthOf(drawn)
  const [open, setOpen] = useState(false)
  const space = room === undefined ? Number.POSITIVE_INFINITY : room - edges
  const columns = useMemo(() => (open && !printing ? besideInspector(wanted, space) : wanted), [wanted, open, printing, space])
  const tracks = printing ? printedTracks(columns) : fittedTracks(columns, space)
  // On a phone, and beside an inspector that leaves too little room, each row is a card.
  const screen = useWide()
  const wide = screen && tracks !== undefined
  const [ownSort, setOwnSort] = useState<Sort | undefined>(undefined)
  const [ownActive, setOwnActive] = useState<string | null>(null)

  const sort = props.sort ?? ownSort
  // Half a list sorted by itself would look like the whole one.
  const mayOrder = onSort !== undefined || list.complete
  const rows = useMemo(
    () => (onSort === undefined && list.complete ? sortedRows(list.rows, columns, sort, compare) : list.rows),
    [list.rows, list.complete, columns, sort, onSort, compare],
  )
  const activeKey = selected === undefined ? ownActive : selected
  const active = rows.findIndex((row) => keyOf(row) === activeKey)
  const shown = open ? rows[active] : undefined
  const detail = shown === undefined ? undefined : inspect?.(shown)

  const whole = printing || fit
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => box.current,
    estimateSize: () => (wide ? rowHeight : 76),
    getItemKey: (index) => {
      const row = rows[index]
      return row === undefined ? index : keyOf(row)
    },
    overscan: 12,
    enabled: !whole,
  })
  const items = virtual.getVirtualItems()
  const last = items.at(-1)?.index ?? -1
  const { more, complete } = list
  useEffect(() => {
    if (!whole && !complete && last >= rows.length - 10 && rows.length > 0) more()
  }, [whole, complete, last, rows.length, more])
  useEffect(() => {
    if (active >= 0 && selected !== undefined && !whole) virtual.scrollToIndex(active)
  }, [active, selected, whole, virtual])

  const select = (index: number) => {
    const row = rows[index]
    if (row === undefined) return
    setOwnActive(keyOf(row))
    onSelect?.(keyOf(row))
    if (!whole) virtual.scrollToIndex(index)
  }
  const openRow = (index: number) => {
    const row = rows[index]
    if (row === undefined) return
    select(index)
    if (inspect) setOpen(true)
    else onOpen?.(row)
  }
  const close = () => {
    setOpen(false)
    box.current?.focus()
  }
  const changeSort = (key: string) => {
    const next = toggledSort(sort, key)
    if (onSort) onSort(next)
    else setOwnSort(next)
  }

  if (list.problem && rows.length === 0) return <Trouble problem={list.problem} again={list.again} />
  if (!list.waiting && rows.length === 0) return <div className="card data-table-empty">{empty}</div>

  const opens = inspect !== undefined || onOpen !== undefined
  const style: CSSProperties & Record<`--${string}`, string> = { '--table-columns': tracks ?? '' }
  const rowAt = (index: number, place?: { start: number; measure: (element: Element | null) => void }) => {
    const row = rows[index]
    if (row === undefined) return null
    return (
      <TableRow
        key={keyOf(row)}
        id={`${name}-${index}`}
        row={row}
        index={index}
        columns={columns}
        wide={wide}
        active={index === active}
        start={place?.start}
        measure={place?.measure}
        onPick={opens ? openRow : undefined}
      />
    )
  }
  return (
    <>
      {list.problem ? <TroubleLine problem={list.problem} again={list.again} /> : null}
      <div className={`data-table-frame${fit ? ' data-table-fit' : ''}`}>
        <div
          ref={(element) => {
            box.current = element
            setDrawn(element)
          }}
          className={`data-table card${wide ? '' : ' data-table-cards'}${screen && !wide ? ' data-table-broad' : ''}`}
          style={style}
          role="grid"
          aria-label={label}
          aria-rowcount={list.complete ? rows.length + 1 : -1}
          aria-colcount={columns.length}
          aria-busy={list.waiting || list.bringingMore}
          aria-activedescendant={active >= 0 ? `${name}-${active}` : undefined}
          tabIndex={0}
          onKeyDown={(event) => {
            if (event.target !== box.current || event.ctrlKey || event.metaKey || event.altKey) return
            const page = Math.max(1, Math.floor((box.current?.clientHeight ?? 600) / rowHeight) - 2)
            const to = nextActive(event.key, active, rows.length, page)
            if (to !== undefined) select(to)
            else if (event.key === 'Enter' && active >= 0) openRow(active)
            else if (event.key === 'Escape' && open) setOpen(false)
            else return
            event.preventDefault()
          }}
        >
          <div role="rowgroup" className="data-head-group">
            <HeadRow columns={columns} sort={sort} wide={wide} onSort={mayOrder ? changeSort : undefined} />
          </div>
          {list.waiting ? (
            <WaitingRows columns={columns} />
          ) : (
            <div role="rowgroup" className="data-table-body" style={whole ? undefined : { height: virtual.getTotalSize() }}>
              {whole
                ? rows.map((_, index) => rowAt(index))
                : items.map((item) => rowAt(item.index, { start: item.start, measure: virtual.measureElement }))}
            </div>
          )}
        </div>
        {detail ? (
          <Inspector title={detail.title} over={detail.over} onClose={close}>
            {detail.body}
          </Inspector>
        ) : null}
      </div>
      {fit && !list.complete && !list.waiting ? (
        <button
          type="button"
          className="button button-plain data-table-more"
          aria-disabled={list.bringingMore}
          onClick={list.more}
        >
          {t('web.show-more')}
        </button>
      ) : null}
    </>
  )
}

/** Rows of the final height; blank for the first 200 ms. */
function WaitingRows<Row>({ columns }: { columns: readonly Column<Row>[] }) {
  const late = useLate(true)
  return (
    <div aria-hidden="true">
      {waitingRows.map((width) => (
        <div key={width} className="data-row">
          {columns.map((column) => (
            <div key={column.key} className="data-cell">
              {late ? <div className="skeleton-block data-table-ghost" style={{ width: `${width}%` }} /> : null}
            </div>
          ))}
        </div>
      ))}
    </div>
  )
}

/** The frame's two lines and a scroll bar. */
const edges = 17
const rowHeight = 32
const waitingRows = [72, 58, 64, 50, 68, 55, 61, 47, 70, 53] as const
