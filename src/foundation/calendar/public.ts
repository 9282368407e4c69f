/** The room's door: the calendar of working days, and terms that run, pause and end. */
export { pauseClock, type RunningTerm, resumeClock, startClock, stopClock, termsOf } from './actions/clock.ts'
export { workingCalendar } from './actions/days.ts'
export { type TermKind, termKinds } from './default-term.ts'
export { type Counting, countings, dueOf, mostUrgent, type Span, span, stepOn, type Urgency, urgencies } from './term.ts'
