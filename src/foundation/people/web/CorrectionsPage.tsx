import { useState } from 'react'
import { z } from 'zod'
import { useAsk, useSend } from '../../../web/api/ask.ts'
import { useMay } from '../../../web/api/session.ts'
import { announce } from '../../../web/design/announce.ts'
import { Button } from '../../../web/design/Button.tsx'
import { Chips } from '../../../web/design/Chips.tsx'
import { Empty } from '../../../web/design/Empty.tsx'
import { useForm } from '../../../web/design/form.ts'
import { PageHeader } from '../../../web/design/PageHeader.tsx'
import { Skeleton } from '../../../web/design/Skeleton.tsx'
import { TextField } from '../../../web/design/TextField.tsx'
import { Trouble } from '../../../web/design/Trouble.tsx'
import { PageLink } from '../../../web/desk/PageLink.tsx'
import { StepDialog } from '../../../web/desk/StepDialog.tsx'
import { useWords } from '../../../web/desk/words.ts'
import { answerCorrection, listCorrections, openCorrection } from '../contract.ts'
import { type CorrectionState, correctionStates } from '../correction.ts'
import './people.css'

type Row = z.output<typeof listCorrections.reply>['rows'][number]

/** What people say is wrong about them: masked until opened, answered with the document in the hand. */
export function CorrectionsPage() {
  const { t } = useWords()
  const [state, setState] = useState<CorrectionState>('asked')
  const asked = useAsk(listCorrections, { query: { state } }, { everySeconds: 60 })
  const mayBind = useMay('device.bind')
  return (
    <div className="page page-narrow">
      <PageHeader
        title={t('people.corrections')}
        back={mayBind ? <PageLink to="/front-desk">← {t('people.to-desk')}</PageLink> : undefined}
      >
        {t('people.corrections-lead')}
      </PageHeader>
      <div className="toolbar">
        <Chips
          label={t('people.corrections-which')}
          chips={correctionStates.map((value) => ({ value, label: t(`people.correction.state.${value}`) }))}
          value={state}
          onChoose={setState}
        />
      </div>
      {asked.problem ? <Trouble problem={asked.problem} again={asked.again} /> : null}
      {asked.waiting ? <Skeleton heights={[110, 110]} /> : null}
      {asked.data?.rows.length === 0 ? (
        <div className="card">
          {state === 'asked' ? (
            <Empty title={t('people.no-corrections')} hint={t('people.no-corrections-hint')} />
          ) : (
            <Empty title={t('people.no-corrections-answered')} />
          )}
        </div>
      ) : null}
      <ul className="correction-cards" aria-label={t('people.corrections')}>
        {asked.data?.rows.map((row) => (
          <CorrectionCard key={row.id} row={row} />
        ))}
      </ul>
    </div>
  )
}

function CorrectionCard({ row }: { row: Row }) {
  const { t, instant } = useWords()
  const [refusing, setRefusing] = useState(false)
  const opening = useSend(openCorrection)
  const answering = useSend(answerCorrection, ({ state }) =>
    announce(t(state === 'made' ? 'people.was-made' : 'people.was-refused')),
  )
  const params = { correctionId: row.id }
  const opened = opening.reply
  return (
    <li className="card card-body correction-card">
      <h2>{row.maskedLine}</h2>
      <p>
        {t(`people.correction.field.${row.field}`)} · {t('people.asked-at', { at: instant(row.askedAt) })}
      </p>
      {row.reason ? <p>{t('people.answered-because', { reason: row.reason })}</p> : null}
      {opening.problem ? <Trouble problem={opening.problem} /> : null}
      {answering.problem ? <Trouble problem={answering.problem} /> : null}
      {opened ? (
        <dl className="correction-texts">
          <div>
            <dt>{t('people.held')}</dt>
            <dd>
              {(row.field === 'bornOn' ? opened.held?.split('-').reverse().join('/') : opened.held) ?? t('people.held-nothing')}
            </dd>
          </div>
          <div>
            <dt>{t('people.wants')}</dt>
            <dd>{opened.wanted}</dd>
          </div>
        </dl>
      ) : null}
      {row.state !== 'asked' ? null : opened ? (
        <div className="form-actions">
          <Button
            look="primary"
            busy={answering.sending}
            onClick={() => void answering.send({ params, body: { command: 'make' } })}
          >
            {t('people.make')}
          </Button>
          <Button onClick={() => setRefusing(true)}>{t('people.refuse')}</Button>
        </div>
      ) : (
        <div className="form-actions">
          <Button busy={opening.sending} onClick={() => void opening.send({ params })}>
            {t('people.open')}
          </Button>
        </div>
      )}
      {refusing ? <RefuseDialog row={row} onClose={() => setRefusing(false)} /> : null}
    </li>
  )
}

function RefuseDialog({ row, onClose }: { row: Row; onClose: () => void }) {
  const { t } = useWords()
  const sending = useSend(answerCorrection, () => {
    announce(t('people.was-refused'))
    onClose()
  })
  const form = useForm({
    shape: z.strictObject({ reason: z.string().trim().min(5).max(300) }),
    sentences: { reason: t('people.refuse-reason-wanted') },
    send: ({ reason }) => sending.send({ params: { correctionId: row.id }, body: { command: 'refuse', reason } }),
    problem: sending.problem,
    busy: sending.sending,
  })
  return (
    <StepDialog title={t('people.refuse')} form={form} problem={sending.problem} onClose={onClose}>
      <TextField
        form={form}
        name="reason"
        label={t('people.refuse-reason')}
        hint={t('people.refuse-reason-hint')}
        lines={3}
        maxLength={300}
      />
    </StepDialog>
  )
}
