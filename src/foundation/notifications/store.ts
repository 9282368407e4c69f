import { sql } from 'kysely'
import type { Reader, Transaction } from '../../platform/database.ts'

export interface NoticeRow {
  id: string
  message_key: string
  facts: Record<string, string | number>
  link: string
  written_at: Date
  read_at: Date | null
}

export async function insertNotices(
  tx: Transaction,
  notices: readonly {
    id: string
    accountId: string
    key: string
    facts: Readonly<Record<string, string | number>>
    link: string
    at: Date
  }[],
): Promise<void> {
  if (notices.length === 0) return
  const values = notices.map(
    (n) => sql`(${n.id}, ${n.accountId}, ${n.key}, ${JSON.stringify(n.facts)}::jsonb, ${n.link}, ${n.at})`,
  )
  await sql`insert into notifications.notice (id, account_id, message_key, facts, link, written_at) values ${sql.join(values)}`.execute(
    tx,
  )
}

export async function noticesOf(db: Reader, accountId: string, after: string | null, limit: number): Promise<NoticeRow[]> {
  const { rows } = await sql<NoticeRow>`
    select id, message_key, facts, link, written_at, read_at from notifications.notice
    where account_id = ${accountId} and (${after}::uuid is null or id < ${after}::uuid) order by id desc limit ${limit}`.execute(
    db,
  )
  return rows
}

export async function countUnread(db: Reader, accountId: string): Promise<number> {
  const { rows } = await sql<{
    count: number
  }>`select count(*) as count from notifications.notice where account_id = ${accountId} and read_at is null`.execute(db)
  return rows[0]?.count ?? 0
}

export async function markRead(tx: Transaction, accountId: string, ids: readonly string[], at: Date): Promise<void> {
  await sql`update notifications.notice set read_at = ${at} where account_id = ${accountId} and id in (${sql.join([...ids])}) and read_at is null`.execute(
    tx,
  )
}
