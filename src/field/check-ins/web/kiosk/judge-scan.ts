import { civilDay } from '../../../../vocabulary/civil-date.ts'
import { initials } from '../../../../vocabulary/person-name.ts'
import { readScannedCode } from '../../scanned-code.ts'
import type { ScannedCodeRefusal } from '../../scanned-code-messages.ts'

/** What the door makes of a scan before anything is kept: whose paper it is, in initials, or why it is none. */
export type JudgedScan =
  | { readonly kind: 'person'; readonly initials: string }
  | { readonly kind: 'refused'; readonly why: ScannedCodeRefusal | 'this-is-a-venue-code' }

/** The same reading as the server’s, so that a tick without network is a tick that the server will stand by. */
export function judgeScan(text: string, publicUrl: string, at: Date): JudgedScan {
  const read = readScannedCode(text, { publicUrl, today: civilDay(at) })
  if (read.kind === 'refused') return { kind: 'refused', why: read.code }
  if (read.kind === 'venue') return { kind: 'refused', why: 'this-is-a-venue-code' }
  if (read.kind === 'personal-code') return { kind: 'person', initials: read.initials }
  // A typed code and a choice say nothing of the name; the server knows whose they are.
  if (read.kind === 'typed-personal-code' || read.kind === 'choice') return { kind: 'person', initials: '' }
  return { kind: 'person', initials: initials(read.name) }
}
