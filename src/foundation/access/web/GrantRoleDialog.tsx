import { useSend } from '../../../web/api/ask.ts'
import { announce } from '../../../web/design/announce.ts'
import { Button } from '../../../web/design/Button.tsx'
import { Dialog } from '../../../web/design/Dialog.tsx'
import { ErrorSummary } from '../../../web/design/ErrorSummary.tsx'
import { useForm } from '../../../web/design/form.ts'
import { useWords } from '../../../web/desk/words.ts'
import { grantRole } from '../contract.ts'
import type { ListedAccount } from './AccountState.tsx'
import { RoleFields } from './RoleFields.tsx'

/** One more role for an account; only what one may give can be chosen. */
export function GrantRoleDialog({ account, onClose }: { account: ListedAccount; onClose: () => void }) {
  const { t } = useWords()
  const sending = useSend(grantRole, () => {
    announce(t('access.role-granted'))
    onClose()
  })
  const form = useForm({
    shape: grantRole.body,
    sentences: { role: t('access.wanted-role'), unitPath: t('access.wanted-place') },
    send: (body) => sending.send({ params: { accountId: account.id }, body }),
    problem: sending.problem,
    busy: sending.sending,
  })
  return (
    <Dialog title={t('access.grant-role-to', { name: account.displayName })} onClose={onClose}>
      <form className="form" {...form.props}>
        <ErrorSummary form={form} />
        <RoleFields form={form} legend={t('access.role-to-give')} />
        <div className="form-actions">
          <Button look="primary" type="submit" busy={sending.sending}>
            {t('access.grant-role')}
          </Button>
          <Button onClick={onClose}>{t('access.give-up')}</Button>
        </div>
      </form>
    </Dialog>
  )
}
