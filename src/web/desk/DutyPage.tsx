import { signOut } from '../../foundation/access/contract.ts'
import { useSend } from '../api/ask.ts'
import { type Installation, useAccount, useSetAccount } from '../api/session.ts'
import { Button } from '../design/Button.tsx'
import { EntryFrame } from './EntryFrame.tsx'
import { PasswordForm } from './PasswordForm.tsx'
import { SecondFactorForm } from './SecondFactorForm.tsx'
import { useWords } from './words.ts'

interface DutyPageProps {
  installation: Installation
  duty: 'change-password' | 'set-up-second-factor'
}

/** What must be done before anything else is allowed: an own password, a second factor. */
export function DutyPage({ installation, duty }: DutyPageProps) {
  const { t } = useWords()
  const { username } = useAccount()
  const setAccount = useSetAccount()
  const leaving = useSend(signOut, () => setAccount(null))
  return (
    <EntryFrame installation={installation}>
      <h1>{duty === 'change-password' ? t('desk.change-password') : t('desk.second-factor-set-up')}</h1>
      <p className="entry-lead">
        {duty === 'change-password' ? t('access.duty.change-password') : t('access.duty.set-up-second-factor')}
      </p>
      {duty === 'change-password' ? <PasswordForm /> : <SecondFactorForm />}
      <p className="entry-note">
        {t('desk.account')}: {username}{' '}
        <Button look="quiet" busy={leaving.sending} onClick={() => void leaving.send({})}>
          {t('desk.sign-out')}
        </Button>
      </p>
    </EntryFrame>
  )
}
