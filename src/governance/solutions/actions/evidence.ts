import { record } from '../../../foundation/audit/public.ts'
import type { Database, Reader } from '../../../platform/database.ts'
import type { FileStore } from '../../../platform/files.ts'
import { found, notFound, Refusal } from '../../../platform/refusal.ts'
import { isWithin } from '../../../vocabulary/administrative-unit-code.ts'
import { type HandoverItem, templateItems } from '../handover-template.ts'
import { maySee } from '../solution.ts'
import { assignmentOf } from '../store/assignment.ts'
import { evidenceOf, insertEvidence } from '../store/handover.ts'
import { solutionById } from '../store/solution.ts'
import type { Asker } from './asker.ts'

/** What a file begins with tells what it is; its name does not. */
const kinds = [
  { type: 'application/pdf', begins: [0x25, 0x50, 0x44, 0x46, 0x2d] },
  { type: 'image/png', begins: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
  { type: 'image/jpeg', begins: [0xff, 0xd8, 0xff] },
] as const

/** A PDF or a picture, whatever it is called; what was sent as another kind than it is, is not kept. */
export function kindOfFile(bytes: Buffer, sentAs: string): (typeof kinds)[number] {
  const kind = kinds.find(({ begins }) => begins.every((byte, at) => bytes[at] === byte))
  if (kind === undefined) throw new Refusal('evidence-file-is-of-another-kind')
  if (kind.type !== sentAs) throw new Refusal('evidence-file-is-not-what-it-says', { said: sentAs, found: kind.type })
  return kind
}

/** Keeps a file behind an item of the checklist: a report, a picture of a screen. Both sides may bring it. */
export async function keepEvidence(
  database: Database,
  files: FileStore,
  given: { solutionId: string; item: HandoverItem; name: string; bytes: Buffer; sentAs: string },
  by: Asker,
): Promise<{ sha256: string; size: number }> {
  const { solutionId, item, name, bytes, sentAs } = given
  const kind = kindOfFile(bytes, sentAs)
  const { sha256, size } = await files.put(bytes)
  await database.transaction(async (tx) => {
    const solution = found(await solutionById(tx, solutionId), 'solution')
    const row = found(await assignmentOf(tx, solutionId), 'solution')
    if (!isWithin(by.scope, solution.scope_path)) throw notFound('solution')
    if (!templateItems(row.template_version).some((one) => one.item === item)) throw new Refusal('item-is-not-of-this-handover')
    const { actor, now } = by
    const kept = { item, sha256, name, media_type: kind.type, size, by_name: actor.displayName, kept_at: now }
    await insertEvidence(tx, solutionId, kept)
    const subject = { kind: 'assignment', id: solutionId } as const
    await record(tx, {
      actor,
      action: 'handover-evidence.kept',
      subject,
      scopePath: solution.scope_path,
      facts: { item, sha256 },
      at: now,
    })
  })
  return { sha256, size }
}

export async function readEvidence(
  db: Reader,
  files: FileStore,
  given: { solutionId: string; sha256: string },
  by: Asker,
): Promise<{ name: string; type: string; bytes: Uint8Array }> {
  const solution = found(await solutionById(db, given.solutionId), 'solution')
  if (!maySee(by.scope, { track: solution.track, applicable: false, scopePath: solution.scope_path })) throw notFound('solution')
  const row = found(
    (await evidenceOf(db, given.solutionId)).find(({ sha256 }) => sha256 === given.sha256),
    'file',
  )
  const bytes = found(await files.get(row.sha256), 'file')
  return { name: row.name, type: row.media_type, bytes: new Uint8Array(bytes) }
}
