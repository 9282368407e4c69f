import { IconDeviceTablet } from '@tabler/icons-react'
import type { z } from 'zod'
import { useSend } from '../../../web/api/ask.ts'
import { useMay } from '../../../web/api/session.ts'
import { announce } from '../../../web/design/announce.ts'
import { Button } from '../../../web/design/Button.tsx'
import { StateMark } from '../../../web/design/StateMark.tsx'
import { Trouble } from '../../../web/design/Trouble.tsx'
import { PageLink } from '../../../web/desk/PageLink.tsx'
import { useWords } from '../../../web/desk/words.ts'
import { type readVenue, switchRotation } from '../contract.ts'

/** The code on a screen at the door: what it is for, on or off, and the page that shows it. */
export function ScreenPart({ venue }: { venue: z.output<typeof readVenue.reply> }) {
  const { t } = useWords()
  const mayEdit = useMay('venue.edit')
  const mayShow = useMay('screen.show')
  const sending = useSend(switchRotation, () =>
    announce(t(venue.rotates ? 'venues.screen-switched-off' : 'venues.screen-switched-on')),
  )
  return (
    <section className="card" aria-labelledby="screen">
      <div className="card-head">
        <h2 id="screen">{t('venues.screen')}</h2>
        <StateMark tone={venue.rotates ? 'ok' : 'none'} word={t(venue.rotates ? 'venues.screen-on' : 'venues.screen-off')} />
      </div>
      <div className="card-body venue-screen">
        <p>{t('venues.screen-lead')}</p>
        <p className="quiet">{t('venues.screen-paper')}</p>
        <p className="quiet">{t('venues.screen-visitor')}</p>
        {sending.problem ? <Trouble problem={sending.problem} /> : null}
        <div className="form-actions">
          {venue.rotates && mayShow ? (
            <PageLink to={`/venues/${venue.id}/screen`} className="button button-primary">
              <IconDeviceTablet size={16} aria-hidden="true" />
              <span>{t('venues.screen-open')}</span>
            </PageLink>
          ) : null}
          {mayEdit ? (
            <Button
              look={venue.rotates ? 'plain' : 'primary'}
              busy={sending.sending}
              onClick={() => void sending.send({ params: { venueId: venue.id }, body: { rotates: !venue.rotates } })}
            >
              {t(venue.rotates ? 'venues.screen-switch-off' : 'venues.screen-switch-on')}
            </Button>
          ) : null}
        </div>
      </div>
    </section>
  )
}
