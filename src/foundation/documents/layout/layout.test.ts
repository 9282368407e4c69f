import { inflateRawSync } from 'node:zlib'
import { extractText, getDocumentProxy } from 'unpdf'
import { afterAll, describe, expect, test, vi } from 'vitest'
import { readChainOf2021 } from '../data/chain.ts'
import { type OfficialDocument, officialDocument } from './official-document.ts'
import { openRenderer } from './renderer.ts'

// A thread has to start; a busy machine takes its time.
vi.setConfig({ testTimeout: 60_000 })
const renderer = openRenderer()
afterAll(() => renderer.close())

const letter = readChainOf2021().documents.find(({ id }) => id === '3440-vpcp-kgvx')
const page: OfficialDocument = officialDocument.parse({
  ...letter?.content,
  recipients: ['Như trên', 'Thủ tướng Chính phủ (để báo cáo)', 'Các Bộ: CA, GTVT', 'Lưu: VT, KGVX (3).vt'],
})

const textOf = async (pdf: Uint8Array) => (await extractText(Uint8Array.from(pdf), { mergePages: true })).text
/** Line ends are the page's, not the text's. */
const flat = (text: string) => text.normalize('NFC').replace(/[\s\u00a0\u200b]+/gu, ' ')

/** The parts of a Word file (a zip) by name. */
function unzip(bytes: Uint8Array): Map<string, string> {
  const zip = Buffer.from(bytes)
  const files = new Map<string, string>()
  const end = zip.lastIndexOf('PK\u0005\u0006', undefined, 'latin1')
  let at = zip.readUInt32LE(end + 16)
  for (let n = 0; n < zip.readUInt16LE(end + 10); n += 1) {
    const [method, size, nameLength, extra, comment, local] = [
      zip.readUInt16LE(at + 10),
      zip.readUInt32LE(at + 20),
      zip.readUInt16LE(at + 28),
      zip.readUInt16LE(at + 30),
      zip.readUInt16LE(at + 32),
      zip.readUInt32LE(at + 42),
    ]
    const name = zip.toString('utf8', at + 46, at + 46 + nameLength)
    const from = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28)
    const data = zip.subarray(from, from + size)
    files.set(name, (method === 8 ? inflateRawSync(data) : data).toString('utf8'))
    at += 46 + nameLength + extra + comment
  }
  return files
}
const wordText = (bytes: Uint8Array) =>
  (unzip(bytes).get('word/document.xml') ?? '')
    .replace(/<w:br[^>]*>/g, '\n')
    .replace(/<\/w:p>/g, '\n')
    .replace(/<[^>]+>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&')

describe('letter 3440 as a page', () => {
  test('every part of it stands on the PDF, to the comma and with every mark', async () => {
    const text = flat(await textOf(await renderer.render('pdf', page, [], '2021')))
    for (const part of [
      'VĂN PHÒNG CHÍNH PHỦ',
      'Số: 3440/VPCP-KGVX',
      'V/v ứng dụng công nghệ thông tin vào công tác phòng, chống dịch Covid-19',
      'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
      'Độc lập - Tự do - Hạnh phúc',
      'Hà Nội, ngày 25 tháng 5 năm 2021',
      'Kính gửi: - Bộ Y tế; - Bộ Thông tin và Truyền thông.',
      'ngày 07/5/2021, Phó Thủ tướng Chính phủ Vũ Đức Đam có ý kiến như sau: 1. Đối với các phần mềm',
      'Nơi nhận: - Như trên; - Thủ tướng Chính phủ (để báo cáo);',
      '- Lưu: VT, KGVX (3).vt.',
      'KT. BỘ TRƯỞNG, CHỦ NHIỆM PHÓ CHỦ NHIỆM',
      'Nguyễn Sỹ Hiệp',
    ]) {
      expect(text).toContain(part)
    }
    for (const part of page.body)
      if ('text' in part) expect(text).toContain(flat(part.kind === 'point' ? `${part.number}. ${part.text}` : part.text))
  })

  test('it is one A4 page with the margins of the decree', async () => {
    const pdf = await getDocumentProxy(Uint8Array.from(await renderer.render('pdf', page, [], '2021')))
    expect(pdf.numPages).toBe(1)
    const [left, top, right, bottom] = [30, 20, 15, 20].map((millimetres) => (millimetres * 72) / 25.4)
    const first = await pdf.getPage(1)
    const [, , width = 0, height = 0] = first.view
    expect([width, height].map(Math.round)).toEqual([595, 842])
    const { items } = await first.getTextContent()
    for (const item of items) {
      if (!('str' in item) || item.str.trim() === '') continue
      const [x, y] = [item.transform[4], item.transform[5]]
      expect(x).toBeGreaterThan((left ?? 0) - 1)
      expect(x + item.width).toBeLessThan(width - (right ?? 0) + 2)
      expect(y).toBeGreaterThan((bottom ?? 0) - 1)
      expect(y).toBeLessThan(height - (top ?? 0))
    }
  })

  test('it opens in Word as well, with the same words', async () => {
    const bytes = await renderer.render('docx', page, ['set-again'], '2021')
    const text = flat(wordText(bytes))
    for (const part of page.body) if ('text' in part) expect(text).toContain(flat(part.text))
    for (const part of [
      'Số: 3440/VPCP-KGVX',
      'Kính gửi:',
      'Phó Thủ tướng Chính phủ Vũ Đức Đam có ý kiến như sau:',
      'KT. BỘ TRƯỞNG, CHỦ NHIỆM',
      'Nguyễn Sỹ Hiệp',
      'Nơi nhận:',
      '- Lưu: VT, KGVX (3).vt.',
    ])
      expect(text).toContain(part)
    const headers = [...unzip(bytes)].filter(([name]) => name.startsWith('word/header')).map(([, xml]) => xml)
    expect(headers.length).toBeGreaterThan(1)
    for (const xml of headers) expect(xml).toContain('BẢN TRÌNH BÀY LẠI')
  })
})

test('pages from the second on are numbered; a draft and simulated data say so on every page', async () => {
  const body = Array.from({ length: 12 }, (_, at) => ({
    kind: 'article' as const,
    number: String(at + 1),
    title: 'Trách nhiệm',
    text: 'Các cơ quan có trách nhiệm tổ chức thực hiện. '.repeat(9),
  }))
  const decision: OfficialDocument = {
    ...page,
    type: 'decision',
    number: '',
    issuedOn: null,
    authority: 'Bộ trưởng Bộ Y tế',
    addressees: [],
    body,
  }
  const pdf = await renderer.render('pdf', decision, ['draft', 'simulated'], '2021')
  const { text } = await extractText(Uint8Array.from(pdf), { mergePages: false })
  expect(text.length).toBe(3)
  for (const one of text) expect(flat(one)).toMatch(/DỰ THẢO\s*DỮ LIỆU MÔ PHỎNG/u)
  expect(flat(text[0] ?? '')).toContain('QUYẾT ĐỊNH')
  expect(flat(text[0] ?? '')).toContain('BỘ TRƯỞNG BỘ Y TẾ')
  expect(text.map((one) => /(?:^|\n)\s*([23])\s*(?:\n|$)/.exec(one)?.[1])).toEqual([undefined, '2', '3'])
  expect(flat(text.join(' '))).toContain('Điều 12. Trách nhiệm')
})

test('what goes with a decision stands on pages of its own that count anew, with its own signature, in PDF and Word', async () => {
  const articles = (many: number) =>
    Array.from({ length: many }, (_, at) => ({
      kind: 'article' as const,
      number: String(at + 1),
      title: 'Trách nhiệm',
      text: 'Các cơ quan có trách nhiệm tổ chức thực hiện. '.repeat(9),
    }))
  const decision: OfficialDocument = {
    ...page,
    type: 'decision',
    authority: 'Bộ trưởng Bộ Y tế',
    addressees: [],
    body: [{ kind: 'article', number: '1', title: '', text: 'Ban hành kèm theo Quyết định này Quy chế và Phụ lục.' }],
    annexes: [
      { name: 'Quy chế', title: 'Quản lý camera', body: articles(8) },
      { name: '', title: 'Danh mục vị trí lắp đặt camera', body: [{ kind: 'paragraph', text: 'Cổng ra, vào.' }] },
    ],
  }
  const { text } = await extractText(Uint8Array.from(await renderer.render('pdf', decision, [], '2021')), { mergePages: false })
  const pages = text.map(flat)
  expect(text.map((one) => /(?:^|\n)\s*(\d)\s*(?:\n|$)/.exec(one)?.[1])).toEqual([undefined, undefined, '2', undefined])
  expect(pages[1]).toContain('QUY CHẾ')
  expect(pages[1]).toContain('(Ban hành kèm theo Quyết định số 3440/VPCP-KGVX ngày 25 tháng 5 năm 2021 của Bộ trưởng Bộ Y tế)')
  expect(pages[2]).toContain('Nguyễn Sỹ Hiệp')
  expect(pages[3]).toContain('Phụ lục DANH MỤC VỊ TRÍ LẮP ĐẶT CAMERA (Kèm theo Quyết định số 3440/VPCP-KGVX')
  expect(pages[3]).not.toContain('Nguyễn Sỹ Hiệp')
  const word = flat(wordText(await renderer.render('docx', decision, [], '2021')))
  for (const part of ['QUY CHẾ', 'Phụ lục', 'Cổng ra, vào.']) expect(word).toContain(part)
})

test('minutes of two sides carry both names on one line, however many titles are above them', async () => {
  const otherSigner = {
    capacity: [{ form: 'TL' as const, of: 'Bộ trưởng' }],
    titles: ['Cục trưởng Cục Công nghệ thông tin, Bộ Thông tin và Truyền thông'],
    name: 'Trần Bên Kia',
  }
  const minutes: OfficialDocument = { ...page, type: 'minutes', addressees: [], body: page.body.slice(0, 1), otherSigner }
  const pdf = await getDocumentProxy(Uint8Array.from(await renderer.render('pdf', minutes, [], '2021')))
  const { items } = await (await pdf.getPage(pdf.numPages)).getTextContent()
  const heights = items.flatMap((item) =>
    'str' in item && /Kia|Hiệp/u.test(item.str.normalize('NFC')) ? [Math.round(item.transform[5])] : [],
  )
  expect(heights).toHaveLength(2)
  expect(heights[0]).toBe(heights[1])
})

describe('what people type is text and nothing else', () => {
  const hostile = [
    '#import "@preview/cetz:0.1.0": *',
    '#read("../../../../../../etc/passwd")',
    '#panic("x") #while true {} #eval("1")',
    '*đậm* _nghiêng_ $x^2$ @ref <label> `code` = Tiêu đề',
    '"ngoặc" \'đơn\' \\ \\u{41} // chú thích /* và */ https://vi.du/a?b=c&d',
    '<w:p>&amp;</w:p> ]]> <?xml?>',
    '- gạch + cộng / nghiêng',
  ]
  const withText = (text: string): OfficialDocument => ({
    ...page,
    subject: text,
    issuer: text.slice(0, 300),
    addressees: [text],
    recipients: [text],
    body: [{ kind: 'paragraph', text }],
    signer: { capacity: [], titles: [text], name: text },
  })

  test.each(hostile)('stands on the page as typed: %s', async (text) => {
    const pdf = flat(await textOf(await renderer.render('pdf', withText(text), [], '2021')))
    expect(pdf.split(flat(text)).length).toBeGreaterThan(4)
    expect(flat(wordText(await renderer.render('docx', withText(text), [], '2021'))).split(flat(text)).length).toBeGreaterThan(4)
  })

  test('ten thousand letters without a space stay on the paper, and all of them are there', async () => {
    const text = 'ĐẵngỴ'.repeat(2000)
    const pdf = await textOf(await renderer.render('pdf', { ...page, body: [{ kind: 'paragraph', text }] }, [], '2021'))
    // Page numbers stand between the pages.
    const together = pdf.normalize('NFC').replace(/[\s\u200b\d]+/gu, '')
    expect(together.split('ĐẵngỴ').length - 1).toBe(2000)
  })

  test('words written from right to left stand on the page too', async () => {
    const text = await textOf(await renderer.render('pdf', withText('שלום וברכה'), [], '2021'))
    for (const word of ['שלום', 'וברכה']) expect(text.split(word).length).toBeGreaterThan(4)
  })

  test('control characters reach neither PDF nor Word', async () => {
    const text = 'Sở\u0001 Y\u000b tế\u001b'
    expect(flat(await textOf(await renderer.render('pdf', withText(text), [], '2021')))).toContain('Sở Y tế')
    expect(wordText(await renderer.render('docx', withText(text), [], '2021'))).toContain('Sở Y tế')
  })
})

test('fifty recipients and fifty addressees all stand on the paper', async () => {
  const many = Array.from(
    { length: 50 },
    (_, at) => `Sở Y tế tỉnh thứ ${at + 1}, Sở Thông tin và Truyền thông, Ủy ban nhân dân các huyện, thị xã`,
  )
  const pdf = await getDocumentProxy(
    Uint8Array.from(await renderer.render('pdf', { ...page, addressees: many, recipients: many }, [], '2021')),
  )
  let seen = ''
  for (let at = 1; at <= pdf.numPages; at += 1) {
    for (const item of (await (await pdf.getPage(at)).getTextContent()).items) {
      if (!('str' in item)) continue
      if (item.str.trim() !== '') expect(item.transform[5]).toBeGreaterThan(50)
      seen += `${item.str} `
    }
  }
  for (let at = 1; at <= 50; at += 1) expect(flat(seen).split(`tỉnh thứ ${at},`).length).toBe(3)
})

test('a paragraph full of numbers of documents is set, each number in one piece', async () => {
  const text = '1427/BTTTT-THH, 30/2020/NĐ-CP, '.repeat(400)
  const shown = await textOf(await renderer.render('pdf', { ...page, body: [{ kind: 'paragraph', text }] }, [], '2021'))
  expect(shown.split('1427/BTTTT-THH,').length - 1).toBe(400)
})

test('a page that takes too long is given up by name, and the next one is set all the same', async () => {
  const hasty = openRenderer(1)
  await expect(hasty.render('pdf', page, [], '2021')).rejects.toMatchObject({ code: 'page-cannot-be-set', status: 503 })
  await hasty.close()
  expect((await renderer.render('pdf', page, [], '2021')).length).toBeGreaterThan(10_000)
})

test('twenty pages asked for at once all come, each its own', async () => {
  const pages = await Promise.all(
    Array.from({ length: 20 }, (_, at) => renderer.render('pdf', { ...page, number: String(7000 + at) }, [], '2021')),
  )
  for (const at of [0, 7, 19]) expect(flat(await textOf(pages[at] ?? new Uint8Array()))).toContain(`Số: ${7000 + at}/VPCP-KGVX`)
})
