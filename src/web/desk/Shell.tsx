import { useLocation } from '@tanstack/react-router'
import { type ReactNode, useEffect, useState } from 'react'
import { useInstallation } from '../api/session.ts'
import { BrokenBoundary } from '../design/BrokenBoundary.tsx'
import { Rail } from './Rail.tsx'
import { pages } from './routes.tsx'
import { TopBar } from './TopBar.tsx'
import { useWords } from './words.ts'
import './shell.css'

/** The frame around every page: bar, rail, the page. */
export function Shell({ children }: { children: ReactNode }) {
  const { t } = useWords()
  const { pathname } = useLocation()
  const [menuOpen, setMenuOpen] = useState(false)
  const sampleData = useInstallation().data?.sampleData ?? false
  useEffect(() => {
    const page = pages.find(({ path }) => pathname === path || pathname.startsWith(`${path}/`))
    document.title = page ? `${t(page.navKey)} · ${t('web.product')}` : t('web.product')
  }, [pathname, t])
  // biome-ignore lint/correctness/useExhaustiveDependencies: going to another page closes the menu it was chosen from
  useEffect(() => setMenuOpen(false), [pathname])
  return (
    <div className="desk">
      <a className="skip-link" href="#main">
        {t('desk.skip')}
      </a>
      <TopBar menuOpen={menuOpen} onMenu={() => setMenuOpen(!menuOpen)} />
      <Rail open={menuOpen} onClose={() => setMenuOpen(false)} />
      <main id="main" className="desk-main" tabIndex={-1}>
        {sampleData ? <p className="print-mark">{t('web.simulated-data')}</p> : null}
        <BrokenBoundary place={pathname}>{children}</BrokenBoundary>
      </main>
    </div>
  )
}
