/** Who is waited for. The two authorities of the letter are sides of a consultation and of a handover; the others only wait or settle. */
export const sides = ['health', 'technology', 'steering', 'proposer'] as const
export type Side = (typeof sides)[number]

export const authorities = ['health', 'technology'] as const
export type Authority = (typeof authorities)[number]

/** Each authority's opinions have a permission of their own: in a small unit one account may hold both, and says for whom it speaks. */
export const opinionPermissions = {
  health: 'opinion.give-for-health',
  technology: 'opinion.give-for-technology',
} as const satisfies Record<Authority, string>

/** The role of places that a side is played by; which organisation that is depends on the day. */
export const rolesOfSides = { health: 'health-authority', technology: 'technology-authority' } as const

/** The authorities an account may speak for. */
export function sidesOf(holds: (permission: string) => boolean): Authority[] {
  return authorities.filter((side) => holds(opinionPermissions[side]))
}
