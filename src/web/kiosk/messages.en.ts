import type { vi } from './messages.vi.ts'

export const en: Record<keyof typeof vi, string> = {
  'kiosk.title': 'Visits in and out',
  'kiosk.sign-in-first': 'This device belongs to no venue yet',
  'kiosk.sign-in-first-hint': 'The venue’s owner or door controller signs in on this device and then opens this screen again.',
  'kiosk.sign-in': 'Sign in',
  'kiosk.camera-needs-https': 'The camera cannot be used at this address',
  'kiosk.camera-needs-https-hint':
    'Browsers open the camera only at a secure address (https) or on the server itself. Open this screen at an address that begins with https://, or ask the system administrator to switch https on.',
  'kiosk.address-now': 'Address in use: {address}',
}
