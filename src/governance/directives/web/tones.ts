import type { Tone } from '../../../web/design/StateMark.tsx'
import type { DirectiveState } from '../directive.ts'
import type { ReferralState } from '../referral.ts'

export const directiveTones: Readonly<Record<DirectiveState, Tone>> = {
  drafted: 'none',
  issued: 'ok',
  recommended: 'going',
  suspended: 'warn',
  replaced: 'none',
  repealed: 'none',
  expired: 'none',
}

export const referralTones: Readonly<Record<ReferralState, Tone>> = {
  recommended: 'going',
  deferred: 'warn',
  'issued-by-higher': 'ok',
  approved: 'ok',
  'approved-with-changes': 'ok',
  authorised: 'ok',
  returned: 'warn',
  refused: 'bad',
}
