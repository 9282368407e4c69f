import { useSend } from '../../../web/api/ask.ts'
import { announce } from '../../../web/design/announce.ts'
import { textsIn, useForm } from '../../../web/design/form.ts'
import { StepDialog } from '../../../web/desk/StepDialog.tsx'
import { useWords } from '../../../web/desk/words.ts'
import { type ShownDirective, stateSigning } from '../contract.ts'
import { StatementFields, statementIn } from './StatementFields.tsx'

/** Before the leader signs the page in this product: the same decisions as at an issue, bound to this text, then on to the document. */
export function SignHereDialog({ directive, onClose }: { directive: ShownDirective; onClose: () => void }) {
  const { t } = useWords()
  const { id: directiveId, version, provisions } = directive
  const sending = useSend(stateSigning, () => {
    announce(t('directives.signing-is-stated'))
    onClose()
  })
  const form = useForm({
    shape: stateSigning.body,
    sentences: { 'recommendation.reasonVi': t('directives.reason-wanted') },
    read: (data) => ({ version, ...statementIn(textsIn(data), directive) }),
    send: (body) => sending.send({ params: { directiveId }, body }),
    problem: sending.problem,
    busy: sending.sending,
  })
  return (
    <StepDialog
      title={t('directives.command.state-signing')}
      lead={t('directives.signing-lead', { within: provisions.filter(({ authority }) => authority?.within).length })}
      form={form}
      problem={sending.problem}
      onClose={onClose}
    >
      <StatementFields form={form} directive={directive} />
    </StepDialog>
  )
}
