import { lazy, Suspense } from 'react'
import { beginSecondFactor, confirmSecondFactor } from '../../foundation/access/contract.ts'
import { useSend } from '../api/ask.ts'
import { useSetAccount } from '../api/session.ts'
import { announce } from '../design/announce.ts'
import { Button } from '../design/Button.tsx'
import { ErrorSummary } from '../design/ErrorSummary.tsx'
import { useForm } from '../design/form.ts'
import { PasswordField, TextField } from '../design/TextField.tsx'
import { BackupCodes } from './BackupCodes.tsx'
import { useWords } from './words.ts'

const QrCode = lazy(async () => ({ default: (await import('../design/QrCode.tsx')).QrCode }))

/** Two steps: prove that it is you, then scan the code and type its first six digits. */
export function SecondFactorForm() {
  const { t } = useWords()
  const beginning = useSend(beginSecondFactor)
  const form = useForm({
    shape: beginSecondFactor.body,
    sentences: { password: t('desk.password-wanted') },
    send: (body) => beginning.send({ body }),
    problem: beginning.problem,
    busy: beginning.sending,
  })
  if (beginning.reply) return <ScanAndConfirm uri={beginning.reply.totpUri} backupCodes={beginning.reply.backupCodes} />
  return (
    <form className="form" {...form.props}>
      <p>{t('desk.second-factor-why')}</p>
      <ErrorSummary form={form} />
      <PasswordField
        form={form}
        name="password"
        label={t('desk.second-factor-begin')}
        hint={t('desk.second-factor-begin-hint')}
        complete="current-password"
      />
      <div className="form-actions">
        <Button look="primary" type="submit" busy={beginning.sending}>
          {t('desk.go-on')}
        </Button>
      </div>
    </form>
  )
}

function ScanAndConfirm({ uri, backupCodes }: { uri: string; backupCodes: readonly string[] }) {
  const { t } = useWords()
  const setAccount = useSetAccount()
  const confirming = useSend(confirmSecondFactor, (account) => {
    setAccount(account)
    announce(t('desk.second-factor-is-set-up'))
  })
  const form = useForm({
    shape: confirmSecondFactor.body,
    sentences: { code: t('desk.code-wanted') },
    send: (body) => confirming.send({ body }),
    problem: confirming.problem,
    busy: confirming.sending,
  })
  return (
    <form className="form" {...form.props}>
      <ErrorSummary form={form} />
      <p>{t('desk.scan-this')}</p>
      <div className="second-factor">
        <Suspense fallback={<div className="second-factor-qr" />}>
          <div className="second-factor-qr">
            <QrCode text={uri} label={t('desk.qr-of-second-factor')} />
          </div>
        </Suspense>
        <div>
          <p>{t('desk.or-type-this')}</p>
          <p className="second-factor-secret">{secretIn(uri)}</p>
        </div>
      </div>
      <BackupCodes codes={backupCodes} />
      <TextField
        form={form}
        name="code"
        label={t('desk.type-the-code')}
        kind="digits"
        size={6}
        maxLength={6}
        complete="one-time-code"
      />
      <div className="form-actions">
        <Button look="primary" type="submit" busy={confirming.sending}>
          {t('desk.confirm')}
        </Button>
      </div>
    </form>
  )
}

/** The key of an otpauth: address in groups of four, as it is read aloud and typed. */
export function secretIn(uri: string): string {
  return (new URL(uri).searchParams.get('secret') ?? '').replace(/(.{4})(?=.)/g, '$1 ')
}
