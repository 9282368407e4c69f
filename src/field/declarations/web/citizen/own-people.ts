import type { FormId } from '../../form-definition.ts'
import type { OwnDeclaration } from './declare-api.ts'

/** Somebody this phone declared for, with their last declaration by each form, the newest first. */
export interface OwnPerson {
  readonly name: string
  readonly onBehalf: boolean
  readonly last: readonly OwnDeclaration[]
}

/** Everybody of a phone: oneself first, then the family as they were declared last. */
export function peopleOf(rows: readonly OwnDeclaration[]): OwnPerson[] {
  const numbers = [...new Set(rows.map(({ person }) => person))]
  const people = numbers.map((number) => {
    const last = rows.filter(({ person }) => person === number)
    return { name: last[0] ? nameOf(last[0]) : '', onBehalf: last[0]?.onBehalf ?? false, last }
  })
  return people.sort((a, b) => Number(a.onBehalf) - Number(b.onBehalf))
}

/** Forms that were used for several people: with one touch all of them declare again. */
export function togetherOf(people: readonly OwnPerson[]): { form: FormId; rows: OwnDeclaration[] }[] {
  const forms = [...new Set(people.flatMap(({ last }) => last.map(({ form }) => form)))]
  return forms
    .map((form) => ({ form, rows: people.flatMap(({ last }) => last.filter((row) => row.form === form)) }))
    .filter(({ rows }) => rows.length > 1)
}

export const nameOf = ({ answers }: OwnDeclaration): string => (typeof answers.name === 'string' ? answers.name : '')
