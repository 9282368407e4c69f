import { addWords } from '../i18n/words.ts'
import { entryWords } from './entry-words.ts'
import { SignInPart } from './SignInPart.tsx'
import { VenueChoice } from './VenueChoice.tsx'

/** What comes before the door is open, with its words; a door that knows its place never fetches it. */
export async function bringEntry() {
  await addWords('kiosk-entry', entryWords)
  return { SignInPart, VenueChoice }
}
