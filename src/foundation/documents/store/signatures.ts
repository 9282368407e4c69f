import { sql } from 'kysely'
import type { Reader, Transaction } from '../../../platform/database.ts'
import { type SignedFile, signedFile } from '../signature/signature-found.ts'

export async function saveSignatures(tx: Transaction, sha256: string, found: SignedFile, at: Date): Promise<void> {
  await sql`
    insert into documents.file_signature (sha256, found, read_at) values (${sha256}, ${JSON.stringify(found)}::jsonb, ${at})
    on conflict (sha256) do update set found = excluded.found, read_at = excluded.read_at`.execute(tx)
}

/** By the file's SHA-256; files whose signatures were never read are missing. */
export async function signaturesOf(db: Reader, sha256s: readonly string[]): Promise<Map<string, SignedFile>> {
  if (sha256s.length === 0) return new Map()
  const { rows } = await sql<{ sha256: string; found: unknown }>`
    select sha256, found from documents.file_signature where sha256 in (${sql.join(sha256s)})`.execute(db)
  return new Map(rows.map((row) => [row.sha256, signedFile.parse(row.found)]))
}
