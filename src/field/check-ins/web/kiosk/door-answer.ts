/** What the server says of a visitor's declaration; neutral, never which symptom. */
export interface DoorAnswer {
  readonly state: 'valid' | 'expired' | 'none'
  readonly declaredAt: string | undefined
  readonly flagged: boolean
  readonly unverified: boolean
  readonly unmatched: boolean
  readonly acceptedHours: number
}

/** One visitor for whom the door controller waits, or whose answer is being shown. Kept in the page's memory only. */
export interface AskedVisit {
  readonly sequence: number
  readonly initials: string
  /** Business time of the scan. */
  readonly at: string
  readonly answer: DoorAnswer | undefined
  /** When the answer leaves the page, on the page's own clock (`performance.now()`); none while it is still waited for. */
  readonly until: number | undefined
}

/** As long as the part of the door controller stays open by itself; after that nobody reads it, and nobody need know it. */
const shownForMs = 60_000
/** A car full of people; who came before them has gone in. The same as the contract's limit. */
const mostAsked = 5

export function ask(asked: readonly AskedVisit[], visit: Pick<AskedVisit, 'sequence' | 'initials' | 'at'>): AskedVisit[] {
  return [{ ...visit, answer: undefined, until: undefined }, ...asked].slice(0, mostAsked)
}

/** Without an answer (the visit was refused, or the server knows of no declarations) there is nothing to wait for. */
export function hear(
  asked: readonly AskedVisit[],
  sequence: number,
  answer: DoorAnswer | undefined,
  now: number,
): readonly AskedVisit[] {
  if (!asked.some((one) => one.sequence === sequence)) return asked
  if (answer === undefined) return asked.filter((one) => one.sequence !== sequence)
  return asked.map((one) => (one.sequence === sequence ? { ...one, answer, until: now + shownForMs } : one))
}

/** What was answered leaves the page after its minute. */
export function leave(asked: readonly AskedVisit[], now: number): readonly AskedVisit[] {
  const stay = asked.filter(({ until }) => until === undefined || now < until)
  return stay.length === asked.length ? asked : stay
}

/** The visits whose answer is still to be asked for. */
export function stillAsked(asked: readonly AskedVisit[]): number[] {
  return asked.filter((one) => one.answer === undefined).map((one) => one.sequence)
}

/** Something for the door controller to ask or to tell. */
export function isForStaff({ state, flagged, unverified, unmatched }: DoorAnswer): boolean {
  return state !== 'valid' || flagged || unverified || unmatched
}

/**
 * Whether the public panel asks the visitor to see the door controller: alike for no declaration, an old one and one with signs,
 * so that the queue cannot tell them apart. What an unconfirmed phone said never shows in front of others.
 */
export function isInvited({ state, flagged }: DoorAnswer): boolean {
  return state !== 'valid' || flagged
}
