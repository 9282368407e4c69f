import { notationKey, readNumberLine } from '../notation.ts'

/** What the first page of a signed PDF says of itself, as far as it can be read; a scan says nothing. */
export interface SignedText {
  readonly number: string | null
  readonly notation: string | null
  readonly issuedOn: string | null
}

/**
 * Reads the document's own number line and date from the head of its text: `Số: 3440/VPCP-KGVX` and `ngày 25 tháng 5 năm 2021`.
 * Numbers that the body cites (`tại văn bản số 1527/BTTTT-CVT`) have no colon, and dates that it cites follow no place and comma
 * (`Hà Nội, ngày …`); they are not the document's own.
 */
export function readSignedText(text: string): SignedText {
  const head = text.normalize('NFC').slice(0, 1500)
  const line = readNumberLine(
    /(?:^|[^\p{L}])Số\s*:\s*(\d{1,6}[a-z]?\s*\/\s*(?:\d{4}\s*\/\s*)?\p{Lu}[\p{L}\d]*(?:\s*[-‐‑–]\s*\p{L}[\p{L}\d]*){0,3})/u.exec(
      head,
    )?.[1] ?? '',
  )
  const [, day, month, year] = /\p{L},\s*ngày\s*(\d{1,2})\s*tháng\s*(\d{1,2})\s*năm\s*(\d{4})/iu.exec(head) ?? []
  return { number: line?.number ?? null, notation: line?.notation ?? null, issuedOn: civilDateOf(year, month, day) }
}

export interface Contradiction {
  readonly what: 'number' | 'notation' | 'issued-on'
  readonly typed: string
  readonly read: string
}

/** Where what somebody types differs from what the signed page says. What cannot be read contradicts nothing. */
export function contradictions(typed: { number: string; notation: string; issuedOn: string }, read: SignedText): Contradiction[] {
  const found: Contradiction[] = []
  if (read.number !== null && read.number !== typed.number) found.push({ what: 'number', typed: typed.number, read: read.number })
  if (read.notation !== null && notationKey(read.notation) !== notationKey(typed.notation))
    found.push({ what: 'notation', typed: typed.notation, read: read.notation })
  if (read.issuedOn !== null && read.issuedOn !== typed.issuedOn)
    found.push({ what: 'issued-on', typed: typed.issuedOn, read: read.issuedOn })
  return found
}

function civilDateOf(year?: string, month?: string, day?: string): string | null {
  if (year === undefined || month === undefined || day === undefined) return null
  const written = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const at = Date.parse(`${written}T00:00:00Z`)
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(written) ? written : null
}
