import { useSend } from '../../../web/api/ask.ts'
import { announce } from '../../../web/design/announce.ts'
import { Button } from '../../../web/design/Button.tsx'
import { Dialog } from '../../../web/design/Dialog.tsx'
import { ErrorSummary } from '../../../web/design/ErrorSummary.tsx'
import { useForm } from '../../../web/design/form.ts'
import { TextField } from '../../../web/design/TextField.tsx'
import { useWords } from '../../../web/desk/words.ts'
import { placeIn } from '../../../web/i18n/names.ts'
import { disableAccount, endRole } from '../contract.ts'
import type { ListedAccount } from './AccountState.tsx'

interface EndRoleDialogProps {
  account: ListedAccount
  held: ListedAccount['roles'][number]
  onClose: () => void
}

/** Ends one role of an account today, with a reason that goes on the record. */
export function EndRoleDialog({ account, held, onClose }: EndRoleDialogProps) {
  const { t, term, language } = useWords()
  const { role, unitPath } = held
  const sending = useSend(endRole, () => {
    announce(t('access.role-ended'))
    onClose()
  })
  const form = useForm({
    // Of the body, what is asked here is the reason.
    shape: disableAccount.body,
    sentences: { reason: t('access.wanted-reason') },
    send: ({ reason }) => sending.send({ params: { accountId: account.id }, body: { role, unitPath, reason } }),
    problem: sending.problem,
    busy: sending.sending,
  })
  return (
    <Dialog title={t('access.end-role-of', { name: account.displayName })} onClose={onClose}>
      <form className="form" {...form.props}>
        <ErrorSummary form={form} />
        <p>
          <b>{t('desk.role-at', { role: term('access.role', role), place: placeIn(language, held) })}</b>
        </p>
        <p>{t('access.end-role-lead')}</p>
        <TextField
          form={form}
          name="reason"
          label={t('access.reason')}
          hint={t('access.change-reason-hint')}
          lines={2}
          maxLength={300}
        />
        <div className="form-actions">
          <Button look="danger" type="submit" busy={sending.sending}>
            {t('access.end-role')}
          </Button>
          <Button onClick={onClose}>{t('access.give-up')}</Button>
        </div>
      </form>
    </Dialog>
  )
}
