import type { vi } from './messages.vi.ts'

export const en: Record<keyof typeof vi, string> = {
  'citizen.home': 'For everyone',
  'citizen.headline': 'Recording visits to venues',
  'citizen.what-this-is':
    'Visits to venues are recorded so that, when somebody falls ill, health staff can quickly tell those who were at the same place at the same time.',
  'citizen.how': 'When you come to a venue',
  'citizen.how-phone': 'With a phone',
  'citizen.how-phone-hint':
    'Open the phone’s own camera, point it at the QR code at the door and tap the link. There is no app to install.',
  'citizen.how-card': 'With an ID card or health-insurance card',
  'citizen.how-card-hint': 'Show the side with the code to the person at the door.',
  'citizen.how-paper': 'Without a phone',
  'citizen.how-paper-hint': 'Use a paper QR card: your family or the person at the door can print one for you.',
  'citizen.privacy': 'Your data',
  'citizen.privacy-kept': 'Visits are kept for 30 days and then deleted.',
  'citizen.privacy-purpose': 'They serve epidemic control only. The venue’s owner does not see your full name or phone number.',
  'citizen.privacy-logged': 'Every time an officer opens the full data it is recorded: who, when and for what.',
  'citizen.not-here': 'There is no such page',
  'citizen.not-here-hint': 'Scan the QR code at the door again. If that fails, ask the person at the door to record your visit.',
  'citizen.to-home': 'To the start page',
}
