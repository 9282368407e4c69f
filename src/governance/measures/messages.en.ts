import type { vi } from './messages.vi.ts'

export const en: Record<keyof typeof vi, string> = {
  'measures.name.venue-registered': 'Venues with a registered QR code',
  'measures.name.venue-active': 'Venues that recorded visitors',
  'measures.name.entry-declared': 'People arriving who declared their health',
  'measures.name.camera-connected': 'Quarantine facilities with a connected camera',
  'measures.name.daily-status-reported': 'Quarantined persons who report daily',
  'measures.name.contacts-found-in-48-hours': 'Close contacts found within 48 hours',
  'measures.name.document-relayed': 'Provinces with an implementing document',
  'measures.not-measured': 'Not measured yet',
}
