import { type PlainKey, wordsOf } from '../i18n/words.ts'
import { words } from './words.vi.ts'

/** The hook of every desk page: the words of all rooms. */
export const useWords = wordsOf<typeof words>()
/** Keys that name something by themselves. */
export type DeskKey = PlainKey<typeof words>

/** Vietnamese comes with the desk; English is fetched when somebody wants it. */
export const deskWords = {
  vi: async () => words,
  en: async () => (await import('./words.en.ts')).words,
}
