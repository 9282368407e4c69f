import { expect, test } from 'vitest'
import { documentToRegister } from '../document-form.ts'
import { documentFrom } from './document-from.ts'

const filled = (more: Readonly<Record<string, string>> = {}): FormData => {
  const data = new FormData()
  const typed = {
    type: 'official-letter',
    number: '3440',
    notation: 'VPCP-KGVX',
    'issuer.name': 'Văn phòng Chính phủ',
    issuerLevel: 'government',
    unitPath: 'vn',
    issuedOn: '2021-05-25',
    subject: 'V/v ứng dụng công nghệ thông tin',
    priority: 'urgent',
    ...more,
  }
  for (const [name, value] of Object.entries(typed)) data.set(name, value)
  return data
}

test('a number line pasted whole into the number is taken apart', () => {
  const read = documentToRegister.parse(documentFrom(filled({ number: 'Số: 3440/VPCP-KGVX', notation: '' })))
  expect([read.number, read.notation]).toEqual(['3440', 'VPCP-KGVX'])
})

test('addressees are one a line, without the dashes and marks of the paper', () => {
  const read = documentToRegister.parse(documentFrom(filled({ addressees: '- Bộ Y tế;\n- Bộ Thông tin và Truyền thông.\n\n' })))
  expect(read.addressees).toEqual(['Bộ Y tế', 'Bộ Thông tin và Truyền thông'])
})

test('a book only when it is ticked, a relation only when it is asked for and then complete', () => {
  expect(documentToRegister.parse(documentFrom(filled())).book).toBeNull()
  const booked = documentFrom(filled({ 'book.path': 'vn/o-bo-y-te', 'book.arrivedOn': '2021-05-26' }))
  expect(documentToRegister.parse(booked).book).toEqual({ path: 'vn/o-bo-y-te', arrivedOn: '2021-05-26' })
  expect(documentToRegister.safeParse(documentFrom(filled({ 'relations.0.kind': 'answers' }))).success).toBe(false)
  const related = documentToRegister.parse(documentFrom(filled({ 'relations.0.kind': 'answers', 'relations.0.toId': 'x' })))
  expect(related.relations).toMatchObject([{ kind: 'answers', toId: 'x' }])
})

test('what is left empty is found wanting where it was left empty', () => {
  const data = filled({ subject: '', issuedOn: '31/02/2021' })
  data.delete('issuerLevel')
  const wrong = documentToRegister.safeParse(documentFrom(data)).error?.issues.map(({ path }) => path.join('.'))
  expect(wrong).toEqual(expect.arrayContaining(['issuerLevel', 'subject', 'issuedOn']))
})
