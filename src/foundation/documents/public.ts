/** The room's door: register and draft documents, bring a signed draft back, relate them, and call them by name. */
export { mustActForIssuerOf, standingOfIssuer } from './actions/acting.ts'
export { type AttachedPdf, attachSignedPdf } from './actions/attach.ts'
export { createDraft, type DraftToCreate, reviseDraft } from './actions/draft.ts'
export type { DocumentToRegister } from './actions/enter.ts'
export { recordIssued, type SignedDraft } from './actions/issue.ts'
export { agreeingFile, attachKept, keepSignedPdf, type LetterGiven, recordLetter } from './actions/letter.ts'
export type { By } from './actions/note.ts'
export { goesOutHere, pageWords } from './actions/page-words.ts'
export {
  type DocumentFacts,
  documentCitations,
  documentFacts,
  documentWords,
  pointsOf,
  type Relation,
  relationsTo,
} from './actions/read.ts'
export { isWrittenHere, recallDocument, recallReceived } from './actions/recall.ts'
export { type Arrival, hasArrived, receiveDocument, registerDocument, registeredBefore } from './actions/register.ts'
export { type RelationToMake, relate, relateAsShown } from './actions/relate.ts'
export { hasFile, type SignedCopy, signedCopy } from './actions/signed-copy.ts'
export { recordPower } from './actions/signing-power.ts'
export { switchSigning } from './actions/switch-signing.ts'
export { isVouchedFor, worksFor } from './actions/vouch.ts'
export { documentsWaitingFor } from './actions/waiting.ts'
export type { DocumentState } from './document-state.ts'
export { type DocumentType, documentTypeNames, documentTypes, type IssuerLevel, type Priority } from './document-type.ts'
export type { DocumentHooks } from './hooks.ts'
export { type OfficialDocument, type OfficialDocumentInput, officialDocument } from './layout/official-document.ts'
export type { Renderer } from './layout/renderer.ts'
export type { Objection } from './objection.ts'
export type { Point } from './point.ts'
export { speaksForPrimeMinister } from './prime-minister-document.ts'
export type { Evidence, RelationKind } from './relation.ts'
export type { SignatureReader } from './signature/signature-reader.ts'
