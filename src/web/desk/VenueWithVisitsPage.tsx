import { VisitsToday } from '../../field/check-ins/web/VisitsToday.tsx'
import { VenuePage } from '../../field/venues/web/VenuePage.tsx'
import { useMay } from '../api/session.ts'

/** A venue with today's visits; put together here because venues know nothing of visits. */
export function VenueWithVisitsPage() {
  const mayReadVisits = useMay('visit.read')
  return (
    <VenuePage
      beside={(venueId, venueCode) => (mayReadVisits ? <VisitsToday venueId={venueId} venueCode={venueCode} /> : null)}
    />
  )
}
