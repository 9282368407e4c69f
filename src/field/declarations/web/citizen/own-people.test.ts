import { expect, test } from 'vitest'
import type { OwnDeclaration } from './declare-api.ts'
import { peopleOf, togetherOf } from './own-people.ts'

const row = (person: number, form: OwnDeclaration['form'], name: string): OwnDeclaration => ({
  id: `${person} ${form}`,
  groupId: 'g',
  form,
  version: 1,
  declaredAt: '2021-05-25T01:00:00.000Z',
  validUntil: '2021-05-28T01:00:00.000Z',
  state: 'valid',
  onBehalf: person > 0,
  person,
  provenance: 'self-declared',
  corrected: 'no',
  mayCorrect: true,
  shared: {},
  answers: { name },
})

test('oneself stands first with every form one used, then each of the family', () => {
  const people = peopleOf([row(1, 'whole-population', 'Mẹ'), row(0, 'daily-status', 'Hoà'), row(0, 'whole-population', 'Hoà')])
  expect(people.map(({ name, last }) => [name, last.map(({ form }) => form)])).toEqual([
    ['Hoà', ['daily-status', 'whole-population']],
    ['Mẹ', ['whole-population']],
  ])
})

test('only a form that several people used is offered for all of them, the declarer first', () => {
  const people = peopleOf([row(1, 'whole-population', 'Mẹ'), row(0, 'daily-status', 'Hoà'), row(0, 'whole-population', 'Hoà')])
  expect(togetherOf(people).map(({ form, rows }) => [form, rows.map(({ person }) => person)])).toEqual([
    ['whole-population', [0, 1]],
  ])
  expect(togetherOf(people.slice(0, 1))).toEqual([])
})
