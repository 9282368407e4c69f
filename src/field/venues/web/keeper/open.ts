import type { ComponentType } from 'react'
import { addWords } from '../../../../web/i18n/words.ts'
import { keeperWords } from './words.ts'

type KeeperPage = ComponentType<{ places: Readonly<Record<string, string>> }>

/** The keeper’s pages with their words: only who opens them pays for either. */
export async function openRegisterPage(): Promise<KeeperPage> {
  const [{ RegisterPage }] = await Promise.all([import('./RegisterPage.tsx'), addWords('keeper', keeperWords)])
  return RegisterPage
}

export async function openInvitationPage(): Promise<KeeperPage> {
  const [{ InvitationPage }] = await Promise.all([import('./InvitationPage.tsx'), addWords('keeper', keeperWords)])
  return InvitationPage
}
