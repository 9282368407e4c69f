import { useSend } from '../../../web/api/ask.ts'
import { announce } from '../../../web/design/announce.ts'
import { Button } from '../../../web/design/Button.tsx'
import { Dialog } from '../../../web/design/Dialog.tsx'
import { ErrorSummary } from '../../../web/design/ErrorSummary.tsx'
import { useForm } from '../../../web/design/form.ts'
import { TextField } from '../../../web/design/TextField.tsx'
import { useWords } from '../../../web/desk/words.ts'
import { setNotificationEmail } from '../contract.ts'
import type { ListedAccount } from './AccountState.tsx'

/** Where the messages for an account are mailed. The address in use is shown masked, so it is replaced and never edited. */
export function EmailDialog({ account, onClose }: { account: ListedAccount; onClose: () => void }) {
  const { t } = useWords()
  const sending = useSend(setNotificationEmail, () => {
    announce(t('access.email-saved'))
    onClose()
  })
  const form = useForm({
    shape: setNotificationEmail.body,
    read: (data) => {
      const typed = data.get('email')
      return { email: typeof typed === 'string' && typed.trim() !== '' ? typed.trim() : null }
    },
    sentences: { email: t('access.email-shape') },
    send: (body) => sending.send({ params: { accountId: account.id }, body }),
    problem: sending.problem,
    busy: sending.sending,
  })
  return (
    <Dialog title={t('access.set-email-of', { name: account.displayName })} onClose={onClose}>
      <form className="form" {...form.props}>
        <ErrorSummary form={form} />
        <TextField
          form={form}
          name="email"
          label={t('access.email')}
          hint={t('access.email-hint')}
          kind="email"
          maxLength={200}
        />
        <div className="form-actions">
          <Button look="primary" type="submit" busy={sending.sending}>
            {t('access.save')}
          </Button>
          <Button onClick={onClose}>{t('access.give-up')}</Button>
        </div>
      </form>
    </Dialog>
  )
}
