import { contains } from '../../vocabulary/period.ts'
import { foldVietnamese } from '../../vocabulary/person-name.ts'
import type { DocumentType } from './document-type.ts'
import { isHeadOf } from './head-title.ts'
import { searchWords } from './search-words.ts'
import { type Signer, signatureLines } from './signature-block.ts'

/** That somebody may sign in another's place (KT., TM., TL., TUQ., Q., also stacked), as what, for which documents, from when until when. */
export interface SigningPower {
  readonly holderName: string
  /** The holder's account; null: they had none when it was given, and the name alone is known. */
  readonly holderId: string | null
  readonly capacity: Signer['capacity']
  readonly titles: readonly string[]
  /** Null: every type of document. */
  readonly types: readonly DocumentType[] | null
  readonly fromOn: string
  /** The first day on which it no longer holds. */
  readonly toOn: string | null
}

/**
 * Whether a signature block may stand on an agency's document of this type on a day. Its head signs under the title of its head and needs
 * nothing else; whoever signs in another's place needs a power with the very lines that are printed (Decree 30/2020/NĐ-CP, article 13).
 * On minutes somebody may also stand for a side (`Đại diện bên nhận`).
 */
export function mayStandThere(
  powers: readonly SigningPower[],
  block: Signer,
  {
    type,
    on,
    accountId,
    agency,
  }: { readonly type: DocumentType; readonly on: string; readonly accountId: string; readonly agency: string },
): boolean {
  if (block.capacity.length === 0) return isHeadOf(block.titles, agency) || (type === 'minutes' && standsForSide(block.titles))
  const lines = linesOf(block)
  return powers.some(
    (one) =>
      foldVietnamese(one.holderName) === foldVietnamese(block.name) &&
      (one.holderId === null || one.holderId === accountId) &&
      linesOf({ ...one, name: '' }) === lines &&
      (one.types === null || one.types.includes(type)) &&
      contains({ from: one.fromOn, to: one.toOn }, on),
  )
}

const standsForSide = (titles: readonly string[]): boolean =>
  /^dai dien ben (?:giao|nhan|chuyen giao|tiep nhan)$/u.test(searchWords(titles.join(' ')))

/** Printed lines, whatever their spaces: `KT. BỘ TRƯỞNG, CHỦ NHIỆM` over `PHÓ CHỦ NHIỆM`. */
const linesOf = (block: Signer): string =>
  signatureLines(block)
    .map((line) => line.normalize('NFC').replace(/\s+/gu, ' ').trim())
    .join('\n')
