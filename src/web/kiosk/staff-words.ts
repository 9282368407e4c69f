import { type UseWords, useSpeech } from '../i18n/words.ts'
import { words } from './staff-words.vi.ts'

/** The hook of the door controller’s panel. */
export const useStaffWords: UseWords<typeof words> = useSpeech

export const staffWords = {
  vi: async () => words,
  en: async () => (await import('./staff-words.en.ts')).words,
}
