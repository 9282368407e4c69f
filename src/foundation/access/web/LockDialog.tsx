import { useSend } from '../../../web/api/ask.ts'
import { announce } from '../../../web/design/announce.ts'
import { Button } from '../../../web/design/Button.tsx'
import { Dialog } from '../../../web/design/Dialog.tsx'
import { ErrorSummary } from '../../../web/design/ErrorSummary.tsx'
import { useForm } from '../../../web/design/form.ts'
import { TextField } from '../../../web/design/TextField.tsx'
import { useWords } from '../../../web/desk/words.ts'
import { disableAccount, enableAccount } from '../contract.ts'
import type { ListedAccount } from './AccountState.tsx'

/** Locks an account or opens it again, with a reason that goes on the record. */
export function LockDialog({ account, onClose }: { account: ListedAccount; onClose: () => void }) {
  const { t } = useWords()
  const does = account.disabled ? 'enable' : 'disable'
  const sending = useSend(account.disabled ? enableAccount : disableAccount, () => {
    announce(t(`access.has-been-${does}d`))
    onClose()
  })
  const form = useForm({
    shape: disableAccount.body,
    sentences: { reason: t('access.wanted-reason') },
    send: (body) => sending.send({ params: { accountId: account.id }, body }),
    problem: sending.problem,
    busy: sending.sending,
  })
  return (
    <Dialog title={t(`access.${does}-of`, { name: account.displayName })} onClose={onClose}>
      <form className="form" {...form.props}>
        <ErrorSummary form={form} />
        <p>{t(`access.${does}-lead`)}</p>
        <TextField
          form={form}
          name="reason"
          label={t('access.reason')}
          hint={t('access.change-reason-hint')}
          lines={2}
          maxLength={300}
        />
        <div className="form-actions">
          <Button look={account.disabled ? 'primary' : 'danger'} type="submit" busy={sending.sending}>
            {t(`access.${does}`)}
          </Button>
          <Button onClick={onClose}>{t('access.give-up')}</Button>
        </div>
      </form>
    </Dialog>
  )
}
