/** Kinds of venue of 2666/QĐ-BYT's list, as a closed vocabulary; words in the messages. */
export const venueCategories = [
  'shop',
  'market',
  'supermarket',
  'restaurant',
  'hotel',
  'office',
  'school',
  'health-facility',
  'transport',
  'worship',
  'entertainment',
  'other',
] as const
export type VenueCategory = (typeof venueCategories)[number]

/** How long people usually stay, in minutes: used for the automatic check-out until the owner says otherwise. */
export const typicalStay: Readonly<Record<VenueCategory, number>> = {
  shop: 20,
  market: 45,
  supermarket: 45,
  restaurant: 75,
  hotel: 720,
  office: 240,
  school: 300,
  'health-facility': 120,
  transport: 60,
  worship: 60,
  entertainment: 120,
  other: 60,
}

export const venueStates = ['registered', 'revoked'] as const
export type VenueState = (typeof venueStates)[number]
