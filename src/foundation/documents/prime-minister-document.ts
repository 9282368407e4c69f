/** What a document says of itself, as the register keeps it. */
interface Said {
  readonly issuerLevel: string
  readonly issuerName: string
  readonly issuerOrganisationId: string | null
  readonly notation: string
}

/**
 * Whether a document carries the word of the Prime Minister: of himself (QĐ-TTg, CT-TTg, CĐ-TTg), of the Government (NĐ-CP, NQ-CP), or
 * conveyed by the Office of the Government (VPCP-KGVX, TB-VPCP). Name and notation must agree (Decree 30/2020, Appendix III), and an
 * issuer that is an organisation of places can only be that office.
 */
export function speaksForPrimeMinister(document: Said, governmentOfficeId: string): boolean {
  const { issuerLevel, issuerName, issuerOrganisationId, notation } = document
  if (issuerLevel !== 'government') return false
  if (issuerOrganisationId !== null && issuerOrganisationId !== governmentOfficeId) return false
  const name = issuerName.normalize('NFC').trim().replace(/\s+/gu, ' ').toLowerCase()
  const notations = issuers.find((one) => one.name === name)?.notation
  return notations?.test(notation.normalize('NFC').trim()) ?? false
}

const issuers: readonly { readonly name: string; readonly notation: RegExp }[] = [
  { name: 'thủ tướng chính phủ', notation: /^(?:QĐ|CT|CĐ|TTr|TB)-TTg(?:-|$)|^TTg-/u },
  { name: 'chính phủ', notation: /^(?:NĐ|NQ|TTr|CT)-CP$|^CP-/u },
  { name: 'văn phòng chính phủ', notation: /^(?:TB-VPCP|CĐ-VPCP|VPCP-\p{Lu}+)$/u },
]
