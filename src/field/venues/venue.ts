import { defineMachine } from '../../platform/transitions.ts'

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

export const venueStates = ['waiting', 'registered', 'refused', 'revoked'] as const
export type VenueState = (typeof venueStates)[number]

export const venueCommands = ['accept-at-once', 'approve', 'refuse', 'revoke', 'reissue'] as const
export type VenueCommand = (typeof venueCommands)[number]
export type VenueDecision = Exclude<VenueCommand, 'accept-at-once'>

export interface VenueCase {
  /** Why; asked for wherever somebody loses something by it. */
  readonly reason: string | null
}
const saysWhy = { code: 'a-reason-is-needed', holds: (given: VenueCase) => (given.reason?.trim().length ?? 0) >= 5 }

/**
 * The life of a venue's code. Most provinces of 2021 let a venue begin at once (qr.tokhaiyte.vn asked for a telephone number
 * only); where a province wants to look first, the venue waits. A code that is withdrawn stays known: it says where to go.
 */
export const venueMachine = defineMachine<VenueState, VenueCommand, VenueCase>({
  name: 'venues',
  states: venueStates,
  first: 'waiting',
  final: ['refused'],
  transitions: [
    { command: 'accept-at-once', from: ['waiting'], to: 'registered', by: 'system' },
    { command: 'approve', from: ['waiting'], to: 'registered', by: 'venue.decide' },
    { command: 'refuse', from: ['waiting'], to: 'refused', by: 'venue.decide', guards: [saysWhy] },
    { command: 'reissue', from: ['registered', 'revoked'], to: 'registered', by: 'venue.decide', guards: [saysWhy] },
    { command: 'revoke', from: ['registered'], to: 'revoked', by: 'venue.decide', guards: [saysWhy] },
  ],
})

/** How a province wants venues registered. */
export const approvals = ['immediate', 'after-approval'] as const
export type Approval = (typeof approvals)[number]
