import { parentPort } from 'node:worker_threads'
import type { PrintedPage } from './printed-page.ts'
import type { PdfPrinter } from './render-pdf.ts'

/** What the renderer asks its own thread; both ends are in this folder. */
export type RenderOrder = { readonly id: number } & RenderTask
export type RenderTask =
  | { readonly as: 'pdf' | 'docx'; readonly page: PrintedPage }
  /** A page of another room: its Typst template, and its words as data. */
  | { readonly as: 'template'; readonly template: string; readonly data: unknown }
export type RenderReply = { readonly id: number; readonly bytes: Uint8Array } | { readonly id: number; readonly fault: string }

let printer: Promise<PdfPrinter> | undefined

/** Typst is a native part: it is loaded on the first order, so that a machine without it still serves Word. */
async function render(order: RenderOrder): Promise<Uint8Array> {
  if (order.as === 'docx') return (await import('./render-docx.ts')).renderDocx(order.page)
  printer ??= import('./render-pdf.ts').then(({ openPdfPrinter }) => openPdfPrinter())
  const { printDocument, printTemplate } = await printer
  return order.as === 'template' ? printTemplate(order.template, order.data) : printDocument(order.page)
}

parentPort?.on('message', async (order: RenderOrder) => {
  const answer = (reply: RenderReply) => parentPort?.postMessage(reply)
  try {
    answer({ id: order.id, bytes: new Uint8Array(await render(order)) })
  } catch (fault) {
    answer({ id: order.id, fault: fault instanceof Error ? fault.message : String(fault) })
  }
})
