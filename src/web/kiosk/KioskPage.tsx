import { useEffect } from 'react'
import { changeLanguage } from '../i18n/words.ts'
import { useWords } from './words.ts'

/** The screen at a venue's door before the device belongs to a venue: what is missing, and who can do it. */
export function KioskPage() {
  const { t, language } = useWords()
  useEffect(() => {
    document.title = `${t('kiosk.title')} · ${t('web.product')}`
  }, [t])
  return (
    <div className="kiosk">
      <header>
        <div>
          <h1>{t('kiosk.title')}</h1>
          <p>{t('web.subtitle')}</p>
        </div>
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
        {globalThis.isSecureContext ? null : (
          <section className="kiosk-card kiosk-warning">
            <h2>{t('kiosk.camera-needs-https')}</h2>
            <p>{t('kiosk.camera-needs-https-hint')}</p>
            <p className="kiosk-quiet">{t('kiosk.address-now', { address: location.origin })}</p>
          </section>
        )}
        <section className="kiosk-card">
          <h2>{t('kiosk.sign-in-first')}</h2>
          <p>{t('kiosk.sign-in-first-hint')}</p>
          <a className="kiosk-link" href="/">
            {t('kiosk.sign-in')}
          </a>
        </section>
      </main>
      <footer>{t('web.hotline')}</footer>
    </div>
  )
}
