import { sql } from 'kysely'
import type { Reader, Transaction } from '../../platform/database.ts'

/** Sets the photo of a reason; one sent before is replaced. */
export async function savePhoto(
  tx: Transaction,
  photo: { reason_id: string; media_type: string; sealed: Buffer; kept_at: Date },
): Promise<void> {
  await sql`
    insert into compliance.reason_photo (reason_id, media_type, sealed, kept_at)
    values (${photo.reason_id}, ${photo.media_type}, ${photo.sealed}, ${photo.kept_at})
    on conflict (reason_id) do update set media_type = excluded.media_type, sealed = excluded.sealed, kept_at = excluded.kept_at`.execute(
    tx,
  )
}

export async function photoOf(db: Reader, reasonId: string): Promise<{ media_type: string; sealed: Buffer } | undefined> {
  const { rows } = await sql<{ media_type: string; sealed: Buffer }>`
    select media_type, sealed from compliance.reason_photo where reason_id = ${reasonId}`.execute(db)
  return rows[0]
}

export async function deletePhotosBefore(tx: Transaction, before: Date): Promise<number> {
  const { numAffectedRows } = await sql`delete from compliance.reason_photo where kept_at < ${before}`.execute(tx)
  return Number(numAffectedRows ?? 0n)
}
