import { useState } from 'react'
import { useSend } from '../../../web/api/ask.ts'
import { announce } from '../../../web/design/announce.ts'
import { Button } from '../../../web/design/Button.tsx'
import { DateField } from '../../../web/design/DateField.tsx'
import { ErrorSummary } from '../../../web/design/ErrorSummary.tsx'
import { textsIn, useForm } from '../../../web/design/form.ts'
import { PageHeader } from '../../../web/design/PageHeader.tsx'
import { TextField } from '../../../web/design/TextField.tsx'
import { DocumentField } from '../../../web/desk/DocumentField.tsx'
import { useNavigate } from '../../../web/desk/navigation.tsx'
import { PageLink } from '../../../web/desk/PageLink.tsx'
import { useWords } from '../../../web/desk/words.ts'
import type { Capability } from '../capability.ts'
import { assignSolution } from '../contract.ts'
import { CapabilityFields, capabilitiesIn } from './CapabilityFields.tsx'
import { VendorField } from './VendorField.tsx'
import '../../../web/design/columns.css'
import './solutions.css'

/** Point 1: enters a solution that the Steering Committee has assigned, with the document that says so. */
export function NewAssignmentPage() {
  const { t } = useWords()
  const navigate = useNavigate()
  const [chosen, setChosen] = useState<readonly Capability[]>([])
  const sending = useSend(assignSolution, ({ id }) => {
    announce(t('solutions.assignment-is-registered'))
    void navigate({ to: `/solutions/${id}` })
  })
  const form = useForm({
    shape: assignSolution.body,
    sentences: {
      name: t('solutions.name-wanted'),
      nameEn: t('solutions.name-wanted'),
      capabilities: t('solutions.capabilities-wanted'),
      assigningDocumentId: t('solutions.assigning-document-wanted'),
      dueOn: t('solutions.day-wanted'),
    },
    read: (data) => ({
      ...textsIn(data),
      urgent: data.get('urgent') === 'true',
      capabilities: capabilitiesIn(data, 'capabilities'),
    }),
    send: (body) => sending.send({ body }),
    problem: sending.problem,
    busy: sending.sending,
  })
  return (
    <div className="page page-narrow">
      <PageHeader
        title={t('solutions.register-assigned')}
        back={
          <PageLink to="/solutions" className="back-link">
            ← {t('desk.page.solutions')}
          </PageLink>
        }
      >
        {t('solutions.register-assigned-lead')}
      </PageHeader>
      <form
        className="form card card-body"
        {...form.props}
        onChange={(event) => setChosen(capabilitiesIn(new FormData(event.currentTarget), 'capabilities'))}
      >
        <ErrorSummary form={form} />
        <TextField form={form} name="name" label={t('solutions.name')} maxLength={200} />
        <TextField form={form} name="nameEn" label={t('solutions.name-en')} maxLength={200} optional />
        <DocumentField
          form={form}
          name="assigningDocumentId"
          label={t('solutions.assigning-document')}
          hint={t('solutions.assigning-document-hint')}
        />
        <CapabilityFields form={form} name="capabilities" chosen={chosen} />
        <VendorField form={form} name="vendorId" label={t('solutions.vendor')} />
        <DateField form={form} name="dueOn" label={t('solutions.due')} hint={t('solutions.due-hint')} optional />
        <label className="pick">
          <input type="checkbox" name="urgent" value="true" defaultChecked />
          <span>{t('solutions.is-urgent')}</span>
        </label>
        <div className="form-actions">
          <Button look="primary" type="submit" busy={sending.sending}>
            {t('solutions.register-assigned')}
          </Button>
        </div>
      </form>
    </div>
  )
}
