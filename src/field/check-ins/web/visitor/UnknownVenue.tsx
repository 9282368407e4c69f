import { type FormEvent, useId, useState } from 'react'
import { readVenueCode } from '../../../../vocabulary/venue-code.ts'
import { useWords } from '../../../../web/citizen/words.ts'
import { Button } from '../../../../web/design/Button.tsx'

/** A code that leads nowhere: what to do, and a place to type the one that is printed under the picture. */
export function UnknownVenue({ code }: { code: string }) {
  const { t } = useWords()
  const id = useId()
  const [wrong, setWrong] = useState(false)
  const open = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const read = readVenueCode(String(new FormData(event.currentTarget).get('code') ?? ''))
    setWrong(read.kind !== 'venue')
    if (read.kind === 'venue') location.assign(`/v/${read.code}`)
  }
  return (
    <>
      <h1>{t('citizen.visit-unknown')}</h1>
      <p className="lead">{t('citizen.visit-unknown-hint')}</p>
      <form className="visit-form" noValidate onSubmit={open}>
        <div className={`ask${wrong ? ' ask-wrong' : ''}`}>
          <label htmlFor={id}>{t('citizen.visit-code')}</label>
          <p className="ask-hint" id={`${id}-hint`}>
            {t('citizen.visit-code-hint')}
          </p>
          {wrong ? (
            <p className="ask-error" id={`${id}-error`} role="alert">
              {t('citizen.visit-code-wanted')}
            </p>
          ) : null}
          <input
            id={id}
            name="code"
            defaultValue={code.length <= 12 ? code : ''}
            autoCapitalize="characters"
            autoComplete="off"
            spellCheck={false}
            maxLength={12}
            aria-invalid={wrong || undefined}
            aria-describedby={wrong ? `${id}-hint ${id}-error` : `${id}-hint`}
          />
        </div>
        <Button type="submit" look="primary" wide>
          {t('citizen.visit-open-code')}
        </Button>
      </form>
    </>
  )
}
