import type { SubjectAccess, SubjectField } from '../../../foundation/people/public.ts'
import type { Keyring } from '../../../platform/keyring.ts'
import { formNames } from '../data/form-names.ts'
import { forms } from '../data/forms.ts'
import { formOf, type Question, type Words } from '../form-definition.ts'
import { ownDeclarations } from './own.ts'
import { openAnswers } from './sealed-answers.ts'

/** The declarations a device may see, in the words of their forms: this room's part of the export of one's own data. */
export function declarationsOfSubject(keyring: Keyring): SubjectAccess {
  return async (db, device) => {
    const rows = await ownDeclarations(db, keyring, device)
    return {
      key: 'declarations',
      title: { vi: 'Tờ khai y tế', en: 'Health declarations' },
      entries: rows.map((row) => {
        const form = formOf(forms, row.form, row.version)
        const { shared, person } = openAnswers(keyring, row)
        return [
          ...(form ? [{ key: 'form', label: { vi: 'Tờ khai', en: 'Form' }, value: formNames[form.id].name }] : []),
          { key: 'declaredAt', label: { vi: 'Khai lúc', en: 'Declared at' }, value: row.declared_at },
          { key: 'validUntil', label: { vi: 'Có giá trị đến', en: 'Valid until' }, value: row.valid_until },
          ...fieldsOf(form?.shared ?? [], shared),
          ...fieldsOf(form?.person ?? [], person),
        ]
      }),
    }
  }
}

function fieldsOf(questions: readonly Question[], answers: Readonly<Record<string, unknown>>): SubjectField[] {
  return questions.flatMap((question) => {
    const answer = answers[question.id]
    if (answer === undefined) return []
    const value =
      typeof answer === 'string' || typeof answer === 'number' ? wordOf(question, String(answer)) : listOf(question, answer)
    return [{ key: question.id, label: question.label, value }]
  })
}

function listOf(question: Question, answer: unknown): Words {
  const parts: Words[] = Array.isArray(answer)
    ? answer.map((one: unknown) =>
        typeof one === 'string'
          ? wordOf(question, one)
          : same(
              Object.values(one ?? {})
                .map(String)
                .join(' '),
            ),
      )
    : []
  return { vi: parts.map((part) => part.vi).join(', '), en: parts.map((part) => part.en).join(', ') }
}

/** Answers chosen from a list are said as the list says them. */
function wordOf(question: Question, answer: string): Words {
  const options = 'options' in question ? question.options : []
  return options.find((option) => option.value === answer)?.label ?? same(answer)
}

const same = (text: string): Words => ({ vi: text, en: text })
