/** The room's door: everybody records; nobody edits. */
export { eventsAbout, record } from './actions/events.ts'
export { type Act, type Doer, system } from './event.ts'
