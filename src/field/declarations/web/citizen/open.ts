import { addWords } from '../../../../web/i18n/words.ts'
import { declareWords } from './words.ts'

/** The page with its words: only who declares pays for either. */
export async function withDeclareWords<Page>(page: Promise<Page>): Promise<Page> {
  const [brought] = await Promise.all([page, addWords('declare', declareWords)])
  return brought
}
