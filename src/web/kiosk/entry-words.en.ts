import type { words as vi } from './entry-words.vi.ts'

export const words: Record<keyof typeof vi, string> = {
  'kiosk.sign-in-first': 'This device belongs to no venue yet',
  'kiosk.sign-in-first-hint': 'The venue’s owner or door controller signs in on this device to begin.',
  'kiosk.user-name': 'User name',
  'kiosk.password': 'Password',
  'kiosk.to-desk': 'Open the start page',
  'kiosk.has-duty': '{name} has one step left',
  'kiosk.has-duty-hint':
    'The account of {name} must change its password or set up its second factor first. Do so on the start page, then open this screen again.',
  'kiosk.not-for-account': '{name} may not record visits',
  'kiosk.not-for-account-hint':
    'The account of {name} is neither a venue owner nor a door controller. Sign out, then sign in with the account given to the venue.',
  'kiosk.choose-venue': 'At which venue does this device stand?',
  'kiosk.no-venue': 'No venue has been given to this account',
  'kiosk.no-venue-hint': 'Ask the commune officer to register the venue and give it to this account.',
  'kiosk.continue': 'Go on scanning, sign in later',
  'kiosk.continue-hint': 'What was scanned at {venue} is still kept on this device and is sent after you sign in.',
}
