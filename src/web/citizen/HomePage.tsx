import { useEffect, useState } from 'react'
import { forgetKept, keep, phoneStorage, recallKept } from './own/kept.ts'
import { openDevice, readOwn } from './own/own-api.ts'
import { Note } from './own/Parts.tsx'
import { StatusCard } from './own/StatusCard.tsx'
import { onePerPerson, type Status, statusOf } from './own/status.ts'
import { stayReady } from './own/stay-ready.ts'
import { useWords } from './own/words.ts'
import { Ways } from './Ways.tsx'

interface Shown {
  readonly status: Status
  readonly family: number
  /** Undefined when the server has just said so. */
  readonly keptAt: string | undefined
}

/** One's own card, and everything one may do; without a network what this phone kept. */
export function HomePage() {
  const { t } = useWords()
  const { shown, isBound, isOffline } = useOwnStatus()
  return (
    <>
      <h1>{t('own.title')}</h1>
      {shown ? (
        <StatusCard status={shown.status} keptAt={shown.keptAt} />
      ) : isOffline ? (
        <Note>
          <p>
            <b>{t('web.offline')}.</b> {t('own.offline-hint')}
          </p>
        </Note>
      ) : (
        <p role="status">{t('web.loading')}…</p>
      )}
      <nav aria-label={t('own.what-to-do')}>
        <ul className="own-ways">
          <li>
            <a className="own-first" href="/c/declare">
              {t('citizen.declare')}
            </a>
          </li>
          <Way href="/c/qr" title={t('own.code')} hint={t('own.code-hint')} />
          <Way
            href="/c/family"
            title={t('own.family')}
            hint={shown && shown.family > 0 ? t('own.family-count', { count: shown.family }) : t('own.family-hint')}
          />
          <Way href="/c/log" title={t('own.log')} hint={t('own.log-hint')} />
          <Way href="/c/access" title={t('own.access')} hint={t('own.access-hint')} />
          <Way href="/c/fix" title={t('own.fix')} hint={t('own.fix-hint')} />
          <Way
            href="/c/bind"
            title={isBound ? t('own.is-bound') : t('own.bind')}
            hint={isBound ? t('own.is-bound-hint') : t('own.bind-hint')}
          />
        </ul>
      </nav>
      <Ways />
    </>
  )
}

function Way({ href, title, hint }: { href: string; title: string; hint: string }) {
  return (
    <li>
      <a href={href}>
        <b>{title}</b>
        <span>{hint}</span>
      </a>
    </li>
  )
}

function useOwnStatus(): { shown: Shown | undefined; isBound: boolean; isOffline: boolean } {
  const [shown, setShown] = useState<Shown | undefined>(() => {
    const kept = recallKept(phoneStorage()).status
    return kept ? { status: kept.said, family: kept.family, keptAt: kept.askedAt } : undefined
  })
  const [isBound, setBound] = useState(false)
  const [isOffline, setOffline] = useState(false)
  useEffect(() => {
    let left = false
    const ask = async () => {
      const device = await openDevice()
      if (device.isNew) forgetKept(phoneStorage())
      const own = await readOwn()
      const said = statusOf(own.rows, new Date(own.businessNow))
      const family = onePerPerson(own.rows).filter((row) => row.onBehalf).length
      keep(phoneStorage(), { status: { said, family, askedAt: own.businessNow } })
      if (left) return
      setBound(device.isBound)
      setShown({ status: said, family, keptAt: undefined })
      setOffline(false)
      void stayReady()
    }
    const begin = () => void ask().catch(() => left || setOffline(true))
    begin()
    addEventListener('online', begin)
    return () => {
      left = true
      removeEventListener('online', begin)
    }
  }, [])
  return { shown, isBound, isOffline }
}
