import type { ValidityRule } from '../validity.ts'

/**
 * How long a declaration is accepted, as dated data. No document of 2021 that was read fixes the hours, so these are the
 * operator's defaults: 72 h follow the QR code of the movement declaration of August 2021 (VnExpress, 21/8/2021), a day is what
 * “hằng ngày” of 600/CĐ-BCĐ says.
 */
export const validityRules: readonly ValidityRule[] = [
  { form: 'whole-population', hours: 72, fromOn: '2021-05-01', toOn: null, source: 'operator default, as domestic movement' },
  { form: 'domestic-movement', hours: 72, fromOn: '2021-05-01', toOn: null, source: 'movement declaration, August 2021: 72 h' },
  { form: 'entry', hours: 72, fromOn: '2021-05-01', toOn: null, source: 'operator default: until the place of quarantine' },
  { form: 'daily-status', hours: 24, fromOn: '2021-05-05', toOn: null, source: '600/CĐ-BCĐ: daily' },
]

/** Declarations are deleted this many days after they stopped being valid (public promise of the platforms of 2021: one month). */
export const keptDaysAfterValidity = 30
