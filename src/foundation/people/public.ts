/** The room's door: remember a person, show them masked, unmask with a purpose. Other rooms hold opaque ids only. */
export { withdrawLost } from './actions/binding.ts'
export { establishPerson, identitiesOf, identityOf, recordsOf, standingIds } from './actions/identity.ts'
export { openPersonalCodes, type PersonalCodes } from './actions/personal-codes.ts'
export {
  findByPhone,
  forgetPersons,
  maskedPersons,
  namesSomebody,
  openPersonMemory,
  rememberClaim,
  rememberPerson,
  unmaskPerson,
} from './actions/persons.ts'
export { personsMeant } from './actions/poster-person.ts'
export { correctionsWaitingFor } from './actions/waiting.ts'
export type { OwnReadings, PurposeInEnglish, SubjectAccess } from './hooks.ts'
export { maskedLine, type PersonFacts, type Provenance, provenances } from './person.ts'
export { readShownIdentity } from './shown-identity.ts'
export { devicesOfPersons, linkPerson, personsOfDevice } from './store/devices.ts'
export { tablesOfPersons } from './store/persons.ts'
export { sealedInPeople } from './store/sealed.ts'
export type { SubjectField } from './subject-access.ts'
