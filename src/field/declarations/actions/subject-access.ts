import type { SubjectAccess, SubjectField } from '../../../foundation/people/public.ts'
import { placeNames } from '../../../foundation/places/public.ts'
import type { Keyring } from '../../../platform/keyring.ts'
import { civilDay } from '../../../vocabulary/period.ts'
import { none } from '../answer.ts'
import { formNames } from '../data/form-names.ts'
import { forms } from '../data/forms.ts'
import { formOf, type Question, type Words } from '../form-definition.ts'
import { asWritten } from '../given-field.ts'
import { ownHistory } from './own.ts'
import { tellProvenance } from './provenance.ts'
import { communesIn, openAnswers } from './sealed-answers.ts'

/**
 * Every declaration a device may see, in the words of its form, with who wrote it, what it replaced and by whom it was replaced: this
 * room's part of the export of one's own data. A phone that nobody bound learns that an officer wrote its declaration anew, no more.
 */
export function declarationsOfSubject(keyring: Keyring): SubjectAccess {
  return async (db, device, now) => {
    const history = await ownHistory(db, keyring, device)
    const rows = history.map((row) => ({
      row,
      form: formOf(forms, row.form, row.version),
      answers: openAnswers(keyring, row),
    }))
    const communes = rows.flatMap(({ form, answers }) => (form === undefined ? [] : communesIn(form, answers)))
    const places = await placeNames(db, [...new Set(communes)], civilDay(now))
    const provenanceOf = await tellProvenance(db, history, device.personId !== null)
    return {
      key: 'declarations',
      title: { vi: 'Tờ khai y tế', en: 'Health declarations' },
      entries: rows.map(({ row, form, answers: { shared, person } }) => [
        ...(form ? [{ key: 'form', label: { vi: 'Tờ khai', en: 'Form' }, value: formNames[form.id].name }] : []),
        { key: 'declaredAt', label: { vi: 'Khai lúc', en: 'Declared at' }, value: row.declared_at },
        { key: 'validUntil', label: { vi: 'Có giá trị đến', en: 'Valid until' }, value: row.valid_until },
        ...provenanceOf(row),
        ...fieldsOf(form?.shared ?? [], shared, places),
        ...fieldsOf(form?.person ?? [], person, places),
      ]),
    }
  }
}

type Places = ReadonlyMap<string, Words>

function fieldsOf(questions: readonly Question[], answers: Readonly<Record<string, unknown>>, places: Places): SubjectField[] {
  return questions.flatMap((question) => {
    const answer = answers[question.id]
    return answer === undefined ? [] : [{ key: question.id, label: question.label, value: wordsOf(question, answer, places) }]
  })
}

/** An answer as its form words it: options and "none of these" by their labels, communes by their names, days as people write them. */
function wordsOf(question: Question, answer: unknown, places: Places): Words {
  if (question.kind === 'rows')
    return joined(
      rowsIn(answer).map((row) =>
        joined(
          fieldsOf(question.of, row, places).flatMap(({ value }) => wordsIn(value)),
          ', ',
        ),
      ),
      '; ',
    )
  if (Array.isArray(answer))
    return joined(
      answer.map((one: unknown) => wordOf(question, String(one), places)),
      ', ',
    )
  return wordOf(question, String(answer), places)
}

function wordOf(question: Question, answer: string, places: Places): Words {
  if (question.kind === 'many' && answer === none) return question.none
  if (question.kind === 'commune') return places.get(answer) ?? same(answer)
  if (question.kind === 'born' || question.kind === 'day') return same(asWritten(answer))
  const options = 'options' in question ? question.options : []
  return options.find((option) => option.value === answer)?.label ?? same(answer)
}

const rowsIn = (answer: unknown): Record<string, unknown>[] =>
  Array.isArray(answer) ? answer.map((row: unknown) => Object.fromEntries(Object.entries(row ?? {}))) : []
const wordsIn = (value: SubjectField['value']): Words[] =>
  value instanceof Date ? [] : [typeof value === 'string' ? same(value) : value]
const joined = (parts: readonly Words[], by: string): Words => ({
  vi: parts.map((part) => part.vi).join(by),
  en: parts.map((part) => part.en).join(by),
})
const same = (text: string): Words => ({ vi: text, en: text })
