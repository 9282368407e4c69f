import { useSend } from '../../../web/api/ask.ts'
import { Button } from '../../../web/design/Button.tsx'
import { Dialog } from '../../../web/design/Dialog.tsx'
import { ErrorSummary } from '../../../web/design/ErrorSummary.tsx'
import { useForm } from '../../../web/design/form.ts'
import { TextField } from '../../../web/design/TextField.tsx'
import { useWords } from '../../../web/desk/words.ts'
import { unmaskVisitor } from '../contract.ts'

interface UnmaskDialogProps {
  venueId: string
  day: string
  visit: { id: string; maskedLine: string }
  onClose: () => void
}

/** A person in full, after a purpose was given; what is shown lives in this dialog and goes with it. */
export function UnmaskDialog({ venueId, day, visit, onClose }: UnmaskDialogProps) {
  const { t } = useWords()
  const sending = useSend(unmaskVisitor)
  const form = useForm({
    shape: unmaskVisitor.body,
    sentences: { purpose: t('check-ins.purpose-wanted') },
    read: (data) => ({ day, purpose: data.get('purpose') }),
    send: (body) => sending.send({ params: { venueId, visitId: visit.id }, body }),
    problem: sending.problem,
    busy: sending.sending,
  })
  const person = sending.reply
  return (
    <Dialog title={t('check-ins.unmask-title')} onClose={onClose}>
      <p>
        <b>{visit.maskedLine}</b>
      </p>
      <p className="quiet">{t('check-ins.viewing-is-recorded')}</p>
      {person === undefined ? (
        <form {...form.props} className="form unmask-form">
          <ErrorSummary form={form} />
          <TextField
            form={form}
            name="purpose"
            label={t('check-ins.purpose')}
            hint={t('check-ins.purpose-hint')}
            lines={3}
            maxLength={300}
            onFocusFirst
          />
          <div className="form-actions">
            <Button type="submit" look="primary" busy={sending.sending}>
              {t('check-ins.show-now')}
            </Button>
          </div>
        </form>
      ) : (
        <dl className="pairs unmask-form">
          <Line label={t('check-ins.person-name')} value={person.name} />
          <Line label={t('check-ins.person-phone')} value={person.phone} />
          <Line label={t('check-ins.person-document')} value={person.documentNumber} />
          <BornLine bornOn={person.bornOn} />
        </dl>
      )}
    </Dialog>
  )
}

function Line({ label, value }: { label: string; value: string | null }) {
  const { t } = useWords()
  return (
    <div>
      <dt>{label}</dt>
      <dd>{value === null ? <span className="quiet">{t('check-ins.not-known')}</span> : <b className="figures">{value}</b>}</dd>
    </div>
  )
}

/** Papers may know the year alone. */
function BornLine({ bornOn }: { bornOn: string | null }) {
  const { t, day } = useWords()
  return <Line label={t('check-ins.person-born')} value={bornOn !== null && bornOn.length === 10 ? day(bornOn) : bornOn} />
}
