import { type UseWords, useSpeech } from '../i18n/words.ts'
import { words } from './words.vi.ts'

/** The hook of the kiosk. */
export const useWords: UseWords<typeof words> = useSpeech

export const kioskWords = {
  vi: async () => words,
  en: async () => (await import('./words.en.ts')).words,
}
