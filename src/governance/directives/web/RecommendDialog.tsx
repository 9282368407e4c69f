import { useSend } from '../../../web/api/ask.ts'
import { announce } from '../../../web/design/announce.ts'
import { textsIn, useForm } from '../../../web/design/form.ts'
import { StepDialog } from '../../../web/desk/StepDialog.tsx'
import { useWords } from '../../../web/desk/words.ts'
import { recommendDirective, type ShownDirective } from '../contract.ts'
import { ReasonFields } from './ReasonFields.tsx'

/** A draft of which everything is beyond authority goes up as a whole; the health authority issues nothing. */
export function RecommendDialog({ directive, onClose }: { directive: ShownDirective; onClose: () => void }) {
  const { t } = useWords()
  const { id: directiveId, version } = directive
  const sending = useSend(recommendDirective, () => {
    announce(t('directives.is-recommended'))
    onClose()
  })
  const form = useForm({
    shape: recommendDirective.body,
    sentences: { 'recommendation.reasonVi': t('directives.reason-wanted') },
    read: (data) => {
      const texts = textsIn(data)
      return {
        version,
        recommendation: {
          reasonVi: texts['recommendation.reasonVi'] ?? '',
          reasonEn: texts['recommendation.reasonEn'] ?? null,
          documentId: texts['recommendation.documentId'] ?? null,
        },
      }
    },
    send: (body) => sending.send({ params: { directiveId }, body }),
    problem: sending.problem,
    busy: sending.sending,
  })
  return (
    <StepDialog
      title={t('directives.command.recommend')}
      lead={t('directives.recommend-lead')}
      form={form}
      problem={sending.problem}
      onClose={onClose}
    >
      <ReasonFields form={form} prefix="recommendation." submissions={directive.submissions} />
    </StepDialog>
  )
}
