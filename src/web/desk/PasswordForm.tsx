import { changePassword } from '../../foundation/access/contract.ts'
import { useSend } from '../api/ask.ts'
import { useAccount, useSetAccount } from '../api/session.ts'
import { announce } from '../design/announce.ts'
import { Button } from '../design/Button.tsx'
import { ErrorSummary } from '../design/ErrorSummary.tsx'
import { useForm } from '../design/form.ts'
import { PasswordField } from '../design/TextField.tsx'
import { useWords } from './words.ts'

export function PasswordForm() {
  const { t } = useWords()
  const { username } = useAccount()
  const setAccount = useSetAccount()
  const changing = useSend(changePassword, (account) => {
    setAccount(account)
    form.props.ref.current?.reset()
    announce(t('desk.password-has-changed'))
  })
  const form = useForm({
    shape: changePassword.body,
    sentences: { current: t('desk.current-password-wanted'), next: t('desk.new-password-shape') },
    send: (body) => changing.send({ body }),
    problem: changing.problem,
    busy: changing.sending,
  })
  return (
    <form className="form" {...form.props}>
      <ErrorSummary form={form} />
      {/* So that a password keeper knows whose password changes. */}
      <input type="text" value={username} autoComplete="username" readOnly hidden />
      <PasswordField form={form} name="current" label={t('desk.current-password')} complete="current-password" />
      <PasswordField
        form={form}
        name="next"
        label={t('desk.new-password')}
        hint={t('desk.new-password-hint')}
        complete="new-password"
      />
      <p className="quiet">{t('desk.other-sessions-end')}</p>
      <div className="form-actions">
        <Button look="primary" type="submit" busy={changing.sending}>
          {t('desk.change-password')}
        </Button>
      </div>
    </form>
  )
}
