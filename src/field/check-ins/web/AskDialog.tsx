import { readClockTime, showClockTime } from '../../../vocabulary/clock-time.ts'
import { civilDay } from '../../../vocabulary/period.ts'
import { useSend } from '../../../web/api/ask.ts'
import { useInstallation } from '../../../web/api/session.ts'
import { announce } from '../../../web/design/announce.ts'
import { DateField } from '../../../web/design/DateField.tsx'
import { textsIn, useForm } from '../../../web/design/form.ts'
import { TextField } from '../../../web/design/TextField.tsx'
import { StepDialog } from '../../../web/desk/StepDialog.tsx'
import { useWords } from '../../../web/desk/words.ts'
import { askToUnmask } from '../contract.ts'
import { unmaskHours } from '../unmask-request.ts'
import { PurposeFields } from './PurposeFields.tsx'

interface AskDialogProps {
  /** The venue whose page this is; without it, its code is typed. */
  venueCode?: string
  /** One visit alone, instead of a stretch of time. */
  visit?: { id: string; at: string; maskedLine: string }
  onClose: () => void
}

/** The venue's side asks the health authority to find people; it is shown nobody, neither now nor later. */
export function AskDialog({ venueCode, visit, onClose }: AskDialogProps) {
  const { t, instant, time } = useWords()
  const { data: installation } = useInstallation()
  const today = installation === undefined ? '' : civilDay(new Date(installation.businessNow))
  const sending = useSend(askToUnmask, (reply) => {
    announce(t('check-ins.unmasking-sent', { at: instant(reply.dueAt), count: reply.visits }))
    onClose()
  })
  const form = useForm({
    shape: askToUnmask.body,
    sentences: {
      venueCode: t('check-ins.unmasking-venue-code-wanted'),
      fromAt: t('check-ins.unmasking-time-wanted'),
      toAt: t('check-ins.unmasking-time-wanted'),
      caseNumber: t('check-ins.case-number-wanted'),
      purpose: t('check-ins.purpose-wanted'),
      words: t('check-ins.unmasking-words-wanted'),
    },
    read: (data) => {
      const { day = '', fromAt = '', toAt = '', ...texts } = textsIn(data)
      const stretch =
        visit === undefined
          ? { fromAt: instantOf(day, fromAt), toAt: instantOf(day, toAt) }
          : { fromAt: visit.at, toAt: visit.at, visitIds: [visit.id] }
      return { ...(venueCode === undefined ? {} : { venueCode }), ...texts, ...stretch }
    },
    send: (body) => sending.send({ body }),
    problem: sending.problem,
    busy: sending.sending,
  })
  return (
    <StepDialog
      title={t('check-ins.unmasking-ask')}
      lead={t('check-ins.unmasking-ask-lead', { hours: unmaskHours.at(-1)?.toDecide ?? 24 })}
      submit={t('check-ins.unmasking-send')}
      form={form}
      problem={sending.problem}
      onClose={onClose}
    >
      {venueCode === undefined ? (
        <TextField
          form={form}
          name="venueCode"
          label={t('check-ins.unmasking-venue-code')}
          hint={t('check-ins.unmasking-venue-code-hint')}
          maxLength={40}
          size={12}
        />
      ) : null}
      {visit === undefined ? (
        <>
          <DateField key={today} form={form} name="day" label={t('check-ins.unmasking-day')} start={today} />
          <TextField
            form={form}
            name="fromAt"
            label={t('check-ins.unmasking-from')}
            hint={t('check-ins.unmasking-time-hint')}
            size={6}
            maxLength={8}
          />
          <TextField form={form} name="toAt" label={t('check-ins.unmasking-to')} size={6} maxLength={8} />
        </>
      ) : (
        <p>
          <b>{t('check-ins.unmasking-one-visit', { person: visit.maskedLine, time: time(visit.at) })}</b>
        </p>
      )}
      <PurposeFields form={form} />
      <TextField
        form={form}
        name="words"
        label={t('check-ins.unmasking-words')}
        hint={t('check-ins.unmasking-words-hint')}
        lines={3}
        maxLength={500}
      />
    </StepDialog>
  )
}

/** A typed day and hour of Viet Nam as an instant; what is none goes as it is, and the shape refuses it. */
function instantOf(day: string, typed: string): string {
  const minutes = readClockTime(typed)
  if (minutes === undefined || !/^\d{4}-\d{2}-\d{2}$/.test(day)) return typed
  const last = minutes === 1440
  return new Date(Date.parse(`${day}T${last ? '23:59' : showClockTime(minutes)}:${last ? '59' : '00'}+07:00`)).toISOString()
}
