import { useSpeech } from '../../../../web/i18n/words.ts'
import type { Words } from '../../form-definition.ts'

/** Says a text of a form’s definition in the reader’s language. */
export function useLanguage(): (words: Words) => string {
  const { language } = useSpeech()
  return (words) => words[language]
}
