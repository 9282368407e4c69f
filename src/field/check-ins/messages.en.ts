import { en as holds } from './hold-messages.ts'
import type { vi } from './messages.vi.ts'
import { en as scannedCodes } from './scanned-code-messages.ts'
import { en as unmasking } from './unmask-messages.ts'

export const en: Record<keyof typeof vi, string> = {
  ...scannedCodes,
  ...unmasking,
  ...holds,
  'check-ins.source.self-scan': 'Scanned the poster',
  'check-ins.source.staff-national-qr': 'Personal QR code scanned',
  'check-ins.source.staff-citizen-card': 'Citizen card scanned',
  'check-ins.source.staff-health-insurance-card': 'Health-insurance card scanned',
  'check-ins.source.staff-personal-code': 'Personal code of this system scanned',
  'check-ins.source.staff-typed-code': 'Personal code typed',
  'check-ins.source.staff-phone': 'Found by telephone number',
  'check-ins.source.staff-typed-name': 'Name and number typed',
  'check-ins.outcome.new': 'Recorded',
  'check-ins.outcome.known': 'Recorded before',
  'check-ins.outcome.same-visit': 'Recorded less than a minute ago',
  'check-ins.outcome.left': 'Leaving recorded',
  'refusal.number-was-used-for-another-visit':
    'This device has used that number for another person’s visit, so this one was not recorded. Scan again.',
  'refusal.choice-is-not-valid':
    'This choice is older than 10 minutes or belongs to another venue. Look up the telephone number again.',
  'refusal.declare-yourself-first': 'Declare your own health on this phone first, then open your personal code again.',
  'refusal.this-is-a-venue-code':
    'This is a venue’s QR code. Scan the visitor’s personal QR code, citizen card or health-insurance card.',
  'refusal.name-is-not-a-name': 'The name is not right. Type family, middle and given name.',
  'refusal.phone-is-not-a-phone-number':
    'The telephone number is not right. Type a 10-digit mobile number, for example 0912 345 678.',
  'refusal.too-many-visits-waiting':
    'The server is receiving too many visits. Try again in {seconds} seconds; visits that were confirmed are not lost.',
  'check-ins.column.time': 'In',
  'check-ins.column.left': 'Out',
  'check-ins.column.visitor': 'Visitor',
  'check-ins.column.source': 'Recorded by',
  'check-ins.visits': 'Visits',
  'check-ins.visits-of-day': 'Visits of {day}',
  'check-ins.no-visits': 'No visit has been recorded today',
  'check-ins.no-visits-hint': 'The first one appears here as soon as somebody scans the code.',
  'check-ins.latest-shown': 'The {count} latest visits',
  'check-ins.doubtful': 'This visit is kept but left out of the figures',
  'check-ins.flag.misdated': 'Wrong clock',
  'check-ins.flag.stale-code': 'Old code, maybe a photograph',
  'check-ins.flag.closed-hours': 'Outside opening hours',
  'check-ins.flag.impossible-travel': 'Elsewhere at the same time',
  'check-ins.flag.burst': 'Too many in one minute',
  'check-ins.flag.one-device': 'One phone for too many people',
  'check-ins.flag.no-entry': 'Arrival not recorded',
  'check-ins.unmask': 'Show in full',
  'check-ins.unmask-title': 'Show one person in full',
  'check-ins.viewing-is-recorded': 'Viewing is recorded: who, when and for what.',
  'check-ins.purpose': 'Purpose',
  'check-ins.purpose-wanted': 'Choose a purpose.',
  'check-ins.show-now': 'Show and record',
  'check-ins.person-name': 'Full name',
  'check-ins.person-phone': 'Telephone',
  'check-ins.person-document': 'Document number',
  'check-ins.person-born': 'Born',
  'check-ins.not-known': 'not given',
  'check-ins.waiting.unmask': 'Decide a request to find visitors',
}
