import { useQueryClient } from '@tanstack/react-query'
import { createFirstAdministrator, readInstallation } from '../../foundation/access/contract.ts'
import { keyOf, useSend } from '../api/ask.ts'
import { type Installation, useSetAccount } from '../api/session.ts'
import { Button } from '../design/Button.tsx'
import { ErrorSummary } from '../design/ErrorSummary.tsx'
import { useForm } from '../design/form.ts'
import { PasswordField, TextField } from '../design/TextField.tsx'
import { EntryFrame } from './EntryFrame.tsx'
import { useWords } from './words.ts'

/** The first page of a fresh installation: without it nobody could sign in. */
export function FirstAdministratorPage({ installation }: { installation: Installation }) {
  const { t } = useWords()
  const client = useQueryClient()
  const setAccount = useSetAccount()
  const creating = useSend(createFirstAdministrator, (account) => {
    client.setQueryData(keyOf(readInstallation, {}), { ...installation, needsFirstAdministrator: false })
    setAccount(account)
  })
  const form = useForm({
    shape: createFirstAdministrator.body,
    sentences: {
      displayName: t('desk.full-name-wanted'),
      username: t('desk.user-name-shape'),
      password: t('desk.new-password-shape'),
    },
    send: (body) => creating.send({ body }),
    problem: creating.problem,
    busy: creating.sending,
  })
  return (
    <EntryFrame installation={installation}>
      <h1>{t('desk.first-administrator')}</h1>
      <p className="entry-lead">{t('desk.first-administrator-lead')}</p>
      <form className="form" {...form.props}>
        <ErrorSummary form={form} />
        <TextField form={form} name="displayName" label={t('desk.full-name')} complete="name" />
        <TextField form={form} name="username" label={t('desk.user-name')} hint={t('desk.user-name-hint')} complete="username" />
        <PasswordField
          form={form}
          name="password"
          label={t('desk.new-password')}
          hint={t('desk.new-password-hint')}
          complete="new-password"
        />
        <Button look="primary" type="submit" wide busy={creating.sending}>
          {t('desk.create-account')}
        </Button>
      </form>
    </EntryFrame>
  )
}
