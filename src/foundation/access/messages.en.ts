import type { vi } from './messages.vi.ts'

export const en: Record<keyof typeof vi, string> = {
  'access.role.system-administrator': 'System administrator',
  'access.role.steering-secretary': 'Secretary of the Steering Committee’s standing body',
  'access.role.health-officer': 'Officer of the health authority',
  'access.role.health-signer': 'Signer for the health authority',
  'access.role.technology-officer': 'Officer of the technology authority',
  'access.role.technology-signer': 'Signer for the technology authority',
  'access.role.records-clerk': 'Records clerk',
  'access.role.auditor': 'Auditor',
  'access.role.provincial-officer': 'Provincial officer',
  'access.role.camera-operator': 'Camera operator',
  'access.role.commune-officer': 'Commune officer',
  'access.role.facility-staff': 'Quarantine facility staff',
  'access.role.venue-keeper': 'Venue owner',
  'access.role.door-controller': 'Door controller',
  'access.role.vendor': 'IT company',

  'access.state.active': 'Active',
  'access.state.disabled': 'Disabled',
  'access.duty.change-password': 'Change the one-time password to one of your own before you go on.',
  'access.duty.set-up-second-factor': 'Your role asks for a second factor. Set it up before you go on.',

  'access.import.created': 'Account created',
  'access.import.can-be-created': 'Fits, can be created',
  'access.import.left-for-the-next-sending':
    'Not created yet: one sending creates at most 300 accounts. Send this same file again for the rest.',
  'access.import.user-name-does-not-fit': 'The user name does not fit: 3 to 50 letters without marks, digits and . _ -',
  'access.import.user-name-comes-twice': 'This user name already stands further up in the file',
  'access.import.user-name-is-taken': 'This user name is taken',
  'access.import.name-does-not-fit': 'The full name is missing, or longer than 120 letters',
  'access.import.role-is-not-known': 'There is no such role',
  'access.import.role-does-not-fit-the-place': 'This role cannot be held at a unit of that level',
  'access.import.role-is-outside-your-scope': 'The unit lies outside your scope',
  'access.import.role-is-above-yours': 'This role is granted by a level above yours',
  'access.import.unit-is-missing': 'The unit code is missing',
  'access.import.unit-is-not-known': 'No unit has this code',
  'access.import.unit-code-has-lost-its-zeros':
    'The unit code may have lost zeros in front. Format the column as Text and write all 3 or 5 digits',

  'refusal.first-administrator-exists': 'An administrator exists already. Please sign in with the account you were given.',
  'refusal.wrong-user-name-or-password':
    'User name or password is wrong. If you forgot it, ask the unit directly above yours for a new one.',
  'refusal.second-factor-needed': 'Enter the 6 digits from your authenticator app.',
  'refusal.wrong-code':
    'The 6 digits are wrong or were used already. Wait for new ones and try again; check that your phone’s clock is right.',
  'refusal.too-many-attempts': 'Too many wrong attempts. Wait {seconds} seconds and try again.',
  'refusal.account-is-disabled': 'This account is disabled. Please turn to the unit directly above yours.',
  'refusal.one-time-password-has-expired': 'The one-time password has expired. Ask the unit directly above yours for a new one.',
  'refusal.current-password-is-wrong': 'The current password is wrong.',
  'refusal.new-password-is-the-old-one': 'The new password must differ from the present one.',
  'refusal.password-is-too-simple':
    'This password is easy to guess. Choose a long phrase that you remember, without your user name in it.',
  'refusal.second-factor-is-already-set-up':
    'This account has a second factor. If the phone is lost, ask the unit directly above yours for a reset.',
  'refusal.second-factor-was-not-begun':
    'Setting up the second factor was not begun. Scan the QR code first, then enter the 6 digits.',
  'refusal.user-name-is-taken': 'This user name is taken. Choose another.',
  'refusal.role-is-not-known': 'There is no role {role}.',
  'refusal.role-does-not-fit-the-place': 'The role {role} cannot be held at {unit}. Choose a unit of the right level.',
  'refusal.role-is-outside-your-scope': 'The unit {unit} lies outside your scope.',
  'refusal.role-is-above-yours': 'The role {role} is granted by a level above yours.',
  'refusal.unit-is-not-known': 'There is no unit {unit} on this day.',
  'refusal.one-cannot-reset-oneself':
    'You cannot reset your own account. Change your password, or ask the unit directly above yours.',
  'refusal.account-has-roles-elsewhere': 'This account also has roles outside your scope. Ask the unit above both for the reset.',
  'refusal.account-is-not-below-yours': 'This account belongs to your own unit. The unit directly above yours resets it.',
  'refusal.sheet-cannot-be-read': 'This file cannot be read. Save it as Excel (.xlsx) without a password and send it again.',
  'refusal.sheet-lacks-columns': 'No heading row with all columns was found. Missing: {columns}.',
  'refusal.sheet-has-too-many-rows': 'The file has {rows} rows; at most {limit} fit. Split it into several files.',
}
