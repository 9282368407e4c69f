/** The room's door: everybody records; nobody edits. */
export { eventsAbout, record } from './actions/events.ts'
export { proofOfFile } from './actions/prove.ts'
export type { EventProof } from './contract.ts'
export { type Act, type Doer, system } from './event.ts'
export type { CheckpointSigner } from './note.ts'
