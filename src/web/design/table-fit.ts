import type { Column } from './table-column.ts'

type Fitted = Pick<Column<never>, 'width' | 'grow' | 'align' | 'solid' | 'spare'>

/** No column of words becomes narrower than this part of its width: below it a word a line is harder to read than a card. */
const leastPart = 0.72
const leastPixels = 84
/** What is narrower and does not grow holds a date or a number of a document, which must not break. */
const short = 140

/**
 * The columns as CSS grid tracks in a room of so many pixels. Where they do not fit, columns of words narrow and wrap, figures and what
 * cannot wrap keep their width; undefined when even that is not enough and each row should become a card. Nothing is ever cut off.
 */
export function fittedTracks(columns: readonly Fitted[], room: number): string | undefined {
  if (sumOf(columns, ({ width }) => width) <= room)
    return columns.map(({ width, grow }) => (grow ? `minmax(${width}px, ${grow}fr)` : `${width}px`)).join(' ')
  if (sumOf(columns, leastOf) > room) return undefined
  return columns
    .map((column) =>
      wraps(column) ? `minmax(${leastOf(column)}px, ${column.width * (column.grow ?? 1)}fr)` : `${column.width}px`,
    )
    .join(' ')
}

/** The columns to show beside an open inspector: all where they fit unshortened, or else without those that the inspector says too. */
export function besideInspector<C extends Fitted>(columns: readonly C[], room: number): readonly C[] {
  return sumOf(columns, ({ width }) => width) <= room ? columns : columns.filter(({ spare }) => spare !== true)
}

/** On paper every column has its part of the sheet. */
export function printedTracks(columns: readonly Fitted[]): string {
  return columns.map(({ width }) => `minmax(0, ${width}fr)`).join(' ')
}

function leastOf(column: Fitted): number {
  return wraps(column) ? Math.min(column.width, Math.max(leastPixels, Math.round(column.width * leastPart))) : column.width
}

const wraps = ({ align, solid, grow, width }: Fitted): boolean =>
  align !== 'end' && solid !== true && (grow !== undefined || width >= short)

function sumOf(columns: readonly Fitted[], of: (column: Fitted) => number): number {
  return columns.reduce((sum, column) => sum + of(column), 0)
}
