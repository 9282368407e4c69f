import { useState } from 'react'
import { useSend } from '../../../web/api/ask.ts'
import { announce } from '../../../web/design/announce.ts'
import { Button } from '../../../web/design/Button.tsx'
import { DateField } from '../../../web/design/DateField.tsx'
import { textsIn, useForm } from '../../../web/design/form.ts'
import { TextField } from '../../../web/design/TextField.tsx'
import { StepDialog } from '../../../web/desk/StepDialog.tsx'
import { useWords } from '../../../web/desk/words.ts'
import { enterVersion } from '../contract.ts'
import type { SolutionWhole } from './wholes.ts'

/** What was released, newest first; its maker and the technology authority enter the next. */
export function Versions({ solution }: { solution: SolutionWhole }) {
  const { t, day } = useWords()
  const [entering, setEntering] = useState(false)
  return (
    <section className="card">
      <div className="card-head">
        <h2>{t('solutions.versions')}</h2>
      </div>
      <div className="card-body versions">
        {solution.versions.length === 0 ? <p className="quiet">{t('solutions.no-versions')}</p> : null}
        {solution.versions.map((one) => (
          <div key={one.number}>
            <p>
              <b>{t('solutions.version-by', { number: one.number, day: day(one.releasedOn) })}</b>
            </p>
            <p className="prose">{one.changes}</p>
            <p className="quiet">{one.enteredByName}</p>
          </div>
        ))}
        {solution.mayEnterVersion ? (
          <div>
            <Button onClick={() => setEntering(true)}>{t('solutions.enter-version')}</Button>
          </div>
        ) : null}
      </div>
      {entering ? <EnterVersion solutionId={solution.id} onClose={() => setEntering(false)} /> : null}
    </section>
  )
}

function EnterVersion({ solutionId, onClose }: { solutionId: string; onClose: () => void }) {
  const { t } = useWords()
  const sending = useSend(enterVersion, () => {
    announce(t('solutions.version-is-entered'))
    onClose()
  })
  const form = useForm({
    shape: enterVersion.body,
    sentences: {
      number: t('solutions.version-number-wanted'),
      releasedOn: t('solutions.day-wanted'),
      changes: t('solutions.version-changes-wanted'),
    },
    read: textsIn,
    send: (body) => sending.send({ params: { solutionId }, body }),
    problem: sending.problem,
    busy: sending.sending,
  })
  return (
    <StepDialog title={t('solutions.enter-version')} form={form} problem={sending.problem} onClose={onClose}>
      <TextField form={form} name="number" label={t('solutions.version-number')} maxLength={40} />
      <DateField form={form} name="releasedOn" label={t('solutions.version-released-on')} />
      <TextField form={form} name="changes" label={t('solutions.version-changes')} lines={3} />
    </StepDialog>
  )
}
