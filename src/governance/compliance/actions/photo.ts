import { type Doer, record } from '../../../foundation/audit/public.ts'
import type { Transaction } from '../../../platform/database.ts'
import type { Keyring } from '../../../platform/keyring.ts'
import { found, notFound, Refusal } from '../../../platform/refusal.ts'
import { isWithin } from '../../../vocabulary/administrative-unit-code.ts'
import { kindOfPhoto } from '../reason-photo.ts'
import { latestReasons, photoOf, savePhoto } from '../store.ts'
import { openPhoto, sealPhoto } from './sealed-photo.ts'

interface By {
  readonly actor: Doer
  readonly scope: readonly string[]
  readonly now: Date
}

/** Keeps one photo of the place beside the last reason, if it is one's own: nobody puts a picture to another's words. */
export async function keepReasonPhoto(
  tx: Transaction,
  keyring: Keyring,
  given: { subjectPath: string; bytes: Buffer },
  by: By,
): Promise<void> {
  const { subjectPath, bytes } = given
  if (!isWithin(by.scope, subjectPath)) throw notFound('subject')
  const media_type = kindOfPhoto(bytes)
  const reason = (await latestReasons(tx, [subjectPath])).get(subjectPath)
  if (reason?.recorded_by !== by.actor.id) throw new Refusal('photo-wants-a-reason-first')
  await savePhoto(tx, { reason_id: reason.id, media_type, sealed: sealPhoto(keyring, bytes), kept_at: by.now })
  await note(tx, 'reason-photo.kept', subjectPath, by, { bytes: bytes.length })
}

/** The photo beside the last reason; each reading is on the record, for people may be in it. */
export async function readReasonPhoto(
  tx: Transaction,
  keyring: Keyring,
  subjectPath: string,
  by: By,
): Promise<{ name: string; type: string; bytes: Uint8Array }> {
  if (!isWithin(by.scope, subjectPath)) throw notFound('subject')
  const reason = found((await latestReasons(tx, [subjectPath])).get(subjectPath), 'reason')
  const photo = found(await photoOf(tx, reason.id), 'photo')
  await note(tx, 'reason-photo.read', subjectPath, by, { recordedOn: reason.recorded_on })
  const name = `anh-${reason.recorded_on}.${photo.media_type === 'image/png' ? 'png' : 'jpg'}`
  return { name, type: photo.media_type, bytes: openPhoto(keyring, photo.sealed) }
}

async function note(
  tx: Transaction,
  action: 'reason-photo.kept' | 'reason-photo.read',
  subjectPath: string,
  { actor, now }: By,
  facts: Record<string, string | number>,
): Promise<void> {
  const subject = { kind: 'organisation', id: subjectPath.replace(/^.*\/o-/, '') } as const
  await record(tx, { actor, action, subject, scopePath: subjectPath, facts, at: now })
}
