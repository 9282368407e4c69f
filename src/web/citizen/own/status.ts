import type { OwnRow } from './own-api.ts'

/**
 * What a phone's own card says. Neutral on purpose: a colour that lets people pass would be a movement pass, which nobody ordered.
 * `call` is not a verdict about the person; it says that the station rings, or may be rung.
 */
export type Status =
  | { readonly kind: 'none' }
  | { readonly kind: 'valid' | 'expired' | 'call'; readonly declaredAt: string; readonly validUntil: string }

/** The newest row of each person, the newest first: somebody may have declared with several forms. */
export function onePerPerson(rows: readonly OwnRow[]): OwnRow[] {
  return rows.filter(({ person }, i) => rows.findIndex((row) => row.person === person) === i)
}

/** Of one's own declarations; those for the family have a page of their own. A clean one does not hide a flagged one that still holds and that nobody has cleared. */
export function statusOf(rows: readonly OwnRow[], now: Date): Status {
  const own = rows.filter((row) => !row.onBehalf).sort((a, b) => (a.declaredAt < b.declaredAt ? 1 : -1))
  const holds = own.filter((row) => now.getTime() < Date.parse(row.validUntil))
  const said = holds.find(isOpen) ?? holds[0] ?? own[0]
  if (said === undefined) return { kind: 'none' }
  const { declaredAt, validUntil } = said
  if (holds.length === 0) return { kind: 'expired', declaredAt, validUntil }
  return { kind: isOpen(said) ? 'call' : 'valid', declaredAt, validUntil }
}

const isOpen = ({ flagged, settled }: OwnRow): boolean => flagged && !settled
