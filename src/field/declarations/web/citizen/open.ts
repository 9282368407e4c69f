import type { FunctionComponent } from 'react'
import { addWords } from '../../../../web/i18n/words.ts'
import { declareWords } from './words.ts'

/** The page with its words: only who declares pays for either. */
export async function openDeclarePage(): Promise<FunctionComponent> {
  const [{ DeclarePage }] = await Promise.all([import('./DeclarePage.tsx'), addWords('declare', declareWords)])
  return DeclarePage
}
