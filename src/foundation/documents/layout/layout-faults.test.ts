import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { documentTypeNames } from '../document-type.ts'
import { faultsOfLayout } from './layout-faults.ts'
import { type OfficialDocumentInput, officialDocument } from './official-document.ts'

const decision = (change: Partial<OfficialDocumentInput> = {}) =>
  officialDocument.parse({
    type: 'decision',
    issuer: 'Bộ Y tế',
    notation: 'QĐ-BYT',
    place: 'Hà Nội',
    subject: 'Về việc ban hành hướng dẫn',
    authority: 'Bộ trưởng Bộ Y tế',
    body: [
      { kind: 'ground', text: 'Căn cứ Luật;' },
      { kind: 'ruling', text: 'QUYẾT ĐỊNH:' },
      { kind: 'article', number: '1', text: 'Ban hành.' },
      { kind: 'point', number: '1', text: 'Một' },
      { kind: 'point', number: '2', text: 'Hai' },
      { kind: 'article', number: '2', text: 'Hiệu lực.' },
      { kind: 'point', number: '1', text: 'Một' },
    ],
    signer: { capacity: [{ form: 'KT', of: 'Bộ trưởng' }], titles: ['Thứ trưởng'], name: 'A' },
    recipients: ['Như Điều 2', 'Lưu: VT, CNTT'],
    ...change,
  })

test('a decision with all that Decree 30 asks for has no fault', () => {
  expect(faultsOfLayout(decision())).toEqual([])
})

describe('each missing or misplaced part is named', () => {
  const body = decision().body
  test.each([
    ['notation-is-missing', { notation: '' }],
    ['notation-does-not-begin-with-the-type', { notation: 'CT-BYT' }],
    ['subject-ends-with-a-full-stop', { subject: 'Về việc này.' }],
    ['authority-is-missing', { authority: null }],
    ['addressees-do-not-belong-here', { addressees: ['Sở Y tế'] }],
    ['grounds-are-missing', { body: body.filter(({ kind }) => kind !== 'ground') }],
    ['ruling-is-missing', { body: body.filter(({ kind }) => kind !== 'ruling') }],
    ['grounds-come-first', { body: [...body, { kind: 'ground', text: 'Căn cứ sau;' }] }],
    ['articles-are-out-of-order', { body: [...body, { kind: 'article', number: '4', text: 'Bốn' }] }],
    ['points-are-out-of-order', { body: [...body, { kind: 'point', number: '3', text: 'Ba' }] }],
    [
      'opinion-is-the-signers-or-issuers-own',
      { opinion: { office: 'Bộ trưởng', name: 'Trần Thử' }, signer: { titles: ['Bộ trưởng'], name: 'TRẦN THỬ' } },
    ],
    ['opinion-is-the-signers-or-issuers-own', { opinion: { office: 'BỘ Y TẾ', name: 'Vũ Đức Đam' } }],
    ['articles-are-missing', { body: body.filter(({ kind }) => kind !== 'article') }],
    ['sub-points-are-out-of-order', { body: [...body, { kind: 'sub-point', letter: 'b', text: 'Hai' }] }],
    ['annexes-are-not-spoken-of', { annexes: [{ title: 'Mẫu báo cáo', body: [{ kind: 'paragraph', text: 'Bảng' }] }] }],
    ['deputy-signs-for-nobody', { signer: { titles: ['Thứ trưởng'], name: 'A' } }],
    ['as-article-without-article', { recipients: ['Như Điều 3', 'Lưu: VT'] }],
    ['as-above-without-addressees', { recipients: ['Như trên', 'Lưu: VT'] }],
    ['signer-is-missing', { signer: {} }],
    ['signature-block-is-not-right', { signer: { name: 'A', titles: [], capacity: [] } }],
    ['recipients-are-missing', { recipients: [] }],
    ['archive-line-is-missing', { recipients: ['Như Điều 2'] }],
    ['archive-line-comes-last', { recipients: ['Lưu: VT', 'Như Điều 2'] }],
  ] satisfies [string, Partial<OfficialDocumentInput>][])('%s', (fault, change) => {
    expect(faultsOfLayout(decision(change))).toContain(fault)
  })

  test('a letter without addressees, and one that says “as above” of nobody', () => {
    const letter: Partial<OfficialDocumentInput> = {
      type: 'official-letter',
      notation: 'BYT-DP',
      authority: null,
      body: [{ kind: 'paragraph', text: 'Nội dung' }],
    }
    expect(faultsOfLayout(decision({ ...letter, recipients: ['Như trên', 'Lưu: VT'] }))).toEqual([
      'addressees-are-missing',
      'as-above-without-addressees',
    ])
    expect(faultsOfLayout(decision({ ...letter, addressees: ['Sở Y tế'], recipients: ['Như trên', 'Lưu: VT'] }))).toEqual([])
  })
})

test('sub-points follow the Vietnamese letters, đ after d, and begin anew under the next point', () => {
  const point = (number: string) => ({ kind: 'point' as const, number, text: 'Khoản' })
  const letters = (all: string) => [...all].map((letter) => ({ kind: 'sub-point' as const, letter, text: 'Điểm' }))
  const faultsOf = (all: string) =>
    faultsOfLayout(
      decision({ body: [...decision().body.slice(0, 3), point('1'), ...letters('ab'), point('2'), ...letters(all)] }),
    )
  expect(faultsOf('abcdđeg')).not.toContain('sub-points-are-out-of-order')
  expect(faultsOf('abcde')).toContain('sub-points-are-out-of-order')
})

test('an appendix that is a page of its own bears the number of its document and nobody’s signature', () => {
  const appendix = decision({ type: 'appendix', signer: {}, recipients: [], body: [{ kind: 'paragraph', text: 'Bảng' }] })
  expect(faultsOfLayout(appendix)).toEqual([])
})

test('some bodies write CV before an official letter’s notation (4403/CV-BCĐ), and that is no fault', () => {
  const letter = decision({
    type: 'official-letter',
    notation: 'CV-BCĐ',
    addressees: ['Ủy ban nhân dân các tỉnh'],
    recipients: ['Như trên', 'Lưu: VT'],
  })
  expect(faultsOfLayout(letter)).not.toContain('notation-does-not-begin-with-the-type')
})

test('whatever is written, the linter answers each fault once and never fails', () => {
  const text = fc.string({ minLength: 1, maxLength: 30 }).filter((one) => one.trim() !== '')
  const anything = fc.record({
    type: fc.constantFrom(...documentTypeNames),
    notation: fc.string({ maxLength: 20 }),
    recipients: fc.array(text, { maxLength: 4 }),
    addressees: fc.array(text, { maxLength: 3 }),
  })
  fc.assert(
    fc.property(anything, (change) => {
      const faults = faultsOfLayout(decision(change))
      expect(new Set(faults).size).toBe(faults.length)
    }),
  )
})
