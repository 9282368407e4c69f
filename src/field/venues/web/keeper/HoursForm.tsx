import { type FormEvent, useState } from 'react'
import { readClockTime, showClockTime } from '../../../../vocabulary/clock-time.ts'
import { Declined } from '../../../../web/api/lean.ts'
import { Button } from '../../../../web/design/Button.tsx'
import { KeeperField } from './KeeperField.tsx'
import { type OwnVenue, setHours } from './keeper-api.ts'
import { useWords } from './words.ts'

/** When the venue is open: after the registration, and only by whoever wants to say it. */
export function HoursForm({ venue }: { venue: OwnVenue }) {
  const { t, language } = useWords()
  const [hours, setKnown] = useState({ opensAt: venue.opensAt, closesAt: venue.closesAt })
  const [editing, setEditing] = useState(false)
  const [wrong, setWrong] = useState(false)
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<string | undefined>(undefined)
  const send = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const data = new FormData(event.currentTarget)
    const typed = ['opensAt', 'closesAt'].map((name) => String(data.get(name) ?? '').trim())
    const [opens, closes] = typed.map(readClockTime)
    const empty = typed.every((text) => text === '')
    const fits = empty || (opens !== undefined && closes !== undefined && opens < 1440)
    setWrong(!fits)
    if (!fits || busy) return
    const said = {
      opensAt: opens === undefined ? null : showClockTime(opens),
      closesAt: closes === undefined ? null : showClockTime(closes),
    }
    setBusy(true)
    try {
      await setHours(venue.id, said)
      setKnown(said)
      setEditing(false)
      setRefusal(undefined)
    } catch (error) {
      const sentences = error instanceof Declined ? error.sentences : undefined
      setRefusal(sentences?.[language] ?? t('web.failed'))
    }
    setBusy(false)
  }
  if (!editing) {
    const { opensAt, closesAt } = hours
    return (
      <div className="keep-hours">
        <p>
          {t('keep.hours')}: {opensAt && closesAt ? <b>{`${opensAt} – ${closesAt}`}</b> : t('keep.hours-always')}
        </p>
        <p className="keep-action">
          <Button wide onClick={() => setEditing(true)}>
            {t('keep.hours-set')}
          </Button>
        </p>
      </div>
    )
  }
  const error = wrong ? t('keep.hours-wanted') : undefined
  return (
    <form className="keep-hours" noValidate onSubmit={(event) => void send(event)}>
      <p className="keep-hint">{t('keep.hours-lead')}</p>
      <KeeperField label={t('keep.opens')} error={error}>
        {(ids) => <input {...ids} name="opensAt" defaultValue={hours.opensAt ?? ''} maxLength={10} placeholder="08:00" />}
      </KeeperField>
      <KeeperField label={t('keep.closes')} error={undefined}>
        {(ids) => <input {...ids} name="closesAt" defaultValue={hours.closesAt ?? ''} maxLength={10} placeholder="22:00" />}
      </KeeperField>
      {refusal ? (
        <p className="keep-refusal" role="alert">
          {refusal}
        </p>
      ) : null}
      <Button type="submit" look="primary" wide busy={busy}>
        {t('keep.hours-save')}
      </Button>
    </form>
  )
}
