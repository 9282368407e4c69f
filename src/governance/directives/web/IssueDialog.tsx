import { readDocument } from '../../../foundation/documents/contract.ts'
import { useAsk, useSend } from '../../../web/api/ask.ts'
import { announce } from '../../../web/design/announce.ts'
import { textsIn, useForm } from '../../../web/design/form.ts'
import { Skeleton } from '../../../web/design/Skeleton.tsx'
import { DocumentField } from '../../../web/desk/DocumentField.tsx'
import { StepDialog } from '../../../web/desk/StepDialog.tsx'
import { useWords } from '../../../web/desk/words.ts'
import { issueDirective, type ShownDirective } from '../contract.ts'
import { CapacityField } from './CapacityField.tsx'
import { StatementFields, statementIn } from './StatementFields.tsx'

interface IssueDialogProps {
  directive: ShownDirective
  onClose: () => void
}

/** One signature, two contents: what is within authority is issued in the signed document, what is beyond leaves as a recommendation. */
export function IssueDialog({ directive, onClose }: IssueDialogProps) {
  const pageId = directive.page?.id
  const page = useAsk(readDocument, { params: { documentId: pageId ?? '' } }, { enabled: pageId !== undefined })
  if (page.waiting) return <Skeleton heights={[0]} />
  const signed = page.data && page.data.state !== 'drafted' ? page.data.id : page.data?.becameId
  return <Issue directive={directive} signedId={signed ?? undefined} onClose={onClose} />
}

function Issue({ directive, signedId, onClose }: IssueDialogProps & { signedId: string | undefined }) {
  const { t, day } = useWords()
  const { id: directiveId, version, provisions } = directive
  const signed = useAsk(readDocument, { params: { documentId: signedId ?? '' } }, { enabled: signedId !== undefined })
  const within = provisions.filter(({ authority }) => authority?.within === true)
  const sending = useSend(issueDirective, () => {
    announce(t('directives.is-issued'))
    onClose()
  })
  const form = useForm({
    shape: issueDirective.body,
    sentences: {
      documentId: t('directives.signed-document-wanted'),
      capacityId: t('directives.capacity-wanted'),
      'recommendation.reasonVi': t('directives.reason-wanted'),
    },
    read: (data) => {
      const texts = textsIn(data)
      return {
        version,
        documentId: texts.documentId ?? '',
        capacityId: texts.capacityId ?? '',
        ...statementIn(texts, directive),
      }
    },
    send: (body) => sending.send({ params: { directiveId }, body }),
    problem: sending.problem,
    busy: sending.sending,
  })
  if (signed.waiting) return <Skeleton heights={[0]} />
  const offered = signed.data?.issuedOn
    ? [
        {
          value: signed.data.id,
          label: `${signed.data.numberLine} · ${day(signed.data.issuedOn)}`,
          hint: signed.data.subject,
        },
      ]
    : []
  return (
    <StepDialog
      title={t('directives.command.issue')}
      lead={t('directives.issue-lead', { within: within.length })}
      form={form}
      problem={sending.problem}
      onClose={onClose}
    >
      <DocumentField
        form={form}
        name="documentId"
        label={t('directives.signed-document')}
        hint={offered.length > 0 ? t('directives.signed-document-back') : t('directives.signed-document-hint')}
        offered={offered}
        {...(offered[0] ? { start: offered[0].value } : {})}
        only={({ issuer }) => issuer.level === 'ministry'}
      />
      <CapacityField form={form} signsFor="health-authority" />
      <StatementFields form={form} directive={directive} />
    </StepDialog>
  )
}
