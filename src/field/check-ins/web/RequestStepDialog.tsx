import type { z } from 'zod'
import { useSend } from '../../../web/api/ask.ts'
import { announce } from '../../../web/design/announce.ts'
import { CheckList } from '../../../web/design/CheckList.tsx'
import { Picks } from '../../../web/design/Choice.tsx'
import { textsIn, useForm } from '../../../web/design/form.ts'
import { TextField } from '../../../web/design/TextField.tsx'
import { StepDialog } from '../../../web/desk/StepDialog.tsx'
import { useWords } from '../../../web/desk/words.ts'
import { answerUnmasking, decideUnmasking, type readUnmaskRequest } from '../contract.ts'
import { unmaskOutcomes } from '../unmask-request.ts'

type Request = z.output<typeof readUnmaskRequest.reply>

interface RequestStepDialogProps {
  request: Request
  command: Request['nextSteps'][number]['command']
  onClose: () => void
}

export function RequestStepDialog({ request, command, onClose }: RequestStepDialogProps) {
  return command === 'answer' ? (
    <AnswerDialog request={request} onClose={onClose} />
  ) : (
    <DecisionDialog request={request} command={command} onClose={onClose} />
  )
}

function DecisionDialog({
  request,
  command,
  onClose,
}: Omit<RequestStepDialogProps, 'command'> & { command: 'grant' | 'refuse' }) {
  const { t, time } = useWords()
  const step = t(`check-ins.unmasking.step.${command}`)
  const sending = useSend(decideUnmasking, () => {
    announce(t('check-ins.unmasking-step-done', { step }))
    onClose()
  })
  const form = useForm({
    shape: decideUnmasking.body,
    sentences: { visitIds: t('check-ins.unmasking-visits-wanted'), reason: t('check-ins.unmasking-reason-wanted') },
    read: (data) => ({
      command,
      version: request.version,
      ...(command === 'grant' ? { visitIds: data.getAll('visitIds') } : { reason: String(data.get('reason') ?? '') }),
    }),
    send: (body) => sending.send({ params: { requestId: request.id }, body }),
    problem: sending.problem,
    busy: sending.sending,
  })
  return (
    <StepDialog
      title={step}
      lead={t(`check-ins.unmasking.step-lead.${command}`)}
      look={command === 'refuse' ? 'danger' : 'primary'}
      form={form}
      problem={sending.problem}
      onClose={onClose}
    >
      {command === 'grant' ? (
        <CheckList
          form={form}
          name="visitIds"
          label={t('check-ins.unmasking-visits')}
          options={request.rows.map((row) => ({ value: row.visitId, label: `${time(row.at)} · ${row.maskedLine}` }))}
          starts={request.rows.map((row) => row.visitId)}
        />
      ) : (
        <TextField form={form} name="reason" label={t('check-ins.unmasking-reason')} lines={3} maxLength={500} />
      )}
    </StepDialog>
  )
}

function AnswerDialog({ request, onClose }: Omit<RequestStepDialogProps, 'command'>) {
  const { t } = useWords()
  const step = t('check-ins.unmasking.step.answer')
  const sending = useSend(answerUnmasking, () => {
    announce(t('check-ins.unmasking-step-done', { step }))
    onClose()
  })
  const form = useForm({
    shape: answerUnmasking.body,
    sentences: { outcome: t('check-ins.unmasking-outcome-wanted'), answer: t('check-ins.unmasking-answer-wanted') },
    read: (data) => ({ version: request.version, ...textsIn(data) }),
    send: (body) => sending.send({ params: { requestId: request.id }, body }),
    problem: sending.problem,
    busy: sending.sending,
  })
  return (
    <StepDialog
      title={step}
      lead={t('check-ins.unmasking.step-lead.answer')}
      form={form}
      problem={sending.problem}
      onClose={onClose}
    >
      <Picks
        form={form}
        name="outcome"
        label={t('check-ins.unmasking-outcome')}
        options={unmaskOutcomes.map((value) => ({ value, label: t(`check-ins.unmasking.outcome.${value}`) }))}
      />
      <TextField
        form={form}
        name="answer"
        label={t('check-ins.unmasking-answer')}
        hint={t('check-ins.unmasking-answer-hint')}
        lines={3}
        maxLength={500}
      />
    </StepDialog>
  )
}
