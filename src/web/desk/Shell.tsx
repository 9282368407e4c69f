import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useInstallation } from '../api/session.ts'
import { BrokenBoundary } from '../design/BrokenBoundary.tsx'
import { useHere } from './navigation.tsx'
import type { Page } from './page.ts'
import { pages } from './pages.ts'
import { Rail } from './Rail.tsx'
import { TopBar } from './TopBar.tsx'
import { useWords } from './words.ts'
import './shell.css'

/** The frame around every page: bar, rail, the page. */
export function Shell({ children }: { children: ReactNode }) {
  const { t } = useWords()
  const { pathname } = useHere()
  const [menuOpen, setMenuOpen] = useState(false)
  const main = useRef<HTMLElement>(null)
  const sampleData = useInstallation().data?.sampleData ?? false
  useEffect(() => {
    const page = pageAt(pathname)
    document.title = page ? `${t(page.navKey)} · ${t('web.product')}` : t('web.product')
  }, [pathname, t])
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page closes the menu it was chosen from, and begins at its top
  useEffect(() => {
    setMenuOpen(false)
    if (main.current) main.current.scrollTop = 0
  }, [pathname])
  return (
    <div className="desk">
      <a className="skip-link" href="#main">
        {t('desk.skip')}
      </a>
      <TopBar
        menuOpen={menuOpen}
        onMenu={() => setMenuOpen(!menuOpen)}
        page={pageAt(pathname)?.navKey.replace('desk.page.', '') ?? null}
      />
      <Rail open={menuOpen} onClose={() => setMenuOpen(false)} />
      <main ref={main} id="main" className="desk-main" tabIndex={-1}>
        {sampleData ? <p className="print-mark">{t('web.simulated-data')}</p> : null}
        <BrokenBoundary place={pathname}>{children}</BrokenBoundary>
      </main>
    </div>
  )
}

/** The page an address leads to; one with fixed words comes before one with places (`/documents/new`, `/documents/$documentId`). */
export function pageAt(address: string): Page | undefined {
  const parts = address.replace(/\/+$/, '').split('/')
  const fitting = pages.filter(({ path }) => {
    const wanted = path.split('/')
    return wanted.length === parts.length && wanted.every((part, i) => part.startsWith('$') || part === parts[i])
  })
  return fitting.find(({ path }) => !path.includes('$')) ?? fitting[0]
}
