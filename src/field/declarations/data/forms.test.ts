import { expect, test } from 'vitest'
import { formIds, formInForce, type Question, type Words } from '../form-definition.ts'
import { validUntil } from '../validity.ts'
import { forms } from './forms.ts'
import { validityRules } from './validity-hours.ts'

const inner = (question: Question): readonly Question[] => (question.kind === 'rows' ? [question, ...question.of] : [question])
const questions = forms.flatMap((form) => [...form.shared, ...form.person].flatMap(inner))

test('on every day since May 2021 each form has exactly one version in force, and a rule how long it is valid', () => {
  for (const day of ['2021-05-05', '2021-05-25', '2021-12-16', '2026-11-23']) {
    for (const id of formIds) {
      const holding = forms.filter((form) => form.id === id && form.fromOn <= day && (form.toOn === null || day < form.toOn))
      expect(holding).toHaveLength(1)
      expect(formInForce(forms, id, day)).toBe(holding[0])
      expect(validUntil(validityRules, id, new Date(`${day}T01:00:00Z`), day).getTime()).toBeGreaterThan(Date.parse(day))
    }
  }
  expect(formInForce(forms, 'whole-population', '2019-01-01')).toBeUndefined()
})

test('no form asks a question twice, and a condition hangs on a question before it, on an answer that exists', () => {
  for (const form of forms) {
    const ids = [...form.shared, ...form.person].map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    for (const part of [form.shared, form.person]) {
      for (const [place, { when }] of part.entries()) {
        if (when === undefined) continue
        const before = part.slice(0, place).find(({ id }) => id === when.question)
        const options = before?.kind === 'one' || before?.kind === 'many' ? before.options.map(({ value }) => value) : []
        expect(when.is.filter((value) => !options.includes(value))).toEqual([])
      }
    }
  }
})

test('each form asks who it is, has one commune that follows up, and only required questions decide it', () => {
  for (const form of forms) {
    expect(form.person.map(({ id }) => id)).toEqual(expect.arrayContaining(['name', 'phone', 'symptoms']))
    const area = form[form.area.part].find(({ id }) => id === form.area.question)
    expect([area?.kind, area?.required, area?.when]).toEqual(['commune', true, undefined])
  }
})

test('every label, hint and sentence is there in both languages, in composed letters', () => {
  const texts = (one: Question): (Words | undefined)[] => [
    one.label,
    one.hint,
    one.wanted,
    ...(one.kind === 'one' || one.kind === 'many' ? one.options.map(({ label }) => label) : []),
    ...(one.kind === 'many' ? [one.none] : []),
    ...(one.kind === 'rows' ? [one.add] : []),
  ]
  const all = [...forms.flatMap((form) => [form.name, form.lead]), ...questions.flatMap(texts)].filter(
    (words) => words !== undefined,
  )
  expect(all.length).toBeGreaterThan(150)
  for (const { vi, en } of all) {
    expect(vi.trim()).not.toBe('')
    expect(en.trim()).not.toBe('')
    expect(vi).toBe(vi.normalize('NFC'))
  }
})
