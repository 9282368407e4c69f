import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { createContext, useContext } from 'react'
import type { z } from 'zod'
import { readInstallation, readSession, type SignedInAccount } from '../../foundation/access/contract.ts'
import type { GrantedPermission } from '../../foundation/access/matrix.ts'
import { type Asked, keyOf, useAsk } from './ask.ts'

export type Installation = z.output<typeof readInstallation.reply>

/** What day it is for the business, whether the data are simulated; asked again now and then because the day goes on. */
export function useInstallation(): Asked<Installation> {
  return useAsk(readInstallation, {}, { everySeconds: 60 })
}

export function useSession(): Asked<{ account: SignedInAccount | null }> {
  return useAsk(readSession, {})
}

/** Puts who is signed in, as an answer of the server just told it. What another account saw is forgotten. */
export function useSetAccount(): (account: SignedInAccount | null) => void {
  const client = useQueryClient()
  const before = useContext(AccountContext)
  return (account) => {
    if (before !== null && before.id !== account?.id) forgetAnswers(client)
    client.setQueryData(keyOf(readSession, {}), { account })
  }
}

function forgetAnswers(client: QueryClient): void {
  const kept = [readInstallation.path, readSession.path]
  client.removeQueries({ predicate: ({ queryKey }) => !kept.some((path) => path === queryKey[0]) })
}

const AccountContext = createContext<SignedInAccount | null>(null)
export const AccountProvider = AccountContext.Provider

/** The signed-in account; only pages of the desk, behind the gate, may ask. */
export function useAccount(): SignedInAccount {
  const account = useContext(AccountContext)
  if (account === null) throw new Error('this page lies behind the sign-in gate')
  return account
}

/** What a page or a control asks for; of several, one is enough. */
export type Wanted = GrantedPermission | 'signed-in' | readonly GrantedPermission[]

/** Whether the signed-in account holds a permission: to show a control, never to decide (the server decides). */
export function useMay(wanted: Wanted): boolean {
  return isGranted(useAccount(), wanted)
}

export function isGranted(account: SignedInAccount, wanted: Wanted): boolean {
  if (wanted === 'signed-in') return true
  return (typeof wanted === 'string' ? [wanted] : wanted).some((permission) => account.permissions.includes(permission))
}
