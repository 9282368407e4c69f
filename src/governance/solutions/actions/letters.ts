import { documentFacts, type LetterGiven, recordLetter, relationsTo } from '../../../foundation/documents/public.ts'
import { authorityOn, organisationsById } from '../../../foundation/places/public.ts'
import type { Reader, Transaction } from '../../../platform/database.ts'
import { Refusal } from '../../../platform/refusal.ts'
import { civilDay } from '../../../vocabulary/period.ts'
import { faultOfReply, type Question } from '../reply-letter.ts'
import { type Authority, rolesOfSides } from '../side.ts'
import { eventsOfThing } from '../store/event.ts'
import { type ProposalRow, roundsOf } from '../store/proposal.ts'
import { type Asker, nation } from './asker.ts'

/** Since when the two authorities are asked about the present text, and by which letter. */
export async function questionOf(
  db: Reader,
  row: Pick<ProposalRow, 'solution_id' | 'round'>,
): Promise<Pick<Question, 'openedOn' | 'letterId' | 'letterIsOnThisText'>> {
  const opened = (await eventsOfThing(db, 'proposal', row.solution_id)).findLast(({ command }) => command === 'open-consultation')
  const round = (await roundsOf(db, row.solution_id)).find((one) => one.round === row.round)
  const asked = opened?.happened_at ?? new Date(0)
  const written = round?.opened_at ?? asked
  return {
    openedOn: [civilDay(asked), civilDay(written)].toSorted()[1] ?? civilDay(asked),
    letterId: opened?.document_id ?? null,
    letterIsOnThisText: written <= asked,
  }
}

/** The letter that carries an authority's opinion: one of the register that fits, or one recorded here and now as the answer. Answers its id. */
export async function replyLetter(
  tx: Transaction,
  given: LetterGiven,
  about: { readonly side: Authority; readonly row: ProposalRow; readonly name: string },
  by: Asker,
): Promise<string> {
  const question = await questionOf(tx, about.row)
  if (given.given === 'recorded') {
    await refuseUnfit(tx, { id: '', issuedOn: given.issuedOn, answers: [], recordedNow: true }, 'own', about.side, question, by)
    return recordAs(tx, given, about.side, `Tham gia ý kiến về giải pháp “${about.name}”`, question.letterId, by)
  }
  const { documentId } = given
  const facts = (await documentFacts(tx, [documentId])).get(documentId)
  if (facts === undefined) throw new Refusal('document-is-not-recorded', { document: documentId })
  const answering = question.letterId === null ? [] : await relationsTo(tx, question.letterId)
  const answers = answering.some(({ fromId, kind }) => fromId === documentId && kind === 'answers')
    ? [question.letterId ?? '']
    : []
  const issuedOn = facts.state === 'drafted' || facts.state === 'recalled' ? null : facts.issuedOn
  await refuseUnfit(
    tx,
    { id: documentId, issuedOn, answers, recordedNow: false },
    facts.issuerOrganisationId,
    about.side,
    question,
    by,
  )
  return documentId
}

/** The letter in which the technology authority asks: its own, and not of a coming day. Null: none is on record. */
export async function askingLetter(tx: Transaction, given: LetterGiven | null, name: string, by: Asker): Promise<string | null> {
  if (given === null) return null
  if (given.given === 'recorded') {
    if (given.issuedOn > civilDay(by.now)) throw new Refusal('reply-letter-lies-in-the-future')
    return recordAs(tx, given, 'technology', `Trao đổi để thống nhất áp dụng giải pháp “${name}”`, null, by)
  }
  const { documentId } = given
  const facts = (await documentFacts(tx, [documentId])).get(documentId)
  if (facts === undefined) throw new Refusal('document-is-not-recorded', { document: documentId })
  if (facts.issuedOn === null || facts.state === 'drafted' || facts.state === 'recalled')
    throw new Refusal('reply-letter-is-not-signed-yet')
  const { id } = await authorityOn(tx, rolesOfSides.technology, facts.issuedOn)
  if (facts.issuerOrganisationId !== id) throw new Refusal('asking-letter-is-of-another-issuer')
  return documentId
}

/** Enters a letter or a report of one of the two authorities, as it was on the day of the letter. */
export async function recordAs(
  tx: Transaction,
  given: Extract<LetterGiven, { given: 'recorded' }>,
  side: Authority,
  subject: string,
  answers: string | null,
  by: Asker,
  type: 'official-letter' | 'report' | 'minutes' = 'official-letter',
): Promise<string> {
  const { number, notation, issuedOn, file, confirmed } = given
  const authority = await authorityOn(tx, rolesOfSides[side], issuedOn)
  await refuseOthersNotation(tx, notation, side, issuedOn, authority.vi)
  const letter = { type, number, notation, issuedOn, file, confirmed, answers, subject, unitPath: nation } as const
  return recordLetter(
    tx,
    { ...letter, issuer: { name: authority.vi, organisationId: authority.id }, issuerLevel: 'ministry' },
    by,
  )
}

/**
 * Biên bản of the register that two authorities can stand on: minutes in force, of one of the two, not of a coming day. Answers the day
 * they were signed.
 */
export async function requireMinutes(tx: Transaction, documentId: string, now: Date): Promise<string> {
  const facts = (await documentFacts(tx, [documentId])).get(documentId)
  if (facts === undefined) throw new Refusal('document-is-not-recorded', { document: documentId })
  const isInForce = facts.state === 'recorded' || facts.state === 'issued'
  if (facts.type !== 'minutes' || facts.issuedOn === null || !isInForce) throw new Refusal('document-is-no-minutes')
  if (facts.issuedOn > civilDay(now)) throw new Refusal('reply-letter-lies-in-the-future')
  const both = [
    await authorityOn(tx, rolesOfSides.health, facts.issuedOn),
    await authorityOn(tx, rolesOfSides.technology, facts.issuedOn),
  ]
  if (!both.some(({ id }) => id === facts.issuerOrganisationId)) throw new Refusal('minutes-are-of-another-issuer')
  return facts.issuedOn
}

/** `77/BTTTT-THH` is a letter of the other ministry, whoever enters it. */
async function refuseOthersNotation(
  tx: Transaction,
  notation: string,
  side: Authority,
  on: string,
  authority: string,
): Promise<void> {
  const other = await authorityOn(tx, rolesOfSides[side === 'health' ? 'technology' : 'health'], on)
  const [organisation] = await organisationsById(tx, [other.id])
  const short = organisation?.facts.short
  const parts = notation.toUpperCase().split(/[^\p{L}]+/u)
  if (typeof short === 'string' && parts.includes(short.toUpperCase()))
    throw new Refusal('letter-notation-is-of-another-authority', { notation, authority })
}

async function refuseUnfit(
  tx: Transaction,
  letter: { id: string; issuedOn: string | null; answers: readonly string[]; recordedNow: boolean },
  issuer: string | null | 'own',
  side: Authority,
  question: Pick<Question, 'openedOn' | 'letterId' | 'letterIsOnThisText'>,
  by: Asker,
): Promise<void> {
  const today = civilDay(by.now)
  const authority = await authorityOn(tx, rolesOfSides[side], letter.issuedOn ?? today)
  const issuerId = issuer === 'own' ? authority.id : issuer
  const code = faultOfReply({ ...letter, issuerId }, { ...question, authorityId: authority.id, today })
  if (code !== null) throw new Refusal(code, { openedOn: question.openedOn, authority: authority.vi })
}
