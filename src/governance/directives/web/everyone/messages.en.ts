import type { vi } from './messages.vi.ts'

export const en: Record<keyof typeof vi, string> = {
  'exceptions-public.title': 'Exceptions to authority',
  'exceptions-public.lead':
    'Contents that were issued though no authority rule speaks of them: on what legal basis, why, and until when the confirmation held. Each was confirmed by a legal officer who neither drafted nor signed.',
  'exceptions-public.none': 'There is no exception.',
  'exceptions-public.content': 'Content {code}',
  'exceptions-public.basis': 'Legal basis',
  'exceptions-public.reason': 'Reason',
  'exceptions-public.days': 'Confirmed on {from}; could be signed under it until {until}',
  'exceptions-public.issued': 'Issued on {day}',
  'exceptions-public.again': 'Try again',
}
