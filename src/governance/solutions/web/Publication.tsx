import { useState } from 'react'
import { civilDay } from '../../../vocabulary/period.ts'
import { useAsk, useSend } from '../../../web/api/ask.ts'
import { useMay } from '../../../web/api/session.ts'
import { announce } from '../../../web/design/announce.ts'
import { Button } from '../../../web/design/Button.tsx'
import { textsIn, useForm } from '../../../web/design/form.ts'
import { TextField } from '../../../web/design/TextField.tsx'
import { DocumentField } from '../../../web/desk/DocumentField.tsx'
import { DocumentLink } from '../../../web/desk/DocumentLink.tsx'
import { StepDialog } from '../../../web/desk/StepDialog.tsx'
import { useWords } from '../../../web/desk/words.ts'
import { listPublications, publishSolutions, withdrawPublication } from '../contract.ts'

/** Whether the public can read the register, by which document and since when; for whoever decides it. */
export function Publication() {
  const { t, day } = useWords()
  const mayPublish = useMay('solution.publish')
  const asked = useAsk(listPublications, {}, { enabled: mayPublish })
  const [open, setOpen] = useState<'publish' | 'withdraw' | undefined>(undefined)
  if (!mayPublish || asked.data === undefined) return null
  const inForce = asked.data.rows.find(({ withdrawnAt }) => withdrawnAt === null)
  return (
    <section className="card card-body publication" aria-label={t('solutions.publication')}>
      <p>
        <b>{t('solutions.publication')}.</b>{' '}
        {inForce === undefined ? (
          t('solutions.publication-none')
        ) : (
          <>
            {t('solutions.publication-since', {
              day: day(civilDay(new Date(inForce.publishedAt))),
              name: inForce.publishedByName,
            })}{' '}
            <DocumentLink id={inForce.documentId} words={{ vi: inForce.documentVi, en: inForce.documentEn }} />.
          </>
        )}{' '}
        <a href="/giai-phap">{t('solutions.publication-page')}</a>
      </p>
      {inForce === undefined ? (
        <Button onClick={() => setOpen('publish')}>{t('solutions.publish')}</Button>
      ) : (
        <Button look="danger" onClick={() => setOpen('withdraw')}>
          {t('solutions.unpublish')}
        </Button>
      )}
      {open === 'publish' ? <Publish onClose={() => setOpen(undefined)} /> : null}
      {open === 'withdraw' ? <Withdraw onClose={() => setOpen(undefined)} /> : null}
    </section>
  )
}

function Publish({ onClose }: { onClose: () => void }) {
  const { t } = useWords()
  const sending = useSend(publishSolutions, () => {
    announce(t('solutions.is-published'))
    onClose()
  })
  const form = useForm({
    shape: publishSolutions.body,
    sentences: { documentId: t('solutions.publish-document-wanted') },
    read: textsIn,
    send: (body) => sending.send({ body }),
    problem: sending.problem,
    busy: sending.sending,
  })
  return (
    <StepDialog
      title={t('solutions.publish')}
      lead={t('solutions.publish-lead')}
      form={form}
      problem={sending.problem}
      onClose={onClose}
    >
      <DocumentField form={form} name="documentId" label={t('solutions.publish-document')} />
    </StepDialog>
  )
}

function Withdraw({ onClose }: { onClose: () => void }) {
  const { t } = useWords()
  const sending = useSend(withdrawPublication, () => {
    announce(t('solutions.is-unpublished'))
    onClose()
  })
  const form = useForm({
    shape: withdrawPublication.body,
    sentences: { reason: t('solutions.reason-wanted') },
    read: textsIn,
    send: (body) => sending.send({ body }),
    problem: sending.problem,
    busy: sending.sending,
  })
  return (
    <StepDialog title={t('solutions.unpublish')} look="danger" form={form} problem={sending.problem} onClose={onClose}>
      <TextField form={form} name="reason" label={t('solutions.reason')} lines={2} />
    </StepDialog>
  )
}
