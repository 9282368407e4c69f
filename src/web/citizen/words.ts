import { type PlainKey, type UseWords, useSpeech } from '../i18n/words.ts'
import { words } from './words.vi.ts'

/** The hook of every citizen's page. */
export const useWords: UseWords<typeof words> = useSpeech
/** Keys that name something by themselves. */
export type CitizenKey = PlainKey<typeof words>

export const citizenWords = {
  vi: async () => words,
  en: async () => (await import('./words.en.ts')).words,
}
