import { parentPort } from 'node:worker_threads'
import { decodeText, readDelimited } from './delimited.ts'
import { readFirstSheet } from './workbook.ts'

/** What the reader asks its thread; both ends are in this folder. */
export interface SheetOrder {
  readonly bytes: Uint8Array
  readonly as: 'workbook' | 'text'
  readonly mostRows: number
  readonly mostUnpackedBytes: number
}
export type SheetReply = { readonly rows: string[][] } | { readonly end: 'whole' | 'too-many-rows' | 'cannot-be-read' }

/** No sheet has more columns than this, and no cell more to say; what is cut is still too long for whoever checks it. */
const mostColumns = 60
const mostLetters = 600

parentPort?.on('message', async ({ bytes, as, mostRows, mostUnpackedBytes }: SheetOrder) => {
  const answer = (reply: SheetReply) => parentPort?.postMessage(reply)
  try {
    const rows =
      as === 'text'
        ? readDelimited(decodeText(bytes), mostRows + 1)
        : (await readFirstSheet(Buffer.from(bytes), mostUnpackedBytes)).map((row) => row.map(({ text }) => text))
    if (rows.length > mostRows) return answer({ end: 'too-many-rows' })
    for (let from = 0; from < rows.length; from += 5000)
      answer({
        rows: rows.slice(from, from + 5000).map((row) => row.slice(0, mostColumns).map((cell) => cell.slice(0, mostLetters))),
      })
    answer({ end: 'whole' })
  } catch {
    answer({ end: 'cannot-be-read' })
  }
})
