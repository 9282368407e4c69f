import { type FormEvent, useEffect, useState } from 'react'
import { readPersonName } from '../../../../vocabulary/person-name.ts'
import { Declined } from '../../../../web/api/lean.ts'
import { Button } from '../../../../web/design/Button.tsx'
import { placeIn } from '../../../../web/i18n/names.ts'
import { KeeperField } from './KeeperField.tsx'
import { acceptInvitation, type Invitation, readInvitation } from './keeper-api.ts'
import { useWords } from './words.ts'
import './keeper.css'

/** Whoever opens a keeper’s link: a name, a password, and the door’s screen. The secret stands behind the # and goes with the first reply. */
export function InvitationPage() {
  const { t, language } = useWords()
  const [secret] = useState(() => location.hash.slice(1))
  const [invitation, setInvitation] = useState<Invitation | undefined>(undefined)
  const [declined, setDeclined] = useState<Declined | undefined>(undefined)
  const [wrong, setWrong] = useState({ name: false, password: false })
  const [username, setUsername] = useState<string | undefined>(undefined)
  const [busy, setBusy] = useState(false)
  const refuse = (error: unknown) => setDeclined(error instanceof Declined ? error : new Declined(500, 'unknown', undefined))
  const sentence = declined ? (declined.sentences?.[language] ?? t(declined.passes ? 'web.offline' : 'web.failed')) : ''
  useEffect(() => {
    readInvitation(secret).then(setInvitation, (error: unknown) =>
      setDeclined(error instanceof Declined ? error : new Declined(500, 'unknown', undefined)),
    )
  }, [secret])

  if (invitation === undefined) {
    return declined ? (
      <div role="alert">
        <h1>{t('invite.not-valid')}</h1>
        <p className="lead">{sentence}</p>
      </div>
    ) : (
      <p role="status">{t('web.loading')}…</p>
    )
  }
  if (username !== undefined) {
    return (
      <>
        <h1>{t('invite.done', { venue: invitation.name })}</h1>
        <p className="keep-code">
          <span>{t('invite.username')}</span>
          <b>{username}</b>
        </p>
        <p className="ask-hint">{t('invite.username-hint')}</p>
        <p className="keep-action">
          <a className="button button-primary button-wide" href={`/kiosk?venue=${invitation.venueId}`}>
            {t('invite.open-door')}
          </a>
        </p>
      </>
    )
  }
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const data = new FormData(event.currentTarget)
    const name = readPersonName(String(data.get('name') ?? ''))
    const password = String(data.get('password') ?? '')
    setWrong({ name: name === undefined, password: password.length < 10 })
    if (busy || name === undefined || password.length < 10) return
    setBusy(true)
    setDeclined(undefined)
    await acceptInvitation(secret, name, password).then((made) => {
      history.replaceState(null, '', location.pathname)
      setUsername(made)
    }, refuse)
    setBusy(false)
  }
  return (
    <>
      <h1>{t('invite.title')}</h1>
      <p className="lead">{t('invite.lead')}</p>
      <section className="keep-card" aria-label={invitation.name}>
        <h2>{invitation.name}</h2>
        <p className="ask-hint">
          {invitation.address}, {placeIn(language, invitation)}
        </p>
      </section>
      <form className="keep-form" noValidate onSubmit={(event) => void submit(event)}>
        {declined ? (
          <p className="ask-refusal" role="alert">
            {sentence}
          </p>
        ) : null}
        <KeeperField label={t('invite.name')} error={wrong.name ? t('invite.name-wanted') : undefined}>
          {(ids) => <input {...ids} name="name" maxLength={100} autoComplete="name" autoCapitalize="words" spellCheck={false} />}
        </KeeperField>
        <KeeperField
          label={t('invite.password')}
          hint={t('invite.password-hint')}
          error={wrong.password ? t('invite.password-wanted') : undefined}
        >
          {(ids) => <input {...ids} name="password" type="password" maxLength={200} autoComplete="new-password" />}
        </KeeperField>
        <Button type="submit" look="primary" wide busy={busy}>
          {t('invite.accept')}
        </Button>
      </form>
    </>
  )
}
