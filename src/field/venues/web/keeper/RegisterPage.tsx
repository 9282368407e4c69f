import { useEffect, useRef, useState } from 'react'
import { Button } from '../../../../web/design/Button.tsx'
import { listOwn, type OwnVenue } from './keeper-api.ts'
import { OwnVenueCard } from './OwnVenueCard.tsx'
import { RegisterForm } from './RegisterForm.tsx'
import { useWords } from './words.ts'
import './keeper.css'

/** A keeper without an account: from nothing to a poster, and back to it on the same phone. */
export function RegisterPage() {
  const { t } = useWords()
  const [own, setOwn] = useState<readonly OwnVenue[] | undefined>(undefined)
  const [fresh, setFresh] = useState<OwnVenue | undefined>(undefined)
  const [again, setAgain] = useState(false)
  const head = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    listOwn().then(setOwn, () => setOwn([]))
  }, [])
  useEffect(() => {
    if (fresh !== undefined) head.current?.focus()
  }, [fresh])
  if (own === undefined) return <p role="status">{t('web.loading')}…</p>
  if (fresh !== undefined && !again) {
    return (
      <>
        <h1 ref={head} tabIndex={-1}>
          {t(fresh.state === 'registered' ? 'keep.ready' : 'keep.waiting')}
        </h1>
        <p className="lead">{t(fresh.state === 'registered' ? 'keep.ready-hint' : 'keep.waiting-hint')}</p>
        <OwnVenueCard venue={fresh} />
        <p className="keep-action">
          <Button wide onClick={() => setAgain(true)}>
            {t('keep.another')}
          </Button>
        </p>
      </>
    )
  }
  const showsForm = own.length === 0 || again
  return (
    <>
      <h1>{t('keep.title')}</h1>
      <p className="lead">{t('keep.lead')}</p>
      {own.length > 0 && !again ? (
        <>
          <h2>{t('keep.own')}</h2>
          {own.map((venue) => (
            <OwnVenueCard key={venue.id} venue={venue} />
          ))}
          <p className="keep-action">
            <Button wide onClick={() => setAgain(true)}>
              {t('keep.another')}
            </Button>
          </p>
        </>
      ) : null}
      {showsForm ? (
        <RegisterForm
          onRegistered={(venue) => {
            setOwn([venue, ...own])
            setFresh(venue)
            setAgain(false)
          }}
        />
      ) : null}
    </>
  )
}
