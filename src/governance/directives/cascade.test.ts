import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cascadeOf } from './cascade.ts'

const quangNam = { documentId: '2644', provincePath: 'vn/49', unitPath: 'vn/49', issuedOn: '2021-05-07' }

test('the camera guidance of 6 May reached Quảng Nam and Quảng Trị in a day; nothing is on record elsewhere', () => {
  const steps = cascadeOf(
    '2021-05-06',
    ['vn/01', 'vn/45', 'vn/49'],
    [quangNam, { documentId: '1742', provincePath: 'vn/45', unitPath: 'vn/45', issuedOn: '2021-05-07' }],
    '2021-05-25',
  )
  expect(steps).toMatchObject([
    { provincePath: 'vn/45', state: 'recorded', documentId: '1742', issuedOn: '2021-05-07', daysAfter: 1 },
    { provincePath: 'vn/49', state: 'recorded', documentId: '2644', issuedOn: '2021-05-07', daysAfter: 1 },
    { provincePath: 'vn/01', state: 'not-recorded', before: '2021-05-25' },
  ])
})

test('Hà Nội’s first document on 2666 comes 47 days after it; before that day it is simply not on record', () => {
  const documents = [{ documentId: '10760', provincePath: 'vn/01', unitPath: 'vn/01', issuedOn: '2021-07-15' }]
  expect(cascadeOf('2021-05-29', ['vn/01'], documents, '2021-07-14')).toEqual([
    { provincePath: 'vn/01', state: 'not-recorded', before: '2021-07-14' },
  ])
  expect(cascadeOf('2021-05-29', ['vn/01'], documents, '2021-07-15')).toMatchObject([{ state: 'recorded', daysAfter: 47 }])
})

test('the first of several documents counts', () => {
  const later = { documentId: '9999', provincePath: 'vn/49', unitPath: 'vn/49', issuedOn: '2021-05-20' }
  expect(cascadeOf('2021-05-06', ['vn/49'], [later, quangNam], '2021-06-01')).toMatchObject([{ documentId: '2644' }])
})

test('every province stands in the cascade once, whatever is on record', () => {
  const document = fc.record({
    documentId: fc.string(),
    provincePath: fc.constantFrom('vn/01', 'vn/45', 'vn/49', 'vn/99'),
    unitPath: fc.constantFrom('vn/01', 'vn/45/461'),
    issuedOn: fc.constantFrom('2021-05-01', '2021-05-07', '2021-06-30'),
  })
  fc.assert(
    fc.property(fc.array(document), (documents) => {
      const steps = cascadeOf('2021-05-06', ['vn/01', 'vn/45', 'vn/49'], documents, '2021-06-01')
      expect(steps.map(({ provincePath }) => provincePath).toSorted()).toEqual(['vn/01', 'vn/45', 'vn/49'])
      expect(steps.every((step) => step.state === 'not-recorded' || (step.daysAfter >= 0 && step.issuedOn <= '2021-06-01'))).toBe(
        true,
      )
    }),
  )
})

test('it says how far down a directive went in a province, and since when it stands there', () => {
  const commune = { documentId: '12', provincePath: 'vn/49', unitPath: 'vn/49/512/20698', issuedOn: '2021-05-12' }
  const district = { documentId: '31', provincePath: 'vn/49', unitPath: 'vn/49/512', issuedOn: '2021-05-10' }
  const reached = (documents: (typeof quangNam)[]) => cascadeOf('2021-05-06', ['vn/49'], documents, '2021-06-01')
  expect(reached([quangNam])).toMatchObject([{ reached: 'province', lastOn: '2021-05-07', below: [] }])
  expect(reached([quangNam, district])).toMatchObject([{ reached: 'district', lastOn: '2021-05-10' }])
  expect(reached([commune, quangNam, district])).toMatchObject([{ documentId: '2644', reached: 'commune', lastOn: '2021-05-12' }])
})
