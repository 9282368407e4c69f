import { type FormEvent, useRef, useState } from 'react'
import { readPersonName } from '../../../../vocabulary/person-name.ts'
import { readPhoneNumber } from '../../../../vocabulary/phone-number.ts'
import { Declined, randomUuid } from '../../../../web/api/lean.ts'
import { Button } from '../../../../web/design/Button.tsx'
import { venueCategories } from '../../venue.ts'
import { CommuneSearch } from './CommuneSearch.tsx'
import { KeeperField } from './KeeperField.tsx'
import { type FoundCommune, type OwnVenue, registerOwn } from './keeper-api.ts'
import { useWords } from './words.ts'

type FieldName = 'name' | 'address' | 'commune' | 'category' | 'keeperName' | 'keeperPhone'

/** Six fields; the inputs keep their own text, because input methods rewrite it while it is typed. */
export function RegisterForm({ onRegistered }: { onRegistered: (venue: OwnVenue) => void }) {
  const { t, language } = useWords()
  const form = useRef<HTMLFormElement>(null)
  // One intent, one key: a lost reply does not register twice.
  const key = useRef(randomUuid())
  const [commune, setCommune] = useState<FoundCommune | undefined>(undefined)
  const [wrong, setWrong] = useState<readonly FieldName[]>([])
  const [declined, setDeclined] = useState<Declined | undefined>(undefined)
  const [busy, setBusy] = useState(false)
  const errorOf = (name: FieldName, sentence: string) => (wrong.includes(name) ? sentence : undefined)

  const send = async (isAnother: boolean) => {
    if (busy || form.current === null) return
    const data = new FormData(form.current)
    const said = (name: FieldName) => String(data.get(name) ?? '').trim()
    const found: FieldName[] = []
    if (said('name').length < 2) found.push('name')
    if (said('address').length < 3) found.push('address')
    if (commune === undefined) found.push('commune')
    if (said('category') === '') found.push('category')
    if (readPersonName(said('keeperName')) === undefined) found.push('keeperName')
    if (readPhoneNumber(said('keeperPhone')) === undefined) found.push('keeperPhone')
    setWrong(found)
    const [first] = found
    if (first !== undefined || commune === undefined) {
      const field = form.current.elements.namedItem(first ?? 'commune')
      if (field instanceof HTMLElement) field.focus()
      return
    }
    setBusy(true)
    setDeclined(undefined)
    const body = {
      name: said('name'),
      address: said('address'),
      unitPath: commune.path,
      category: said('category'),
      keeperName: said('keeperName'),
      keeperPhone: said('keeperPhone'),
      ...(isAnother ? { isAnother } : {}),
    }
    try {
      onRegistered(await registerOwn(body, key.current))
    } catch (error) {
      const refusal = error instanceof Declined ? error : new Declined(500, 'unknown', undefined)
      // What was refused was not done: what is sent next is another intent.
      if (!refusal.passes) key.current = randomUuid()
      setDeclined(refusal)
    } finally {
      setBusy(false)
    }
  }
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    void send(false)
  }
  const looksKnown =
    declined?.code === 'venue-looks-registered-already' || declined?.code === 'keeper-registered-a-venue-here-already'
  return (
    <form ref={form} className="keep-form" noValidate onSubmit={submit}>
      <KeeperField label={t('keep.name')} hint={t('keep.name-hint')} error={errorOf('name', t('keep.name-wanted'))}>
        {(ids) => <input {...ids} name="name" maxLength={200} autoComplete="organization" />}
      </KeeperField>
      <KeeperField label={t('keep.address')} hint={t('keep.address-hint')} error={errorOf('address', t('keep.address-wanted'))}>
        {(ids) => <input {...ids} name="address" maxLength={300} autoComplete="street-address" />}
      </KeeperField>
      <CommuneSearch error={errorOf('commune', t('keep.commune-wanted'))} chosen={commune} onChoose={setCommune} />
      <KeeperField label={t('keep.kind')} error={errorOf('category', t('keep.kind-wanted'))}>
        {(ids) => (
          <select {...ids} name="category" defaultValue="">
            <option value="">{t('keep.choose')}</option>
            {venueCategories.map((category) => (
              <option key={category} value={category}>
                {t(`venues.category.${category}`)}
              </option>
            ))}
          </select>
        )}
      </KeeperField>
      <KeeperField label={t('keep.keeper')} error={errorOf('keeperName', t('keep.keeper-wanted'))}>
        {(ids) => (
          <input {...ids} name="keeperName" maxLength={100} autoComplete="name" autoCapitalize="words" spellCheck={false} />
        )}
      </KeeperField>
      <KeeperField label={t('keep.phone')} error={errorOf('keeperPhone', t('keep.phone-wanted'))}>
        {(ids) => <input {...ids} name="keeperPhone" type="tel" inputMode="tel" maxLength={20} autoComplete="tel" />}
      </KeeperField>
      {declined ? (
        <p className="ask-refusal" role="alert">
          {declined.sentences?.[language] ?? (declined.passes ? t('web.offline') : t('web.failed'))}
        </p>
      ) : null}
      {looksKnown ? (
        <p className="keep-action">
          <Button wide busy={busy} onClick={() => void send(true)}>
            {t('keep.is-another')}
          </Button>
        </p>
      ) : (
        <Button type="submit" look="primary" wide busy={busy}>
          {busy ? t('keep.sending') : t('keep.register')}
        </Button>
      )}
      <p className="keep-note">{t('keep.privacy')}</p>
    </form>
  )
}
