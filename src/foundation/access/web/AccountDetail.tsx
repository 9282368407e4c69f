import { IconKey } from '@tabler/icons-react'
import { useState } from 'react'
import { useAccount, useMay } from '../../../web/api/session.ts'
import { Button } from '../../../web/design/Button.tsx'
import { useWords } from '../../../web/desk/words.ts'
import { placeIn } from '../../../web/i18n/names.ts'
import { decideReset } from '../grant.ts'
import { AccountState, type ListedAccount } from './AccountState.tsx'
import { heldBy } from './held-by.ts'
import { ResetDialog } from './ResetDialog.tsx'

/** One account with its roles; the way back for whoever lost password or phone, or why somebody else has to open it. */
export function AccountDetail({ account }: { account: ListedAccount }) {
  const { t, term, instant, language } = useWords()
  const own = useAccount()
  const mayReset = useMay('account.reset')
  const [resetting, setResetting] = useState(false)
  const decision = decideReset({ id: own.id, held: heldBy(own) }, { id: account.id, roles: account.roles })
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
      </dl>
      <h3>{t('access.roles')}</h3>
      <ul>
        {account.roles.map((held) => (
          <li key={`${held.role} ${held.unitPath}`}>
            {t('desk.role-at', { role: term('access.role', held.role), place: placeIn(language, held) })}
          </li>
        ))}
      </ul>
      {mayReset ? (
        decision.allowed ? (
          <p>
            <Button icon={IconKey} onClick={() => setResetting(true)}>
              {t('access.reset')}
            </Button>
          </p>
        ) : (
          <p className="quiet">{decision.code === 'not-found' ? t('access.reset-elsewhere') : t(`refusal.${decision.code}`)}</p>
        )
      ) : null}
      {resetting ? <ResetDialog account={account} onClose={() => setResetting(false)} /> : null}
    </div>
  )
}
