/** The room's door: who asks, what they may do, and who holds a role where. */
export { type Access, openAccess } from './access.ts'
export { createDoorController, endDoorController } from './actions/delegate-account.ts'
export { createSampleAccount, type SampleAccount, type SampleCredential, sampleCredential } from './actions/sample-account.ts'
export type { Role } from './matrix.ts'
export type { Places } from './places.ts'
export { displayNames } from './store/account.ts'
export { accountsHolding, mailAddresses, rolesInForce } from './store/assignment.ts'
