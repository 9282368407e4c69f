import { type UseWords, useSpeech } from './i18n/words.ts'
import type { vi as shared } from './messages.vi.ts'

/** The words that every entry carries: parts of the design say these. Pages use the hook of their own entry. */
export const useWords: UseWords<typeof shared> = useSpeech
