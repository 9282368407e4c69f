import type { vi } from './messages.vi.ts'
import { en as scannedCodes } from './scanned-code-messages.ts'

export const en: Record<keyof typeof vi, string> = {
  ...scannedCodes,
  'check-ins.state.registered': 'In operation',
  'check-ins.state.revoked': 'Code withdrawn',
  'check-ins.category.shop': 'Shop',
  'check-ins.category.market': 'Market',
  'check-ins.category.supermarket': 'Supermarket',
  'check-ins.category.restaurant': 'Restaurant, eatery',
  'check-ins.category.hotel': 'Hotel, guest house',
  'check-ins.category.office': 'Office',
  'check-ins.category.school': 'School',
  'check-ins.category.health-facility': 'Health facility',
  'check-ins.category.transport': 'Bus or railway station',
  'check-ins.category.worship': 'Place of worship',
  'check-ins.category.entertainment': 'Entertainment',
  'check-ins.category.other': 'Other venue',
  'check-ins.source.self-scan': 'Scanned the poster',
  'check-ins.source.staff-national-qr': 'Personal QR code scanned',
  'check-ins.source.staff-citizen-card': 'Citizen card scanned',
  'check-ins.source.staff-health-insurance-card': 'Health-insurance card scanned',
  'check-ins.outcome.new': 'Recorded',
  'check-ins.outcome.known': 'Recorded before',
  'check-ins.outcome.same-visit': 'Recorded less than a minute ago',
  'refusal.venue-is-not-registered':
    'This venue code is not registered. Ask the door controller or check the code printed under the QR picture.',
  'refusal.venue-code-was-revoked': 'The QR code of {venue} was withdrawn. Ask the door controller for the new one.',
  'refusal.this-is-a-venue-code':
    'This is a venue’s QR code. Scan the visitor’s personal QR code, citizen card or health-insurance card.',
  'refusal.name-is-not-a-name': 'The name is not right. Type family, middle and given name.',
  'refusal.phone-is-not-a-phone-number':
    'The telephone number is not right. Type a 10-digit mobile number, for example 0912 345 678.',
  'refusal.too-many-visits-waiting':
    'The server is receiving too many visits. Try again in {seconds} seconds; visits that were confirmed are not lost.',
}
