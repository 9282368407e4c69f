import type { Transaction } from '../../platform/database.ts'
import { newId } from '../../platform/id.ts'
import { emit } from '../../platform/outbox.ts'
import * as store from './store.ts'

export interface Notice {
  /** A key of the writing room's own catalogue; `{…}` places are filled from `facts`. */
  readonly key: string
  /** No personal data: a mail leaves the building. */
  readonly facts: Readonly<Record<string, string | number>>
  /** The page on which something can be done about it. */
  readonly link: string
}

/**
 * Writes a message to accounts, in the writer's own transaction; mails follow through the outbox, each as news of its own, so that one
 * address that no server takes holds back nobody else's mail.
 */
export async function notify(tx: Transaction, accountIds: readonly string[], notice: Notice, at: Date): Promise<void> {
  const notices = [...new Set(accountIds)].map((accountId) => ({ id: newId(), accountId, ...notice, at }))
  await store.insertNotices(tx, notices)
  for (const { accountId } of notices) await emit(tx, 'notice.written', { accountIds: [accountId], ...notice }, at)
}
