// biome-ignore-all lint/a11y/useSemanticElements: a virtualised grid has more rows than elements, which <table> cannot say
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid keeps the focus and names its active row
// biome-ignore-all lint/a11y/useKeyWithClickEvents: the grid answers the keys for its rows
import { type ReactNode, useMemo } from 'react'
import { useWords } from '../words.ts'
import { usePrinting } from './screen.ts'
import type { Column } from './table-column.ts'
import type { Sort } from './table-order.ts'

interface TableRowProps<Row> {
  id: string
  row: Row
  index: number
  columns: readonly Column<Row>[]
  wide: boolean
  active: boolean
  /** Pixels from the top, when the table draws only the rows in view. */
  start?: number | undefined
  measure?: ((element: Element | null) => void) | undefined
  onPick?: ((index: number) => void) | undefined
}

export function TableRow<Row>({ id, row, index, columns, wide, active, start, measure, onPick }: TableRowProps<Row>) {
  // The same elements again when only the active row moved: React then leaves the cells alone.
  const cells = useMemo(() => cellsOf(row, columns, wide), [row, columns, wide])
  return (
    <div
      id={id}
      ref={measure}
      data-index={index}
      role="row"
      aria-rowindex={index + 2}
      aria-selected={active}
      className={`data-row${onPick ? ' data-row-opens' : ''}${start === undefined ? '' : ' data-row-placed'}`}
      style={start === undefined ? undefined : { transform: `translateY(${start}px)` }}
      onClick={() => onPick?.(index)}
    >
      {cells}
    </div>
  )
}

function cellsOf<Row>(row: Row, columns: readonly Column<Row>[], wide: boolean): ReactNode {
  return columns.map(({ key, title, align, cell, phone = 'show' }) =>
    !wide && phone === 'hide' ? null : (
      <div key={key} role="gridcell" className={`data-cell data-cell-${phone}${align === 'end' ? ' data-cell-end' : ''}`}>
        {wide || phone === 'lead' ? null : <span className="data-cell-title">{title}</span>}
        {wordsIn(cell(row))}
      </div>
    ),
  )
}

/** Plain words wrap; very long ones end after some lines, and are whole in the tip and in the inspector. */
function wordsIn(content: ReactNode): ReactNode {
  return typeof content === 'string' ? (
    <span className="data-cell-words" title={content.length > 60 ? content : undefined}>
      {content}
    </span>
  ) : (
    content
  )
}

interface HeadRowProps<Row> {
  columns: readonly Column<Row>[]
  sort: Sort | undefined
  wide: boolean
  onSort?: ((key: string) => void) | undefined
}

export function HeadRow<Row>({ columns, sort, wide, onSort }: HeadRowProps<Row>) {
  const { t } = useWords()
  // Browsers repeat a table's head on every sheet, but leave its buttons blank.
  const printing = usePrinting()
  return (
    <div role="row" aria-rowindex={1} className={wide ? 'data-head' : 'only-heard'}>
      {columns.map(({ key, title, align, sortBy }) => {
        const sorts = sortBy !== undefined && onSort !== undefined
        const order = sort?.key === key ? sort.order : 'none'
        return (
          <div
            key={key}
            role="columnheader"
            aria-sort={sorts ? order : undefined}
            className={`data-head-cell${align === 'end' ? ' data-cell-end' : ''}`}
          >
            {sorts && wide && !printing ? (
              <button type="button" title={t('web.sort-by', { title })} onClick={() => onSort(key)}>
                {title}
                {order === 'none' ? null : <span aria-hidden="true">{order === 'ascending' ? '↑' : '↓'}</span>}
              </button>
            ) : (
              title
            )}
          </div>
        )
      })}
    </div>
  )
}
