import type { ReactNode } from 'react'
import type { Installation } from '../api/session.ts'
import { LanguageSwitch } from '../design/LanguageSwitch.tsx'
import { Shield } from '../design/Shield.tsx'
import { CountryBackdrop } from './CountryBackdrop.tsx'
import { useWords } from './words.ts'
import './entry.css'

/** Around every page that comes before the desk: what this is on the left, what to do now on the right. */
export function EntryFrame({ installation, children }: { installation: Installation; children: ReactNode }) {
  const { t } = useWords()
  return (
    <div className="entry">
      <aside className="entry-side" aria-label={t('web.product')}>
        <p className="entry-brand">
          <Shield size={32} />
          <b>{t('web.product')}</b>
        </p>
        <p className="entry-subtitle">{t('web.subtitle')}</p>
        <p className="entry-promise">{t('desk.promise')}</p>
        <CountryBackdrop />
      </aside>
      <header className="entry-top">
        {installation.sampleData ? <span className="demo-badge">{t('web.simulated-data')}</span> : null}
        <LanguageSwitch />
      </header>
      <main className="entry-main">
        <div className="entry-box">{children}</div>
      </main>
      <footer className="entry-foot">{t('web.hotline')}</footer>
    </div>
  )
}
