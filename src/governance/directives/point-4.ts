/** Where point 4 of the letter stands, computed from the directives and referrals themselves; tasks shows it, nobody types it. */
export const point4Stages = ['not-begun', 'drafted', 'partly-directed', 'directed'] as const
export type Point4Stage = (typeof point4Stages)[number]

export interface Point4Counts {
  readonly drafted: number
  /** Issued by the health authority. */
  readonly issued: number
  /** Issued by a higher body after a recommendation. */
  readonly issuedByHigher: number
  readonly referralsWaiting: number
  readonly mandatoryInForce: number
}

/** Directed means that something was issued and nothing waits, neither in a drawer nor with a higher body. */
export function stageOf(counts: Point4Counts): Point4Stage {
  const issued = counts.issued + counts.issuedByHigher
  const waiting = counts.drafted + counts.referralsWaiting
  if (issued > 0) return waiting > 0 ? 'partly-directed' : 'directed'
  return waiting > 0 ? 'drafted' : 'not-begun'
}
