import { Worker } from 'node:worker_threads'
import { Refusal } from '../../../platform/refusal.ts'
import type { PdfOrder, PdfReply } from './pdf-text-worker.ts'

export interface PdfText {
  readonly pages: number
  /** Empty for a scan: a picture of a page has no text. */
  readonly text: string
}

/** A signed document has its number and date on page one; the rest is read for searching, up to these bounds. */
export const pdfBounds = { mostBytes: 25 * 1024 * 1024, mostPages: 60, mostLetters: 400_000, mostMilliseconds: 15_000, mostMegabytes: 512 } as const

/**
 * Reads the text of a PDF that came from outside, on a thread of its own that is ended when it takes too much time or memory. A
 * file that does not begin as a PDF begins, is damaged, locked with a password or built to exhaust the reader is refused by name:
 * `file-is-not-a-readable-pdf`.
 */
export async function readPdfText(bytes: Uint8Array, bounds: typeof pdfBounds | { mostMilliseconds: number } = pdfBounds): Promise<PdfText> {
  const { mostMilliseconds, mostBytes, mostPages, mostLetters, mostMegabytes } = { ...pdfBounds, ...bounds }
  if (!beginsAsPdf(bytes)) throw unreadable('not-a-pdf')
  if (bytes.length > mostBytes) throw new Refusal('body-is-too-large', {}, 413)
  // The thread gets a copy: the reader takes its bytes over, and ours are still to be stored.
  const order: PdfOrder = { bytes: Uint8Array.from(bytes), mostPages, mostLetters }
  const thread = new Worker(new URL('./pdf-text-worker.ts', import.meta.url), {
    workerData: order,
    transferList: [order.bytes.buffer],
    resourceLimits: { maxOldGenerationSizeMb: mostMegabytes },
    stdout: true,
    stderr: true,
  })
  const reply = await new Promise<PdfReply>((resolve) => {
    const timer = setTimeout(() => resolve({ fault: 'too-slow' }), mostMilliseconds)
    const end = (given: PdfReply) => {
      clearTimeout(timer)
      resolve(given)
    }
    thread.once('message', end)
    thread.once('error', () => end({ fault: 'broken' }))
    thread.once('exit', () => end({ fault: 'broken' }))
  })
  await thread.terminate()
  if ('fault' in reply) throw unreadable(reply.fault === 'PasswordException' ? 'locked' : reply.fault === 'too-slow' ? 'too-slow' : 'broken')
  return reply
}

/** The five signs at the very beginning: what a name or a sender calls a PDF does not count, and nothing may stand before them. */
export function beginsAsPdf(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(0, 5)).toString('latin1') === '%PDF-'
}

function unreadable(why: 'not-a-pdf' | 'locked' | 'too-slow' | 'broken'): Refusal {
  return new Refusal('file-is-not-a-readable-pdf', { why })
}
