import fc from 'fast-check'
import { expect, test } from 'vitest'
import { faultOfReply, type Question, type ReplyLetter } from './reply-letter.ts'

const asked: Question = {
  authorityId: 'bo-y-te',
  openedOn: '2021-05-25',
  letterId: 'hoi-y-kien',
  letterIsOnThisText: true,
  today: '2021-05-28',
}
const letter: ReplyLetter = {
  id: 'tra-loi',
  issuedOn: '2021-05-27',
  issuerId: 'bo-y-te',
  answers: ['hoi-y-kien'],
  recordedNow: false,
}

test('a signed letter of that authority, dated after the question and answering it, carries its opinion', () => {
  expect(faultOfReply(letter, asked)).toBeNull()
  expect(faultOfReply({ ...letter, answers: [], recordedNow: true }, { ...asked, letterId: null })).toBeNull()
})

test('letter 3440 of the Office of the Government is nobody’s opinion, whoever brings it', () => {
  const seed: ReplyLetter = {
    id: '3440',
    issuedOn: '2021-05-25',
    issuerId: 'van-phong-chinh-phu',
    answers: ['1527', '1427'],
    recordedNow: false,
  }
  expect(faultOfReply(seed, asked)).toBe('reply-letter-is-of-another-issuer')
  expect(faultOfReply({ ...seed, issuerId: 'bo-y-te' }, asked)).toBe('reply-letter-answers-something-else')
})

test('a draft, a letter of tomorrow, an older letter and a letter about something else are no opinion', () => {
  expect(faultOfReply({ ...letter, issuedOn: null }, asked)).toBe('reply-letter-is-not-signed-yet')
  expect(faultOfReply({ ...letter, issuedOn: '2021-05-29' }, asked)).toBe('reply-letter-lies-in-the-future')
  expect(faultOfReply({ ...letter, issuedOn: '2021-05-24' }, asked)).toBe('reply-letter-is-older-than-the-question')
  expect(faultOfReply({ ...letter, answers: [] }, asked)).toBe('reply-letter-answers-something-else')
  expect(faultOfReply(letter, { ...asked, letterId: null })).toBe('reply-letter-answers-something-else')
})

test('the letter that asks says what its own sender thinks, as long as the text is the one it sent', () => {
  const asks: ReplyLetter = { id: 'hoi-y-kien', issuedOn: '2021-05-20', issuerId: 'bo-tttt', answers: [], recordedNow: false }
  expect(faultOfReply(asks, { ...asked, authorityId: 'bo-tttt' })).toBeNull()
  expect(faultOfReply(asks, { ...asked, authorityId: 'bo-tttt', letterIsOnThisText: false })).toBe(
    'reply-letter-is-older-than-the-question',
  )
  expect(faultOfReply(asks, asked)).toBe('reply-letter-is-of-another-issuer')
})

test('whatever letter is brought, it is never the opinion of an authority that did not issue it, nor of a day before it was asked', () => {
  const day = fc.integer({ min: 10, max: 31 }).map((n) => `2021-05-${n}`)
  const any = fc.record({
    id: fc.constantFrom('a', 'hoi-y-kien'),
    issuedOn: fc.option(day, { nil: null }),
    issuerId: fc.constantFrom('bo-y-te', 'bo-tttt', null),
    answers: fc.subarray(['hoi-y-kien', 'khac']),
    recordedNow: fc.boolean(),
  })
  fc.assert(
    fc.property(any, fc.constantFrom('bo-y-te', 'bo-tttt'), fc.boolean(), (given, authorityId, letterIsOnThisText) => {
      if (faultOfReply(given, { ...asked, authorityId, letterIsOnThisText }) !== null) return
      expect(given.issuerId).toBe(authorityId)
      expect(given.issuedOn !== null && given.issuedOn <= asked.today).toBe(true)
      if (given.id !== 'hoi-y-kien') expect(given.issuedOn ?? '' >= asked.openedOn).toBeTruthy()
      expect(given.recordedNow || given.id === 'hoi-y-kien' || given.answers.includes('hoi-y-kien')).toBe(true)
    }),
  )
})
