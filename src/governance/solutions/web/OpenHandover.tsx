import { useSend } from '../../../web/api/ask.ts'
import { announce } from '../../../web/design/announce.ts'
import { DateField } from '../../../web/design/DateField.tsx'
import { textsIn, useForm } from '../../../web/design/form.ts'
import { StepDialog } from '../../../web/desk/StepDialog.tsx'
import { useWords } from '../../../web/desk/words.ts'
import { openHandover } from '../contract.ts'
import type { RequirementStepProps } from './wholes.ts'

/** What was built for a requirement that is met begins to change hands. */
export function OpenHandover({ requirement: { id: requirementId, version }, onClose }: RequirementStepProps) {
  const { t, term } = useWords()
  const sending = useSend(openHandover, () => {
    announce(t('solutions.step-is-done', { step: term('solutions.requirement.command', 'open-handover') }))
    onClose()
  })
  const form = useForm({
    shape: openHandover.body,
    sentences: { dueOn: t('solutions.coming-day-wanted') },
    read: (data) => ({ version, ...textsIn(data) }),
    send: (body) => sending.send({ params: { requirementId }, body }),
    problem: sending.problem,
    busy: sending.sending,
  })
  return (
    <StepDialog
      title={t('solutions.requirement.command.open-handover')}
      lead={t('solutions.open-handover-lead')}
      form={form}
      problem={sending.problem}
      onClose={onClose}
    >
      <DateField form={form} name="dueOn" label={t('solutions.due')} hint={t('solutions.due-hint')} optional />
    </StepDialog>
  )
}
