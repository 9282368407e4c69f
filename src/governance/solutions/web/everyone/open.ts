import type { ComponentType } from 'react'
import { addWords } from '../../../../web/i18n/words.ts'
import { solutionsWords } from './words.ts'

type SolutionsPage = ComponentType<{ places: Readonly<Record<string, string>> }>

/** The page with its words: only who opens it pays for either. */
export async function openSolutionsPage(): Promise<SolutionsPage> {
  const [{ PublicSolutionsPage }] = await Promise.all([
    import('./PublicSolutionsPage.tsx'),
    addWords('solutions-public', solutionsWords),
  ])
  return PublicSolutionsPage
}
