import { lazy, Suspense, useCallback, useEffect, useState } from 'react'
import { Button } from '../../design/Button.tsx'
import { codeIsOldAfterMs, forgetKept, type Kept, keep, phoneStorage, recallKept } from './kept.ts'
import { type OwnRow, openDevice, type PersonalCode, readOwn, readPersonalCode } from './own-api.ts'
import { Home, Note, Waiting } from './Parts.tsx'
import { onePerPerson } from './status.ts'
import { useWords } from './words.ts'

// The words stand before the picture on a slow network; both are kept for when there is none.
const QrCode = lazy(async () => ({ default: (await import('../../design/QrCode.tsx')).QrCode }))

type Shown = NonNullable<Kept['code']>
const renewEveryMs = 60_000

/** One's code for a door: made anew every minute while it is looked at, and the last one without a network. */
export function CodePage() {
  const { t } = useWords()
  const [whose, setWhose] = useState(() => decodeURIComponent(location.hash.slice(1)) || undefined)
  const { code, family, failed, isMissing, again } = useCode(whose)
  return (
    <>
      <h1>{t('own.code')}</h1>
      {family.length > 0 ? (
        <div className="ask">
          <label htmlFor="whose">{t('own.whose')}</label>
          <select id="whose" value={whose ?? ''} onChange={(event) => setWhose(event.target.value || undefined)}>
            <option value="">{t('own.me')}</option>
            {family.map((row) => (
              <option key={row.id} value={row.id}>
                {row.name}
              </option>
            ))}
          </select>
        </div>
      ) : null}
      {isMissing ? (
        <Note>
          <p>
            <b>{t('own.no-code')}</b>
          </p>
          <p>{t('own.no-code-hint')}</p>
          <p className="own-action">
            <a className="button button-primary button-wide" href="/c/declare">
              {t('citizen.declare')}
            </a>
          </p>
        </Note>
      ) : code ? (
        <ShownCode code={code} offline={failed} again={again} />
      ) : (
        <Waiting failed={failed} again={again} />
      )}
      <h2>{t('own.card')}</h2>
      <p>{t('own.card-hint')}</p>
      <Home />
    </>
  )
}

function ShownCode({ code, offline, again }: { code: Shown; offline: boolean; again: () => void }) {
  const { t, time } = useWords()
  const isOld = useNow() - code.madeAt > codeIsOldAfterMs
  return (
    <>
      <div className="own-qr">
        <Suspense fallback={<p role="status">{t('web.loading')}…</p>}>
          <QrCode text={code.text} label={t('own.code-label', { initials: code.initials })} />
        </Suspense>
        <p className="own-initials">{code.initials}</p>
        <p className="own-short">{code.shortCode}</p>
      </div>
      {isOld ? (
        <div role="alert">
          <Note>
            <p>
              <b>{t('own.code-is-old')}</b>
            </p>
            <p>{t('own.code-is-old-hint')}</p>
          </Note>
        </div>
      ) : null}
      <p className="own-quiet" role="status">
        {offline ? t(isOld ? 'own.code-kept-old' : 'own.code-kept', { at: time(new Date(code.madeAt)) }) : t('own.code-renews')}
      </p>
      {offline ? (
        <p className="own-action">
          <Button wide onClick={again}>
            {t('web.try-again')}
          </Button>
        </p>
      ) : null}
      <p>{t('own.brightness')}</p>
      <p className="own-quiet">{t('own.code-holds')}</p>
    </>
  )
}

function useNow(): number {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const ticking = setInterval(() => setNow(Date.now()), 5_000)
    return () => clearInterval(ticking)
  }, [])
  return now
}

interface AskedCode {
  readonly code: Shown | undefined
  readonly family: readonly OwnRow[]
  readonly failed: boolean
  readonly isMissing: boolean
  again(): void
}

function useCode(whose: string | undefined): AskedCode {
  const [code, setCode] = useState<Shown | undefined>(() => (whose === undefined ? recallKept(phoneStorage()).code : undefined))
  const [family, setFamily] = useState<readonly OwnRow[]>([])
  const [failed, setFailed] = useState(false)
  const [isMissing, setMissing] = useState(false)
  const ask = useCallback(async () => {
    const device = await openDevice()
    if (device.isNew) {
      forgetKept(phoneStorage())
      setCode(undefined)
    }
    const [made, own]: [PersonalCode | undefined, Awaited<ReturnType<typeof readOwn>>] = await Promise.all([
      readPersonalCode(whose),
      readOwn(),
    ])
    const shown = made ? { ...made, madeAt: Date.now() } : undefined
    // Only one's own: a family's code is asked for anew, for the phone shows without a network what it kept of its owner.
    if (shown && whose === undefined) keep(phoneStorage(), { code: shown })
    return { shown, family: onePerPerson(own.rows).filter((row) => row.onBehalf) }
  }, [whose])
  const again = useCallback(() => {
    ask().then(
      (answer) => {
        setCode(answer.shown)
        setFamily(answer.family)
        setMissing(answer.shown === undefined)
        setFailed(false)
      },
      () => setFailed(true),
    )
  }, [ask])
  useEffect(() => {
    setMissing(false)
    setCode(whose === undefined ? recallKept(phoneStorage()).code : undefined)
    again()
    const renewing = setInterval(() => {
      if (document.visibilityState === 'visible') again()
    }, renewEveryMs)
    const seen = () => {
      if (document.visibilityState === 'visible') again()
    }
    document.addEventListener('visibilitychange', seen)
    addEventListener('online', again)
    return () => {
      clearInterval(renewing)
      document.removeEventListener('visibilitychange', seen)
      removeEventListener('online', again)
    }
  }, [whose, again])
  return { code, family, failed, isMissing, again }
}
