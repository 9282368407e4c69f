import { readScannedCode } from '../../field/check-ins/scanned-code.ts'
import { EnterPage } from '../../field/declarations/web/EnterPage.tsx'
import type { ReadPaper } from './PaperField.tsx'

/** The papers that a door reads fill in a declaration too: ID card, health-insurance card, national QR code. */
export function EnterDeclarationPage() {
  return <EnterPage readPaper={readPaper} />
}

const readPaper: ReadPaper = (text, today) => {
  const read = readScannedCode(text, { publicUrl: location.origin, today })
  if (read.kind !== 'citizen-card' && read.kind !== 'national-qr' && read.kind !== 'health-insurance-card') return undefined
  return {
    name: read.name,
    bornOn: read.bornOn,
    ...(read.gender === 'unknown' ? {} : { gender: read.gender }),
    // The number of a health-insurance card is no number of a person.
    ...(read.kind === 'health-insurance-card' ? {} : { documentNumber: read.documentNumber }),
    ...(read.phone ? { phone: read.phone } : {}),
  }
}
