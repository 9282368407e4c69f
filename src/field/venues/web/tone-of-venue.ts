import type { Tone } from '../../../web/design/StateMark.tsx'
import type { VenueState } from '../venue.ts'

export function toneOfVenue(state: VenueState): Tone {
  return state === 'registered' ? 'ok' : state === 'waiting' ? 'warn' : 'none'
}
