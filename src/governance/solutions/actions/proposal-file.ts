import { record } from '../../../foundation/audit/public.ts'
import type { Database, Reader } from '../../../platform/database.ts'
import type { FileStore } from '../../../platform/files.ts'
import { found, notFound, Refusal } from '../../../platform/refusal.ts'
import { isWithin } from '../../../vocabulary/administrative-unit-code.ts'
import type { ProposalState } from '../proposal.ts'
import { lockProposal } from '../store/proposal.ts'
import { insertProposalFile, proposalFilesOf } from '../store/proposal-file.ts'
import { solutionById } from '../store/solution.ts'
import type { Asker } from './asker.ts'
import { kindOfFile } from './evidence.ts'

/** Before both are asked, so that both read the same; and while a condition is to be met, to prove it. */
export const takesFiles: readonly ProposalState[] = ['submitted', 'clarifying', 'agreed-with-conditions']
/** One page and attachments suffice. */
const mostFiles = 20

/** Evidence that a proposer brings with its proposal; what it is is told by its content. */
export async function keepProposalFile(
  database: Database,
  files: FileStore,
  given: { solutionId: string; name: string; bytes: Buffer; sentAs: string },
  by: Asker,
): Promise<{ sha256: string; size: number }> {
  const { solutionId, name, bytes, sentAs } = given
  const { type } = kindOfFile(bytes, sentAs)
  const { sha256, size } = await files.put(bytes)
  await database.transaction(async (tx) => {
    const row = found(await lockProposal(tx, solutionId), 'proposal')
    if (!isWithin(by.scope, row.scope_path)) throw notFound('proposal')
    if (!takesFiles.includes(row.state)) throw new Refusal('evidence-comes-before-the-consultation')
    if ((await proposalFilesOf(tx, solutionId)).length >= mostFiles)
      throw new Refusal('proposal-has-files-enough', { most: mostFiles })
    const { actor, now } = by
    await insertProposalFile(tx, solutionId, { sha256, name, media_type: type, size, by_name: actor.displayName, kept_at: now })
    await record(tx, {
      actor,
      action: 'proposal-evidence.kept',
      subject: { kind: 'proposal', id: solutionId },
      scopePath: row.scope_path,
      facts: { sha256, size },
      at: now,
    })
  })
  return { sha256, size }
}

/** For the proposer and the nation's desks; a rival is told that there is nothing. */
export async function readProposalFile(
  db: Reader,
  files: FileStore,
  given: { solutionId: string; sha256: string },
  by: Asker,
): Promise<{ name: string; type: string; bytes: Uint8Array }> {
  const solution = found(await solutionById(db, given.solutionId), 'proposal')
  if (!isWithin(by.scope, solution.scope_path)) throw notFound('proposal')
  const row = found(
    (await proposalFilesOf(db, given.solutionId)).find(({ sha256 }) => sha256 === given.sha256),
    'file',
  )
  const bytes = found(await files.get(row.sha256), 'file')
  return { name: row.name, type: row.media_type, bytes: new Uint8Array(bytes) }
}
