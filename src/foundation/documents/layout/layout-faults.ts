import type { DocumentType } from '../document-type.ts'
import { documentTypes } from '../document-type.ts'
import { tidyNotation } from '../notation.ts'
import { readRecipients, writeRecipients } from '../recipients.ts'
import { searchWords } from '../search-words.ts'
import { faultOfSignature } from '../signature-block.ts'
import type { Block, OfficialDocument } from './official-document.ts'

export const layoutFaults = [
  'notation-is-missing',
  'notation-does-not-begin-with-the-type',
  'addressees-are-missing',
  'addressees-do-not-belong-here',
  'authority-is-missing',
  'grounds-are-missing',
  'ruling-is-missing',
  'grounds-come-first',
  'articles-are-missing',
  'articles-are-out-of-order',
  'points-are-out-of-order',
  'opinion-is-the-signers-or-issuers-own',
  'sub-points-are-out-of-order',
  'annexes-are-not-spoken-of',
  'signer-is-missing',
  'signature-block-is-not-right',
  'deputy-signs-for-nobody',
  'recipients-are-missing',
  'archive-line-is-missing',
  'archive-line-comes-last',
  'as-above-without-addressees',
  'as-article-without-article',
  'subject-ends-with-a-full-stop',
] as const
export type LayoutFault = (typeof layoutFaults)[number]

/**
 * What Decree 30/2020/NĐ-CP (article 8 and Appendix I) asks of a page and this one does not have, each once, in the order of the page.
 * How a page looks follows from its template and cannot be wrong; what can be wrong is what stands on it.
 */
export function faultsOfLayout(document: OfficialDocument): LayoutFault[] {
  const isAppendix = document.type === 'appendix'
  const checks: readonly (readonly [LayoutFault, boolean])[] = [
    ['notation-is-missing', document.notation === ''],
    ['notation-does-not-begin-with-the-type', document.notation !== '' && !isAppendix && !beginsWithType(document)],
    ['subject-ends-with-a-full-stop', /[.;]\s*$/u.test(document.subject)],
    ['authority-is-missing', isRuling(document.type) && blank(document.authority)],
    ['addressees-are-missing', isAddressed(document.type) && document.addressees.length === 0],
    ['addressees-do-not-belong-here', isRuling(document.type) && document.addressees.length > 0],
    ['grounds-are-missing', isRuling(document.type) && !has(document, 'ground')],
    ['ruling-is-missing', isRuling(document.type) && !has(document, 'ruling')],
    ['grounds-come-first', groundsComeLate(document.body)],
    ['articles-are-missing', isRuling(document.type) && !has(document, 'article')],
    ['articles-are-out-of-order', !isInOrder(numbersOf(document.body, 'article'))],
    ['points-are-out-of-order', pointsOutOfOrder(document.body)],
    ['opinion-is-the-signers-or-issuers-own', conveysItself(document)],
    ['sub-points-are-out-of-order', subPointsOutOfOrder(document.body)],
    ['annexes-are-not-spoken-of', (document.annexes ?? []).length > 0 && !speaksOfAnnexes(document.body)],
    ['signer-is-missing', !isAppendix && document.signer.name === ''],
    ['signature-block-is-not-right', document.signer.name !== '' && faultOfSignature(document.signer) !== null],
    ['deputy-signs-for-nobody', deputySignsForNobody(document.signer)],
    ...recipientChecks(document),
  ]
  return checks.flatMap(([fault, isThere]) => (isThere ? [fault] : []))
}

/** A document conveys somebody else's opinion: who gives it neither signs it nor is its issuer. */
function conveysItself({ opinion, signer, issuer }: OfficialDocument): boolean {
  if (opinion === null) return false
  return searchWords(opinion.name) === searchWords(signer.name) || searchWords(opinion.office) === searchWords(issuer)
}

/** Documents that decide name who decides and on what grounds. */
const isRuling = (type: DocumentType): boolean => type === 'decision' || type === 'resolution'
const isAddressed = (type: DocumentType): boolean =>
  type === 'official-letter' || type === 'submission' || type === 'telegram' || type === 'invitation'

/** A deputy signs in place of the head (`KT.`) and never in their own name (Decree 30, article 13.1). */
const deputySignsForNobody = ({ capacity, titles }: OfficialDocument['signer']): boolean =>
  /^(?:phó\s|thứ trưởng)/iu.test(titles[0] ?? '') && !capacity.some(({ form }) => form === 'KT')

function recipientChecks({ recipients, addressees, type, body }: OfficialDocument): (readonly [LayoutFault, boolean])[] {
  // An appendix is sent with what it belongs to, and says nothing of its own.
  if (type === 'appendix') return []
  const lines = readRecipients(writeRecipients(recipients.map((written) => ({ written }))))
  const archiveAt = lines.findIndex(({ purpose }) => purpose === 'archive')
  return [
    ['recipients-are-missing', lines.length === 0],
    ['archive-line-is-missing', lines.length > 0 && archiveAt < 0],
    ['archive-line-comes-last', archiveAt >= 0 && archiveAt < lines.length - 1],
    ['as-above-without-addressees', addressees.length === 0 && lines.some(({ written }) => /^như trên/iu.test(written))],
    ['as-article-without-article', lines.some(({ written }) => namesMissingArticle(written, body))],
  ]
}

/** `Như Điều 3` of a decision with two articles. */
function namesMissingArticle(written: string, body: readonly Block[]): boolean {
  const named = /^như điều (\d+)/iu.exec(written)?.[1]
  return named !== undefined && !numbersOf(body, 'article').includes(named)
}

/** Whoever reads the text must learn that something goes with it (Decree 30, Appendix I, part II.3.a). */
const speaksOfAnnexes = (body: readonly Block[]): boolean =>
  body.some((part) => 'text' in part && /kèm theo|phụ lục/iu.test(part.text))

/** `QĐ-BYT`; official letters begin with their issuer, and some bodies write `CV` all the same (4403/CV-BCĐ). */
function beginsWithType({ type, notation }: OfficialDocument): boolean {
  const [first = '', ...rest] = tidyNotation(notation).split('-')
  if (rest.length === 0) return false
  const others = Object.values(documentTypes).map(({ abbreviation }): string => abbreviation)
  if (type === 'official-letter') return first === 'CV' || !others.includes(first)
  return first === documentTypes[type].abbreviation
}

function has({ body }: OfficialDocument, kind: Block['kind']): boolean {
  return body.some((part) => part.kind === kind)
}

function groundsComeLate(body: readonly Block[]): boolean {
  const ruling = body.findIndex(({ kind }) => kind === 'ruling')
  return ruling >= 0 && body.some(({ kind }, at) => kind === 'ground' && at > ruling)
}

function numbersOf(body: readonly Block[], kind: 'article' | 'point'): string[] {
  return body.flatMap((part) => (part.kind === kind ? [part.number] : []))
}

/** Points count anew under each article, heading or ruling. */
function pointsOutOfOrder(body: readonly Block[]): boolean {
  let run: string[] = []
  const runs: string[][] = [run]
  for (const part of body) {
    if (part.kind === 'point') run.push(part.number)
    else if (part.kind === 'article' || part.kind === 'heading' || part.kind === 'ruling') {
      run = []
      runs.push(run)
    }
  }
  return runs.some((one) => !isInOrder(one))
}

/** a), b), c), d), đ), e) … in the order of the Vietnamese letters, beginning anew after anything that is no sub-point, save what explains one. */
function subPointsOutOfOrder(body: readonly Block[]): boolean {
  let next = 0
  for (const part of body) {
    if (part.kind === 'sub-point') {
      if (letters.includes(part.letter) && letters.indexOf(part.letter) !== next) return true
      next += 1
    } else if (part.kind !== 'dash' && part.kind !== 'paragraph') next = 0
  }
  return false
}
const letters = [...'abcdđeghiklmnopqrstuvxy']

/** 1, 2, 3 …; numbers of another kind (I, II; 1.1) are left to the eye. */
function isInOrder(numbers: readonly string[]): boolean {
  if (!numbers.every((one) => /^\d+$/.test(one))) return true
  return numbers.every((one, at) => Number(one) === at + 1)
}

const blank = (text: string | null): boolean => text === null || text.trim() === ''
