/** The room's door: check-ins find the venue at a door and add to its day; compliance reads measures.ts. */
export { openVenueMemory, venueInScope, venueOfCode } from './actions.ts'
export { addToDays, type DayCount, daysToReview, lockDay, saveReview } from './store/days.ts'
export { type VenueRow, venuesById, venuesWithin } from './store.ts'
