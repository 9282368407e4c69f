/** What is looked at of a letter that is to carry an authority's opinion. */
export interface ReplyLetter {
  readonly id: string
  /** Null while it is a draft. */
  readonly issuedOn: string | null
  readonly issuerId: string | null
  /** The letters that it says it answers. */
  readonly answers: readonly string[]
  /** Entered in the same step, for this consultation and nothing else. */
  readonly recordedNow: boolean
}

/** What was asked, of whom, and since when. */
export interface Question {
  /** The organisation that was this authority on the letter's own day. */
  readonly authorityId: string
  /** The day on which both were asked about the text as it is now. */
  readonly openedOn: string
  /** The letter that asked; null when none is on record. */
  readonly letterId: string | null
  /** Whether that letter was about the text as it is now. */
  readonly letterIsOnThisText: boolean
  readonly today: string
}

type Fault = { readonly code: string; readonly is: (letter: ReplyLetter, asked: Question) => boolean }

/** The letter that asks says what its own sender thinks of the text that it sends. */
const asks = (letter: ReplyLetter, asked: Question) => letter.id === asked.letterId && asked.letterIsOnThisText

/**
 * Why a letter carries no opinion of this authority; null when it does. Point 3 lets two authorities agree, and what binds an
 * authority is its own signed letter about this very matter: not the letter that started it all, and not one that somebody else wrote.
 */
export function faultOfReply(letter: ReplyLetter, asked: Question): string | null {
  return faults.find(({ is }) => is(letter, asked))?.code ?? null
}

const faults: readonly Fault[] = [
  { code: 'reply-letter-is-not-signed-yet', is: ({ issuedOn }) => issuedOn === null },
  { code: 'reply-letter-is-of-another-issuer', is: ({ issuerId }, { authorityId }) => issuerId !== authorityId },
  { code: 'reply-letter-lies-in-the-future', is: ({ issuedOn }, { today }) => issuedOn !== null && issuedOn > today },
  {
    code: 'reply-letter-is-older-than-the-question',
    is: (letter, asked) => letter.issuedOn !== null && letter.issuedOn < asked.openedOn && !asks(letter, asked),
  },
  {
    code: 'reply-letter-answers-something-else',
    is: (letter, asked) =>
      !letter.recordedNow && !asks(letter, asked) && (asked.letterId === null || !letter.answers.includes(asked.letterId)),
  },
]
