import type { vi } from './messages.vi.ts'
import { en as scannedCodes } from './scanned-code-messages.ts'

export const en: Record<keyof typeof vi, string> = {
  ...scannedCodes,
  'check-ins.source.self-scan': 'Scanned the poster',
  'check-ins.source.staff-national-qr': 'Personal QR code scanned',
  'check-ins.source.staff-citizen-card': 'Citizen card scanned',
  'check-ins.source.staff-health-insurance-card': 'Health-insurance card scanned',
  'check-ins.outcome.new': 'Recorded',
  'check-ins.outcome.known': 'Recorded before',
  'check-ins.outcome.same-visit': 'Recorded less than a minute ago',
  'refusal.this-is-a-venue-code':
    'This is a venue’s QR code. Scan the visitor’s personal QR code, citizen card or health-insurance card.',
  'refusal.name-is-not-a-name': 'The name is not right. Type family, middle and given name.',
  'refusal.phone-is-not-a-phone-number':
    'The telephone number is not right. Type a 10-digit mobile number, for example 0912 345 678.',
  'refusal.too-many-visits-waiting':
    'The server is receiving too many visits. Try again in {seconds} seconds; visits that were confirmed are not lost.',
  'check-ins.column.time': 'Time',
  'check-ins.column.visitor': 'Visitor',
  'check-ins.column.source': 'Recorded by',
  'check-ins.visits': 'Visits',
  'check-ins.visits-of-day': 'Visits of {day}',
  'check-ins.no-visits': 'No visit has been recorded today',
  'check-ins.no-visits-hint': 'The first one appears here as soon as somebody scans the code.',
  'check-ins.latest-shown': 'The {count} latest visits',
  'check-ins.doubtful': 'The device’s clock was not believable; this visit is left out of the figures',
  'check-ins.doubtful-mark': 'Wrong clock',
  'check-ins.unmask': 'Show in full',
  'check-ins.unmask-title': 'Show one person in full',
  'check-ins.viewing-is-recorded': 'Viewing is recorded: who, when and for what.',
  'check-ins.purpose': 'Purpose',
  'check-ins.purpose-hint': 'For example: tracing close contacts of the case of 24 May.',
  'check-ins.purpose-wanted': 'Write the purpose, 10 to 300 characters.',
  'check-ins.show-now': 'Show and record',
  'check-ins.person-name': 'Full name',
  'check-ins.person-phone': 'Telephone',
  'check-ins.person-document': 'Document number',
  'check-ins.person-born': 'Born',
  'check-ins.not-known': 'not given',
}
