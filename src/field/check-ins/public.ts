/** The room's door; tracing will read visits here. */
export { unmaskingOfSubject, visitsOfSubject } from './actions/subject-access.ts'
export { unmaskRequestsWaitingFor } from './actions/waiting.ts'
export { sealedInCheckIns } from './store/sealed.ts'
export { purposeInEnglish } from './unmask-purpose.ts'
