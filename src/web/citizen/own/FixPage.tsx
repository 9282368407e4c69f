import { type FormEvent, useRef, useState } from 'react'
import { Declined, randomUuid } from '../../api/lean.ts'
import { Button } from '../../design/Button.tsx'
import { CommuneSteps } from '../CommuneSteps.tsx'
import { FactsList } from './FactsList.tsx'
import { askForCorrection, type Correctable, correctable, openDevice, readCorrections, readFacts, readOwn } from './own-api.ts'
import { Home, NotBound, Waiting } from './Parts.tsx'
import { useAsked } from './use-asked.ts'
import { useWords } from './words.ts'

const ask = async () => {
  const { isBound } = await openDevice()
  if (!isBound) return { isBound, facts: null, corrections: [], residence: '' }
  const [facts, corrections, own] = await Promise.all([readFacts(), readCorrections(), readOwn()])
  const residence = own.rows.find((row) => !row.onBehalf && row.residence !== '')?.residence ?? ''
  return { isBound, facts, corrections, residence }
}

/** "This is wrong": what is held, what it should be, and what became of it. */
export function FixPage() {
  const { t, instant } = useWords()
  const asked = useAsked(ask)
  const data = asked.data
  return (
    <>
      <h1>{t('own.fix')}</h1>
      {data === undefined ? <Waiting failed={asked.failed} again={asked.again} /> : null}
      {data && !data.isBound ? (
        <>
          <p className="lead">{t('own.fix-lead-unbound')}</p>
          <NotBound why={t('own.fix-unbound')} />
        </>
      ) : null}
      {data?.isBound ? (
        <>
          <p className="lead">{t('own.fix-lead')}</p>
          {data.facts ? <FactsList facts={data.facts} /> : null}
          {data.corrections.length > 0 ? (
            <section>
              <h2>{t('own.fix-earlier')}</h2>
              <ul className="own-list">
                {data.corrections.map((one) => (
                  <li key={`${one.askedAt} ${one.field}`}>
                    <b>{t(`own.field.${one.field}`)}</b>
                    <span>
                      {t(`own.correction.${one.state}`)} · {t('own.asked-at', { at: instant(one.askedAt) })}
                    </span>
                    {one.reason ? <span>{t('own.answer', { reason: one.reason })}</span> : null}
                  </li>
                ))}
              </ul>
            </section>
          ) : null}
          <FixForm residence={data.residence} onSent={asked.again} />
        </>
      ) : null}
      <Home />
    </>
  )
}

function FixForm({ residence, onSent }: { residence: string; onSent: () => void }) {
  const { t, language } = useWords()
  const [unitPath, setUnitPath] = useState(residence)
  const [wrong, setWrong] = useState<'wanted' | 'commune' | undefined>(undefined)
  const [said, setSaid] = useState('')
  const [busy, setBusy] = useState(false)
  const [round, setRound] = useState(0)
  // The same words sent again after a lost reply are the same request.
  const intent = useRef({ text: '', key: '' })
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (busy) return
    const data = new FormData(event.currentTarget)
    const wanted = String(data.get('wanted') ?? '').trim()
    const field: Correctable = correctable.find((one) => one === data.get('field')) ?? 'other'
    const missing = wanted === '' ? 'wanted' : unitPath === '' ? 'commune' : undefined
    setWrong(missing)
    setSaid('')
    if (missing) {
      event.currentTarget.querySelector<HTMLElement>(missing === 'wanted' ? 'textarea' : 'select[data-unit]')?.focus()
      return
    }
    const asked = { field, wanted, unitPath }
    const text = JSON.stringify(asked)
    if (intent.current.text !== text) intent.current = { text, key: randomUuid() }
    setBusy(true)
    askForCorrection(asked, intent.current.key)
      .then(
        () => {
          setSaid(t('own.fix-sent'))
          setRound((now) => now + 1)
          onSent()
        },
        (error: unknown) => {
          setSaid((error instanceof Declined ? error.sentences?.[language] : undefined) ?? t('own.offline-hint'))
        },
      )
      .finally(() => setBusy(false))
  }
  return (
    <form key={round} noValidate onSubmit={send}>
      <h2>{t('own.fix-ask')}</h2>
      <div className="ask">
        <label htmlFor="fix-field">{t('own.fix-field')}</label>
        <select id="fix-field" name="field">
          {correctable.map((field) => (
            <option key={field} value={field}>
              {t(`own.field.${field}`)}
            </option>
          ))}
        </select>
      </div>
      <div className="ask">
        <label htmlFor="fix-wanted">{t('own.fix-wanted')}</label>
        {wrong === 'wanted' ? (
          <p className="ask-error" id="fix-wanted-wrong">
            {t('own.fix-wanted-missing')}
          </p>
        ) : null}
        <textarea
          id="fix-wanted"
          name="wanted"
          rows={2}
          maxLength={300}
          aria-invalid={wrong === 'wanted' ? true : undefined}
          aria-describedby={wrong === 'wanted' ? 'fix-wanted-wrong' : undefined}
        />
      </div>
      <fieldset className="ask">
        <legend>{t('own.commune')}</legend>
        {wrong === 'commune' ? <p className="ask-error">{t('own.commune-missing')}</p> : null}
        <CommuneSteps start={residence} onChoose={setUnitPath} />
      </fieldset>
      <p className="own-action">
        <Button type="submit" look="primary" wide busy={busy}>
          {t('own.fix-send')}
        </Button>
      </p>
      <p role="status">{said}</p>
    </form>
  )
}
