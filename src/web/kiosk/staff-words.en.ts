import { en as scannedCodes } from '../../field/check-ins/scanned-code-messages.ts'
import type { words as vi } from './staff-words.vi.ts'

export const words: Record<keyof typeof vi, string> = {
  ...scannedCodes,
  'kiosk.staff.nothing': 'Nothing to see to.',
  'kiosk.staff.declarations': 'Health declarations of those just scanned',
  'kiosk.staff.asking': 'Asking for the declaration…',
  'kiosk.staff.asked-later': 'Could not ask for the declaration yet; it is asked for when the network is back.',
  'kiosk.staff.declared': 'Declared at {time}, no flags.',
  'kiosk.staff.declared-with-signs':
    'Declared at {time}, with symptoms or a contact to ask about. Take this person aside and tell the health station.',
  'kiosk.staff.not-declared': 'Not declared in the last {hours} hours. Let them scan the code below, or help them on paper.',
  'kiosk.staff.declared-before': 'Last declared: {time}.',
  'kiosk.staff.unverified': 'Another phone that nobody confirmed declared signs for this person: ask them again.',
  'kiosk.staff.unmatched':
    'What this person’s own phone declared does not fit their name or number: send them to a desk to have it corrected.',
  'kiosk.staff.declare-code': 'QR code that opens the health declaration',
  'kiosk.staff.declare-at': 'Health declaration at {address}',
  'kiosk.staff.busy': 'The server is taking in many visits; this device will send again by itself.',
  'kiosk.staff.not-kept': 'This device could not keep what was just scanned. Write it on paper.',
  'kiosk.staff.input-method-is-on':
    'A Vietnamese input method is changing what the scanner types. Switch it off (to the letter E) and scan again.',
  'kiosk.staff.refused': 'Not accepted by the server: {count}',
  'kiosk.staff.refused-hint':
    'Kept on this device for 30 days at most, until sent again or deleted after it was written on paper.',
  'kiosk.staff.send-again': 'Send again',
  'kiosk.staff.forget': 'On paper now, delete',
  'kiosk.staff.typed-name': 'Without papers: full name',
  'kiosk.staff.typed-phone': 'Telephone number',
  'kiosk.staff.typed-submit': 'Record',
  'kiosk.staff.typed-wrong': 'The name or the number is not right. Ask again: family and given name, a 10-digit mobile number.',
  'kiosk.staff.forged': 'This personal code was not issued by this system. Look at the visitor’s papers.',
  'kiosk.staff.look-up': 'Look up by telephone number',
  'kiosk.staff.look-up-submit': 'Look up',
  'kiosk.staff.look-up-none': 'Nobody has given this number. Ask for a paper.',
  'kiosk.staff.look-up-needs-network': 'Looking up a number needs the network. Scan a paper instead.',
  'kiosk.staff.synced': 'Last time everything was sent: {time}.',
  'kiosk.staff.never-synced': 'This device has never sent everything yet.',
  'kiosk.staff.sound': 'Play a sound for a recorded visit',
  'kiosk.staff.always-open': 'Always show this part: the door controller holds this device',
  'kiosk.again-within-minute': '{initials} was recorded less than a minute ago; nothing was added.',
  'kiosk.not-recorded': 'The visit of {initials} at {time} was not accepted. {why}',
  'kiosk.refused.venue-code-was-revoked': 'This venue’s code was withdrawn; tell the commune officer.',
  'kiosk.refused.this-is-a-venue-code':
    'This is a venue’s QR code. Scan the visitor’s personal QR code, citizen card or health-insurance card.',
  'kiosk.refused.number-was-used-for-another-visit':
    'Another device has used this number, perhaps because both were copied from one disk. Press Send again and tell support.',
  'kiosk.refused.choice-is-not-valid': 'The look-up by telephone was sent too late; write the visit on paper.',
  'kiosk.refused.cannot-be-read': 'This device can no longer read what it kept; write it on paper.',
  'kiosk.refused.other': 'Write it on paper and tell support.',
  'kiosk.sending-refused': 'The server does not accept what waits. It is still kept on this device; please tell support.',
  'kiosk.send-now': 'Send now',
}
