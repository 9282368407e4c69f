import { useSend } from '../../../web/api/ask.ts'
import { announce } from '../../../web/design/announce.ts'
import { CheckList } from '../../../web/design/CheckList.tsx'
import { Picks } from '../../../web/design/Choice.tsx'
import { DateField } from '../../../web/design/DateField.tsx'
import { textsIn, useForm } from '../../../web/design/form.ts'
import { TextField } from '../../../web/design/TextField.tsx'
import { DocumentField } from '../../../web/desk/DocumentField.tsx'
import { StepDialog } from '../../../web/desk/StepDialog.tsx'
import { useToday } from '../../../web/desk/today.ts'
import { useWords } from '../../../web/desk/words.ts'
import { recordAct, type ShownDirective } from '../contract.ts'

export type ActCommand = 'suspend' | 'resume' | 'repeal' | 'change-part'

interface ActDialogProps {
  directive: ShownDirective
  command: ActCommand
  onClose: () => void
}

/** Puts on record that an issued document changes the force of a directive, from which day, as a whole or in part. */
export function ActDialog({ directive, command, onClose }: ActDialogProps) {
  const { t, language } = useWords()
  const today = useToday()
  const { id: directiveId, version } = directive
  const isPart = command === 'change-part'
  const sending = useSend(recordAct, () => {
    announce(t('directives.act-is-recorded'))
    onClose()
  })
  const form = useForm({
    shape: recordAct.body,
    sentences: {
      kind: t('directives.act-kind-wanted'),
      documentId: t('directives.act-document-wanted'),
      effectiveOn: t('directives.act-day-wanted'),
      provisionIds: t('directives.act-contents-wanted'),
      note: t('directives.reason-wanted'),
    },
    read: (data) => {
      const texts = textsIn(data)
      return {
        version,
        kind: isPart ? (texts.kind ?? '') : command,
        effectiveOn: texts.effectiveOn ?? '',
        provisionIds: isPart ? data.getAll('provisionIds').map(String) : null,
        documentId: texts.documentId ?? '',
        note: texts.note ?? null,
      }
    },
    send: (body) => sending.send({ params: { directiveId }, body }),
    problem: sending.problem,
    busy: sending.sending,
  })
  const left = directive.provisions.filter(({ id }) =>
    directive.standings.some(({ provisionId, standing }) => provisionId === id && standing !== 'ended'),
  )
  return (
    <StepDialog
      title={t(`directives.command.${command}`)}
      lead={t('directives.act-lead')}
      submit={t('directives.record-decision')}
      look={command === 'repeal' ? 'danger' : 'primary'}
      form={form}
      problem={sending.problem}
      onClose={onClose}
    >
      {isPart ? (
        <>
          <Picks
            form={form}
            name="kind"
            label={t('directives.act-kind')}
            options={(['suspend', 'resume', 'repeal'] as const).map((kind) => ({
              value: kind,
              label: t(`directives.command.${kind}`),
            }))}
          />
          <CheckList
            form={form}
            name="provisionIds"
            label={t('directives.act-contents')}
            options={left.map((one) => ({
              value: one.id,
              label: `${one.code}. ${language === 'en' ? (one.textEn ?? one.textVi) : one.textVi}`,
            }))}
          />
        </>
      ) : null}
      <DocumentField
        form={form}
        name="documentId"
        label={t('directives.act-document')}
        only={({ issuer }) => issuer.level !== 'province'}
      />
      <DateField form={form} name="effectiveOn" label={t('directives.act-day')} start={today} />
      <TextField form={form} name="note" label={t('directives.act-note')} lines={2} maxLength={1000} optional />
    </StepDialog>
  )
}
