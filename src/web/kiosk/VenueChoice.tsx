import type { KioskVenue } from '../../field/check-ins/web/kiosk/kiosk-api.ts'
import { useEntryWords } from './entry-words.ts'

interface VenueChoiceProps {
  venues: readonly KioskVenue[]
  onChoose: (venueId: number) => void
  onLeave: () => void
}

/** Which of one’s own doors this device stands at; remembered on the device. */
export function VenueChoice({ venues, onChoose, onLeave }: VenueChoiceProps) {
  const { t } = useEntryWords()
  return (
    <section className="kiosk-card">
      <h2>{t(venues.length === 0 ? 'kiosk.no-venue' : 'kiosk.choose-venue')}</h2>
      {venues.length === 0 ? <p>{t('kiosk.no-venue-hint')}</p> : null}
      <ul className="kiosk-venues">
        {venues.map((venue) => (
          <li key={venue.id}>
            <button type="button" className="kiosk-button" onClick={() => onChoose(venue.id)}>
              <b>{venue.name}</b>
              <span>{venue.address}</span>
            </button>
          </li>
        ))}
      </ul>
      <p className="kiosk-action">
        <button type="button" className="kiosk-link" onClick={onLeave}>
          {t('kiosk.sign-out')}
        </button>
      </p>
    </section>
  )
}
