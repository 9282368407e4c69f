import { expect, test } from 'vitest'
import { textsIn } from './form.ts'

test('what was left empty is left out, so that an optional field stays optional', () => {
  const data = new FormData()
  data.set('name', 'Chợ Thương')
  data.set('note', '')
  expect(textsIn(data)).toEqual({ name: 'Chợ Thương' })
})
