import type { vi } from './capability-words.vi.ts'

export const en: Record<keyof typeof vi, string> = {
  'solutions.capability.health-declaration': 'Health declaration',
  'solutions.capability.venue-check-in': 'In/out record at venues',
  'solutions.capability.personal-qr': 'Personal QR code',
  'solutions.capability.contact-tracing': 'Contact tracing',
  'solutions.capability.proximity-contacts': 'Close contacts recorded by devices',
  'solutions.capability.quarantine-monitoring': 'Centralised quarantine',
  'solutions.capability.home-monitoring': 'Health monitoring at home',
  'solutions.capability.camera-connection': 'Connected surveillance cameras',
  'solutions.capability.test-results': 'Test results',
  'solutions.capability.vaccination-record': 'Vaccination record',
  'solutions.capability.risk-map': 'Risk map',
  'solutions.capability.hotline': 'Hotline',
  'solutions.capability.reporting': 'Statistics and reports',
}
