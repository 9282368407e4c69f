import type { Reader } from '../../platform/database.ts'
import type { StoredEvent } from './event.ts'

export interface SubjectName {
  readonly vi: string
  readonly en: string
}

/** What the room asks of the rooms above without knowing them; compose.ts fills it. */
export interface AuditHooks {
  /** What the subjects of one kind are called, by id; those that nobody can name, or that are gone, are missing. */
  nameSubjects(db: Reader, kind: string, ids: readonly string[]): Promise<ReadonlyMap<string, SubjectName>>
}

/** The names of everything that some events are about, asked once per kind. */
export async function subjectNames(
  db: Reader,
  hooks: AuditHooks,
  events: readonly Pick<StoredEvent, 'subject_kind' | 'subject_id'>[],
): Promise<(kind: string, id: string) => SubjectName | undefined> {
  const byKind = new Map<string, Set<string>>()
  for (const { subject_kind: kind, subject_id: id } of events) byKind.set(kind, (byKind.get(kind) ?? new Set()).add(id))
  const names = new Map<string, ReadonlyMap<string, SubjectName>>()
  for (const [kind, ids] of byKind) names.set(kind, await hooks.nameSubjects(db, kind, [...ids]))
  return (kind, id) => names.get(kind)?.get(id)
}
