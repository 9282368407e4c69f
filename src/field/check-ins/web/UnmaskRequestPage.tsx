import { useState } from 'react'
import { z } from 'zod'
import { useAsk, useSend } from '../../../web/api/ask.ts'
import { useMay } from '../../../web/api/session.ts'
import { Button } from '../../../web/design/Button.tsx'
import { PageHeader } from '../../../web/design/PageHeader.tsx'
import { Skeleton } from '../../../web/design/Skeleton.tsx'
import { StateMark } from '../../../web/design/StateMark.tsx'
import { Trouble } from '../../../web/design/Trouble.tsx'
import { usePathPlaces } from '../../../web/desk/address.ts'
import { NextSteps } from '../../../web/desk/NextSteps.tsx'
import { PageLink } from '../../../web/desk/PageLink.tsx'
import { useWords } from '../../../web/desk/words.ts'
import { openGrantedVisitor, readUnmaskRequest } from '../contract.ts'
import { PersonLines } from './PersonLines.tsx'
import { RequestFacts } from './RequestFacts.tsx'
import { RequestStepDialog } from './RequestStepDialog.tsx'
import { toneOfRequest } from './tone-of-request.ts'
import './unmasking.css'

const places = z.strictObject({ requestId: z.string() })
type Request = z.output<typeof readUnmaskRequest.reply>
type Command = Request['nextSteps'][number]['command']

/** One request on the health authority's desk: what is asked, masked, and what is decided, opened and answered. */
export function UnmaskRequestPage() {
  const { t } = useWords()
  const { requestId } = usePathPlaces(places)
  const asked = useAsk(readUnmaskRequest, { params: { requestId } })
  const [chosen, setChosen] = useState<Command | undefined>(undefined)
  const back = <PageLink to="/unmask-requests">← {t('check-ins.unmasking-back')}</PageLink>
  const request = asked.data
  if (request === undefined) {
    return (
      <div className="page">
        <PageHeader title={t('check-ins.unmasking')} back={back} />
        {asked.problem ? <Trouble problem={asked.problem} again={asked.again} /> : <Skeleton heights={[200, 260]} />}
      </div>
    )
  }
  return (
    <div className="page page-narrow">
      <PageHeader title={request.venue} back={back}>
        <StateMark tone={toneOfRequest[request.state]} word={t(`check-ins.unmasking.state.${request.state}`)} />
      </PageHeader>
      <div className="request-parts">
        {request.nextSteps.length === 0 ? null : (
          <NextSteps
            steps={request.nextSteps.map(({ command, whyNot }) => ({
              command,
              word: t(`check-ins.unmasking.step.${command}`),
              whyNot,
              start: () => setChosen(command),
              ...(command === 'refuse' ? { look: 'danger' as const } : {}),
            }))}
          />
        )}
        <section className="card" aria-labelledby="asked">
          <div className="card-head">
            <h2 id="asked">{t('check-ins.unmasking')}</h2>
          </div>
          <div className="card-body">
            <RequestFacts request={request} />
          </div>
        </section>
        <section className="card" aria-labelledby="people">
          <div className="card-head">
            <h2 id="people">{t('check-ins.unmasking-people')}</h2>
          </div>
          <ul className="card-body request-visits">
            {request.rows.map((row) => (
              <VisitLine key={row.visitId} request={request} row={row} />
            ))}
          </ul>
        </section>
      </div>
      {chosen ? <RequestStepDialog request={request} command={chosen} onClose={() => setChosen(undefined)} /> : null}
    </div>
  )
}

function VisitLine({ request, row }: { request: Request; row: Request['rows'][number] }) {
  const { t, instant } = useWords()
  const mayOpen = useMay('person.unmask')
  const opening = useSend(openGrantedVisitor)
  const decided = request.granted > 0
  const params = { requestId: request.id, visitId: row.visitId }
  return (
    <li>
      <div className="request-visit">
        <span>
          <b>{row.maskedLine}</b>
          <span className="quiet"> {instant(row.at)}</span>
        </span>
        {row.openedAt ? <span className="quiet">{t('check-ins.unmasking-opened-at', { at: instant(row.openedAt) })}</span> : null}
        {decided && !row.granted ? <span className="quiet">{t('check-ins.unmasking-not-granted')}</span> : null}
        {row.granted && mayOpen && request.openWhyNot === null && opening.reply === undefined ? (
          <Button
            label={`${t('check-ins.unmasking-open')}: ${row.maskedLine}`}
            busy={opening.sending}
            onClick={() => void opening.send({ params })}
          >
            {t('check-ins.unmasking-open')}
          </Button>
        ) : null}
      </div>
      {opening.problem ? <Trouble problem={opening.problem} /> : null}
      {opening.reply ? <PersonLines person={opening.reply} /> : null}
    </li>
  )
}
