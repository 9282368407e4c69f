import type { z } from 'zod'
import { useSend } from '../../../web/api/ask.ts'
import { announce } from '../../../web/design/announce.ts'
import { Button } from '../../../web/design/Button.tsx'
import { CheckList } from '../../../web/design/CheckList.tsx'
import { Picks } from '../../../web/design/Choice.tsx'
import { Dialog } from '../../../web/design/Dialog.tsx'
import { ErrorSummary } from '../../../web/design/ErrorSummary.tsx'
import { textsIn, useForm } from '../../../web/design/form.ts'
import { TextField } from '../../../web/design/TextField.tsx'
import { DocumentField } from '../../../web/desk/DocumentField.tsx'
import { useWords } from '../../../web/desk/words.ts'
import { type listAddresses, sendDocument } from '../contract.ts'
import { documentKinds } from '../exchange-message.ts'

interface SendDialogProps {
  addresses: z.output<typeof listAddresses.reply>['rows']
  /** The document's id, when one came from its page. */
  start: string | undefined
  onClose: () => void
}

export function SendDialog({ addresses, start, onClose }: SendDialogProps) {
  const { t, number, language } = useWords()
  const sending = useSend(sendDocument, (reply) => {
    announce(t('exchange.sent', { count: number(reply.messages.length) }))
    onClose()
  })
  const form = useForm({
    shape: sendDocument.body,
    sentences: { documentId: t('exchange.send-choose'), to: t('exchange.send-to') },
    read: (data) => ({ ...textsIn(data), to: data.getAll('to') }),
    send: (body) => sending.send({ body }),
    problem: sending.problem,
    busy: sending.sending,
  })
  return (
    <Dialog title={t('exchange.send')} onClose={onClose}>
      <form {...form.props} className="form">
        <ErrorSummary form={form} />
        <p className="quiet">{t('exchange.send-lead')}</p>
        <DocumentField
          form={form}
          name="documentId"
          label={t('exchange.send-what')}
          only={(document) => document.hasFile || document.state === 'recalled'}
          {...(start === undefined ? {} : { start })}
        />
        <Picks
          form={form}
          name="kind"
          label={t('exchange.send-kind')}
          start="document"
          options={documentKinds.map((value) => ({ value, label: t(`exchange.kind.${value}`) }))}
        />
        {addresses.length === 0 ? (
          <p>{t('exchange.send-nobody')}</p>
        ) : (
          <CheckList
            form={form}
            name="to"
            label={t('exchange.send-to')}
            options={addresses.map((one) => ({
              value: one.organisationId,
              label: language === 'en' ? one.nameEn : one.name,
              hint: one.organId,
            }))}
          />
        )}
        <TextField form={form} name="reason" label={t('exchange.send-reason')} optional maxLength={500} />
        <div className="form-actions">
          <Button type="submit" look="primary" busy={sending.sending}>
            {t('exchange.send-now')}
          </Button>
          <Button onClick={onClose}>{t('desk.cancel')}</Button>
        </div>
      </form>
    </Dialog>
  )
}
