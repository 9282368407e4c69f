import { sql } from 'kysely'
import type { Reader, Transaction } from '../../../platform/database.ts'
import type { HigherBody } from '../authority-rule.ts'

/** An official page written out of a draft, and what its signer stated before signing it here. */
export interface PageRow {
  document_id: string
  directive_id: string
  recommend_to: HigherBody | null
  capacity_id: string | null
  words_sha256: string | null
  ends: unknown
  recommendation: unknown
  stated_version: number | null
  stated_by: string | null
}

export async function insertPage(
  tx: Transaction,
  row: Pick<PageRow, 'document_id' | 'directive_id' | 'recommend_to' | 'capacity_id' | 'words_sha256'>,
): Promise<void> {
  await sql`
    insert into directives.page (document_id, directive_id, recommend_to, capacity_id, words_sha256)
    values (${row.document_id}, ${row.directive_id}, ${row.recommend_to}, ${row.capacity_id}, ${row.words_sha256})`.execute(tx)
}

/** The page that a document is; undefined for every document that no directive wrote. */
export async function pageOfDocument(db: Reader, documentId: string): Promise<PageRow | undefined> {
  const { rows } = await sql<PageRow>`
    select document_id, directive_id, recommend_to, capacity_id, words_sha256, ends, recommendation, stated_version, stated_by
    from directives.page where document_id = ${documentId}`.execute(db)
  return rows[0]
}

export async function saveStatement(
  tx: Transaction,
  documentId: string,
  stated: { ends: unknown; recommendation: unknown; version: number; by: string; at: Date },
): Promise<void> {
  const recommendation = stated.recommendation === null ? null : JSON.stringify(stated.recommendation)
  await sql`
    update directives.page set ends = ${JSON.stringify(stated.ends)}::jsonb, recommendation = ${recommendation}::jsonb, stated_version = ${stated.version},
      stated_by = ${stated.by}, stated_at = ${stated.at} where document_id = ${documentId}`.execute(tx)
}
