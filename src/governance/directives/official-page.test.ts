import { expect, test } from 'vitest'
import { officialDocument } from '../../foundation/documents/public.ts'
import { draftOfMay2021 } from './data/draft-of-may-2021.ts'
import { directivePage, submissionPage } from './official-page.ts'

const facts = {
  form: 'decision',
  subjectVi: 'Hướng dẫn sử dụng các ứng dụng khai báo y tế',
  issuerVi: 'Bộ Y tế',
  headVi: 'Bộ trưởng Bộ Y tế',
  provisions: draftOfMay2021.slice(0, 3),
} as const

test('a decision has a ruling and one article for each content, then force and duty to carry it out', () => {
  const page = officialDocument.parse(directivePage(facts))
  expect(page).toMatchObject({ type: 'decision', authority: 'Bộ trưởng Bộ Y tế', number: '', issuedOn: null })
  expect(page.body[0]).toEqual({ kind: 'ruling', text: 'QUYẾT ĐỊNH:' })
  expect(page.body.filter(({ kind }) => kind === 'article')).toHaveLength(5)
  expect(JSON.stringify(page.body[4])).toContain('29/5/2021')
})

test('an official letter has numbered points and no ruling', () => {
  const page = officialDocument.parse(directivePage({ ...facts, form: 'official-letter' }))
  expect(page.authority).toBeNull()
  expect(page.body.map(({ kind }) => kind)).toEqual(['paragraph', 'point', 'point', 'point'])
})

test('a submission asks the higher body for what is beyond authority, with reason, day and basis', () => {
  const page = officialDocument.parse(
    submissionPage({
      ...facts,
      provisions: draftOfMay2021.slice(3),
      higherVi: 'Ban Chỉ đạo Quốc gia',
      reasonVi: 'Cơ sở do quân đội quản lý nằm ngoài hệ thống y tế.',
      basesVi: ['Công văn 4403/CV-BCĐ', 'Công văn 4403/CV-BCĐ'],
    }),
  )
  expect(page).toMatchObject({ type: 'submission', addressees: ['Ban Chỉ đạo Quốc gia'] })
  expect(page.body.map(({ kind }) => kind)).toEqual(['paragraph', 'paragraph', 'point', 'dash', 'paragraph'])
  expect(JSON.stringify(page.body[2])).toContain('Hoàn thành trước hết ngày 11/6/2021.')
})
