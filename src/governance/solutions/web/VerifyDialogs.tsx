import { useState } from 'react'
import { useAsk, useSend } from '../../../web/api/ask.ts'
import { announce } from '../../../web/design/announce.ts'
import { DateField } from '../../../web/design/DateField.tsx'
import { readDay } from '../../../web/design/day.ts'
import { textsIn, useForm } from '../../../web/design/form.ts'
import { readNumber } from '../../../web/design/number.ts'
import { StateMark } from '../../../web/design/StateMark.tsx'
import { TextField } from '../../../web/design/TextField.tsx'
import { StepDialog } from '../../../web/desk/StepDialog.tsx'
import { useToday } from '../../../web/desk/today.ts'
import { useWords } from '../../../web/desk/words.ts'
import { readFigure, verifyRequirement } from '../contract.ts'
import { FigureSource } from './FigureSource.tsx'
import { LetterFields, readLetter, useLetterSentences } from './LetterFields.tsx'
import { useTarget, useUnit } from './Target.tsx'
import type { RequirementStepProps } from './wholes.ts'

export function Verify(props: RequirementStepProps) {
  return props.requirement.measurable ? <VerifyMeasured {...props} /> : <VerifyReported {...props} />
}

/** The product counts it: the officer chooses the day and sees what will decide; nothing is typed. */
function VerifyMeasured({ requirement, onClose }: RequirementStepProps) {
  const { t } = useWords()
  const withUnit = useUnit()
  const today = useToday()
  const target = useTarget()
  const { id: requirementId, version } = requirement
  const [on, setOn] = useState(today)
  const asked = useAsk(readFigure, { params: { requirementId }, query: { on } })
  const figure = asked.data?.figure
  const sending = useSend(verifyRequirement, useVerified(onClose))
  const form = useForm({
    shape: verifyRequirement.body,
    sentences: { measuredOn: t('solutions.measured-day-wanted') },
    read: (data) => ({ kind: 'measured', version, ...textsIn(data) }),
    send: (body) => sending.send({ params: { requirementId }, body }),
    problem: sending.problem,
    busy: sending.sending,
  })
  return (
    <StepDialog
      title={t('solutions.requirement.command.verify')}
      lead={
        <>
          {target(requirement)}
          <br />
          <span className="quiet">{t('solutions.taken-from-the-field')}</span>
        </>
      }
      form={form}
      problem={sending.problem}
      onClose={onClose}
    >
      <div
        onChange={(event) => {
          const day = readDay(event.target instanceof HTMLInputElement ? event.target.value : '')
          if (day) setOn(day)
        }}
      >
        <DateField form={form} name="measuredOn" label={t('solutions.measured-day')} start={today} />
      </div>
      <div className="figure-taken" role="status">
        {figure ? (
          <>
            <p className="decides-value figures">{withUnit(figure.value, '%')}</p>
            <FigureSource figure={figure} />
          </>
        ) : asked.waiting ? null : (
          <StateMark tone="none" word={t('solutions.nothing-to-count')} />
        )}
      </div>
      <TextField form={form} name="note" label={t('solutions.note')} lines={2} optional />
    </StepDialog>
  )
}

/** Nobody measures it yet: a reported number, with the report that carries it, and shown as reported. */
function VerifyReported({ requirement, onClose }: RequirementStepProps) {
  const { t } = useWords()
  const today = useToday()
  const target = useTarget()
  const ofLetter = useLetterSentences('evidence')
  const { id: requirementId, version } = requirement
  const sending = useSend(verifyRequirement, useVerified(onClose))
  const form = useForm({
    shape: verifyRequirement.body,
    sentences: { value: t('solutions.value-wanted'), measuredOn: t('solutions.measured-day-wanted'), ...ofLetter },
    read: (data) => {
      const { value = '', measuredOn, note = null } = textsIn(data)
      return { kind: 'reported', version, value: readNumber(value), measuredOn, note, evidence: readLetter(data, 'evidence') }
    },
    send: (body) => sending.send({ params: { requirementId }, body }),
    problem: sending.problem,
    busy: sending.sending,
  })
  return (
    <StepDialog
      title={t('solutions.requirement.command.verify')}
      lead={
        <>
          {target(requirement)}
          <br />
          <span className="quiet">{t('solutions.reported-not-measured')}</span>
        </>
      }
      form={form}
      problem={sending.problem}
      onClose={onClose}
    >
      <TextField form={form} name="value" label={t('solutions.value', { unit: requirement.unit })} size={8} />
      <DateField form={form} name="measuredOn" label={t('solutions.measured-day')} start={today} />
      <LetterFields
        form={form}
        name="evidence"
        legend={t('solutions.verified-by-document')}
        hint={t('solutions.verified-by-document-hint')}
        notationHint={t('solutions.letter.notation-hint-report')}
        refusal={sending.problem?.code}
      />
      <TextField form={form} name="note" label={t('solutions.how-it-was-measured')} lines={2} optional />
    </StepDialog>
  )
}

/** Says what came of it. */
function useVerified(onClose: () => void) {
  const { t } = useWords()
  return ({ state }: { state: string }) => {
    const said = {
      met: t('solutions.requirement-is-met'),
      stated: t('solutions.requirement-is-answered-anew'),
      'met-as-reported': t('solutions.requirement-is-met-as-reported'),
    }
    announce(Object.entries(said).find(([one]) => one === state)?.[1] ?? t('solutions.requirement-is-missed'))
    onClose()
  }
}
