import type { ComponentType } from 'react'
import { addWords } from '../../../../web/i18n/words.ts'
import { exceptionsWords } from './words.ts'

type ExceptionsPage = ComponentType<{ places: Readonly<Record<string, string>> }>

/** The page with its words: only who opens it pays for either. */
export async function openExceptionsPage(): Promise<ExceptionsPage> {
  const [{ PublicExceptionsPage }] = await Promise.all([
    import('./PublicExceptionsPage.tsx'),
    addWords('exceptions-public', exceptionsWords),
  ])
  return PublicExceptionsPage
}
