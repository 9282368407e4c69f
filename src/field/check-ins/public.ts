/** The room's door; tracing will read visits here. */
export { visitsOfSubject } from './actions/subject-access.ts'
