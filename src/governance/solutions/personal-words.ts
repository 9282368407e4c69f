import { readIdentityDocument } from '../../vocabulary/citizen-id.ts'
import { readPhoneNumber } from '../../vocabulary/phone-number.ts'

/**
 * Whether free words look as if they carried somebody's telephone number, identity number or address of mail. A difficulty is
 * read by three levels of government, so such words are refused, not masked. Names cannot be told from other words; the field
 * says next to itself that none should be written. A sum of money or a document's number must pass, hence the shapes.
 */
export function carriesPersonalData(words: string): boolean {
  const text = words.normalize('NFKC')
  if (/[^\s@]+@[^\s@]+\.[^\s@]+/u.test(text)) return true
  if (/(?<![\p{L}\d])\p{Lu}{1,2}\d{7,13}(?![\p{L}\d])/u.test(text)) return true
  const withoutDates = text.replace(/(?<!\d)\d{1,2}[./-]\d{1,2}[./-](?:19|20)\d{2}(?!\d)/g, ',')
  return (withoutDates.match(/\+?\d(?:[\s().\-\u2013]{0,3}\d){8,}/gu) ?? []).some(isSomebodysNumber)
}

function isSomebodysNumber(run: string): boolean {
  if (readPhoneNumber(run) !== undefined) return true
  const money = /^\d{1,3}(?:\.\d{3})+$/
  if (money.test(run)) return false
  // Nine digits in a row or more belong to a card or a telephone, whatever else stands beside them.
  return /\d{9,}/.test(run) || readIdentityDocument(run.replace(/[\s().\-\u2013]/gu, '')) !== undefined || hidesPhone(run)
}

/** Two numbers written one after the other (`0912 345 678 - 0987 654 321`) make one long run. */
function hidesPhone(run: string): boolean {
  const digits = run.replace(/\D/g, '')
  for (let at = 0; at + 10 <= digits.length; at += 1) if (/^0[35789]\d{8}$/.test(digits.slice(at, at + 10))) return true
  return false
}
