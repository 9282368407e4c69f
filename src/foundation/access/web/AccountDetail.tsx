import { IconKey, IconLock, IconLockOpen, IconMail, IconUserPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useAccount, useMay } from '../../../web/api/session.ts'
import { Button } from '../../../web/design/Button.tsx'
import { useToday } from '../../../web/desk/today.ts'
import { useWords } from '../../../web/desk/words.ts'
import { placeIn } from '../../../web/i18n/names.ts'
import { decideChange, decideEnd, decideReset } from '../grant.ts'
import { AccountState, type ListedAccount } from './AccountState.tsx'
import { EmailDialog } from './EmailDialog.tsx'
import { EndRoleDialog } from './EndRoleDialog.tsx'
import { GrantRoleDialog } from './GrantRoleDialog.tsx'
import { heldBy } from './held-by.ts'
import { LockDialog } from './LockDialog.tsx'
import { ResetDialog } from './ResetDialog.tsx'

type Open = 'reset' | 'lock' | 'grant' | 'email' | ListedAccount['roles'][number] | undefined

/** One account with its roles, and what the reader may change of it, or why somebody else has to. */
export function AccountDetail({ account }: { account: ListedAccount }) {
  const { t, instant } = useWords()
  const own = useAccount()
  const mayReset = useMay('account.reset')
  const mayChange = useMay('account.change')
  const [open, setOpen] = useState<Open>(undefined)
  const close = () => setOpen(undefined)
  const who = { id: own.id, held: heldBy(own) }
  const reset = decideReset(who, account)
  const change = decideChange(who, account)
  return (
    <div className="account-detail">
      <dl className="pairs">
        <div>
          <dt>{t('access.state')}</dt>
          <dd>
            <AccountState account={account} />
          </dd>
        </div>
        <div>
          <dt>{t('access.last-signed-in')}</dt>
          <dd>{account.lastSignedInAt === null ? t('access.never') : instant(account.lastSignedInAt)}</dd>
        </div>
        <div>
          <dt>{t('access.notification-email')}</dt>
          <dd>{account.notificationEmail ?? <span className="quiet">{t('access.no-email')}</span>}</dd>
        </div>
      </dl>
      <h3>{t('access.roles')}</h3>
      <Roles account={account} onEnd={mayChange ? setOpen : undefined} />
      <div className="account-actions">
        {mayChange && own.id !== account.id ? (
          <Button icon={IconUserPlus} onClick={() => setOpen('grant')}>
            {t('access.grant-role')}
          </Button>
        ) : null}
        {mayChange && (change.allowed || own.id === account.id) ? (
          <Button icon={IconMail} onClick={() => setOpen('email')}>
            {account.notificationEmail === null ? t('access.set-email') : t('access.replace-email')}
          </Button>
        ) : null}
        {mayReset && reset.allowed ? (
          <Button icon={IconKey} onClick={() => setOpen('reset')}>
            {t('access.reset')}
          </Button>
        ) : null}
        {mayChange && change.allowed ? (
          <Button icon={account.disabled ? IconLockOpen : IconLock} onClick={() => setOpen('lock')}>
            {account.disabled ? t('access.enable') : t('access.disable')}
          </Button>
        ) : null}
      </div>
      {mayReset && !reset.allowed ? (
        <p className="quiet">{reset.code === 'not-found' ? t('access.reset-elsewhere') : t(`refusal.${reset.code}`)}</p>
      ) : null}
      {mayChange ? <p className="quiet">{t('access.change-lead')}</p> : null}
      {open === 'reset' ? <ResetDialog account={account} onClose={close} /> : null}
      {open === 'lock' ? <LockDialog account={account} onClose={close} /> : null}
      {open === 'grant' ? <GrantRoleDialog account={account} onClose={close} /> : null}
      {open === 'email' ? <EmailDialog account={account} onClose={close} /> : null}
      {typeof open === 'object' ? <EndRoleDialog account={account} held={open} onClose={close} /> : null}
    </div>
  )
}

/** The roles of an account; those that the reader might give can be ended. */
function Roles({ account, onEnd }: { account: ListedAccount; onEnd: ((held: Open) => void) | undefined }) {
  const { t, term, language } = useWords()
  const own = useAccount()
  const on = useToday()
  const who = { id: own.id, held: heldBy(own) }
  return (
    <ul className="account-roles">
      {account.roles.map((held) => (
        <li key={`${held.role} ${held.unitPath}`}>
          <span>{t('desk.role-at', { role: term('access.role', held.role), place: placeIn(language, held) })}</span>
          {onEnd && on !== '' && decideEnd(who, account, held, on).allowed ? (
            <Button
              look="quiet"
              label={t('access.end-role-named', { role: term('access.role', held.role) })}
              onClick={() => onEnd(held)}
            >
              {t('access.end-role')}
            </Button>
          ) : null}
        </li>
      ))}
    </ul>
  )
}
