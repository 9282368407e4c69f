/** The room's door. Compliance reads measures.ts; tracing will read visits here. */
export { venuesWithin } from './store/venues.ts'
