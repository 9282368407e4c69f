import type { CitizenNumberConflict, Gender } from '../../vocabulary/citizen-id.ts'
import type { ScannedCodeRefusal } from './scanned-code-messages.ts'

/**
 * Who a scanned paper says somebody is: the least a visit needs. Addresses, issue dates, insurance validity and signatures are
 * on the papers too and are deliberately left there.
 */
export type ScannedIdentity = {
  documentKind: 'citizen-id' | 'old-identity-card' | 'passport' | 'health-insurance-card'
  documentNumber: string
  /** As printed: Vietnamese letters on cards, upper case without diacritics in the national code. */
  name: string
  /** YYYY-MM-DD, or YYYY where the paper knows only the year. */
  bornOn: string
  gender: Gender
  /** E.164. */
  phone?: string
  /** How far to trust it: printed by an office, or typed by the person, or typed by somebody else for the person. */
  provenance: 'printed-on-card' | 'self-declared' | 'declared-on-behalf'
  /** Where a self-declared code disagrees with its own citizen number; the keeper compares with the paper. Cards with such a conflict are refused. */
  conflicts: CitizenNumberConflict[]
}

export type Refused = { kind: 'refused'; code: ScannedCodeRefusal }

export const refused = (code: ScannedCodeRefusal): Refused => ({ kind: 'refused', code })
