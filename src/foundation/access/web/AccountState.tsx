import type { z } from 'zod'
import { StateMark } from '../../../web/design/StateMark.tsx'
import { useWords } from '../../../web/desk/words.ts'
import type { listAccounts } from '../contract.ts'

export type ListedAccount = z.output<typeof listAccounts.reply>['rows'][number]

/** Only a locked account is out of the ordinary. */
export function AccountState({ account }: { account: ListedAccount }) {
  const { term } = useWords()
  const state = account.disabled ? 'disabled' : 'active'
  return <StateMark tone={account.disabled ? 'warn' : 'ok'} word={term('access.state', state)} />
}
