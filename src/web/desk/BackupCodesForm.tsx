import { renewBackupCodes } from '../../foundation/access/contract.ts'
import { useSend } from '../api/ask.ts'
import { Button } from '../design/Button.tsx'
import { ErrorSummary } from '../design/ErrorSummary.tsx'
import { useForm } from '../design/form.ts'
import { PasswordField } from '../design/TextField.tsx'
import { BackupCodes } from './BackupCodes.tsx'
import { useWords } from './words.ts'

/** A new sheet of codes, when the old one is used up or somebody else may have seen it. */
export function BackupCodesForm() {
  const { t } = useWords()
  const renewing = useSend(renewBackupCodes)
  const form = useForm({
    shape: renewBackupCodes.body,
    sentences: { password: t('desk.password-wanted') },
    send: (body) => renewing.send({ body }),
    problem: renewing.problem,
    busy: renewing.sending,
  })
  if (renewing.reply) return <BackupCodes codes={renewing.reply.backupCodes} />
  return (
    <form className="form" {...form.props}>
      <p>{t('desk.backup-codes-why')}</p>
      <ErrorSummary form={form} />
      <PasswordField form={form} name="password" label={t('desk.current-password')} complete="current-password" />
      <div className="form-actions">
        <Button type="submit" busy={renewing.sending}>
          {t('desk.renew-backup-codes')}
        </Button>
      </div>
    </form>
  )
}
