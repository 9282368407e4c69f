import { parentPort, workerData } from 'node:worker_threads'
import { getDocumentProxy } from 'unpdf'

/** What is asked of the thread that reads one file and ends. */
export interface PdfOrder {
  readonly bytes: Uint8Array
  readonly mostPages: number
  readonly mostLetters: number
}
export type PdfReply = { readonly pages: number; readonly text: string } | { readonly fault: string }

async function readText({ bytes, mostPages, mostLetters }: PdfOrder): Promise<PdfReply> {
  const pdf = await getDocumentProxy(bytes, { stopAtErrors: false, verbosity: 0 })
  const parts: string[] = []
  let letters = 0
  for (let at = 1; at <= Math.min(pdf.numPages, mostPages) && letters < mostLetters; at += 1) {
    const page = await pdf.getPage(at)
    const { items } = await page.getTextContent()
    for (const item of items) {
      if (!('str' in item)) continue
      parts.push(item.hasEOL ? `${item.str}\n` : item.str)
      letters += item.str.length
    }
    parts.push('\n')
    page.cleanup()
  }
  // Fonts sometimes name signs that are no text (private use, unpaired halves, U+0000); they would only stand in the way of a search.
  const text = parts
    .join('')
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cs}\p{Co}]/gu, (sign) => (sign === '\n' ? sign : ' '))
  return { pages: pdf.numPages, text: text.slice(0, mostLetters) }
}

function isOrder(value: unknown): value is PdfOrder {
  return typeof value === 'object' && value !== null && 'bytes' in value && 'mostPages' in value && 'mostLetters' in value
}

const answer = (reply: PdfReply) => parentPort?.postMessage(reply)
if (isOrder(workerData)) {
  try {
    answer(await readText(workerData))
  } catch (fault) {
    answer({ fault: fault instanceof Error ? fault.name : 'unknown' })
  }
}
