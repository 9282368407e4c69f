/** The room's door: a venue asks whether a person declared; retention asks who is still needed; governance reads measures.ts. */
export { declarationAnswers } from './actions/answer-for.ts'
export { personDeclaredBy } from './actions/own.ts'
export { declarationPurposeInEnglish } from './actions/read.ts'
export { declarationsOfSubject } from './actions/subject-access.ts'
export { followUpsWaitingFor } from './actions/waiting.ts'
export { personsWithDeclarations } from './store/declaration.ts'
export { sealedInDeclarations } from './store/sealed.ts'
export type { DeclarationAnswer } from './validity.ts'
