import { expect, test } from 'vitest'
import { createDraft } from '../contract.ts'
import { draftOfMay2021 } from '../data/draft-of-may-2021.ts'
import { type Draft, draftIn, lackingInContent, statusOf, stepOf } from './composition.ts'
import { asProvision, contentOf, emptyContent } from './sketch.ts'

const draft: Draft = {
  form: 'decision',
  subjectVi: 'Về việc sử dụng ứng dụng',
  subjectEn: '',
  solutionIds: [],
  contents: draftOfMay2021.map(contentOf),
}

/** The draft as its form would hold it. */
function filled({ contents, ...words }: Draft): FormData {
  const data = new FormData()
  for (const name of ['form', 'subjectVi', 'subjectEn'] as const) data.set(name, words[name])
  for (const id of words.solutionIds) data.append('solutionIds', id)
  contents.forEach(({ provinces, runBy, sideEffects, provinceMayBeStricter, provinceMayBeLooser, ...texts }, at) => {
    for (const [field, text] of Object.entries(texts)) data.set(`provisions.${at}.${field}`, text)
    data.set(`provisions.${at}.where`, provinces.length === 0 ? 'vn' : 'provinces')
    for (const path of provinces) data.append(`provisions.${at}.territory`, path)
    for (const one of runBy) data.append(`provisions.${at}.runBy`, one)
    for (const one of sideEffects) data.append(`provisions.${at}.sideEffects`, one)
    if (provinceMayBeLooser) data.set(`provisions.${at}.provinceMayBeLooser`, 'true')
    if (provinceMayBeStricter) data.set(`provisions.${at}.provinceMayBeStricter`, 'true')
  })
  return data
}

test('what stands in the form is the draft that is sent', () => {
  const read = draftIn(filled(draft), draft.contents.length)
  expect(read).toEqual(draft)
  const body = { ...read, subjectEn: null, provisions: read.contents.map(asProvision), fromReferralId: null }
  const { contents: _, ...sent } = body
  expect(createDraft.body?.safeParse(sent).success).toBe(true)
})

test('“some provinces” without any province is no territory, and never the whole country', () => {
  const data = filled(draft)
  data.set('provisions.0.where', 'provinces')
  const [first] = draftIn(data, 1).contents
  expect(first?.provinces).toEqual([''])
  expect(statusOf('bound', { ...draft, contents: first ? [first] : [] })).toEqual({ kind: 'missing', count: 1 })
})

test('each step says what is still missing of it, the authority never', () => {
  for (const step of ['solution', 'bound', 'measure'] as const) expect(statusOf(step, draft)).toEqual({ kind: 'done' })
  expect(statusOf('authority', draft)).toEqual({ kind: 'begun' })
  const blank = { ...draft, subjectVi: '', contents: [emptyContent('1', '2021-05-25')] }
  expect(statusOf('solution', blank)).toEqual({ kind: 'missing', count: 1 })
  expect(statusOf('bound', blank)).toEqual({ kind: 'missing', count: 1 })
  expect(statusOf('measure', blank)).toEqual({ kind: 'missing', count: 1 })
  expect(statusOf('bound', { ...draft, contents: [] })).toEqual({ kind: 'missing', count: 1 })
})

test('people without a smartphone are asked for as soon as a mandatory content meets them', () => {
  const blank = emptyContent('1', '2021-05-25')
  expect(lackingInContent(blank)).toEqual(['people-without-smartphone-are-forgotten'])
  expect(lackingInContent({ ...blank, force: 'recommended' })).toEqual([])
})

test('a refused field leads to the step it stands in', () => {
  expect(
    ['subjectVi', 'provisions.0.textVi', 'provisions.2.dueOn', 'provisions.1.sideEffects', 'provisions'].map(stepOf),
  ).toEqual(['solution', 'bound', 'measure', 'authority', 'bound'])
})
