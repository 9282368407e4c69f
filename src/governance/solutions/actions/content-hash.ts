import { createHash } from 'node:crypto'
import type { ProposalContent } from '../proposal.ts'

/** What an opinion is bound to: SHA-256 (hex) over the text in a fixed order. Order of capabilities and Unicode form make no other text. */
export function contentHash(content: ProposalContent): string {
  const { kind, name, nameEn, capabilities, evidence, privacySummary } = content
  const text = JSON.stringify([kind, name, nameEn, capabilities.toSorted(), evidence, privacySummary]).normalize('NFC')
  return createHash('sha256').update(text, 'utf8').digest('hex')
}
