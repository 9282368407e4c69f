import { useState } from 'react'
import { useSend } from '../../../web/api/ask.ts'
import { announce } from '../../../web/design/announce.ts'
import { Button } from '../../../web/design/Button.tsx'
import { Choice, Picks } from '../../../web/design/Choice.tsx'
import { DateField } from '../../../web/design/DateField.tsx'
import { textsIn, useForm } from '../../../web/design/form.ts'
import { TextField } from '../../../web/design/TextField.tsx'
import { StepDialog } from '../../../web/desk/StepDialog.tsx'
import { useWords } from '../../../web/desk/words.ts'
import { fixDefect, raiseDefect, retestDefect } from '../contract.ts'
import { severities } from '../defect.ts'
import { State } from './State.tsx'
import type { SolutionWhole } from './wholes.ts'

type Assignment = NonNullable<SolutionWhole['assignment']>
type Defect = Assignment['defects'][number]

interface DefectsProps {
  solution: SolutionWhole
  assignment: Assignment
  version: number
  mayRaise: boolean
}

/** What the receiver found wrong, the gravest first: repaired by one side, looked at again by the other. */
export function Defects({ solution, assignment, version, mayRaise }: DefectsProps) {
  const { t, term, day } = useWords()
  const [asking, setAsking] = useState<{ what: 'raise' } | { what: 'fix' | 'retest'; defect: Defect } | undefined>(undefined)
  const close = () => setAsking(undefined)
  if (assignment.defects.length === 0 && !mayRaise) return null
  return (
    <section className="card" aria-labelledby="defects">
      <div className="card-head">
        <h2 id="defects">{t('solutions.defects')}</h2>
        {mayRaise ? (
          <Button onClick={() => setAsking({ what: 'raise' })}>{t('solutions.assignment.command.raise-defect')}</Button>
        ) : null}
      </div>
      <div className="card-body">
        {assignment.defects.length === 0 ? <p className="quiet">{t('solutions.no-defects')}</p> : null}
        <ul className="defects">
          {assignment.defects.map((defect) => (
            <li key={defect.id}>
              <span className="facts-line">
                <b>{term('solutions.severity', String(defect.severity))}</b>
                <State machine="defect" state={defect.state} />
                <span className="quiet">{t('solutions.until', { day: day(defect.dueOn) })}</span>
              </span>
              <p className="prose">{defect.words}</p>
              <p className="quiet">
                {t(`solutions.handover-item.${defect.item}`)} · {defect.raisedByName}
                {defect.fixWords ? ` · ${defect.fixedByName ?? ''}: ${defect.fixWords}` : ''}
              </p>
              {(['fix', 'retest'] as const)
                .filter((command) => defect.nextSteps.some((step) => step.command === command && step.whyNot === null))
                .map((what) => (
                  <Button
                    key={what}
                    label={`${t(`solutions.defect.command.${what}`)}: ${defect.words}`}
                    onClick={() => setAsking({ what, defect })}
                  >
                    {t(`solutions.defect.command.${what}`)}
                  </Button>
                ))}
            </li>
          ))}
        </ul>
      </div>
      {asking?.what === 'raise' ? (
        <Raise solutionId={solution.id} version={version} assignment={assignment} onClose={close} />
      ) : null}
      {asking?.what === 'fix' ? <Fix defect={asking.defect} onClose={close} /> : null}
      {asking?.what === 'retest' ? <Retest defect={asking.defect} onClose={close} /> : null}
    </section>
  )
}

interface RaiseProps {
  solutionId: string
  version: number
  assignment: Assignment
  onClose: () => void
}

function Raise({ solutionId, version, assignment, onClose }: RaiseProps) {
  const { t, term } = useWords()
  const sending = useSend(raiseDefect, () => {
    announce(t('solutions.item-is-recorded'))
    onClose()
  })
  const form = useForm({
    shape: raiseDefect.body,
    sentences: {
      item: t('solutions.defect-item-wanted'),
      severity: t('solutions.severity-wanted'),
      words: t('solutions.defect-wanted'),
      dueOn: t('solutions.coming-day-wanted'),
    },
    read: (data) => {
      const { severity, ...texts } = textsIn(data)
      return { version, ...texts, severity: Number(severity) }
    },
    send: (body) => sending.send({ params: { solutionId }, body }),
    problem: sending.problem,
    busy: sending.sending,
  })
  return (
    <StepDialog title={t('solutions.assignment.command.raise-defect')} form={form} problem={sending.problem} onClose={onClose}>
      <Choice
        form={form}
        name="item"
        label={t('solutions.defect-item')}
        options={assignment.checklist.map(({ item }) => ({ value: item, label: t(`solutions.handover-item.${item}`) }))}
      />
      <Picks
        form={form}
        name="severity"
        label={t('solutions.severity')}
        options={severities.map((one) => ({ value: String(one), label: term('solutions.severity', String(one)) }))}
      />
      <TextField form={form} name="words" label={t('solutions.defect-words')} lines={3} />
      <DateField form={form} name="dueOn" label={t('solutions.defect-due')} />
    </StepDialog>
  )
}

function Fix({ defect, onClose }: { defect: Defect; onClose: () => void }) {
  const { t } = useWords()
  const sending = useSend(fixDefect, () => {
    announce(t('solutions.item-is-recorded'))
    onClose()
  })
  const form = useForm({
    shape: fixDefect.body,
    sentences: { words: t('solutions.note-wanted') },
    read: (data) => ({ version: defect.version, ...textsIn(data) }),
    send: (body) => sending.send({ params: { defectId: defect.id }, body }),
    problem: sending.problem,
    busy: sending.sending,
  })
  return (
    <StepDialog
      title={t('solutions.defect.command.fix')}
      lead={defect.words}
      form={form}
      problem={sending.problem}
      onClose={onClose}
    >
      <TextField form={form} name="words" label={t('solutions.fix-words')} lines={3} />
    </StepDialog>
  )
}

function Retest({ defect, onClose }: { defect: Defect; onClose: () => void }) {
  const { t } = useWords()
  const sending = useSend(retestDefect, () => {
    announce(t('solutions.item-is-recorded'))
    onClose()
  })
  const form = useForm({
    shape: retestDefect.body,
    sentences: { gone: t('solutions.verdict-wanted') },
    read: (data) => {
      const { gone, words = null } = textsIn(data)
      return { version: defect.version, gone: gone === undefined ? undefined : gone === 'yes', words }
    },
    send: (body) => sending.send({ params: { defectId: defect.id }, body }),
    problem: sending.problem,
    busy: sending.sending,
  })
  return (
    <StepDialog
      title={t('solutions.defect.command.retest')}
      lead={defect.words}
      form={form}
      problem={sending.problem}
      onClose={onClose}
    >
      <Picks
        form={form}
        name="gone"
        label={t('solutions.retest-result')}
        options={[
          { value: 'yes', label: t('solutions.gone') },
          { value: 'no', label: t('solutions.still-there') },
        ]}
      />
      <TextField form={form} name="words" label={t('solutions.note')} lines={2} optional />
    </StepDialog>
  )
}
