import type { words as citizen } from '../../../../web/citizen/words.vi.ts'
import { type UseWords, useSpeech } from '../../../../web/i18n/words.ts'
import type { vi } from './messages.vi.ts'

/** The hook of the keeper's pages: the citizen's words and their own. */
export const useWords: UseWords<typeof citizen & typeof vi> = useSpeech

export const keeperWords = {
  vi: () => import('./messages.vi.ts').then((words) => words.vi),
  en: () => import('./messages.en.ts').then((words) => words.en),
}
