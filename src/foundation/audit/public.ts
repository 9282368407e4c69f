/** The room's door: everybody records; nobody edits. */
export { record } from './actions.ts'
export { type Act, type Doer, system } from './event.ts'
export { eventsAbout } from './store.ts'
