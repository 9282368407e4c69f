import type { vi } from './messages.vi.ts'

export const en: Record<keyof typeof vi, string> = {
  'tasks.title': 'Tasks',
  'tasks.lead': 'Lead unit',
  'tasks.coordinating': 'Coordinating units',
  'tasks.urgent': 'Urgently (no date set)',
  'tasks.no-due-date': 'No date set',
  'tasks.state.not-begun': 'Not begun',
  'tasks.state.open-in-term': 'Not done, in term',
  'tasks.state.open-overdue': 'Not done, overdue',
  'tasks.state.open-without-date': 'Under way, no date set',
  'tasks.state.done-on-time': 'Done on time',
  'tasks.state.done-late': 'Done late',
  'tasks.state.done-without-date': 'Done, no date set',
  'tasks.part.drafted': 'Directives being drafted',
  'tasks.part.issued': 'Directives issued',
  'tasks.part.recommended': 'Recommendations waiting above',
  'tasks.part.issued-by-higher': 'Issued above after a recommendation',
  'tasks.part.mandatory-in-force': 'Mandatory provisions in force',
  'refusal.document-has-no-points-to-compute': 'No point of this document can be computed by the product, so no task was made.',
}
