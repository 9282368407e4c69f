/** The room's door: which measures exist and which of them are measured today. */
export { isMeasure, type MeasureId, measuredNow, measureIds, measures } from './catalogue.ts'
