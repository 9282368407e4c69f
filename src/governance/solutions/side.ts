/** Who is waited for. The two authorities of the letter are sides of a consultation and of a handover; the others only wait or settle. */
export const sides = ['health', 'technology', 'steering', 'proposer'] as const
export type Side = (typeof sides)[number]

export const authorities = ['health', 'technology'] as const
export type Authority = (typeof authorities)[number]

/**
 * The authority an account gives opinions for. Both signers hold `opinion.give`; only the health authority's may accept a
 * handover, and that tells them apart. An account with both roles speaks for health alone, so that nobody answers himself.
 */
export function authorityOfSigner(holds: (permission: string) => boolean): Authority | null {
  if (!holds('opinion.give')) return null
  return holds('handover.accept') ? 'health' : 'technology'
}
