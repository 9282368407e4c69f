import { type FormEvent, useId, useState } from 'react'
import { type KioskAccount, signIn } from '../../field/check-ins/web/kiosk/kiosk-api.ts'
import type { Place } from '../../field/check-ins/web/kiosk/place.ts'
import { Declined } from '../api/lean.ts'
import { useEntryWords } from './entry-words.ts'

interface SignInPartProps {
  /** Signed in, but not for a door. */
  account: KioskAccount | null
  onSignedIn: () => void
  onLeave: () => void
  /** The door at which this device stood; it need not stay closed until somebody has signed in. */
  place: Place | undefined
  onContinue: () => void
}

/** Before the door opens: who stands here. An account that may not record, or that has something to do first, is told so. */
export function SignInPart({ account, onSignedIn, onLeave, place, onContinue }: SignInPartProps) {
  const { t } = useEntryWords()
  if (account !== null) {
    return (
      <section className="kiosk-card">
        <h2>{t(account.hasDuty ? 'kiosk.has-duty' : 'kiosk.not-for-account', { name: account.displayName })}</h2>
        <p>{t(account.hasDuty ? 'kiosk.has-duty-hint' : 'kiosk.not-for-account-hint', { name: account.displayName })}</p>
        <p className="kiosk-action">
          {account.hasDuty ? (
            <a className="kiosk-link" href="/">
              {t('kiosk.to-desk')}
            </a>
          ) : null}
          <button type="button" className="kiosk-link" onClick={onLeave}>
            {t('kiosk.sign-out')}
          </button>
        </p>
      </section>
    )
  }
  return (
    <section className="kiosk-card">
      <h2>{place ? place.venue.name : t('kiosk.sign-in-first')}</h2>
      <p>{place ? t('kiosk.continue-hint', { venue: place.venue.name }) : t('kiosk.sign-in-first-hint')}</p>
      <SignInForm onSignedIn={onSignedIn} />
      {place ? (
        <p className="kiosk-action">
          <button type="button" className="kiosk-button" onClick={onContinue}>
            {t('kiosk.continue')}
          </button>
        </p>
      ) : null}
    </section>
  )
}

function SignInForm({ onSignedIn }: { onSignedIn: () => void }) {
  const { t, language } = useEntryWords()
  const id = useId()
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Declined | undefined>(undefined)
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const data = new FormData(event.currentTarget)
    setBusy(true)
    try {
      await signIn(String(data.get('username') ?? ''), String(data.get('password') ?? ''))
      setProblem(undefined)
      onSignedIn()
    } catch (error) {
      setProblem(error instanceof Declined ? error : new Declined(500, 'unknown', undefined))
    }
    setBusy(false)
  }
  return (
    <form className="kiosk-form" noValidate onSubmit={(event) => void submit(event)}>
      {problem ? (
        <p className="kiosk-problem" role="alert">
          {problem.sentences?.[language] ?? t('web.offline')}
        </p>
      ) : null}
      <label htmlFor={`${id}-user`}>{t('kiosk.user-name')}</label>
      <input id={`${id}-user`} name="username" autoComplete="username" autoCapitalize="none" spellCheck={false} maxLength={50} />
      <label htmlFor={`${id}-password`}>{t('kiosk.password')}</label>
      <input id={`${id}-password`} name="password" type="password" autoComplete="current-password" maxLength={200} />
      <button type="submit" className="kiosk-button kiosk-primary" aria-disabled={busy || undefined}>
        {t('kiosk.sign-in')}
      </button>
    </form>
  )
}
