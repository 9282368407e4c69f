import type { ReactNode } from 'react'
import { useWords } from './words.ts'

/** How to be recorded with whatever one has, and what happens to the data. */
export function Ways() {
  const { t } = useWords()
  return (
    <>
      <h2>{t('citizen.how')}</h2>
      <ul className="ways">
        <Way icon={phone} title={t('citizen.how-phone')} hint={t('citizen.how-phone-hint')} />
        <Way icon={card} title={t('citizen.how-card')} hint={t('citizen.how-card-hint')} />
        <Way icon={paper} title={t('citizen.how-paper')} hint={t('citizen.how-paper-hint')} />
      </ul>
      <h2>{t('citizen.privacy')}</h2>
      <ul className="plain-list">
        <li>{t('citizen.privacy-kept')}</li>
        <li>{t('citizen.privacy-purpose')}</li>
        <li>{t('citizen.privacy-logged')}</li>
      </ul>
    </>
  )
}

function Way({ icon, title, hint }: { icon: ReactNode; title: string; hint: string }) {
  return (
    <li>
      <svg width="28" height="28" viewBox="0 0 28 28" aria-hidden="true">
        {icon}
      </svg>
      <div>
        <b>{title}</b>
        <p>{hint}</p>
      </div>
    </li>
  )
}

const phone = (
  <>
    <rect x="8" y="3" width="12" height="22" rx="2.5" />
    <path d="M12.5 21.5h3M11.5 8.5h2v2h-2zM14.5 12.5h2v2h-2z" />
  </>
)
const card = (
  <>
    <rect x="3" y="6.5" width="22" height="15" rx="2.5" />
    <circle cx="9" cy="12.5" r="2" />
    <path d="M6 17.5c.6-1.4 1.6-2 3-2s2.4 .6 3 2M15.5 11.5h6M15.5 15.5h4.5" />
  </>
)
const paper = (
  <>
    <path d="M6 3.5h11l5 5v16H6z" />
    <path d="M10 11.5h3v3h-3zM15.5 11.5h3v3h-3zM10 17h3v3h-3zM15.5 17.5h3" />
  </>
)
