import { z } from 'zod'
import { readAnswers } from '../answer.ts'
import type { FormDefinition, Question } from '../form-definition.ts'
import { givenIn } from '../given-field.ts'

export interface GivenParts {
  readonly shared: Record<string, unknown>
  readonly person: Record<string, unknown>
}

export function partsIn(definition: FormDefinition, data: FormData): GivenParts {
  const texts = (name: string) => data.getAll(name).map(String)
  return { shared: givenIn(definition.shared, texts, 'shared.'), person: givenIn(definition.person, texts, 'person.') }
}

/** The definition as the desk's forms check it: every issue at the name of its field. */
export function shapeOf(definition: FormDefinition, today: string) {
  const answers = z.record(
    z.string(),
    z.union([z.string(), z.number(), z.array(z.string()), z.array(z.record(z.string(), z.string()))]),
  )
  const part = (questions: readonly Question[]) =>
    z.record(z.string(), z.unknown()).transform((given, context) => {
      const read = readAnswers(questions, given, today)
      for (const issue of read.issues) context.addIssue({ code: 'custom', path: issue.path.split('.'), message: issue.code })
      return answers.parse(read.answers)
    })
  return { shared: part(definition.shared), person: part(definition.person) }
}

/** What is right for each field, by the field's name; a row's fields for every row that may be there. */
export function sentencesOf(definition: FormDefinition, language: 'vi' | 'en'): Record<string, string> {
  const of = (questions: readonly Question[], prefix: string) =>
    questions.flatMap((question): [string, string][] => [
      [prefix + question.id, question.wanted[language]],
      ...(question.kind === 'rows'
        ? Array.from({ length: question.most }, (_, row) =>
            question.of.map((inner): [string, string] => [`${prefix}${question.id}.${row}.${inner.id}`, inner.wanted[language]]),
          ).flat()
        : []),
    ])
  return Object.fromEntries([...of(definition.shared, 'shared.'), ...of(definition.person, 'person.')])
}
