/**
 * What was last found out about a session, kept for a few seconds so that a queue at 500 doors costs no query per scan. Requests that
 * come together share one look-up. `forget` works at once: an answer that was on its way when it was called is not kept.
 */
export interface SessionCache<T> {
  read(key: string, lookUp: () => Promise<T>): Promise<T>
  forget(isConcerned: (known: T) => boolean): void
  readonly size: number
}

interface Entry<T> {
  readonly answer: Promise<T>
  readonly until: number
  /** Undefined while the look-up runs. */
  known?: { value: T }
}

export function createSessionCache<T>(options: { keepMilliseconds: number; most: number; now: () => number }): SessionCache<T> {
  const entries = new Map<string, Entry<T>>()
  return {
    async read(key, lookUp) {
      const kept = entries.get(key)
      if (kept !== undefined && options.now() < kept.until) return kept.answer
      entries.delete(key)
      const entry: Entry<T> = { answer: lookUp(), until: options.now() + options.keepMilliseconds }
      entries.set(key, entry)
      // A map keeps the order of entry: the first one is the oldest.
      const [oldest = key] = entries.size > options.most ? entries.keys() : []
      if (oldest !== key) entries.delete(oldest)
      try {
        entry.known = { value: await entry.answer }
      } catch (fault) {
        if (entries.get(key) === entry) entries.delete(key)
        throw fault
      }
      return entry.answer
    },
    forget(isConcerned) {
      for (const [key, { known }] of entries) if (known === undefined || isConcerned(known.value)) entries.delete(key)
    },
    get size() {
      return entries.size
    },
  }
}
