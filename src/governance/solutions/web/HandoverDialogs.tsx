import { listUnits } from '../../../foundation/places/contract.ts'
import { useAsk, useSend } from '../../../web/api/ask.ts'
import { announce } from '../../../web/design/announce.ts'
import { Choice } from '../../../web/design/Choice.tsx'
import { DateField } from '../../../web/design/DateField.tsx'
import { textsIn, useForm } from '../../../web/design/form.ts'
import { TextField } from '../../../web/design/TextField.tsx'
import { StepDialog } from '../../../web/desk/StepDialog.tsx'
import { useToday } from '../../../web/desk/today.ts'
import { useWords } from '../../../web/desk/words.ts'
import { measuredNow } from '../../measures/contract.ts'
import { countByHand, nameReceiver, reserveTheRest } from '../contract.ts'
import { theRest } from '../handover.ts'
import type { HandoverSection } from '../handover-template.ts'
import { PlaceField } from './PlaceField.tsx'
import type { SolutionWhole } from './wholes.ts'

interface DialogProps {
  solutionId: string
  version: number
  onClose: () => void
}

/** One day for everything that is not needed at once. */
export function ReserveRest({
  solutionId,
  version,
  checklist,
  onClose,
}: DialogProps & { checklist: NonNullable<SolutionWhole['assignment']>['checklist'] }) {
  const { t } = useWords()
  const sending = useSend(reserveTheRest, () => {
    announce(t('solutions.item-is-recorded'))
    onClose()
  })
  const form = useForm({
    shape: reserveTheRest.body,
    sentences: { dueOn: t('solutions.coming-day-wanted') },
    read: (data) => ({ version, ...textsIn(data) }),
    send: (body) => sending.send({ params: { solutionId }, body }),
    problem: sending.problem,
    busy: sending.sending,
  })
  return (
    <StepDialog
      title={t('solutions.assignment.command.reserve-the-rest')}
      lead={t('solutions.reserve-rest-lead', { count: theRest(checklist).length })}
      form={form}
      problem={sending.problem}
      onClose={onClose}
    >
      <DateField form={form} name="dueOn" label={t('solutions.reserved-to')} />
      <TextField form={form} name="note" label={t('solutions.what-was-found')} lines={2} optional />
    </StepDialog>
  )
}

export function NameReceiver({ solutionId, version, section, onClose }: DialogProps & { section: HandoverSection }) {
  const { t } = useWords()
  const sending = useSend(nameReceiver, () => {
    announce(t('solutions.item-is-recorded'))
    onClose()
  })
  const form = useForm({
    shape: nameReceiver.body,
    sentences: { receiver: t('solutions.receiver-wanted') },
    read: (data) => ({ version, section, ...textsIn(data) }),
    send: (body) => sending.send({ params: { solutionId }, body }),
    problem: sending.problem,
    busy: sending.sending,
  })
  return (
    <StepDialog
      title={t('solutions.assignment.command.name-receiver')}
      lead={t(`solutions.handover-section.${section}`)}
      form={form}
      problem={sending.problem}
      onClose={onClose}
    >
      <TextField form={form} name="receiver" label={t('solutions.receiver-name')} maxLength={120} />
    </StepDialog>
  )
}

/** Part H: somebody counts at one place; the product counts the same place by itself. */
export function CountByHand({ solutionId, version, onClose }: DialogProps) {
  const { t, term, language } = useWords()
  const today = useToday()
  const provinces = useAsk(listUnits, { query: { parent: 'vn' } }).data?.rows ?? []
  const sending = useSend(countByHand, () => {
    announce(t('solutions.item-is-recorded'))
    onClose()
  })
  const form = useForm({
    shape: countByHand.body,
    sentences: {
      measureId: t('solutions.measure-wanted'),
      unitPath: t('solutions.count-place-wanted'),
      on: t('solutions.day-wanted'),
      byHand: t('solutions.by-hand-wanted'),
    },
    read: (data) => {
      const { byHand, ...texts } = textsIn(data)
      return { version, ...texts, byHand: byHand === undefined ? undefined : Number(byHand) }
    },
    send: (body) => sending.send({ params: { solutionId }, body }),
    problem: sending.problem,
    busy: sending.sending,
  })
  return (
    <StepDialog
      title={t('solutions.assignment.command.count-by-hand')}
      lead={t('solutions.count-lead')}
      form={form}
      problem={sending.problem}
      onClose={onClose}
    >
      <Choice
        form={form}
        name="measureId"
        label={t('solutions.measure')}
        options={measuredNow.map((id) => ({ value: id, label: term('measures.name', id) }))}
      />
      {provinces.length > 0 ? (
        <PlaceField
          form={form}
          name="unitPath"
          label={t('solutions.count-place')}
          places={provinces.map((unit) => ({ path: unit.path, name: language === 'vi' ? unit.nameVi : unit.nameEn }))}
        />
      ) : null}
      <DateField form={form} name="on" label={t('solutions.counted-on')} start={today} />
      <TextField form={form} name="byHand" label={t('solutions.by-hand')} size={8} />
    </StepDialog>
  )
}
