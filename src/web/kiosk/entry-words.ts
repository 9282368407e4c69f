import { type UseWords, useSpeech } from '../i18n/words.ts'
import { words } from './entry-words.vi.ts'
import type { words as kiosk } from './words.vi.ts'

/** The hook of what comes before the door: its own words beside the kiosk’s. */
export const useEntryWords: UseWords<typeof words & typeof kiosk> = useSpeech

export const entryWords = {
  vi: async () => words,
  en: async () => (await import('./entry-words.en.ts')).words,
}
