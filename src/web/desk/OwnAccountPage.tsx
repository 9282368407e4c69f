import { useAccount } from '../api/session.ts'
import { PageHeader } from '../design/PageHeader.tsx'
import { BackupCodesForm } from './BackupCodesForm.tsx'
import { PasswordForm } from './PasswordForm.tsx'
import { SecondFactorForm } from './SecondFactorForm.tsx'
import { useWords } from './words.ts'
import './entry.css'

/** Who one is here, as what and where; one's password and second factor. */
export function OwnAccountPage() {
  const { t, term, language } = useWords()
  const account = useAccount()
  return (
    <div className="page page-narrow own-account">
      <PageHeader title={account.displayName}>{account.username}</PageHeader>
      <section className="card">
        <div className="card-head">
          <h2>{t('desk.my-roles')}</h2>
        </div>
        <div className="card-body">
          {account.roles.length === 0 ? <p>{t('desk.no-role')}</p> : null}
          <ul>
            {account.roles.map(({ role, unitPath, placeVi, placeEn }) => (
              <li key={`${role} ${unitPath}`}>
                {t('desk.role-at', { role: term('access.role', role), place: language === 'vi' ? placeVi : placeEn })}
              </li>
            ))}
          </ul>
        </div>
      </section>
      <section className="card">
        <div className="card-head">
          <h2>{t('desk.change-password')}</h2>
        </div>
        <div className="card-body">
          <PasswordForm />
        </div>
      </section>
      <section className="card">
        <div className="card-head">
          <h2>{t('desk.second-factor')}</h2>
        </div>
        <div className="card-body">
          <SecondFactorForm />
        </div>
      </section>
      <section className="card">
        <div className="card-head">
          <h2>{t('desk.backup-codes')}</h2>
        </div>
        <div className="card-body">
          <BackupCodesForm />
        </div>
      </section>
    </div>
  )
}
