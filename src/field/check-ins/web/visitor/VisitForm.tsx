import { type FormEvent, useId, useRef, useState } from 'react'
import { readPersonName } from '../../../../vocabulary/person-name.ts'
import { readPhoneNumber } from '../../../../vocabulary/phone-number.ts'
import { useWords } from '../../../../web/citizen/words.ts'
import { Button } from '../../../../web/design/Button.tsx'

interface Person {
  readonly name: string
  readonly phone: string
}

interface VisitFormProps {
  person: Person | null
  forCompanion: boolean
  busy: boolean
  /** Why the server would not have the last one, in words. */
  refusal: string | undefined
  onRecord: (person: Person) => void
  onForget: () => void
  onBack: () => void
}

/** Name and number, remembered on this phone; the inputs keep their own text, because input methods rewrite it while it is typed. */
export function VisitForm({ person, forCompanion, busy, refusal, onRecord, onForget, onBack }: VisitFormProps) {
  const { t } = useWords()
  const form = useRef<HTMLFormElement>(null)
  const [wrong, setWrong] = useState({ name: false, phone: false })
  const [forgotten, setForgotten] = useState(false)

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (busy) return
    const data = new FormData(event.currentTarget)
    const name = readPersonName(String(data.get('name') ?? '')) ?? ''
    const phone = readPhoneNumber(String(data.get('phone') ?? ''))?.national ?? ''
    const found = { name: name.length < 2, phone: phone === '' }
    setWrong(found)
    if (!found.name && !found.phone) return onRecord({ name, phone })
    const first = form.current?.elements.namedItem(found.name ? 'name' : 'phone')
    if (first instanceof HTMLElement) first.focus()
  }
  const forget = () => {
    onForget()
    setForgotten(true)
    form.current?.querySelectorAll('input').forEach((input) => {
      input.value = ''
    })
  }
  return (
    <form ref={form} className="visit-form" noValidate onSubmit={submit}>
      {forCompanion ? <p>{t('citizen.visit-companion-lead')}</p> : null}
      {refusal === undefined ? null : (
        <p className="ask-refusal" role="alert">
          {refusal}
        </p>
      )}
      <VisitField
        name="name"
        label={t('citizen.visit-name')}
        error={wrong.name ? t('citizen.visit-name-wanted') : undefined}
        start={person?.name ?? ''}
        complete={forCompanion ? 'off' : 'name'}
        kind="text"
      />
      <VisitField
        name="phone"
        label={t('citizen.visit-phone')}
        error={wrong.phone ? t('citizen.visit-phone-wanted') : undefined}
        start={person?.phone ?? ''}
        complete={forCompanion ? 'off' : 'tel'}
        kind="tel"
      />
      <Button type="submit" look="primary" wide busy={busy}>
        {busy ? t('citizen.visit-sending') : t(forCompanion ? 'citizen.visit-record-companion' : 'citizen.visit-record')}
      </Button>
      <p className="visit-note">{t('citizen.visit-privacy')}</p>
      {forCompanion ? (
        <p className="visit-note">
          <button type="button" className="plain-button" onClick={onBack}>
            {t('citizen.visit-back-to-me')}
          </button>
        </p>
      ) : null}
      {person !== null && !forCompanion ? (
        <p className="visit-note">
          {t('citizen.visit-remembered')}{' '}
          <button type="button" className="plain-button" onClick={forget}>
            {t('citizen.visit-forget')}
          </button>
        </p>
      ) : null}
      <p className="visit-note" role="status">
        {forgotten ? t('citizen.visit-forgotten') : ''}
      </p>
    </form>
  )
}

interface VisitFieldProps {
  name: 'name' | 'phone'
  label: string
  error: string | undefined
  start: string
  complete: string
  kind: 'text' | 'tel'
}

function VisitField({ name, label, error, start, complete, kind }: VisitFieldProps) {
  const id = useId()
  return (
    <div className={`ask${error ? ' ask-wrong' : ''}`}>
      <label htmlFor={id}>{label}</label>
      {error ? (
        <p className="ask-error" id={`${id}-error`}>
          {error}
        </p>
      ) : null}
      <input
        id={id}
        name={name}
        type={kind}
        inputMode={kind === 'tel' ? 'tel' : undefined}
        defaultValue={start}
        autoComplete={complete}
        autoCapitalize={kind === 'text' ? 'words' : 'none'}
        spellCheck={false}
        maxLength={kind === 'tel' ? 20 : 100}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? `${id}-error` : undefined}
      />
    </div>
  )
}
