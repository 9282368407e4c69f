import { useSend } from '../../../web/api/ask.ts'
import { Button } from '../../../web/design/Button.tsx'
import { Dialog } from '../../../web/design/Dialog.tsx'
import { ErrorSummary } from '../../../web/design/ErrorSummary.tsx'
import { useForm } from '../../../web/design/form.ts'
import { TextField } from '../../../web/design/TextField.tsx'
import { useWords } from '../../../web/desk/words.ts'
import { resetAccount } from '../contract.ts'
import type { ListedAccount } from './AccountState.tsx'
import { OneTimePassword } from './OneTimePassword.tsx'

/** A new one-time password, with a reason that goes on the record; the second factor and all sessions end. */
export function ResetDialog({ account, onClose }: { account: ListedAccount; onClose: () => void }) {
  const { t } = useWords()
  const resetting = useSend(resetAccount)
  const form = useForm({
    shape: resetAccount.body,
    sentences: { reason: t('access.wanted-reason') },
    send: (body) => resetting.send({ params: { accountId: account.id }, body }),
    problem: resetting.problem,
    busy: resetting.sending,
  })
  const { reply } = resetting
  return (
    <Dialog title={t('access.reset-of', { name: account.displayName })} onClose={onClose}>
      {reply ? (
        <div className="form">
          <OneTimePassword username={account.username} password={reply.oneTimePassword} />
          <div className="form-actions">
            <Button onClick={onClose}>{t('web.close')}</Button>
          </div>
        </div>
      ) : (
        <form className="form" {...form.props}>
          <ErrorSummary form={form} />
          <p>{t('access.reset-lead')}</p>
          <TextField
            form={form}
            name="reason"
            label={t('access.reason')}
            hint={t('access.reason-hint')}
            lines={2}
            maxLength={300}
          />
          <div className="form-actions">
            <Button look="primary" type="submit" busy={resetting.sending}>
              {t('access.reset')}
            </Button>
            <Button onClick={onClose}>{t('access.give-up')}</Button>
          </div>
        </form>
      )}
    </Dialog>
  )
}
