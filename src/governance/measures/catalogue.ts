/** What can be measured, on whom, in what unit. A requirement's success and a provision's threshold are stated in these and nothing else. */
export const measures = {
  'venue-registered': { subject: 'venue', unit: 'share', source: 'venues', threshold: 1 },
  'venue-active': { subject: 'venue', unit: 'share', source: 'venues', threshold: 0.8 },
  'entry-declared': { subject: 'province', unit: 'share', source: 'declarations', threshold: 0.98 },
  'camera-connected': { subject: 'quarantine-facility', unit: 'share', source: 'cameras', threshold: 1 },
  'daily-status-reported': { subject: 'quarantine-facility', unit: 'share', source: 'quarantine', threshold: 0.95 },
  'contacts-found-in-48-hours': { subject: 'province', unit: 'share', source: 'tracing', threshold: 0.9 },
  'document-relayed': { subject: 'province', unit: 'share', source: 'documents', threshold: 1 },
} as const satisfies Record<string, { subject: string; unit: 'share'; source: string; threshold: number }>

export type MeasureId = keyof typeof measures
export const measureIds = Object.keys(measures).filter(isMeasure)

export function isMeasure(id: string): id is MeasureId {
  return Object.hasOwn(measures, id)
}

/** Measures whose field room is not built yet are answered “chưa đo”, never with a figure. */
export const measuredNow: readonly MeasureId[] = ['venue-registered', 'venue-active', 'entry-declared', 'camera-connected']
