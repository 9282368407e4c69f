import { useSend } from '../../../web/api/ask.ts'
import { Button } from '../../../web/design/Button.tsx'
import { Dialog } from '../../../web/design/Dialog.tsx'
import { ErrorSummary } from '../../../web/design/ErrorSummary.tsx'
import { textsIn, useForm } from '../../../web/design/form.ts'
import { useWords } from '../../../web/desk/words.ts'
import { unmaskVisitor } from '../contract.ts'
import { PersonLines } from './PersonLines.tsx'
import { PurposeFields } from './PurposeFields.tsx'

interface UnmaskDialogProps {
  venueId: string
  day: string
  visit: { id: string; maskedLine: string }
  onClose: () => void
}

/** A person in full, after case and purpose were given; what is shown lives in this dialog and goes with it. */
export function UnmaskDialog({ venueId, day, visit, onClose }: UnmaskDialogProps) {
  const { t } = useWords()
  const sending = useSend(unmaskVisitor)
  const form = useForm({
    shape: unmaskVisitor.body,
    sentences: { caseNumber: t('check-ins.case-number-wanted'), purpose: t('check-ins.purpose-wanted') },
    read: (data) => ({ day, ...textsIn(data) }),
    send: (body) => sending.send({ params: { venueId, visitId: visit.id }, body }),
    problem: sending.problem,
    busy: sending.sending,
  })
  return (
    <Dialog title={t('check-ins.unmask-title')} onClose={onClose}>
      <p>
        <b>{visit.maskedLine}</b>
      </p>
      <p className="quiet">{t('check-ins.viewing-is-recorded')}</p>
      {sending.reply === undefined ? (
        <form {...form.props} className="form unmask-form">
          <ErrorSummary form={form} />
          <PurposeFields form={form} />
          <div className="form-actions">
            <Button type="submit" look="primary" busy={sending.sending}>
              {t('check-ins.show-now')}
            </Button>
          </div>
        </form>
      ) : (
        <PersonLines person={sending.reply} />
      )}
    </Dialog>
  )
}
