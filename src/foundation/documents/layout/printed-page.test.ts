import fc from 'fast-check'
import { expect, test } from 'vitest'
import { officialDocument } from './official-document.ts'
import { placeAndDate, printable, printedPage } from './printed-page.ts'

const letter = officialDocument.parse({
  type: 'official-letter',
  issuer: 'Bộ Y tế',
  notation: 'BYT-CNTT',
  place: 'Hà Nội',
  subject: 'triển khai ứng dụng',
  addressees: ['Sở Y tế các tỉnh;', 'Sở Thông tin và Truyền thông các tỉnh.'],
  body: [{ kind: 'paragraph', text: 'Nội dung' }],
  signer: { capacity: [{ form: 'KT', of: 'Bộ trưởng' }], titles: ['Thứ trưởng'], name: 'Trần A' },
  recipients: ['Như trên', 'Lưu: VT, CNTT (2)'],
})

test('days below ten and the first two months take a zero, other months none', () => {
  expect(placeAndDate('Hà Nội', '2021-05-07', '2021')).toBe('Hà Nội, ngày 07 tháng 5 năm 2021')
  expect(placeAndDate('Lạng Sơn', '2021-02-25', '2021')).toBe('Lạng Sơn, ngày 25 tháng 02 năm 2021')
  expect(placeAndDate('Hà Nội', '2021-12-01', '2021')).toBe('Hà Nội, ngày 01 tháng 12 năm 2021')
})

test('a draft leaves room for the number, the day and the month', () => {
  const page = printedPage(letter, ['draft'], '2021')
  expect(page.numberLine).toMatch(/^Số: {2,}\/BYT-CNTT$/)
  expect(page.placeAndDate).toMatch(/^Hà Nội, ngày\s+tháng\s+năm 2021$/u)
  expect(page.marks).toEqual(['DỰ THẢO'])
})

test('a letter has V/v under its number and no title; a decision has its title and subject', () => {
  const page = printedPage(letter, [], '2021')
  expect(page).toMatchObject({ letterSubject: 'V/v triển khai ứng dụng', title: '', titleSubject: '', addressedBy: 'Kính gửi:' })
  const decision = printedPage({ ...letter, type: 'decision' }, [], '2021')
  expect(decision).toMatchObject({ letterSubject: '', title: 'QUYẾT ĐỊNH', titleSubject: 'triển khai ứng dụng' })
  expect(printedPage({ ...letter, type: 'notice-of-conclusions' }, [], '2021').title).toBe('THÔNG BÁO')
  expect(printedPage({ ...letter, type: 'telegram' }, [], '2021').addressedBy).toBe('Bộ Y tế điện:')
})

test('a leader’s opinion is introduced as in 3440: upon what, who in which office, after the grounds and before the points', () => {
  const given = { office: 'Phó Thủ tướng Chính phủ', name: 'Vũ Đức Đam', upon: 'Xét đề xuất của Bộ Y tế;' }
  const body = [
    { kind: 'ground', text: 'Căn cứ Luật;' },
    { kind: 'point', number: '1', text: 'Bộ Y tế thực hiện.' },
  ] as const
  const texts = (opinion: typeof letter.opinion) =>
    printedPage({ ...letter, opinion, body: [...body] }, [], '2021').body.map(({ text }) => text)
  expect(texts(given)).toEqual([
    'Căn cứ Luật.',
    'Xét đề xuất của Bộ Y tế, Phó Thủ tướng Chính phủ Vũ Đức Đam có ý kiến như sau:',
    '1. Bộ Y tế thực hiện.',
  ])
  expect(texts({ office: 'Thủ tướng Chính phủ', name: 'Phạm Minh Chính', upon: null })[1]).toBe(
    'Thủ tướng Chính phủ Phạm Minh Chính có ý kiến như sau:',
  )
  expect(texts(null)).toHaveLength(2)
})

test('lists end with semicolons and one full stop, whatever was typed', () => {
  const page = printedPage(letter, [], '2021')
  expect(page.addressees).toEqual(['Sở Y tế các tỉnh;', 'Sở Thông tin và Truyền thông các tỉnh.'])
  expect(page.recipients).toEqual(['Như trên;', 'Lưu: VT, CNTT (2).'])
})

test('urgent and above are stamped, normal is not', () => {
  expect(printedPage(letter, [], '2021').stamp).toBe('')
  expect(printedPage({ ...letter, priority: 'express' }, [], '2021').stamp).toBe('HỎA TỐC')
})

test('signs that no page can carry are left out; letters, tones and marks stay as they are', () => {
  expect(printable('Sở\u0007 Y\u0000 tế\tÂu\r\nCơ\ufffe')).toBe('Sở Y tế Âu\nCơ')
  expect(printable('Nguyễn Sỹ Hiệp'.normalize('NFD'))).toBe('Nguyễn Sỹ Hiệp')
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
      const shown = printable(text)
      expect(shown).toBe(printable(shown))
      expect(shown.split(/[\s\u200b]/u).every((word) => [...word].length <= 90)).toBe(true)
    }),
  )
})

const decision = officialDocument.parse({
  type: 'decision',
  issuer: 'Bộ Y tế',
  number: '2666',
  notation: 'QĐ-BYT',
  issuedOn: '2021-05-29',
  place: 'Hà Nội',
  subject: 'Về việc ban hành Quy chế',
  authority: 'Bộ trưởng Bộ Y tế',
  body: [
    { kind: 'ground', text: 'Căn cứ Luật' },
    { kind: 'ground', text: 'Theo đề nghị của Cục trưởng;' },
    { kind: 'ruling', text: 'QUYẾT ĐỊNH:' },
    { kind: 'article', number: '1', title: 'Phạm vi', text: 'Cả nước.' },
    { kind: 'heading', text: 'I. TÌNH HÌNH' },
    { kind: 'heading', text: 'Chương I\nQUY ĐỊNH CHUNG' },
  ],
  annexes: [
    { name: 'Quy chế', title: 'Quản lý camera', body: [{ kind: 'paragraph', text: 'Nội dung' }] },
    { title: 'Danh mục vị trí', body: [{ kind: 'paragraph', text: 'Cổng' }] },
    { title: 'Mẫu báo cáo', body: [{ kind: 'paragraph', text: 'Bảng' }] },
  ],
  signer: { capacity: [{ form: 'KT', of: 'Bộ trưởng' }], titles: ['Thứ trưởng'], name: 'Trần A' },
  recipients: ['Như Điều 1', 'Lưu: VT'],
})

test('grounds end with semicolons and the last with a full stop, whatever was typed', () => {
  const grounds = printedPage(decision, [], '2021').body.filter(({ kind }) => kind === 'ground')
  expect(grounds.map(({ text }) => text)).toEqual(['Căn cứ Luật;', 'Theo đề nghị của Cục trưởng.'])
})

test('what an article with a title says begins below its title; numbered sections stand at the left, chapters in the middle', () => {
  const { body } = printedPage(decision, [], '2021')
  expect(body.slice(3).map(({ kind, lead, text }) => [kind, lead || text])).toEqual([
    ['article', 'Điều 1. Phạm vi'],
    ['paragraph', 'Cả nước.'],
    ['section', 'I. TÌNH HÌNH'],
    ['heading', 'Chương I\nQUY ĐỊNH CHUNG'],
  ])
})

test('one addressee stands without a mark, as on the decree’s own forms', () => {
  expect(printedPage({ ...letter, addressees: ['Bộ Y tế.'] }, [], '2021').addressees).toEqual(['Bộ Y tế'])
})

test('annexes say what they go with; appendices are numbered in Roman when there are more', () => {
  expect(
    printedPage(decision, [], '2021').annexes.map(({ name, label, title, goesWith }) => [name || label, title, goesWith]),
  ).toEqual([
    ['QUY CHẾ', 'Quản lý camera', '(Ban hành kèm theo Quyết định số 2666/QĐ-BYT ngày 29 tháng 5 năm 2021 của Bộ trưởng Bộ Y tế)'],
    ['Phụ lục I', 'DANH MỤC VỊ TRÍ', '(Kèm theo Quyết định số 2666/QĐ-BYT ngày 29 tháng 5 năm 2021 của Bộ trưởng Bộ Y tế)'],
    ['Phụ lục II', 'MẪU BÁO CÁO', '(Kèm theo Quyết định số 2666/QĐ-BYT ngày 29 tháng 5 năm 2021 của Bộ trưởng Bộ Y tế)'],
  ])
})

test('an appendix on a page of its own has no head, and names the document whose number it bears', () => {
  const page = printedPage({ ...decision, type: 'appendix', authority: null, annexes: undefined }, [], '2021')
  expect(page).toMatchObject({
    isAppendix: true,
    title: 'Phụ lục',
    titleSubject: 'VỀ VIỆC BAN HÀNH QUY CHẾ',
    goesWith: '(Kèm theo Quyết định số 2666/QĐ-BYT ngày 29 tháng 5 năm 2021 của Bộ Y tế)',
  })
})
