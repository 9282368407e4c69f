import { useCallback, useEffect, useState } from 'react'
import { Button } from '../../design/Button.tsx'
import { FactsList } from './FactsList.tsx'
import { askForBinding, openDevice, readFacts } from './own-api.ts'
import { Home, Note, Waiting } from './Parts.tsx'
import { useAsked } from './use-asked.ts'
import { useWords } from './words.ts'

const holdsMs = 10 * 60_000
const lookEveryMs = 5_000

const ask = async () => {
  const { isBound } = await openDevice()
  return { isBound, facts: isBound ? await readFacts() : null }
}

/** Eight digits for the front desk. Once staff have looked at a document, this page notices by itself. */
export function BindPage() {
  const { t } = useWords()
  const asked = useAsked(ask)
  const { code, left, failed, begin } = useBindingCode()
  const isBound = asked.data?.isBound === true
  const { again } = asked
  const isWaiting = code !== undefined && left > 0 && !isBound
  useEffect(() => {
    if (!isWaiting) return
    const looking = setInterval(again, lookEveryMs)
    return () => clearInterval(looking)
  }, [isWaiting, again])
  if (asked.data === undefined)
    return (
      <>
        <h1>{t('own.bind')}</h1>
        <Waiting failed={asked.failed} again={asked.again} />
      </>
    )
  if (isBound)
    return (
      <>
        <h1>{t('own.is-bound')}</h1>
        <div role="status">
          <p className="lead">{t('own.is-bound-lead')}</p>
        </div>
        {asked.data.facts ? <FactsList facts={asked.data.facts} /> : null}
        <p className="own-home">
          <a href="/c/fix">{t('own.fix')}</a>
        </p>
        <Home />
      </>
    )
  return (
    <>
      <h1>{t('own.bind')}</h1>
      <p className="lead">{t('own.bind-lead')}</p>
      <ol className="own-steps">
        <li>{t('own.bind-step-1')}</li>
        <li>{t('own.bind-step-2')}</li>
        <li>{t('own.bind-step-3')}</li>
      </ol>
      {code !== undefined && left > 0 ? (
        <div className="own-code">
          <p>{t('own.bind-code')}</p>
          <p className="own-digits">{code}</p>
          <p>{t('own.bind-left', { left: clockOf(left) })}</p>
        </div>
      ) : (
        <>
          {code === undefined ? null : (
            <Note>
              <p>{t('own.bind-over')}</p>
            </Note>
          )}
          <p className="own-action">
            <Button look="primary" wide onClick={begin}>
              {t(code === undefined ? 'own.bind-get' : 'own.bind-get-again')}
            </Button>
          </p>
        </>
      )}
      <p role="status">{failed ? t('own.offline-hint') : code !== undefined && left > 0 ? t('own.bind-waiting') : ''}</p>
      <Home />
    </>
  )
}

function useBindingCode(): { code: string | undefined; left: number; failed: boolean; begin: () => void } {
  const [shown, setShown] = useState<{ code: string; until: number } | undefined>(undefined)
  const [failed, setFailed] = useState(false)
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    if (shown === undefined) return
    const ticking = setInterval(() => setNow(Date.now()), 1_000)
    return () => clearInterval(ticking)
  }, [shown])
  const begin = useCallback(() => {
    setFailed(false)
    const asked = Date.now()
    askForBinding().then(
      (code) => {
        setNow(asked)
        setShown({ code, until: asked + holdsMs })
      },
      () => setFailed(true),
    )
  }, [])
  return { code: shown?.code, left: shown ? Math.max(0, shown.until - now) : 0, failed, begin }
}

/** `9:05` */
function clockOf(milliseconds: number): string {
  const seconds = Math.ceil(milliseconds / 1000)
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}
