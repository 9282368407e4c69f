import { isBelievableDate } from '../../vocabulary/civil-date.ts'
import type { Cursor } from './store/listing.ts'

/** Where a page of the list ended, as one word for the address; a word that is not one begins at the beginning. */
export function writeCursor(last: { rank: number; dated_on: string; id: string }): string {
  return `${last.rank}~${last.dated_on}~${last.id}`
}

export function readCursor(text: string | undefined): Cursor | null {
  const [, rank, datedOn, id] = /^([01])~(\d{4}-\d{2}-\d{2})~(.{1,64})$/.exec(text ?? '') ?? []
  if (rank === undefined || datedOn === undefined || id === undefined || !isBelievableDate(datedOn)) return null
  return { rank: Number(rank), datedOn, id }
}
