import { Worker } from 'node:worker_threads'
import { Refusal } from '../refusal.ts'
import type { SheetOrder, SheetReply } from './sheet-worker.ts'

export interface SheetLimits {
  readonly mostRows: number
  readonly mostUnpackedBytes: number
  readonly mostMilliseconds: number
}

/**
 * The cells of a sheet as text, row by row, read on a thread of its own that ends with it: a hundred thousand rows hold up nobody at a
 * door, and a file made to exhaust memory exhausts the thread's. An .xlsx begins with `PK`; everything else is delimited text.
 * Refuses `sheet-cannot-be-read` and `sheet-has-too-many-rows`.
 */
export async function readSheetRows(file: Buffer, limits: SheetLimits): Promise<string[][]> {
  const { mostRows, mostUnpackedBytes } = limits
  const as = file[0] === 0x50 && file[1] === 0x4b ? 'workbook' : 'text'
  const thread = new Worker(new URL('./sheet-worker.ts', import.meta.url), { resourceLimits: { maxOldGenerationSizeMb: 1536 } })
  const rows: string[][] = []
  try {
    const end = await new Promise<string>((resolve) => {
      const timer = setTimeout(() => resolve('cannot-be-read'), limits.mostMilliseconds)
      timer.unref()
      thread.on('message', (reply: SheetReply) => {
        if ('end' in reply) return resolve(reply.end)
        for (const row of reply.rows) rows.push(row)
      })
      thread.on('error', () => resolve('cannot-be-read'))
      thread.on('exit', () => resolve('cannot-be-read'))
      const order: SheetOrder = { bytes: file, as, mostRows, mostUnpackedBytes }
      thread.postMessage(order)
    })
    if (end === 'too-many-rows') throw new Refusal('sheet-has-too-many-rows', { rows: `> ${mostRows}`, limit: mostRows }, 413)
    if (end !== 'whole') throw new Refusal('sheet-cannot-be-read')
    return rows
  } finally {
    await thread.terminate()
  }
}
