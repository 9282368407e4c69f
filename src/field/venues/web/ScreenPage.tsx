import { IconMaximize, IconPrinter } from '@tabler/icons-react'
import { useRef } from 'react'
import { z } from 'zod'
import { addressOf } from '../../../platform/http/client.ts'
import { useAsk } from '../../../web/api/ask.ts'
import { useMay } from '../../../web/api/session.ts'
import { Button } from '../../../web/design/Button.tsx'
import { PageHeader } from '../../../web/design/PageHeader.tsx'
import { QrCode } from '../../../web/design/QrCode.tsx'
import { Skeleton } from '../../../web/design/Skeleton.tsx'
import { Trouble } from '../../../web/design/Trouble.tsx'
import { usePathPlaces } from '../../../web/desk/address.ts'
import { PageLink } from '../../../web/desk/PageLink.tsx'
import { useWords } from '../../../web/desk/words.ts'
import { readPoster, readScreenLink } from '../contract.ts'
import './venue-page.css'

const places = z.strictObject({ venueId: z.string() })

/** What stands on the screen at the door: one large code, asked again every few seconds, so that it is never older than its window. */
export function ScreenPage() {
  const { t, time } = useWords()
  const { venueId } = usePathPlaces(places)
  const asked = useAsk(readScreenLink, { params: { venueId } }, { everySeconds: 15 })
  const mayPrint = useMay('venue.read')
  const screen = useRef<HTMLElement>(null)
  const shown = asked.data
  return (
    <div className="page page-narrow">
      <PageHeader
        title={t('venues.screen')}
        back={<PageLink to={`/venues/${venueId}`}>← {t('venues.screen-back')}</PageLink>}
        actions={
          <>
            <Button icon={IconMaximize} onClick={() => void screen.current?.requestFullscreen()}>
              {t('venues.screen-full')}
            </Button>
            {mayPrint ? (
              <a
                className="button button-plain"
                href={addressOf(readPoster, { params: { venueId: Number(venueId) } })}
                target="_blank"
                rel="noopener"
              >
                <IconPrinter size={16} aria-hidden="true" />
                <span>{t('venues.screen-print')}</span>
              </a>
            ) : null}
          </>
        }
      />
      {asked.problem ? <Trouble problem={asked.problem} again={asked.again} /> : null}
      {asked.waiting ? <Skeleton heights={[420]} /> : null}
      {shown && !asked.problem ? (
        <section ref={screen} className="door-screen" aria-label={t('venues.screen-qr-of', { name: shown.name })}>
          <h2>{shown.name}</h2>
          <p>{t('venues.screen-scan')}</p>
          <div className="door-screen-code">
            <QrCode text={shown.link} label={t('venues.screen-qr-of', { name: shown.name })} />
          </div>
          <p className="door-screen-typed">{shown.code}</p>
          <p className="quiet">{t('venues.screen-until', { time: time(shown.endsAt) })}</p>
        </section>
      ) : null}
    </div>
  )
}
