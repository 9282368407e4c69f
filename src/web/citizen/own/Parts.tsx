import type { ReactNode } from 'react'
import { Button } from '../../design/Button.tsx'
import { useWords } from './words.ts'
import './own.css'

/** Back to the first page, at the foot of every page about oneself. */
export function Home() {
  const { t } = useWords()
  return (
    <p className="own-home">
      <a href="/c">← {t('citizen.to-home')}</a>
    </p>
  )
}

/** Waiting, or no network and nothing kept. */
export function Waiting({ failed, again }: { failed: boolean; again: () => void }) {
  const { t } = useWords()
  if (!failed) return <p role="status">{t('web.loading')}…</p>
  return (
    <div role="alert">
      <p>
        <b>{t('web.offline')}.</b> {t('own.offline-hint')}
      </p>
      <p className="own-action">
        <Button wide onClick={again}>
          {t('web.try-again')}
        </Button>
      </p>
    </div>
  )
}

/** What is shown was kept by the phone. */
export function AsOf({ at }: { at: string }) {
  const { t, instant } = useWords()
  return (
    <p className="own-note" role="status">
      {t('own.as-of', { at: instant(at) })}
    </p>
  )
}

/** A box that tells something; never a colour that judges. */
export function Note({ children }: { children: ReactNode }) {
  return <div className="own-note">{children}</div>
}

/** What an unbound phone does not show yet, and the way there. */
export function NotBound({ why }: { why: string }) {
  const { t } = useWords()
  return (
    <Note>
      <p>
        <b>{t('own.not-bound')}</b>
      </p>
      <p>{why}</p>
      <p className="own-action">
        <a className="button button-wide" href="/c/bind">
          {t('own.bind')}
        </a>
      </p>
    </Note>
  )
}
