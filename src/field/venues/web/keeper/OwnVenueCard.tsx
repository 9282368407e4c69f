import { placeIn } from '../../../../web/i18n/names.ts'
import { HoursForm } from './HoursForm.tsx'
import { type OwnVenue, posterAddress } from './keeper-api.ts'
import { useWords } from './words.ts'

/** A venue of this phone: its poster when there is one, else what is waited for. */
export function OwnVenueCard({ venue }: { venue: OwnVenue }) {
  const { t, language } = useWords()
  return (
    <section className="keep-card" aria-label={venue.name}>
      <h2>{venue.name}</h2>
      <p className="ask-hint">
        {venue.address}, {placeIn(language, venue)}
      </p>
      {venue.state === 'registered' ? (
        <>
          <p className="keep-code">
            <span>{t('keep.code')}</span>
            <b>{venue.code}</b>
          </p>
          <p className="keep-action">
            <a className="button button-primary button-wide" href={posterAddress(venue)} target="_blank" rel="noopener">
              {t('keep.poster')}
            </a>
          </p>
          <HoursForm venue={venue} />
        </>
      ) : (
        <p>
          <b>{t(`keep.${venue.state}`)}</b>
          {venue.state === 'waiting' ? <> – {t('keep.waiting-hint')}</> : null}
          {venue.state === 'refused' ? <> – {t('keep.refused-hint')}</> : null}
        </p>
      )}
    </section>
  )
}
