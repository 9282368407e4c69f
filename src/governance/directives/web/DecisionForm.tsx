import { useEffect, useRef } from 'react'
import { useSend } from '../../../web/api/ask.ts'
import { useMay } from '../../../web/api/session.ts'
import { announce } from '../../../web/design/announce.ts'
import { Button } from '../../../web/design/Button.tsx'
import { Choice } from '../../../web/design/Choice.tsx'
import { DateField } from '../../../web/design/DateField.tsx'
import { ErrorSummary } from '../../../web/design/ErrorSummary.tsx'
import { type Form, textsIn, useForm } from '../../../web/design/form.ts'
import { TextField } from '../../../web/design/TextField.tsx'
import { DocumentField } from '../../../web/desk/DocumentField.tsx'
import { PageLink } from '../../../web/desk/PageLink.tsx'
import { ReloadOffer } from '../../../web/desk/StepDialog.tsx'
import { useWords } from '../../../web/desk/words.ts'
import { decideReferral, type ShownReferral } from '../contract.ts'
import { forms } from '../directive.ts'
import type { ReferralCommand } from '../referral.ts'
import { CapacityField } from './CapacityField.tsx'
import { changedContents, DecidedContents } from './DecidedContents.tsx'

export const outcomes = {
  'issue-by-higher': 'issued-by-higher',
  approve: 'approved',
  'approve-with-changes': 'approved-with-changes',
  authorise: 'authorised',
  defer: 'deferred',
  return: 'returned',
  refuse: 'refused',
} as const satisfies Record<ReferralCommand, string>

interface DecisionFormProps {
  referral: ShownReferral
  command: ReferralCommand
  onClose: () => void
}

/** Puts the higher body’s decision on record: the document in which it directs or gives, or why the recommendation waits or comes back. */
export function DecisionForm({ referral, command, onClose }: DecisionFormProps) {
  const { t } = useWords()
  const head = useRef<HTMLHeadingElement>(null)
  useEffect(() => head.current?.focus(), [])
  const { id: referralId, version } = referral
  const outcome = outcomes[command]
  const sending = useSend(decideReferral, () => {
    announce(t('directives.decision-is-recorded'))
    onClose()
  })
  const form = useForm({
    shape: decideReferral.body,
    sentences: {
      documentId: t('directives.higher-document-wanted'),
      capacityId: t('directives.capacity-wanted'),
      subjectVi: t('directives.subject-wanted'),
      note: t('directives.reason-wanted'),
      until: t('directives.act-day-wanted'),
      ...Object.fromEntries(
        referral.provisions.flatMap(({ code }, at) => [
          [`provisions.${at}.textVi`, t('directives.of-provision', { code, sentence: t('directives.text-wanted') })],
          [`provisions.${at}.dueOn`, t('directives.of-provision', { code, sentence: t('directives.due-wanted') })],
          [`provisions.${at}.untilOn`, t('directives.of-provision', { code, sentence: t('directives.until-wanted') })],
          [`provisions.${at}.threshold`, t('directives.of-provision', { code, sentence: t('directives.threshold-wanted') })],
        ]),
      ),
    },
    read: (data) => bodyOf(referral, outcome, data),
    send: (body) => sending.send({ params: { referralId }, body }),
    problem: sending.problem,
    busy: sending.sending,
  })
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
        <p className="quiet">{t(`directives.decision-lead.${outcome}`)}</p>
        <Fields referral={referral} outcome={outcome} form={form} />
        <div className="form-actions">
          <Button look={outcome === 'refused' ? 'danger' : 'primary'} type="submit" busy={sending.sending}>
            {t('directives.record-decision')}
          </Button>
          <Button onClick={onClose}>{t('desk.cancel')}</Button>
        </div>
      </form>
    </section>
  )

  function bodyOf({ provisions }: ShownReferral, of: Outcome, data: FormData): unknown {
    const texts = textsIn(data)
    const said = { outcome: of, version, documentId: texts.documentId ?? null, note: texts.note ?? null }
    if (of === 'issued-by-higher') {
      return {
        outcome: of,
        version,
        documentId: texts.documentId ?? '',
        capacityId: texts.capacityId ?? '',
        form: texts.form,
        subjectVi: texts.subjectVi ?? '',
        subjectEn: texts.subjectEn ?? null,
        provisions: changedContents(provisions, data, true),
      }
    }
    if (of === 'approved' || of === 'authorised') return { ...said, documentId: said.documentId ?? '' }
    if (of === 'approved-with-changes')
      return { ...said, documentId: said.documentId ?? '', provisions: changedContents(provisions, data, false) }
    if (of === 'deferred') return { ...said, note: said.note ?? '', until: texts.until ?? null }
    return { ...said, note: said.note ?? '' }
  }
}

type Outcome = (typeof outcomes)[ReferralCommand]

function Fields({ referral, outcome, form }: { referral: ShownReferral; outcome: Outcome; form: Form }) {
  const { t } = useWords()
  const mayRegister = useMay('document.register')
  const given =
    outcome === 'issued-by-higher' || outcome === 'approved' || outcome === 'authorised' || outcome === 'approved-with-changes'
  const level = referral.recommendedTo.role === 'prime-minister' ? 'government' : 'steering-committee'
  if (!given) {
    return (
      <>
        <TextField
          form={form}
          name="note"
          label={t('directives.note')}
          hint={t('directives.note-hint')}
          lines={3}
          maxLength={3000}
        />
        {outcome === 'deferred' ? (
          <DateField
            form={form}
            name="until"
            label={t('directives.deferred-until')}
            hint={t('directives.deferred-hint')}
            optional
          />
        ) : null}
        <DocumentField
          form={form}
          name="documentId"
          label={t('directives.decision-document')}
          only={({ issuer }) => issuer.level === level}
          optional={referral.recommendedTo.role !== 'prime-minister'}
        />
      </>
    )
  }
  const isIssued = outcome === 'issued-by-higher'
  return (
    <>
      <DocumentField
        form={form}
        name="documentId"
        label={t(isIssued ? 'directives.higher-document' : 'directives.decision-document')}
        only={({ issuer }) => issuer.level === level}
      />
      {mayRegister ? (
        <p>
          {t('directives.not-in-the-register')} <PageLink to="/documents/new">{t('directives.register-it')}</PageLink>
        </p>
      ) : null}
      {isIssued ? (
        <>
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
        <TextField form={form} name="note" label={t('directives.note')} lines={2} maxLength={3000} optional />
      )}
      {outcome === 'approved-with-changes' || isIssued ? <DecidedContents referral={referral} form={form} /> : null}
    </>
  )
}
