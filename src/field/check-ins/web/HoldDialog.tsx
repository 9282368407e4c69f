import { useSend } from '../../../web/api/ask.ts'
import { announce } from '../../../web/design/announce.ts'
import { DateField } from '../../../web/design/DateField.tsx'
import { useForm } from '../../../web/design/form.ts'
import { TextField } from '../../../web/design/TextField.tsx'
import { StepDialog } from '../../../web/desk/StepDialog.tsx'
import { useWords } from '../../../web/desk/words.ts'
import { orderHold } from '../contract.ts'

/** One venue, certain days, a document, a last day: nothing wider can be held. */
export function HoldDialog({ venueCode, onClose }: { venueCode?: string; onClose: () => void }) {
  const { t } = useWords()
  const sending = useSend(orderHold, () => {
    announce(t('check-ins.hold-ordered'))
    onClose()
  })
  const form = useForm({
    shape: orderHold.body,
    sentences: {
      venueCode: t('check-ins.unmasking-venue-code-wanted'),
      fromOn: t('check-ins.hold-day-wanted'),
      toOn: t('check-ins.hold-day-wanted'),
      untilOn: t('check-ins.hold-day-wanted'),
      documentNumber: t('check-ins.hold-document-wanted'),
      basis: t('check-ins.hold-basis-wanted'),
    },
    send: (body) => sending.send({ body }),
    problem: sending.problem,
    busy: sending.sending,
  })
  return (
    <StepDialog
      title={t('check-ins.hold-order')}
      lead={t('check-ins.hold-order-lead')}
      form={form}
      problem={sending.problem}
      onClose={onClose}
    >
      <TextField
        form={form}
        name="venueCode"
        label={t('check-ins.unmasking-venue-code')}
        hint={t('check-ins.unmasking-venue-code-hint')}
        maxLength={40}
        size={12}
        start={venueCode ?? ''}
      />
      <DateField form={form} name="fromOn" label={t('check-ins.hold-from')} />
      <DateField form={form} name="toOn" label={t('check-ins.hold-to')} />
      <DateField form={form} name="untilOn" label={t('check-ins.hold-until')} hint={t('check-ins.hold-until-hint')} />
      <TextField
        form={form}
        name="documentNumber"
        label={t('check-ins.hold-document')}
        hint={t('check-ins.hold-document-hint')}
        maxLength={60}
        size={24}
      />
      <TextField
        form={form}
        name="basis"
        label={t('check-ins.hold-basis')}
        hint={t('check-ins.hold-basis-hint')}
        lines={3}
        maxLength={300}
      />
    </StepDialog>
  )
}
