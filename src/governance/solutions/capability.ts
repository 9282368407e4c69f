/**
 * What a solution can do, in a closed vocabulary: two that can do the same are compared before a third is built. More than
 * twenty applications that did not read each other's codes (notice 242/TB-VPCP, 13/9/2021) are what this list is against.
 */
export const capabilities = [
  'health-declaration',
  'venue-check-in',
  'personal-qr',
  'contact-tracing',
  'proximity-contacts',
  'quarantine-monitoring',
  'home-monitoring',
  'camera-connection',
  'test-results',
  'vaccination-record',
  'risk-map',
  'hotline',
  'reporting',
] as const
export type Capability = (typeof capabilities)[number]

export interface Capable {
  readonly id: string
  readonly name: string
  readonly capabilities: readonly Capability[]
}

export interface Overlap {
  readonly solutionId: string
  readonly name: string
  readonly shared: readonly Capability[]
}

/** The existing solutions that already do some of what is wanted, those that share most first. The thing itself is no overlap. */
export function overlapsWith(wanted: readonly Capability[], existing: readonly Capable[], itself?: string): Overlap[] {
  return existing
    .filter((one) => one.id !== itself)
    .map((one) => ({
      solutionId: one.id,
      name: one.name,
      shared: capabilities.filter((c) => wanted.includes(c) && one.capabilities.includes(c)),
    }))
    .filter((overlap) => overlap.shared.length > 0)
    .sort((a, b) => b.shared.length - a.shared.length || (a.solutionId < b.solutionId ? -1 : 1))
}

/** Whoever brings in what already exists says why it is not reused; three letters are no reason. */
export function isJustified(overlaps: readonly Overlap[], reason: string | null): boolean {
  return overlaps.length === 0 || (reason !== null && reason.trim().length >= 10)
}
