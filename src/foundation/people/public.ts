/** The room's door: remember a person, show them masked, unmask with a purpose. Other rooms hold opaque ids only. */
export { forgetPersons, maskedPersons, openPersonMemory, rememberPerson, resealPeople, unmaskPerson } from './actions.ts'
export { maskedLine, type PersonFacts, type Provenance, provenances } from './person.ts'
