/** The room's door: tell somebody something. */
export { type Notice, notify } from './actions.ts'
