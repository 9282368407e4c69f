import { useState } from 'react'
import { signIn } from '../../foundation/access/contract.ts'
import { useSend } from '../api/ask.ts'
import { type Installation, useSetAccount } from '../api/session.ts'
import { Button } from '../design/Button.tsx'
import { ErrorSummary } from '../design/ErrorSummary.tsx'
import { useForm } from '../design/form.ts'
import { PasswordField, TextField } from '../design/TextField.tsx'
import { EntryFrame } from './EntryFrame.tsx'
import { useWords } from './words.ts'

interface SignInPageProps {
  installation: Installation
  sessionHasEnded: boolean
}

export function SignInPage({ installation, sessionHasEnded }: SignInPageProps) {
  const { t, term } = useWords()
  const setAccount = useSetAccount()
  const signing = useSend(signIn, setAccount)
  // The code is asked for only once name and password were right and the account has one.
  const [codeIsWanted, setCodeIsWanted] = useState(false)
  const asksForCode = signing.problem?.code === 'second-factor-needed'
  if (asksForCode && !codeIsWanted) setCodeIsWanted(true)
  const [byPaper, setByPaper] = useState(false)
  const form = useForm({
    shape: signIn.body,
    sentences: {
      username: t('desk.user-name-wanted'),
      password: t('desk.password-wanted'),
      code: t('desk.code-wanted'),
      backupCode: t('desk.backup-code-wanted'),
    },
    send: (body) => signing.send({ body }),
    problem: asksForCode ? undefined : signing.problem,
    busy: signing.sending,
  })
  const take = (username: string) => {
    form.fill({ username })
    const password = form.props.ref.current?.elements.namedItem('password')
    if (password instanceof HTMLElement) password.focus()
  }
  return (
    <EntryFrame installation={installation}>
      <h1>{t('desk.sign-in')}</h1>
      <p className="entry-lead">{sessionHasEnded ? t('desk.session-has-ended') : t('desk.sign-in-lead')}</p>
      <form className="form" {...form.props}>
        <ErrorSummary form={form} />
        <TextField form={form} name="username" label={t('desk.user-name')} complete="username" />
        <PasswordField form={form} name="password" label={t('desk.password')} complete="current-password" />
        {codeIsWanted && byPaper ? (
          <TextField
            form={form}
            name="backupCode"
            label={t('desk.backup-code')}
            hint={t('desk.backup-code-hint')}
            size={11}
            maxLength={20}
            onFocusFirst
          />
        ) : null}
        {codeIsWanted && !byPaper ? (
          <TextField
            form={form}
            name="code"
            label={t('desk.code')}
            hint={t('desk.code-hint')}
            kind="digits"
            size={6}
            maxLength={6}
            complete="one-time-code"
            onFocusFirst
          />
        ) : null}
        {codeIsWanted ? (
          <p>
            <Button look="quiet" onClick={() => setByPaper(!byPaper)}>
              {byPaper ? t('desk.use-the-app') : t('desk.use-backup-code')}
            </Button>
          </p>
        ) : null}
        <Button look="primary" type="submit" wide busy={signing.sending}>
          {t('desk.sign-in')}
        </Button>
      </form>
      <p className="entry-note">{t('desk.where-accounts-come-from')}</p>
      {installation.sampleAccounts.length > 0 ? (
        <section className="sample-accounts" aria-label={t('desk.sample-accounts')}>
          <h2>{t('desk.sample-accounts')}</h2>
          <p className="quiet">{t('desk.sample-accounts-hint')}</p>
          <ul>
            {installation.sampleAccounts.map(({ username, role, displayName }) => (
              <li key={username}>
                <button type="button" onClick={() => take(username)}>
                  <b>{term('access.role', role)}</b>
                  <span>
                    {displayName} · {username}
                  </span>
                </button>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </EntryFrame>
  )
}
