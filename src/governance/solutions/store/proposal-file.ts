import { sql } from 'kysely'
import type { Reader, Transaction } from '../../../platform/database.ts'

export interface ProposalFileRow {
  sha256: string
  name: string
  media_type: string
  size: number
  by_name: string
  kept_at: Date
}

/** The same file twice is one. */
export async function insertProposalFile(tx: Transaction, solutionId: string, row: ProposalFileRow): Promise<void> {
  await sql`
    insert into solutions.proposal_file (solution_id, sha256, name, media_type, size, by_name, kept_at)
    values (${solutionId}, ${row.sha256}, ${row.name}, ${row.media_type}, ${row.size}, ${row.by_name}, ${row.kept_at}) on conflict do nothing`.execute(
    tx,
  )
}

export async function proposalFilesOf(db: Reader, solutionId: string): Promise<ProposalFileRow[]> {
  const { rows } = await sql<ProposalFileRow>`
    select sha256, name, media_type, size, by_name, kept_at from solutions.proposal_file where solution_id = ${solutionId} order by kept_at, sha256`.execute(
    db,
  )
  return rows
}
