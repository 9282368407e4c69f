import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import type { PrintedPage } from './printed-page.ts'

export interface PdfPrinter {
  printDocument(page: PrintedPage): Uint8Array
  printTemplate(template: string, data: unknown): Uint8Array
}

/**
 * Sets pages as PDF with Typst and Tinos (the measures of Times New Roman, with every Vietnamese mark, out of the npm package, so
 * that no font need be installed). The compiler is made once; text reaches it as JSON and cannot become markup or read a file.
 */
export function openPdfPrinter(): PdfPrinter {
  const fonts = dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/tinos/package.json'))
  const faces = ['400Regular', '400Regular_Italic', '700Bold', '700Bold_Italic'].map((face) =>
    readFileSync(join(fonts, face, `Tinos_${face}.ttf`)),
  )
  const compiler = NodeCompiler.create({ workspace: import.meta.dirname, fontArgs: [{ fontBlobs: faces }] })
  const officialDocument = readFileSync(join(import.meta.dirname, 'official-document.typ'), 'utf8')
  const print = (template: string, data: unknown, options: Parameters<typeof compiler.pdf>[1]) => {
    const pdf = set(() => compiler.pdf({ mainFileContent: template, inputs: { page: JSON.stringify(data) } }, options))
    // Typst keeps every result it has made; what ten documents have not used again is let go.
    compiler.evictCache(10)
    return pdf
  }
  return {
    // What is to be signed is kept for decades.
    printDocument: (page) => print(officialDocument, page, page.toSignMadeOn === '' ? undefined : { pdfStandard: 'a-2b' }),
    printTemplate: (template, data) => print(template, data, undefined),
  }
}

/** Typst's own faults carry their sentences elsewhere than ordinary errors do. */
function set(work: () => Uint8Array): Uint8Array {
  try {
    return work()
  } catch (fault) {
    const diagnostics =
      typeof fault === 'object' && fault !== null && 'shortDiagnostics' in fault ? fault.shortDiagnostics : fault
    throw new Error(diagnostics instanceof Error ? diagnostics.message : JSON.stringify(diagnostics), { cause: fault })
  }
}
