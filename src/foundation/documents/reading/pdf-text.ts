import { Worker } from 'node:worker_threads'
import { Refusal } from '../../../platform/refusal.ts'
import type { PdfOrder, PdfReply } from './pdf-text-worker.ts'

export interface PdfText {
  readonly pages: number
  /** Empty for a scan: a picture of a page has no text. */
  readonly text: string
}

/** A signed document has its number and date on page one; the rest is read for searching, up to these bounds. */
export const pdfBounds = {
  mostBytes: 25 * 1024 * 1024,
  mostPages: 60,
  mostLetters: 400_000,
  mostMilliseconds: 15_000,
  mostMegabytes: 600,
} as const

/**
 * Reads the text of a PDF that came from outside, on a thread of its own that is ended when it takes too much time or memory. A
 * file that does not begin as a PDF begins, is damaged, locked with a password or built to exhaust the reader is refused by name:
 * `file-is-not-a-readable-pdf`.
 */
export async function readPdfText(
  bytes: Uint8Array,
  bounds: typeof pdfBounds | { mostMilliseconds: number } = pdfBounds,
): Promise<PdfText> {
  const { mostMilliseconds, mostBytes, mostPages, mostLetters, mostMegabytes } = { ...pdfBounds, ...bounds }
  if (!beginsAsPdf(bytes)) throw unreadable('not-a-pdf')
  if (bytes.length > mostBytes) throw new Refusal('body-is-too-large', {}, 413)
  return reading.run(() => readOnThread(bytes, { mostMilliseconds, mostPages, mostLetters, mostMegabytes }))
}

/** Two files at a time for the whole process: what waits costs nothing, what is open may cost much. */
const reading = turnstile(2)

async function readOnThread(
  bytes: Uint8Array,
  {
    mostMilliseconds,
    mostPages,
    mostLetters,
    mostMegabytes,
  }: Omit<typeof pdfBounds, 'mostBytes' | 'mostMilliseconds'> & { mostMilliseconds: number },
): Promise<PdfText> {
  // The thread gets a copy: the reader takes its bytes over, and ours are still to be stored.
  const copy = new Uint8Array(new ArrayBuffer(bytes.length))
  copy.set(bytes)
  const order: PdfOrder = { bytes: copy, mostPages, mostLetters }
  const thread = new Worker(new URL('./pdf-text-worker.ts', import.meta.url), {
    workerData: order,
    transferList: [copy.buffer],
    resourceLimits: { maxOldGenerationSizeMb: mostMegabytes },
    stdout: true,
    stderr: true,
  })
  const reply = await new Promise<PdfReply>((resolve) => {
    const startedAt = performance.now()
    const before = process.memoryUsage.rss()
    // What a swelling file takes lies outside the thread's own limits; the process sees it.
    const watch = setInterval(() => {
      if (performance.now() - startedAt > mostMilliseconds) end({ fault: 'too-slow' })
      else if (process.memoryUsage.rss() - before > mostMegabytes * 1_000_000) end({ fault: 'too-large-inside' })
    }, 100)
    const end = (given: PdfReply) => {
      clearInterval(watch)
      resolve(given)
    }
    thread.once('message', end)
    thread.once('error', () => end({ fault: 'broken' }))
    thread.once('exit', () => end({ fault: 'broken' }))
  })
  await thread.terminate()
  if ('fault' in reply)
    throw unreadable(reply.fault === 'PasswordException' ? 'locked' : (exhausting.find((why) => why === reply.fault) ?? 'broken'))
  return reply
}

/** The five signs at the very beginning: what a name or a sender calls a PDF does not count, and nothing may stand before them. */
export function beginsAsPdf(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(0, 5)).toString('latin1') === '%PDF-'
}

const exhausting = ['too-slow', 'too-large-inside'] as const

function unreadable(why: 'not-a-pdf' | 'locked' | 'broken' | (typeof exhausting)[number]): Refusal {
  return new Refusal('file-is-not-a-readable-pdf', { why })
}

/** Lets so many in at a time, in the order in which they came. */
function turnstile(places: number): { run<T>(work: () => Promise<T>): Promise<T> } {
  let free = places
  const queue: (() => void)[] = []
  return {
    async run(work) {
      if (free > 0) free -= 1
      else await new Promise<void>((enter) => queue.push(enter))
      try {
        return await work()
      } finally {
        const next = queue.shift()
        if (next === undefined) free += 1
        else next()
      }
    },
  }
}
