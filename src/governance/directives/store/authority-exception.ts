import { sql } from 'kysely'
import type { Reader, Transaction } from '../../../platform/database.ts'
import { civilDay } from '../../../vocabulary/period.ts'
import { type AuthorityException, byException } from '../authority-exception.ts'
import type { Provision } from '../provision.ts'

export interface ExceptionRow {
  id: string
  directive_id: string
  content: Provision
  reason_vi: string
  basis_vi: string
  article_vi: string
  expires_on: string
  asked_by: string
  asked_name: string
  asked_at: Date
  decided_by: string | null
  decided_name: string | null
  decided_at: Date | null
  is_granted: boolean | null
  note_vi: string | null
}
const columns = sql`e.id, e.directive_id, e.content, e.reason_vi, e.basis_vi, e.article_vi, e.expires_on, e.asked_by, e.asked_name, e.asked_at, e.decided_by,
  e.decided_name, e.decided_at, e.is_granted, e.note_vi`

export async function insertException(
  tx: Transaction,
  row: Omit<ExceptionRow, 'decided_by' | 'decided_name' | 'decided_at' | 'is_granted' | 'note_vi'>,
): Promise<void> {
  await sql`
    insert into directives.authority_exception (id, directive_id, content, reason_vi, basis_vi, article_vi, expires_on, asked_by, asked_name, asked_at)
    values (${row.id}, ${row.directive_id}, ${JSON.stringify(row.content)}::jsonb, ${row.reason_vi}, ${row.basis_vi}, ${row.article_vi},
      ${row.expires_on}::date, ${row.asked_by}, ${row.asked_name}, ${row.asked_at})`.execute(tx)
}

export async function exceptionById(db: Reader, id: string): Promise<ExceptionRow | undefined> {
  const { rows } = await sql<ExceptionRow>`select ${columns} from directives.authority_exception e where e.id = ${id}`.execute(db)
  return rows[0]
}

export async function saveExceptionDecision(
  tx: Transaction,
  id: string,
  said: Pick<ExceptionRow, 'decided_by' | 'decided_name' | 'decided_at' | 'is_granted' | 'note_vi'>,
): Promise<void> {
  await sql`
    update directives.authority_exception set decided_by = ${said.decided_by}, decided_name = ${said.decided_name}, decided_at = ${said.decided_at},
      is_granted = ${said.is_granted}, note_vi = ${said.note_vi} where id = ${id}`.execute(tx)
}

/** All that was asked for a directive, in the order of asking. */
export async function exceptionsAsked(db: Reader, directiveId: string): Promise<ExceptionRow[]> {
  const { rows } = await sql<ExceptionRow>`
    select ${columns} from directives.authority_exception e where e.directive_id = ${directiveId} order by e.id`.execute(db)
  return rows
}

/** What was confirmed for a directive, as the rules know it. */
export async function exceptionsOf(db: Reader, directiveId: string): Promise<AuthorityException[]> {
  const rows = await exceptionsAsked(db, directiveId)
  return rows.flatMap((row) =>
    row.is_granted !== true || row.decided_at === null || row.decided_by === null
      ? []
      : [
          {
            content: row.content,
            fromOn: civilDay(row.decided_at),
            untilOn: row.expires_on,
            articleVi: row.article_vi,
            basisVi: row.basis_vi,
            confirmedBy: row.decided_by,
          },
        ],
  )
}

/** Asked about a draft that is still one, and not answered yet; the oldest first. */
export async function exceptionsWaiting(db: Reader): Promise<(ExceptionRow & { drafters: string[] })[]> {
  const { rows } = await sql<ExceptionRow & { drafters: string[] }>`
    select ${columns}, d.drafters from directives.authority_exception e join directives.directive d on d.id = e.directive_id
    where e.decided_at is null and d.state = 'drafted' order by e.asked_at, e.id limit 100`.execute(db)
  return rows
}

/** Under which a content was issued; the newest first. */
export async function exceptionsUsed(db: Reader): Promise<(ExceptionRow & { issued_on: string; text_en: string | null })[]> {
  const { rows } = await sql<ExceptionRow & { issued_on: string; text_en: string | null }>`
    select ${columns}, d.issued_on, p.text_en from directives.authority_exception e
    join directives.directive d on d.id = e.directive_id
    join directives.provision p on p.directive_id = e.directive_id and p.code = e.content->>'code' and p.rule_id = ${byException}
    where e.is_granted and d.document_id is not null order by d.issued_on desc, e.id desc limit 200`.execute(db)
  return rows
}
