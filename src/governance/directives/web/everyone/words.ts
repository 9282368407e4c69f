import type { words as citizen } from '../../../../web/citizen/words.vi.ts'
import { type UseWords, useSpeech } from '../../../../web/i18n/words.ts'
import type { vi } from './messages.vi.ts'

/** The hook of the public page of exceptions: the citizen's words and its own. */
export const useWords: UseWords<typeof citizen & typeof vi> = useSpeech

export const exceptionsWords = {
  vi: () => import('./messages.vi.ts').then((words) => words.vi),
  en: () => import('./messages.en.ts').then((words) => words.en),
}
