import type { z } from 'zod'
import { useAsk, useSend } from '../../../web/api/ask.ts'
import { announce } from '../../../web/design/announce.ts'
import { Button } from '../../../web/design/Button.tsx'
import { Empty } from '../../../web/design/Empty.tsx'
import { Skeleton } from '../../../web/design/Skeleton.tsx'
import { StateMark } from '../../../web/design/StateMark.tsx'
import { Trouble } from '../../../web/design/Trouble.tsx'
import { ReloadOffer } from '../../../web/desk/StepDialog.tsx'
import { useWords } from '../../../web/desk/words.ts'
import { listOwnUnmaskRequests, withdrawUnmasking } from '../contract.ts'
import { RequestFacts } from './RequestFacts.tsx'
import { toneOfRequest } from './tone-of-request.ts'

type Row = z.output<typeof listOwnUnmaskRequests.reply>['rows'][number]

/** What this account asked for, as cards that a phone can show: where each stands, and the outcome. */
export function OwnRequests() {
  const { t } = useWords()
  const asked = useAsk(listOwnUnmaskRequests, {}, { everySeconds: 60 })
  return (
    <section aria-labelledby="own-requests">
      <h2 id="own-requests" className="own-requests-title">
        {t('check-ins.unmasking-own')}
      </h2>
      {asked.problem ? <Trouble problem={asked.problem} again={asked.again} /> : null}
      {asked.waiting ? <Skeleton heights={[140, 140]} /> : null}
      {asked.data?.rows.length === 0 ? (
        <div className="card">
          <Empty title={t('check-ins.unmasking-none-own')} hint={t('check-ins.unmasking-none-own-hint')} />
        </div>
      ) : null}
      <ul className="request-cards" aria-label={t('check-ins.unmasking-own')}>
        {asked.data?.rows.map((row) => (
          <RequestCard key={row.id} row={row} />
        ))}
      </ul>
    </section>
  )
}

function RequestCard({ row }: { row: Row }) {
  const { t } = useWords()
  const step = t('check-ins.unmasking.step.withdraw')
  const sending = useSend(withdrawUnmasking, () => announce(t('check-ins.unmasking-step-done', { step })))
  const mayWithdraw = row.nextSteps.some(({ command, whyNot }) => command === 'withdraw' && whyNot === null)
  return (
    <li className="card card-body">
      <div className="request-head">
        <h3>{row.venue}</h3>
        <StateMark tone={toneOfRequest[row.state]} word={t(`check-ins.unmasking.state.${row.state}`)} />
      </div>
      <RequestFacts request={row} />
      {sending.problem ? <Trouble problem={sending.problem} /> : null}
      <ReloadOffer problem={sending.problem} />
      {mayWithdraw ? (
        <div className="form-actions">
          <Button
            busy={sending.sending}
            onClick={() => void sending.send({ params: { requestId: row.id }, body: { version: row.version } })}
          >
            {step}
          </Button>
        </div>
      ) : null}
    </li>
  )
}
