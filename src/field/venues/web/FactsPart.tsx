import type { z } from 'zod'
import { Pairs } from '../../../web/design/Pairs.tsx'
import { useWords } from '../../../web/desk/words.ts'
import type { readVenue } from '../contract.ts'

/** Who registered the venue, who keeps it (masked), and what was decided about it. */
export function FactsPart({ venue }: { venue: z.output<typeof readVenue.reply> }) {
  const { t, instant } = useWords()
  const by = t(venue.registeredByKeeper ? 'venues.by-keeper' : 'venues.by-officer')
  return (
    <section className="card" aria-labelledby="facts">
      <div className="card-head">
        <h2 id="facts">{t('venues.facts')}</h2>
      </div>
      <div className="card-body">
        <Pairs
          pairs={[
            { label: t('venues.registered-at'), value: `${instant(venue.registeredAt)}, ${by}` },
            { label: t('venues.keeper'), value: venue.keeper === '' ? t('venues.nobody-known') : venue.keeper },
            {
              label: t('venues.decided'),
              value: venue.decisionReason && venue.decidedAt ? `${venue.decisionReason} (${instant(venue.decidedAt)})` : null,
            },
            { label: t('venues.former-codes'), value: venue.formerCodes.join(', ') },
          ]}
        />
        {venue.formerCodes.length > 0 ? <p className="quiet">{t('venues.former-codes-hint')}</p> : null}
        {venue.statedDistinct ? <p className="quiet">{t('venues.stated-distinct')}</p> : null}
      </div>
    </section>
  )
}
