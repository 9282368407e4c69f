/** The room's door: check-ins find the venue at a door, read the token of its screen and add to its day; compliance reads measures. */
export { keeperPhones, sealKeeper } from './actions/keeper.ts'
export { isOldScreenCode } from './actions/rotating-token.ts'
export { openVenueMemory, venueInScope, venueOfCode } from './actions.ts'
export { cardPdf } from './poster/print.ts'
export { addCounts, addToDays, type DayCount, daysToReview, lockDay, reviewAgain, saveReview } from './store/days.ts'
export { type VenueDenominator, venueDenominator } from './store/licensed-count.ts'
export { sealedInVenues } from './store/sealed.ts'
export { type VenueRow, venueIdsUnder, venuesById, venuesWithin } from './store.ts'
