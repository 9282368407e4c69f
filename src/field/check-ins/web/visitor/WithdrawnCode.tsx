import { useWords } from '../../../../web/citizen/words.ts'
import { placeIn } from '../../../../web/i18n/names.ts'
import type { SeenVenue } from './visitor-api.ts'

/** An old poster: it records nobody and says where to go, to the venue’s new code or to the commune’s health station. */
export function WithdrawnCode({ venue }: { venue: SeenVenue }) {
  const { t, language } = useWords()
  return (
    <>
      <h1>{t('citizen.visit-revoked')}</h1>
      <p className="lead">
        {venue.name}, {venue.address}
      </p>
      {venue.newCode === null ? (
        <p className="visit-note">
          {t('citizen.visit-revoked-station', { place: placeIn(language, venue), hotline: venue.hotline })}
        </p>
      ) : (
        <>
          <p className="visit-note">{t('citizen.visit-revoked-hint', { venue: venue.name })}</p>
          <p className="visit-action">
            <a className="button button-primary button-wide" href={`/v/${venue.newCode.replace('-', '')}`}>
              {t('citizen.visit-to-new-code', { code: venue.newCode })}
            </a>
          </p>
        </>
      )}
    </>
  )
}
