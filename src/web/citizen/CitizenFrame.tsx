import { type ComponentType, lazy, Suspense, useEffect } from 'react'
import { useSimulated } from '../api/simulated.ts'
import { Shield } from '../design/Shield.tsx'
import { changeLanguage } from '../i18n/words.ts'
import { NoNetworkPage } from './NoNetworkPage.tsx'
import { NotHerePage } from './NotHerePage.tsx'
import { type CitizenPageProps, pages, placesIn } from './pages.tsx'
import { useWords } from './words.ts'

/** The frame of every page for everybody: one column, the other language one touch away, the hotline at the foot. */
export function CitizenFrame({ path }: { path: string }) {
  const { t, language } = useWords()
  const simulated = useSimulated()
  const page = pages.find((known) => placesIn(known.path, path) !== undefined)
  const places = page ? (placesIn(page.path, path) ?? {}) : {}
  const Page = page ? pageOf(page.load) : NotHerePage
  const title = page ? t(page.title) : t('citizen.not-here')
  useEffect(() => {
    document.title = `${title} · ${t('web.product')}`
  }, [title, t])
  return (
    <div className="citizen">
      <header>
        <Shield size={32} />
        <p>
          <b>{t('web.product')}</b>
          <span>{t('citizen.subtitle')}</span>
        </p>
        {language === 'vi' ? (
          <button type="button" lang="en" onClick={() => void changeLanguage('en')}>
            English
          </button>
        ) : (
          <button type="button" lang="vi" onClick={() => void changeLanguage('vi')}>
            Tiếng Việt
          </button>
        )}
      </header>
      <main>
        {simulated ? <p className="simulated">{t('web.simulated-data')}</p> : null}
        <Suspense fallback={<p role="status">{t('web.loading')}…</p>}>
          <Page places={places} />
        </Suspense>
      </main>
      <footer>{unbroken(t('web.hotline'))}</footer>
    </div>
  )
}

/** A telephone number stays on one line. */
const unbroken = (text: string): string => text.replace(/(\d) (?=\d)/g, '$1\u00a0')

/** A lazy page is made once; made again at every drawing it would lose what was typed. */
function pageOf(load: () => Promise<ComponentType<CitizenPageProps>>): ComponentType<CitizenPageProps> {
  // Without a network a page that was never opened here has no files: that is no fault, and says what to do.
  const known = made.get(load) ?? lazy(() => load().then(asPage, () => asPage(NoNetworkPage)))
  made.set(load, known)
  return known
}
const asPage = (page: ComponentType<CitizenPageProps>) => ({ default: page })
const made = new Map<() => Promise<ComponentType<CitizenPageProps>>, ComponentType<CitizenPageProps>>()
