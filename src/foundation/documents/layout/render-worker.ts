import { parentPort } from 'node:worker_threads'
import type { PrintedPage } from './printed-page.ts'

/** What the renderer asks its own thread; both ends are in this folder. */
export interface RenderOrder {
  readonly id: number
  readonly as: 'pdf' | 'docx'
  readonly page: PrintedPage
}
export type RenderReply = { readonly id: number; readonly bytes: Uint8Array } | { readonly id: number; readonly fault: string }

let printer: Promise<(page: PrintedPage) => Uint8Array> | undefined

/** Typst is a native part: it is loaded on the first order, so that a machine without it still serves Word. */
async function render({ as, page }: RenderOrder): Promise<Uint8Array> {
  if (as === 'docx') return (await import('./render-docx.ts')).renderDocx(page)
  printer ??= import('./render-pdf.ts').then(({ openPdfPrinter }) => openPdfPrinter())
  return (await printer)(page)
}

parentPort?.on('message', async (order: RenderOrder) => {
  const answer = (reply: RenderReply) => parentPort?.postMessage(reply)
  try {
    answer({ id: order.id, bytes: new Uint8Array(await render(order)) })
  } catch (fault) {
    answer({ id: order.id, fault: fault instanceof Error ? fault.message : String(fault) })
  }
})
