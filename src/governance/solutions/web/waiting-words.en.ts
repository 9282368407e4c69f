import type { vi } from './waiting-words.vi.ts'

export const en: Record<keyof typeof vi, string> = {
  'solutions.term.triage': 'Answer whether it is taken on',
  'solutions.term.opinion': 'Give an opinion',
  'solutions.term.reconciliation': 'Meet after opinions differed',
  'solutions.term.referral': 'The Steering Committee gives its direction',
  'solutions.term.acceptance': 'Test and accept the handover',
  'solutions.term-since': '{what} – {who}, since {since}',
  'solutions.until-day': 'Due {day}',
  'solutions.term-paused': 'The term stands still since {since}: {reason}',
  'solutions.term-over': 'Overdue',
  'solutions.term-default': 'default term',
  'solutions.term-set': 'term set by the officer in charge',
  'solutions.paused': 'paused',
  'solutions.urgency.normal': 'ordinary',
  'solutions.urgency.urgent': 'urgent',
  'solutions.urgency.very-urgent': 'very urgent',
  'solutions.urgency.express': 'express',

  'solutions.sufferers': 'Who suffers',
  'solutions.sufferers-hint': 'Which people or units have the difficulty, where, about how many. No names of persons.',
  'solutions.sufferers-wanted': 'Say who suffers, at least 3 characters.',
  'solutions.met-on-page': 'Met on the page: {page}',
  'solutions.tap-to-report': 'Tap what is in the way: it is sent at once',
  'solutions.tap-words': 'A few words (write them before you tap)',
  'solutions.tap-lead': 'Sent from the page “{page}”, for the place you are responsible for.',
  'solutions.what-came-of-it': 'See my reports and what came of them',
}
