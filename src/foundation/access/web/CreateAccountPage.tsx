import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useSend } from '../../../web/api/ask.ts'
import { Button } from '../../../web/design/Button.tsx'
import { ErrorSummary } from '../../../web/design/ErrorSummary.tsx'
import { useForm } from '../../../web/design/form.ts'
import { PageHeader } from '../../../web/design/PageHeader.tsx'
import { TextField } from '../../../web/design/TextField.tsx'
import { PageLink } from '../../../web/desk/PageLink.tsx'
import { useWords } from '../../../web/desk/words.ts'
import { createAccount } from '../contract.ts'
import { accountFrom } from './account-from.ts'
import { OneTimePassword } from './OneTimePassword.tsx'
import { RoleFields } from './RoleFields.tsx'
import './accounts.css'

/** One new account with its roles; only what one may give can be chosen. The password is shown once, here. */
export function CreateAccountPage() {
  const { t } = useWords()
  const [made, setMade] = useState<{ username: string; password: string } | undefined>(undefined)
  const [rows, setRows] = useState<readonly number[]>([0])
  const creating = useSend(createAccount)
  const wanted = Object.fromEntries(
    rows.flatMap((_, at) => [
      [`roles.${at}.role`, t('access.wanted-role')],
      [`roles.${at}.unitPath`, t('access.wanted-place')],
    ]),
  )
  const form = useForm({
    shape: createAccount.body,
    read: accountFrom,
    sentences: { username: t('desk.user-name-shape'), displayName: t('desk.full-name-wanted'), ...wanted },
    send: async (body) => {
      const reply = await creating.send({ body })
      if (reply) setMade({ username: body.username, password: reply.oneTimePassword })
      return reply
    },
    problem: creating.problem,
    busy: creating.sending,
  })
  const back = <PageLink to="/accounts">← {t('desk.page.accounts')}</PageLink>
  if (made) {
    return (
      <div className="page page-narrow">
        <PageHeader title={t('access.has-been-created')} back={back} />
        <section className="card card-body form">
          <OneTimePassword username={made.username} password={made.password} />
          <div className="form-actions">
            <Button
              look="primary"
              onClick={() => {
                creating.forget()
                setRows([0])
                setMade(undefined)
              }}
            >
              {t('access.create-another')}
            </Button>
            <PageLink to="/accounts" className="button">
              {t('access.to-the-list')}
            </PageLink>
          </div>
        </section>
      </div>
    )
  }
  return (
    <div className="page page-narrow">
      <PageHeader title={t('access.create')} back={back}>
        {t('access.create-lead')}
      </PageHeader>
      <form className="form card card-body" {...form.props}>
        <ErrorSummary form={form} />
        <TextField form={form} name="displayName" label={t('desk.full-name')} maxLength={120} />
        <TextField form={form} name="username" label={t('desk.user-name')} hint={t('desk.user-name-hint')} maxLength={50} />
        {rows.map((id, at) => (
          <RoleFields
            key={id}
            form={form}
            prefix={`roles.${at}.`}
            legend={t('access.role-number', { number: at + 1 })}
            onRemove={rows.length > 1 ? () => setRows(rows.filter((one) => one !== id)) : undefined}
          />
        ))}
        {rows.length < 10 ? (
          <p>
            <Button look="quiet" icon={IconPlus} onClick={() => setRows([...rows, Math.max(...rows) + 1])}>
              {t('access.one-more-role')}
            </Button>
          </p>
        ) : null}
        <div className="form-actions">
          <Button look="primary" type="submit" busy={creating.sending}>
            {t('access.create')}
          </Button>
          <PageLink to="/accounts" className="button">
            {t('access.give-up')}
          </PageLink>
        </div>
      </form>
    </div>
  )
}
