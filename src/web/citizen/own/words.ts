import { addWords, type UseWords, useSpeech } from '../../i18n/words.ts'
import type { words as citizen } from '../words.vi.ts'
import type { vi } from './messages.vi.ts'

/** The hook of the pages about oneself: the citizen's words and their own. */
export const useWords: UseWords<typeof citizen & typeof vi> = useSpeech

const own = {
  vi: () => import('./messages.vi.ts').then((words) => words.vi),
  en: () => import('./messages.en.ts').then((words) => words.en),
}

/** A page with its words: nobody who scans a poster pays for either. */
export async function withOwnWords<Page>(page: Promise<Page>): Promise<Page> {
  const [brought] = await Promise.all([page, addWords('about-oneself', own)])
  return brought
}
