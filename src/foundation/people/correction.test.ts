import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isPossibleBirth } from '../../vocabulary/birth-date.ts'
import { readIdentityDocument } from '../../vocabulary/citizen-id.ts'
import { readWanted } from './correction.ts'

const today = '2021-05-25'

test('nobody is made a person of document "abc" or born in 2090, whoever agrees to it', () => {
  expect(readWanted('documentNumber', 'abc', today)).toEqual({ refusal: 'wanted-document-cannot-exist' })
  expect(readWanted('documentNumber', '030390001234', today)).toEqual({ refusal: 'wanted-document-cannot-exist' })
  for (const born of ['2090-01-01', '01/01/2090', '2022', '1850', '31/02/1990', 'hôm qua'])
    expect(readWanted('bornOn', born, today), born).toEqual({ refusal: 'birth-is-not-a-date' })
})

test('what a paper can say is kept in its normal form', () => {
  expect(readWanted('documentNumber', '030 187 001 234', today)).toEqual({
    facts: { documentNumber: '030187001234', documentKind: 'citizen-id' },
  })
  expect(readWanted('bornOn', '18/01/1970', today)).toEqual({ facts: { bornOn: '1970-01-18' } })
  expect(readWanted('phone', '+84 912 345 678', today)).toEqual({ facts: { phone: '0912345678' } })
})

test('whatever is typed, what passes could stand on a paper of somebody alive', () => {
  const typed = fc.oneof(fc.string(), fc.stringMatching(/^\d{4,12}$/), fc.stringMatching(/^\d{4}-\d{2}-\d{2}$/))
  fc.assert(
    fc.property(typed, (text) => {
      const born = readWanted('bornOn', text, today)
      if ('facts' in born) expect(isPossibleBirth(born.facts.bornOn ?? '', today)).toBe(true)
      const document = readWanted('documentNumber', text, today)
      if ('facts' in document) expect(readIdentityDocument(document.facts.documentNumber ?? '')).toBeDefined()
    }),
  )
})
