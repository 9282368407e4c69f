import type { vi } from './messages.vi.ts'

export const en: Record<keyof typeof vi, string> = {
  'audit.title': 'Log',
  'audit.when': 'When',
  'audit.who': 'Who',
  'audit.what': 'What was done',
  'audit.about': 'About',
  'audit.purpose': 'Purpose',
  'audit.erased': 'Content removed at the end of its retention',
}
