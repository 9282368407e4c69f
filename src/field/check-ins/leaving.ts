import { repeated, type Source, sources } from './visit.ts'

/** A visit of the record under which somebody leaves, as far as it matters for whose it is. */
export interface Entry {
  readonly id: string
  readonly inAt: Date
  readonly outAt: Date | null
  readonly flags: number
  readonly source: number
  /** The phone that scanned the poster, by its credential and by its own number. */
  readonly deviceId: string | null
  readonly sentBy: string | null
}
export interface Leaving {
  readonly inAt: Date
  readonly source: number
  readonly byDevice: string | null
  readonly sentBy: string | null
}

const typed: ReadonlySet<number> = new Set((['staff-typed-name', 'staff-phone'] satisfies Source[]).map((name) => sources[name]))
const isPoster = ({ source }: Pick<Entry, 'source'>) => source === sources['self-scan']

/**
 * The visit that a leaving ends. Anybody can type a name and number at a poster, so a leaving from a phone ends what the same phone began;
 * one that staff saw ends what staff saw, or what a phone began that an office bound to the person. Where staff have only a name
 * and number themselves, a poster's visit of the same words is that person's too, unless two phones typed them: then nobody can
 * tell whose it is, and the leaving stands for itself. A leaving sent again ends the same visit again.
 */
export function entryEndedBy(leaving: Leaving, entries: readonly Entry[], boundPhones: ReadonlySet<string>): Entry | undefined {
  const byTime = [...entries].sort((a, b) => b.inAt.getTime() - a.inAt.getTime() || (a.id < b.id ? 1 : -1))
  if (isPoster(leaving)) return byTime.find((entry) => isSamePhone(entry, leaving))
  const seen = byTime.filter(
    (entry) =>
      (entry.flags & repeated) === 0 && (!isPoster(entry) || (entry.deviceId !== null && boundPhones.has(entry.deviceId))),
  )
  const said = seen.find(({ outAt }) => outAt?.getTime() === leaving.inAt.getTime())
  if (said !== undefined) return said
  const [latest] = seen
  if (latest?.outAt === null || !typed.has(leaving.source)) return latest
  const since = latest?.outAt ?? new Date(0)
  const told = byTime.filter((entry) => isPoster(entry) && !seen.includes(entry) && entry.inAt >= since)
  const [first] = told
  return first !== undefined && told.every((entry) => isSamePhone(entry, { byDevice: first.deviceId, sentBy: first.sentBy }))
    ? first
    : latest
}

function isSamePhone(entry: Entry, phone: Pick<Leaving, 'byDevice' | 'sentBy'>): boolean {
  return (
    (entry.deviceId !== null && entry.deviceId === phone.byDevice) || (entry.sentBy !== null && entry.sentBy === phone.sentBy)
  )
}
