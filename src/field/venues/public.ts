/** The room's door: check-ins find the venue at a door and add to its day; compliance reads measures.ts. */
export { openVenueMemory, venueInScope, venueOfCode } from './actions.ts'
export { addToDays, type VenueRow, venuesWithin } from './store.ts'
