import { useEffect, useRef } from 'react'
import { useSend } from '../../../web/api/ask.ts'
import { useMay } from '../../../web/api/session.ts'
import { announce } from '../../../web/design/announce.ts'
import { Button } from '../../../web/design/Button.tsx'
import { Choice } from '../../../web/design/Choice.tsx'
import { ErrorSummary } from '../../../web/design/ErrorSummary.tsx'
import { textsIn, useForm } from '../../../web/design/form.ts'
import { TextField } from '../../../web/design/TextField.tsx'
import { DocumentField } from '../../../web/desk/DocumentField.tsx'
import { PageLink } from '../../../web/desk/PageLink.tsx'
import { ReloadOffer } from '../../../web/desk/StepDialog.tsx'
import { useWords } from '../../../web/desk/words.ts'
import { decideReferral, type ShownReferral } from '../contract.ts'
import { forms } from '../directive.ts'
import { CapacityField } from './CapacityField.tsx'

export type Outcome = 'issued-by-higher' | 'returned' | 'refused'

interface DecisionFormProps {
  referral: ShownReferral
  outcome: Outcome
  onClose: () => void
}

/** Puts the higher body’s decision on record: the document in which it directs, or why the recommendation comes back. */
export function DecisionForm({ referral, outcome, onClose }: DecisionFormProps) {
  const { t } = useWords()
  const head = useRef<HTMLHeadingElement>(null)
  useEffect(() => head.current?.focus(), [])
  const mayRegister = useMay('document.register')
  const { id: referralId, version } = referral
  const sending = useSend(decideReferral, () => {
    announce(t('directives.decision-is-recorded'))
    onClose()
  })
  const isIssued = outcome === 'issued-by-higher'
  const form = useForm({
    shape: decideReferral.body,
    sentences: {
      documentId: t('directives.higher-document-wanted'),
      capacityId: t('directives.capacity-wanted'),
      subjectVi: t('directives.subject-wanted'),
      note: t('directives.reason-wanted'),
    },
    read: (data) => {
      const texts = textsIn(data)
      if (!isIssued) return { outcome, version, documentId: texts.documentId ?? null, note: texts.note ?? '' }
      return {
        outcome,
        version,
        documentId: texts.documentId ?? '',
        capacityId: texts.capacityId ?? '',
        form: texts.form,
        subjectVi: texts.subjectVi ?? '',
        subjectEn: texts.subjectEn ?? null,
        provisions: null,
      }
    },
    send: (body) => sending.send({ params: { referralId }, body }),
    problem: sending.problem,
    busy: sending.sending,
  })
  const command = isIssued ? 'issue-by-higher' : outcome === 'returned' ? 'return' : 'refuse'
  return (
    <section className="card" aria-labelledby="decision">
      <div className="card-head">
        <h2 id="decision" ref={head} tabIndex={-1}>
          {t(`directives.referral.command.${command}`)}
        </h2>
      </div>
      <form className="card-body form" {...form.props}>
        <ErrorSummary form={form} />
        <ReloadOffer problem={sending.problem} onReload={onClose} />
        {isIssued ? (
          <>
            <p className="quiet">{t('directives.decision-lead')}</p>
            <DocumentField
              form={form}
              name="documentId"
              label={t('directives.higher-document')}
              only={({ issuer }) =>
                issuer.level === (referral.recommendedTo.role === 'prime-minister' ? 'government' : 'steering-committee')
              }
            />
            {mayRegister ? (
              <p>
                {t('directives.not-in-the-register')} <PageLink to="/documents/new">{t('directives.register-it')}</PageLink>
              </p>
            ) : null}
            <CapacityField form={form} signsFor={referral.recommendedTo.role} />
            <Choice
              form={form}
              name="form"
              label={t('directives.form')}
              start="official-letter"
              options={forms.map((one) => ({ value: one, label: t(`directives.form.${one}`) }))}
            />
            <TextField
              form={form}
              name="subjectVi"
              label={t('directives.subject')}
              lines={2}
              maxLength={500}
              start={referral.directiveSubjectVi}
            />
            <TextField
              form={form}
              name="subjectEn"
              label={t('directives.subject-en')}
              lines={2}
              maxLength={500}
              start={referral.directiveSubjectEn ?? ''}
              optional
            />
          </>
        ) : (
          <>
            <TextField
              form={form}
              name="note"
              label={t('directives.note')}
              hint={t('directives.note-hint')}
              lines={3}
              maxLength={3000}
            />
            <DocumentField form={form} name="documentId" label={t('directives.decision-document')} optional />
          </>
        )}
        <div className="form-actions">
          <Button look={outcome === 'refused' ? 'danger' : 'primary'} type="submit" busy={sending.sending}>
            {t('directives.record-decision')}
          </Button>
          <Button onClick={onClose}>{t('desk.cancel')}</Button>
        </div>
      </form>
    </section>
  )
}
