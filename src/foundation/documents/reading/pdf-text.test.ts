import { deflateSync } from 'node:zlib'
import { afterAll, expect, test, vi } from 'vitest'
import { readChainOf2021 } from '../data/chain.ts'
import { officialDocument } from '../layout/official-document.ts'
import { openRenderer } from '../layout/renderer.ts'
import { readPdfText } from './pdf-text.ts'

// A thread has to start for each file; a busy machine takes its time.
vi.setConfig({ testTimeout: 60_000 })
const renderer = openRenderer()
afterAll(() => renderer.close())
const letter = officialDocument.parse(readChainOf2021().documents.find(({ id }) => id === '3440-vpcp-kgvx')?.content)
const pdf = () => renderer.render('pdf', letter, [], '2021')

const unreadable = (why: string) => ({ code: 'file-is-not-a-readable-pdf', status: 422, facts: { why } })
/** A PDF of hand-made parts; the reader finds them without a table of contents. */
const made = (...objects: string[]) =>
  Buffer.from(
    `%PDF-1.7\n${objects.map((object, at) => `${at + 1} 0 obj\n${object}\nendobj\n`).join('')}trailer\n<< /Root 1 0 R >>\n%%EOF\n`,
    'latin1',
  )
const catalog = '<< /Type /Catalog /Pages 2 0 R >>'

test('a signed letter is read page by page, with its number, its date and every mark', async () => {
  const { pages, text } = await readPdfText(await pdf())
  expect(pages).toBe(1)
  for (const part of ['Số: 3440/VPCP-KGVX', 'ngày 25 tháng 5 năm 2021', 'Nguyễn Sỹ Hiệp']) expect(text).toContain(part)
})

test('what is only called a PDF is refused by what it is', async () => {
  const letters = Buffer.from('MZ this is a program')
  const hidden = Buffer.concat([Buffer.from('<html><script>alert(1)</script>'), Buffer.from(await pdf())])
  for (const bytes of [letters, hidden, Buffer.from('PK\u0003\u0004'), Buffer.from('%PDF'), Buffer.alloc(0)])
    await expect(readPdfText(bytes)).rejects.toMatchObject(unreadable('not-a-pdf'))
})

test('damaged files are refused by name: cut, emptied, filled with noise', async () => {
  const noise = Buffer.from(Array.from({ length: 5000 }, (_, at) => (at * 7919) % 256))
  for (const bytes of [
    Buffer.from('%PDF-1.7\n'),
    Buffer.concat([Buffer.from('%PDF-1.7\n'), noise]),
    made('<< /Type /Catalog >>'),
  ]) {
    await expect(readPdfText(bytes)).rejects.toMatchObject(unreadable('broken'))
  }
})

test('half of a file never brings the reader down: it is read as far as it goes or refused by name', async () => {
  const whole = Buffer.from(await pdf())
  for (const share of [0.2, 0.5, 0.9, 0.99]) {
    const outcome = await readPdfText(whole.subarray(0, Math.floor(whole.length * share))).catch((refusal: unknown) => refusal)
    expect(outcome).toSatisfy((one: object) =>
      'pages' in one ? true : 'code' in one && one.code === 'file-is-not-a-readable-pdf',
    )
  }
})

test('a file locked with a password is refused by name', async () => {
  const key = 'A'.repeat(32)
  const locked = Buffer.from(
    `%PDF-1.4\n1 0 obj\n${catalog}\nendobj\n2 0 obj\n<< /Type /Pages /Kids [] /Count 0 >>\nendobj\n3 0 obj\n<< /Filter /Standard /V 1 /R 2 /O (${key}) /U (${key}) /P -4 >>\nendobj\ntrailer\n<< /Root 1 0 R /Encrypt 3 0 R /ID [(a) (a)] >>\n%%EOF\n`,
    'latin1',
  )
  await expect(readPdfText(locked)).rejects.toMatchObject(unreadable('locked'))
})

test('a file that says it has a thousand million pages, or pages inside themselves, ends soon', async () => {
  const endless = made(
    catalog,
    '<< /Type /Pages /Kids [3 0 R] /Count 1000000000 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>',
  )
  const circular = made(catalog, '<< /Type /Pages /Kids [2 0 R] /Count 3 >>')
  const started = performance.now()
  for (const bytes of [endless, circular]) {
    const outcome = await readPdfText(bytes, { mostMilliseconds: 5000 }).catch((refusal: unknown) => refusal)
    expect(outcome).toSatisfy((one: object) =>
      'pages' in one ? true : 'code' in one && one.code === 'file-is-not-a-readable-pdf',
    )
  }
  expect(performance.now() - started).toBeLessThan(30_000)
})

test('a small file that swells to hundreds of millions of signs is ended and refused, and the next one is read', async () => {
  const swelling = deflateSync(Buffer.alloc(80_000_000, '(a) Tj '))
  const bytes = Buffer.concat([
    Buffer.from(
      `%PDF-1.7\n1 0 obj\n${catalog}\nendobj\n2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R >>\nendobj\n4 0 obj\n<< /Length ${swelling.length} /Filter /FlateDecode >>\nstream\n`,
      'latin1',
    ),
    swelling,
    Buffer.from('\nendstream\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n'),
  ])
  expect(bytes.length).toBeLessThan(1_000_000)
  await expect(readPdfText(bytes, { mostMilliseconds: 1500 })).rejects.toMatchObject({ code: 'file-is-not-a-readable-pdf' })
  expect((await readPdfText(await pdf())).pages).toBe(1)
})

test('a file of more than 25 MB is not even opened', async () => {
  await expect(readPdfText(Buffer.concat([Buffer.from('%PDF-1.7'), Buffer.alloc(25 * 1024 * 1024)]))).rejects.toMatchObject({
    code: 'body-is-too-large',
    status: 413,
  })
})
