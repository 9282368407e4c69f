import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { extractText, getDocumentProxy } from 'unpdf'
import { afterAll, expect, test } from 'vitest'
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'
import { openRenderer } from '../../../foundation/documents/layout/renderer.ts'
import { cardPdf, posterPdf } from './print.ts'

const renderer = openRenderer()
afterAll(() => renderer.close())
prepareZXingModule({
  overrides: {
    wasmBinary: Uint8Array.from(readFileSync(createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm')))
      .buffer,
  },
})

const venue = {
  code: 'K7F39QP0',
  name: 'Quán phở Sao Mai & Cô Lý #1 $x$',
  address: 'Số 5 Lê Lợi',
  placeVi: 'Phường Trần Phú',
  hotline: '1900 9095',
}
const point = 72 / 25.4

interface Rectangle {
  left: number
  top: number
  right: number
  bottom: number
}

/** What the page fills black, as rectangles in millimetres from the top left corner: the code as a printer would draw it. */
async function darkRectangles(pdf: Uint8Array, page: number): Promise<{ width: number; height: number; dark: Rectangle[] }> {
  const shown = await (await getDocumentProxy(Uint8Array.from(pdf))).getPage(page)
  const [, , width = 0, height = 0] = shown.view
  const { OPS } = await import('unpdf/pdfjs')
  const { fnArray, argsArray } = await shown.getOperatorList()
  let matrix = [1, 0, 0, 1, 0, 0]
  const kept: number[][] = []
  const dark: Rectangle[] = []
  const times = (m: number[], n: number[]) => {
    const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = m
    const [g = 0, h = 0, i = 0, j = 0, k = 0, l = 0] = n
    return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f]
  }
  for (const [at, fn] of fnArray.entries()) {
    const args: unknown[] = argsArray[at] ?? []
    if (fn === OPS.save) kept.push(matrix)
    if (fn === OPS.restore) matrix = kept.pop() ?? matrix
    if (fn === OPS.transform) matrix = times(matrix, args.map(Number))
    if (fn === OPS.constructPath) {
      const [, parts] = args
      const path: ArrayLike<number> | undefined = Array.isArray(parts) ? parts[0] : undefined
      if (path === undefined || path.length < 1000) continue
      let xs: number[] = []
      let ys: number[] = []
      // pdf.js writes a path as 0 x y (move), 1 x y (line), 2 … (curve), 3 (close).
      for (let i = 0; i < path.length; ) {
        const step = path[i]
        if (step === 3 || step === 4) {
          dark.push({ left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) })
          xs = []
          ys = []
          i += 1
          continue
        }
        const [x = 0, y = 0] = [path[i + 1], path[i + 2]]
        const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = matrix
        xs.push((a * x + c * y + e) / point)
        ys.push((height - (b * x + d * y + f)) / point)
        i += 3
      }
    }
  }
  return { width: width / point, height: height / point, dark }
}

/** Reads the picture that the rectangles make, eight dots a millimetre, as a phone would. */
async function read(dark: readonly Rectangle[]): Promise<string | undefined> {
  const scale = 4
  const [left, top] = [Math.min(...dark.map((one) => one.left)) - 25, Math.min(...dark.map((one) => one.top)) - 25]
  const side = Math.ceil((Math.max(...dark.map((one) => one.right)) - left + 25) * scale)
  const data = new Uint8ClampedArray(side * side * 4).fill(255)
  for (const one of dark)
    for (let y = Math.round((one.top - top) * scale); y < Math.round((one.bottom - top) * scale); y += 1)
      for (let x = Math.round((one.left - left) * scale); x < Math.round((one.right - left) * scale); x += 1)
        data.fill(0, (y * side + x) * 4, (y * side + x) * 4 + 3)
  const [found] = await readBarcodes({ data, width: side, height: side, colorSpace: 'srgb' }, { formats: ['QRCode'] })
  return found?.text
}

const extent = (dark: readonly Rectangle[]) => [
  Math.max(...dark.map((one) => one.right)) - Math.min(...dark.map((one) => one.left)),
  Math.max(...dark.map((one) => one.bottom)) - Math.min(...dark.map((one) => one.top)),
]

test('a poster is one A4 page whose code measures 15 × 15 cm and leads to the venue', async () => {
  const pdf = await posterPdf(renderer, 'https://khien.example', [venue])
  const { width, height, dark } = await darkRectangles(pdf, 1)
  expect([width, height].map(Math.round)).toEqual([210, 297])
  for (const side of extent(dark)) expect(side).toBeCloseTo(150, 1)
  expect(await read(dark)).toBe('https://khien.example/v/K7F39QP0')
}, 60_000)

test('a poster says its code, the venue and what to do in both languages, names no application, and takes no word for markup', async () => {
  const pdf = await posterPdf(renderer, 'https://khien.example', [venue])
  const { text } = await extractText(Uint8Array.from(pdf), { mergePages: true })
  const flat = text.normalize('NFC').replace(/\s+/g, ' ')
  for (const said of [
    'K7F3-9QP0',
    'Quán phở Sao Mai & Cô Lý #1 $x$',
    'Số 5 Lê Lợi, Phường Trần Phú',
    'Quét mã để ghi nhận khi đến',
    'Scan to record your visit',
    '1900 9095',
    'Góc vát',
    'https://khien.example/v/K7F39QP0',
  ])
    expect(flat).toContain(said)
  expect(flat).not.toMatch(/Khiên|Bluezone|NCOVI|VHD|PC-Covid/i)
}, 60_000)

test('two hundred venues are two hundred pages of one file', async () => {
  const started = performance.now()
  const pdf = await posterPdf(
    renderer,
    'https://khien.example',
    Array.from({ length: 200 }, () => venue),
  )
  expect((await getDocumentProxy(Uint8Array.from(pdf))).numPages).toBe(200)
  expect(performance.now() - started).toBeLessThan(20_000)
}, 60_000)

test('a personal card has a code of 5 × 5 cm, also when it is the longest that a personal code may be', async () => {
  const text = 'KHIEN1:'.padEnd(180, 'A1B2C3')
  const pdf = await cardPdf(renderer, text, ['Nguyễn Văn An', 'Sinh năm 1950'])
  const { dark } = await darkRectangles(pdf, 1)
  for (const side of extent(dark)) expect(side).toBeCloseTo(50, 1)
  expect(await read(dark)).toBe(text)
}, 60_000)
