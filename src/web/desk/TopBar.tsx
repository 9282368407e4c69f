import { IconMenu2 } from '@tabler/icons-react'
import { NoticeBell } from '../../foundation/notifications/web/NoticeBell.tsx'
import { ReportButton } from '../../governance/solutions/web/ReportButton.tsx'
import { useInstallation } from '../api/session.ts'
import { LanguageSwitch } from '../design/LanguageSwitch.tsx'
import { Shield } from '../design/Shield.tsx'
import { AccountMenu } from './AccountMenu.tsx'
import { BusinessDay } from './BusinessDay.tsx'
import { PageLink } from './PageLink.tsx'
import { Shortcuts } from './Shortcuts.tsx'
import { useWords } from './words.ts'

interface TopBarProps {
  menuOpen: boolean
  onMenu: () => void
  /** The page's name, as the rail and the title have it; null on an address that leads nowhere. */
  page: string | null
}

export function TopBar({ menuOpen, onMenu, page }: TopBarProps) {
  const { t } = useWords()
  const installation = useInstallation().data
  return (
    <header className="top-bar">
      <button type="button" className="top-menu" aria-expanded={menuOpen} aria-controls="rail" onClick={onMenu}>
        <IconMenu2 size={20} aria-hidden="true" />
        <span className="only-heard">{t('desk.menu')}</span>
      </button>
      <PageLink to="/" className="top-brand">
        <Shield size={28} />
        <span className="top-brand-words">
          <b>{t('web.product')}</b>
          <span>{t('web.subtitle')}</span>
        </span>
      </PageLink>
      <div className="top-day">
        {installation ? <BusinessDay installation={installation} /> : null}
        {installation?.sampleData ? <span className="demo-badge">{t('web.simulated-data')}</span> : null}
      </div>
      <Shortcuts />
      <ReportButton page={page} />
      <NoticeBell />
      <LanguageSwitch />
      <AccountMenu />
    </header>
  )
}
