import type { Question } from './form-definition.ts'

/** The texts that a form field of this name carries: `FormData` in a browser, `URLSearchParams` on the server. */
export type FieldTexts = (name: string) => readonly string[]

/**
 * What was filled in, as `readAnswers` takes it. Fields are called after their questions, with a prefix where several people
 * are asked the same; a row's fields `destinations.0.place`. Rows left empty altogether are no rows.
 */
export function givenIn(questions: readonly Question[], texts: FieldTexts, prefix = ''): Record<string, unknown> {
  const given: Record<string, unknown> = {}
  for (const question of questions) {
    const name = prefix + question.id
    if (question.kind === 'rows') given[question.id] = rowsIn(question, texts, name)
    else if (question.kind === 'many') given[question.id] = texts(name)
    else given[question.id] = texts(name)[0]
  }
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined))
}

/** A kept day as people write it: 18/01/1957; a year alone, and any other text, stays. */
export function asWritten(text: string): string {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) ? text.split('-').reverse().join('/') : text
}

function rowsIn(question: Question & { kind: 'rows' }, texts: FieldTexts, name: string): Record<string, string>[] {
  const rows = Array.from({ length: question.most }, (_, i) =>
    Object.fromEntries(
      question.of.flatMap(({ id }) => {
        const text = texts(`${name}.${i}.${id}`)[0]
        return text === undefined || text.trim() === '' ? [] : [[id, text]]
      }),
    ),
  )
  return rows.filter((row) => Object.keys(row).length > 0)
}
