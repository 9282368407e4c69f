import type { MeasureId } from '../measures/public.ts'
import { isMeasure } from '../measures/public.ts'
import type { Capability } from './capability.ts'

/** What a solution does for the epidemic is told by the measures of the same catalogue that requirements are stated in. */
const measuresOf: Readonly<Record<Capability, readonly MeasureId[]>> = {
  'health-declaration': ['entry-declared'],
  'venue-check-in': ['venue-registered', 'venue-active'],
  'personal-qr': ['venue-active'],
  'contact-tracing': ['contacts-found-in-48-hours'],
  'proximity-contacts': ['contacts-found-in-48-hours'],
  'quarantine-monitoring': ['daily-status-reported', 'camera-connected'],
  'home-monitoring': ['daily-status-reported'],
  'camera-connection': ['camera-connected'],
  'test-results': [],
  'vaccination-record': [],
  'risk-map': [],
  hotline: [],
  reporting: [],
}

/** The measures on a solution's scorecard: the one its requirement was stated in first, then those of what it can do; each once. */
export function scoredBy(capabilities: readonly Capability[], required: string | null): MeasureId[] {
  const first = required !== null && isMeasure(required) ? [required] : []
  return [...new Set([...first, ...capabilities.flatMap((one) => measuresOf[one])])]
}
