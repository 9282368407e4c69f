import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { expectEverythingElseRefused } from '../../../tests/support/forbidden-transitions.ts'
import { isPermission, permissionsOf, roleNames } from '../../foundation/access/matrix.ts'
import { decide, diagramOf } from '../../platform/transitions.ts'
import { readCaseNumber } from './case-number.ts'
import {
  purposeInEnglish,
  purposeSentence,
  unmaskPurpose,
  unmaskPurposeCodes,
  unmaskPurposes,
  unmaskPurposesOn,
} from './unmask-purpose.ts'
import { dueAt, unmaskRequest } from './unmask-request.ts'

const now = new Date('2021-05-25T01:00:00Z')
const given = { actor: 'b', askedBy: 'a', now, dueAt: new Date(now.getTime() + 3_600_000), chosen: 2, reason: 'không đủ căn cứ' }

test('whatever the table does not allow is refused with its reason, in every state and for every role', () => {
  expectEverythingElseRefused(unmaskRequest, { ...given, chosen: null })
  expect(diagramOf(unmaskRequest)).toContain('granted --> answered: answer')
})

test('the venue side asks and never decides; only who decides may open; each permission is held by somebody', () => {
  for (const role of roleNames) {
    const may = permissionsOf(role)
    expect([role, may.includes('unmask.ask') && may.includes('unmask.decide')]).toEqual([role, false])
    if (may.includes('unmask.ask')) expect([role, may.includes('person.unmask')]).toEqual([role, false])
    if (may.includes('unmask.decide')) expect([role, may.includes('person.unmask')]).toEqual([role, true])
  }
  for (const { by } of unmaskRequest.transitions) expect(by === 'system' || isPermission(by), by).toBe(true)
})

test('whoever asked neither grants, nor refuses, nor opens, nor answers', () => {
  for (const [state, command] of [
    ['asked', 'grant'],
    ['asked', 'refuse'],
    ['granted', 'open'],
    ['granted', 'answer'],
  ] as const)
    expect(() => decide(unmaskRequest, state, command, { ...given, actor: 'a' })).toThrow('whoever-asked-does-not-decide')
})

test('nothing is decided, opened or answered after the hours; nothing runs out before them', () => {
  const late = { ...given, now: new Date(given.dueAt.getTime() + 1) }
  expect(() => decide(unmaskRequest, 'asked', 'grant', late)).toThrow('request-is-past-its-hours')
  expect(() => decide(unmaskRequest, 'granted', 'open', late)).toThrow('request-is-past-its-hours')
  expect(() => decide(unmaskRequest, 'granted', 'expire', given)).toThrow('request-still-has-time')
  expect(decide(unmaskRequest, 'granted', 'expire', late)).toBe('expired')
})

test('a grant names at least one visit, a refusal its reason, and only whoever asked withdraws', () => {
  expect(() => decide(unmaskRequest, 'asked', 'grant', { ...given, chosen: 0 })).toThrow('choose-at-least-one-visit')
  expect(() => decide(unmaskRequest, 'asked', 'refuse', { ...given, reason: ' x ' })).toThrow('a-reason-is-needed')
  expect(() => decide(unmaskRequest, 'asked', 'withdraw', given)).toThrow('only-whoever-asked-withdraws')
  expect(decide(unmaskRequest, 'asked', 'withdraw', { ...given, actor: 'a' })).toBe('withdrawn')
})

test('the hours are those of the rule in force when the request came into its state', () => {
  const rules = [
    { fromOn: '2021-01-01', toDecide: 24, toAnswer: 48 },
    { fromOn: '2021-06-01', toDecide: 6, toAnswer: 12 },
  ]
  expect(dueAt('decision', now, '2021-05-25', rules)).toEqual(new Date('2021-05-26T01:00:00Z'))
  expect(dueAt('answer', now, '2021-05-31', rules)).toEqual(new Date('2021-05-27T01:00:00Z'))
  expect(dueAt('decision', now, '2021-06-01', rules)).toEqual(new Date('2021-05-25T07:00:00Z'))
})

describe('purposes', () => {
  test('every purpose has words and a legal basis in both languages, and at least two may be chosen on the day of the letter', () => {
    expect(new Set(unmaskPurposes.map(({ code }) => code))).toEqual(new Set(unmaskPurposeCodes))
    for (const { vi, en, basisVi, basisEn } of unmaskPurposes)
      for (const text of [vi, en, basisVi, basisEn]) expect(text.length).toBeGreaterThan(10)
    expect(unmaskPurposesOn('2021-05-25').length).toBeGreaterThanOrEqual(2)
  })

  test('a purpose is chosen on the days of its basis only, and is shown in words ever after', () => {
    const list = unmaskPurposes.map((one) => ({ ...one, toOn: one.code === 'urgent-care' ? '2021-05-24' : null }))
    expect(unmaskPurposesOn('2021-05-24', list).some(({ code }) => code === 'urgent-care')).toBe(true)
    expect(unmaskPurposesOn('2021-05-25', list).some(({ code }) => code === 'urgent-care')).toBe(false)
    expect(unmaskPurposesOn('2020-12-02').some(({ code }) => code === 'trace-contacts')).toBe(false)
    const purpose = unmaskPurpose('urgent-care', list)
    expect(purpose && purposeSentence(purpose, 'BN2899')).toContain('Điều 48')
  })
})

test('every purpose that the record says in Vietnamese is read in English too, with its law and its case; other words are not', () => {
  for (const purpose of unmaskPurposes)
    expect(purposeInEnglish(purposeSentence(purpose, 'BN2899'))).toBe(purposeSentence(purpose, 'BN2899', 'en'))
  expect(purposeInEnglish('Đối chiếu tờ khai')).toBeUndefined()
})

describe('the number of a case or a document', () => {
  test('codes of cases and notations by Decree 30 are read in their normal form', () => {
    for (const [typed, text] of [
      ['bn 2899', 'BN2899'],
      ['BN-HD-12', 'BN-HD-12'],
      ['1234/qđ-ubnd', '1234/QĐ-UBND'],
      ['15/2020/NĐ-CP', '15/2020/NĐ-CP'],
      ['3440 / VPCP-KGVX', '3440/VPCP-KGVX'],
    ] as const)
      expect(readCaseNumber(typed)?.text).toBe(text)
  })

  test('what is no number of a case is refused', () => {
    for (const typed of ['xxxxxxxxxx', 'ca bệnh hôm qua', '12345678', 'BN', '/QĐ-UBND', '0912345678', '<b>1/QĐ</b>'])
      expect([typed, readCaseNumber(typed)]).toEqual([typed, undefined])
  })

  test('reading is stable: the normal form reads as itself', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 40 }), (typed) => {
        const read = readCaseNumber(typed)
        return read === undefined || readCaseNumber(read.text)?.text === read.text
      }),
    )
    fc.assert(fc.property(fc.integer({ min: 1, max: 999_999 }), (number) => readCaseNumber(`bn ${number}`)?.kind === 'case'))
  })
})
