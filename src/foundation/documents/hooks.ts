import type { Reader } from '../../platform/database.ts'

/** What the room asks of the rooms above without knowing them; compose.ts fills it. */
export interface DocumentHooks {
  /** Whether a document is signed by steps of another room (a directive is judged provision by provision), and not by those here. */
  isSignedByItsOwnSteps(db: Reader, documentId: string): Promise<boolean>
}
