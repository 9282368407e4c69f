/** What a request to unmask is for: one known case, or a document that orders the tracing. */
export interface CaseNumber {
  readonly kind: 'case' | 'document'
  /** In its normal form: capitals, no blanks. */
  readonly text: string
}

/** `BN2899`, `BN-HD-12`: codes of cases as the Ministry of Health and the provinces publish them. */
const caseCode = /^(?:BN|CA|F0)-?(?:[A-ZĐ]{1,6}-)?\d{1,7}$/
/** `1234/QĐ-UBND`, `15/2020/NĐ-CP`, `45/BC-TTYT`: number and notation by Decree 30/2020. */
const documentNumber = /^\d{1,6}[A-ZĐ]?\/(?:\d{4}\/)?[A-ZĐ]{1,8}\d{0,2}(?:-[A-ZĐ0-9]{1,12}){0,4}$/

/** Reads the number of a case, a decision or another document; undefined for everything else. */
export function readCaseNumber(typed: string): CaseNumber | undefined {
  const text = typed
    .normalize('NFC')
    .trim()
    .toUpperCase()
    .replace(/[\s.]+/g, '')
    .replace(/[–—]/g, '-')
  if (caseCode.test(text)) return { kind: 'case', text }
  return documentNumber.test(text) ? { kind: 'document', text } : undefined
}
