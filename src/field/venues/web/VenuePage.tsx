import { IconCopy, IconDoorEnter, IconPrinter } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { z } from 'zod'
import { addressOf } from '../../../platform/http/client.ts'
import { useAsk } from '../../../web/api/ask.ts'
import { useMay } from '../../../web/api/session.ts'
import { announce } from '../../../web/design/announce.ts'
import { Button } from '../../../web/design/Button.tsx'
import { copyText } from '../../../web/design/clipboard.ts'
import { PageHeader } from '../../../web/design/PageHeader.tsx'
import { Skeleton } from '../../../web/design/Skeleton.tsx'
import { StateMark } from '../../../web/design/StateMark.tsx'
import { Trouble } from '../../../web/design/Trouble.tsx'
import { usePathPlaces } from '../../../web/desk/address.ts'
import { useObjectUrl } from '../../../web/desk/object-url.ts'
import { PageLink } from '../../../web/desk/PageLink.tsx'
import { useWords } from '../../../web/desk/words.ts'
import { placeIn } from '../../../web/i18n/names.ts'
import { readPoster, readVenue, readVenueQr } from '../contract.ts'
import { DecisionPart } from './DecisionPart.tsx'
import { DelegationsPart } from './DelegationsPart.tsx'
import { FactsPart } from './FactsPart.tsx'
import { HoursPart } from './HoursPart.tsx'
import { Poster } from './Poster.tsx'
import { ScreenPart } from './ScreenPart.tsx'
import { toneOfVenue } from './tone-of-venue.ts'
import './venue-page.css'

const places = z.strictObject({ venueId: z.string() })

interface VenuePageProps {
  /** What another room shows of this venue. */
  beside: (venueId: string, venueCode: string) => ReactNode
}

/** One venue: its poster and its code, beside what happened there today. */
export function VenuePage({ beside }: VenuePageProps) {
  const { t, language } = useWords()
  const { venueId } = usePathPlaces(places)
  const asked = useAsk(readVenue, { params: { venueId } })
  const mayReadQr = useMay('venue.read')
  const qr = useAsk(readVenueQr, { params: { venueId } }, { enabled: mayReadQr && asked.data?.state === 'registered' })
  const picture = useObjectUrl(qr.data)
  const mayRecord = useMay('visit.record')
  const mayDelegate = useMay('venue.delegate')
  const back = <PageLink to="/venues">{t('venues.back-to-venues')}</PageLink>
  if (asked.data === undefined) {
    return (
      <div className="page">
        <PageHeader title={t('venues.title')} back={back} />
        {asked.problem ? <Trouble problem={asked.problem} again={asked.again} /> : <Skeleton heights={[320, 200]} />}
      </div>
    )
  }
  const venue = asked.data
  const hasCode = venue.state === 'registered'
  const posterAddress = addressOf(readPoster, { params: { venueId: venue.id } })
  const copyLink = async () => {
    if (await copyText(venue.link)) announce(t('venues.link-copied'))
  }
  return (
    <div className="page venue-page">
      <PageHeader
        title={venue.name}
        back={back}
        actions={
          <>
            {mayRecord && hasCode ? (
              <a className="button button-plain" href={`/kiosk?venue=${venue.id}`}>
                <IconDoorEnter size={16} aria-hidden="true" />
                <span>{t('venues.open-door')}</span>
              </a>
            ) : null}
            {hasCode ? (
              <a className="button button-primary" href={posterAddress} target="_blank" rel="noopener">
                <IconPrinter size={16} aria-hidden="true" />
                <span>{t('venues.poster-pdf')}</span>
              </a>
            ) : null}
          </>
        }
      >
        <p className="venue-line">
          <span>{t(`venues.category.${venue.category}`)}</span>
          <span>
            {venue.address}, {placeIn(language, venue)}
          </span>
          <StateMark tone={toneOfVenue(venue.state)} word={t(`venues.state.${venue.state}`)} />
        </p>
      </PageHeader>
      <div className="venue-parts">
        <div className="venue-left">
          <DecisionPart venue={venue} />
          {beside(venueId, venue.code)}
          {mayDelegate && hasCode ? <DelegationsPart venueId={venue.id} /> : null}
          <HoursPart venue={venue} />
          {hasCode ? <ScreenPart venue={venue} /> : null}
          <FactsPart venue={venue} />
        </div>
        <section className="card venue-poster" aria-labelledby="poster">
          <div className="card-head no-print">
            <h2 id="poster">{t('venues.poster')}</h2>
          </div>
          <div className="card-body">
            {hasCode ? (
              <>
                <dl className="pairs no-print">
                  <div>
                    <dt>{t('venues.code')}</dt>
                    <dd>
                      <b className="figures">{venue.code}</b>
                    </dd>
                  </div>
                  <div>
                    <dt>{t('venues.link')}</dt>
                    <dd>
                      <a href={venue.link}>{venue.link}</a>
                    </dd>
                  </div>
                </dl>
                <p className="venue-copy no-print">
                  <Button icon={IconCopy} onClick={() => void copyLink()}>
                    {t('venues.copy-link')}
                  </Button>
                </p>
                <p className="quiet venue-hint no-print">{t('venues.poster-hint')}</p>
                {qr.problem ? <Trouble problem={qr.problem} again={qr.again} /> : null}
                <Poster venue={venue} qr={picture} qrLabel={t('venues.qr-of', { name: venue.name })} />
              </>
            ) : (
              <p>{t('venues.no-poster', { state: t(`venues.state.${venue.state}`) })}</p>
            )}
          </div>
        </section>
      </div>
    </div>
  )
}
