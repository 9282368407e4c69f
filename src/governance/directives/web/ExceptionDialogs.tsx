import { useSend } from '../../../web/api/ask.ts'
import { announce } from '../../../web/design/announce.ts'
import { DateField } from '../../../web/design/DateField.tsx'
import { textsIn, useForm } from '../../../web/design/form.ts'
import { TextField } from '../../../web/design/TextField.tsx'
import { StepDialog } from '../../../web/desk/StepDialog.tsx'
import { useWords } from '../../../web/desk/words.ts'
import { askException, decideException, type ShownDirective } from '../contract.ts'

interface AskProps {
  directive: ShownDirective
  code: string
  onClose: () => void
}

/** The drafter says why, on what legal basis, and until when. */
export function AskExceptionDialog({ directive, code, onClose }: AskProps) {
  const { t } = useWords()
  const { id: directiveId, version } = directive
  const sending = useSend(askException, () => {
    announce(t('directives.exception.asked-note'))
    onClose()
  })
  const form = useForm({
    shape: askException.body,
    sentences: {
      reasonVi: t('directives.exception.reason-wanted'),
      basisVi: t('directives.exception.basis-wanted'),
      articleVi: t('directives.exception.article-wanted'),
      expiresOn: t('directives.exception.expires-wanted'),
    },
    read: (data) => ({ ...textsIn(data), version, code }),
    send: (body) => sending.send({ params: { directiveId }, body }),
    problem: sending.problem,
    busy: sending.sending,
  })
  return (
    <StepDialog
      title={t('directives.exception.ask', { code })}
      lead={t('directives.exceptions-hint')}
      form={form}
      problem={sending.problem}
      onClose={onClose}
    >
      <TextField form={form} name="basisVi" label={t('directives.exception.basis')} maxLength={300} />
      <TextField form={form} name="articleVi" label={t('directives.exception.article')} maxLength={200} />
      <TextField form={form} name="reasonVi" label={t('directives.exception.reason')} lines={3} maxLength={2000} />
      <DateField form={form} name="expiresOn" label={t('directives.exception.expires')} />
    </StepDialog>
  )
}

interface DecideProps {
  exceptionId: string
  isGranted: boolean
  onClose: () => void
}

/** A legal officer confirms, or says why not. */
export function DecideExceptionDialog({ exceptionId, isGranted, onClose }: DecideProps) {
  const { t } = useWords()
  const sending = useSend(decideException, () => {
    announce(t('directives.exception.answered'))
    onClose()
  })
  const form = useForm({
    shape: decideException.body,
    sentences: { noteVi: t('directives.exception.note-wanted') },
    read: (data) => ({ isGranted, noteVi: textsIn(data).noteVi ?? null }),
    send: (body) => sending.send({ params: { exceptionId }, body }),
    problem: sending.problem,
    busy: sending.sending,
  })
  return (
    <StepDialog
      title={t(isGranted ? 'directives.exception.confirm' : 'directives.exception.refuse')}
      form={form}
      problem={sending.problem}
      onClose={onClose}
    >
      <TextField
        form={form}
        name="noteVi"
        label={t('directives.exception.note')}
        lines={3}
        maxLength={2000}
        optional={isGranted}
      />
    </StepDialog>
  )
}
