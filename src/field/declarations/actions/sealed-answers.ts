import { z } from 'zod'
import type { Keyring } from '../../../platform/keyring.ts'
import type { Answers } from '../answer.ts'
import type { FormDefinition } from '../form-definition.ts'

const purpose = 'declarations.declaration'
const answers = z.record(
  z.string(),
  z.union([z.string(), z.number(), z.array(z.string()), z.array(z.record(z.string(), z.string()))]),
)
const sealed = z.strictObject({ shared: answers, person: answers })

/** What was answered, as it was answered: the only copy, and unreadable without the keys. */
export interface GivenAnswers {
  readonly shared: Answers
  readonly person: Answers
}

export function sealAnswers(keyring: Keyring, given: GivenAnswers): Buffer {
  return keyring.seal(JSON.stringify({ shared: given.shared, person: given.person }), purpose)
}

export function openAnswers(keyring: Keyring, row: { readonly sealed: Buffer }): GivenAnswers {
  return sealed.parse(JSON.parse(keyring.open(row.sealed, purpose)))
}

/** Communes that the answers name: each must exist, and one of them follows up. */
export function communesIn(form: FormDefinition, given: GivenAnswers): string[] {
  const parts = [
    [form.shared, given.shared],
    [form.person, given.person],
  ] as const
  return parts.flatMap(([questions, answered]) =>
    questions.flatMap((question) => {
      const answer = answered[question.id]
      if (question.kind === 'commune') return typeof answer === 'string' ? [answer] : []
      if (question.kind !== 'rows' || !Array.isArray(answer)) return []
      const inner = question.of.filter(({ kind }) => kind === 'commune').map(({ id }) => id)
      return answer.flatMap((row: unknown) => inner.flatMap((id) => textIn(row, id)))
    }),
  )
}

/** The commune that follows up. */
export function areaOf(form: FormDefinition, given: GivenAnswers): string {
  const answer = given[form.area.part][form.area.question]
  if (typeof answer !== 'string') throw new Error(`${form.id} was read without its ${form.area.question}`)
  return answer
}

function textIn(row: unknown, id: string): string[] {
  const text: unknown = typeof row === 'object' && row !== null ? Reflect.get(row, id) : undefined
  return typeof text === 'string' ? [text] : []
}
