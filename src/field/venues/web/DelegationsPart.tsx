import { IconCopy, IconUserPlus } from '@tabler/icons-react'
import type { z } from 'zod'
import { useAsk, useSend } from '../../../web/api/ask.ts'
import { announce } from '../../../web/design/announce.ts'
import { Button } from '../../../web/design/Button.tsx'
import { copyText } from '../../../web/design/clipboard.ts'
import { Skeleton } from '../../../web/design/Skeleton.tsx'
import { StateMark, type Tone } from '../../../web/design/StateMark.tsx'
import { Trouble } from '../../../web/design/Trouble.tsx'
import { useWords } from '../../../web/desk/words.ts'
import { endDelegation, listDelegations, offerDelegation } from '../contract.ts'

type Delegation = z.output<typeof listDelegations.reply>['rows'][number]
const tones: Record<Delegation['state'], Tone> = {
  offered: 'going',
  accepted: 'ok',
  expired: 'none',
  withdrawn: 'none',
  ended: 'none',
}

/** Who helps at the door: invited one by one, ended one by one. */
export function DelegationsPart({ venueId }: { venueId: number }) {
  const { t, instant, language } = useWords()
  const asked = useAsk(listDelegations, { params: { venueId } })
  const offering = useSend(offerDelegation)
  const ending = useSend(endDelegation, () => announce(t('venues.delegation-ended')))
  const problem = offering.problem ?? ending.problem
  const copy = async (link: string) => {
    if (await copyText(link)) announce(t('venues.link-copied'))
  }
  return (
    <section className="card" aria-labelledby="delegations">
      <div className="card-head">
        <h2 id="delegations">{t('venues.delegations')}</h2>
        <Button icon={IconUserPlus} busy={offering.sending} onClick={() => void offering.send({ params: { venueId } })}>
          {t('venues.invite')}
        </Button>
      </div>
      <div className="card-body venue-delegations">
        <p className="quiet">{t('venues.delegations-lead')}</p>
        {problem ? (
          <p className="trouble-line" role="alert">
            {problem.messages[language]}
          </p>
        ) : null}
        {offering.reply ? (
          <div className="venue-invitation" role="status">
            <b>{t('venues.invitation')}</b>
            <code>{offering.reply.link}</code>
            <p className="quiet">{t('venues.invitation-hint', { until: instant(offering.reply.endsAt) })}</p>
            <Button icon={IconCopy} look="primary" onClick={() => void copy(offering.reply?.link ?? '')}>
              {t('venues.copy-invitation')}
            </Button>
          </div>
        ) : null}
        {asked.problem ? <Trouble problem={asked.problem} again={asked.again} /> : null}
        {asked.waiting ? <Skeleton heights={[60]} /> : null}
        {asked.data?.rows.length === 0 ? <p>{t('venues.no-delegations')}</p> : null}
        <ul>
          {asked.data?.rows.map((row) => (
            <li key={row.id}>
              <span>
                <b>{row.displayName ?? t('venues.invitation')}</b>
                <span className="quiet"> {row.username ?? instant(row.offeredAt)}</span>
              </span>
              <StateMark tone={tones[row.state]} word={t(`venues.delegation.${row.state}`)} />
              {row.state === 'offered' || row.state === 'accepted' ? (
                <Button
                  look="plain"
                  busy={ending.sending}
                  onClick={() => void ending.send({ params: { venueId, delegationId: row.id } })}
                >
                  {t(row.state === 'accepted' ? 'venues.end-delegation' : 'venues.withdraw-invitation')}
                </Button>
              ) : null}
            </li>
          ))}
        </ul>
      </div>
    </section>
  )
}
