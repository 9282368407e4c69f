import type { ManyQuestion, OneQuestion, Question, TextQuestion, Words } from '../form-definition.ts'
import type { FieldTexts } from '../given-field.ts'
import { escaped } from './html.ts'

type Language = keyof Words

export interface Filled {
  readonly language: Language
  readonly texts: FieldTexts
  /** The sentence beside a field that is not right. */
  errorOf(id: string): string | undefined
  readonly optional: string
}

/** A question as plain HTML: text box, radio buttons or check boxes, with label, hint and what is not right. */
export function fieldOf(question: Question, filled: Filled): string {
  if (question.kind === 'one') return choices(question, filled, 'radio', question.options)
  if (question.kind === 'many') return many(question, filled)
  return textField(question, filled)
}

function many(question: ManyQuestion, filled: Filled): string {
  return choices(question, filled, 'checkbox', [...question.options, { value: 'none', label: question.none }])
}

function choices(
  question: OneQuestion | ManyQuestion,
  filled: Filled,
  type: 'radio' | 'checkbox',
  options: readonly { value: string; label: Words }[],
): string {
  const given = filled.texts(question.id)
  const { wrong, about, extra } = around(question, filled)
  const picks = options.map(
    ({ value, label }, i) =>
      `<label class="pick"><input type="${type}" name="${question.id}" value="${value}"${i === 0 ? ` id="${question.id}"` : ''}${given.includes(value) ? ' checked' : ''}> ${escaped(label[filled.language])}</label>`,
  )
  return `<fieldset class="field${wrong}"${about}><legend>${escaped(question.label[filled.language])}</legend>${extra}${picks.join('')}</fieldset>`
}

function textField(question: Question, filled: Filled): string {
  const given = filled.texts(question.id)[0] ?? question.start ?? ''
  const { wrong, about, extra } = around(question, filled)
  const mayBeEmpty = (!question.required && question.requiredFromAge === undefined) || question.when !== undefined
  return `<div class="field${wrong}"><label for="${question.id}">${escaped(question.label[filled.language])}${mayBeEmpty ? ` <span class="hint">(${escaped(filled.optional)})</span>` : ''}</label>${extra}
<input class="text" id="${question.id}" name="${question.id}" value="${escaped(given)}" maxlength="300" autocomplete="${completion[question.id] ?? 'off'}"${modes[question.kind] ?? ''}${about}></div>`
}

/** Hint and error of a field, and what ties them to it. */
export function around(question: Pick<Question, 'id' | 'hint'>, filled: Filled): { wrong: string; about: string; extra: string } {
  const error = filled.errorOf(question.id)
  const hint = question.hint?.[filled.language]
  const ids = [...(hint ? [`${question.id}-hint`] : []), ...(error ? [`${question.id}-error`] : [])]
  return {
    wrong: error ? ' wrong' : '',
    about: `${ids.length > 0 ? ` aria-describedby="${ids.join(' ')}"` : ''}${error ? ' aria-invalid="true"' : ''}`,
    extra: `${hint ? `<span class="hint" id="${question.id}-hint">${escaped(hint)}</span>` : ''}${error ? `<span class="error" id="${question.id}-error">${escaped(error)}</span>` : ''}`,
  }
}

const completion: Readonly<Record<string, string>> = { name: 'name', phone: 'tel', address: 'street-address', email: 'email' }
const modes: Partial<Record<TextQuestion['kind'] | Question['kind'], string>> = {
  phone: ' inputmode="tel"',
  born: ' inputmode="numeric"',
}
