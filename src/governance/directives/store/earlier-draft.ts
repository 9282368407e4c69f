import { sql } from 'kysely'
import type { Reader, Transaction } from '../../../platform/database.ts'
import type { DraftText } from '../changed-contents.ts'
import type { Provision } from '../provision.ts'
import type { DirectiveRow } from './directive.ts'

/** Before a draft is written anew: what it says now, under its version. */
export async function keepEarlierDraft(tx: Transaction, row: DirectiveRow, provisions: readonly Provision[]): Promise<void> {
  await sql`
    insert into directives.earlier_draft (directive_id, version, subject_vi, contents)
    values (${row.id}, ${row.version}, ${row.subject_vi}, ${JSON.stringify(provisions)}::jsonb)`.execute(tx)
}

/** What a draft said in one of its versions, where it has been written anew since. */
export async function earlierDraft(db: Reader, id: string, version: number): Promise<DraftText | undefined> {
  const { rows } = await sql<{ subject_vi: string; contents: Provision[] }>`
    select subject_vi, contents from directives.earlier_draft
    where directive_id = ${id} and version >= ${version} order by version limit 1`.execute(db)
  return rows[0] && { subjectVi: rows[0].subject_vi, provisions: rows[0].contents }
}
