import { useSend } from '../../../web/api/ask.ts'
import { announce } from '../../../web/design/announce.ts'
import { Picks } from '../../../web/design/Choice.tsx'
import { DateField } from '../../../web/design/DateField.tsx'
import { useForm } from '../../../web/design/form.ts'
import { TextField } from '../../../web/design/TextField.tsx'
import { StepDialog } from '../../../web/desk/StepDialog.tsx'
import { useWords } from '../../../web/desk/words.ts'
import { noteDay } from '../contract.ts'
import { dayKinds } from '../shipped-days.ts'

export function NoteDayDialog({ year, onClose }: { year: number; onClose: () => void }) {
  const { t } = useWords()
  const sending = useSend(noteDay, () => {
    announce(t('calendar.noted'))
    onClose()
  })
  const form = useForm({
    shape: noteDay.body,
    sentences: {
      kind: t('calendar.kind'),
      nameVi: t('calendar.name-vi'),
      nameEn: t('calendar.name-en'),
      basis: t('calendar.basis-hint'),
    },
    send: (body) => sending.send({ body }),
    problem: sending.problem,
    busy: sending.sending,
  })
  return (
    <StepDialog title={t('calendar.note')} form={form} problem={sending.problem} onClose={onClose}>
      <DateField form={form} name="on" label={`${t('calendar.on')} (${year})`} />
      <Picks
        form={form}
        name="kind"
        label={t('calendar.kind')}
        start="holiday"
        options={dayKinds.map((value) => ({ value, label: t(`calendar.kind.${value}`) }))}
      />
      <TextField form={form} name="nameVi" label={t('calendar.name-vi')} maxLength={100} />
      <TextField form={form} name="nameEn" label={t('calendar.name-en')} maxLength={100} />
      <TextField form={form} name="basis" label={t('calendar.basis')} hint={t('calendar.basis-hint')} maxLength={300} />
    </StepDialog>
  )
}
