import { useState } from 'react'
import type { z } from 'zod'
import { type Asked, useAsk, useSend } from '../../../web/api/ask.ts'
import { useMay } from '../../../web/api/session.ts'
import { announce } from '../../../web/design/announce.ts'
import { Button } from '../../../web/design/Button.tsx'
import { Combobox } from '../../../web/design/Combobox.tsx'
import { DateField } from '../../../web/design/DateField.tsx'
import { Dialog } from '../../../web/design/Dialog.tsx'
import { ErrorSummary } from '../../../web/design/ErrorSummary.tsx'
import { useForm } from '../../../web/design/form.ts'
import { TextField } from '../../../web/design/TextField.tsx'
import { useWords } from '../../../web/desk/words.ts'
import { nameIn } from '../../../web/i18n/names.ts'
import { listOrganisations } from '../../places/contract.ts'
import { type listAddresses, noteAddress } from '../contract.ts'

interface AddressCardProps {
  known: Asked<z.output<typeof listAddresses.reply>>
}

/** Under which code each agency is reached today. */
export function AddressCard({ known }: AddressCardProps) {
  const { t, day, language } = useWords()
  const mayNote = useMay('exchange.manage')
  const [noting, setNoting] = useState(false)
  const rows = known.data?.rows ?? []
  return (
    <section className="card card-body exchange-addresses" aria-labelledby="exchange-addresses">
      <div className="exchange-addresses-head">
        <h2 id="exchange-addresses">{t('exchange.addresses')}</h2>
        {mayNote ? <Button onClick={() => setNoting(true)}>{t('exchange.note-address')}</Button> : null}
      </div>
      <p className="quiet">{t('exchange.addresses-lead')}</p>
      {known.data !== undefined && rows.length === 0 ? <p>{t('exchange.no-addresses')}</p> : null}
      <ul className="exchange-address-list">
        {rows.map((one) => (
          <li key={one.organId}>
            <span>
              <b>{language === 'en' ? one.nameEn : one.name}</b>
              {one.isOwn ? <span className="quiet"> ({t('exchange.own')})</span> : null}
            </span>
            <span className="exchange-code">{one.organId}</span>
            <span className="quiet">
              {t('exchange.from-on')} {day(one.fromOn)} · {one.basis}
            </span>
          </li>
        ))}
      </ul>
      {noting ? <NoteDialog onClose={() => setNoting(false)} /> : null}
    </section>
  )
}

function NoteDialog({ onClose }: { onClose: () => void }) {
  const { t, language } = useWords()
  const [search, setSearch] = useState('')
  const asked = useAsk(listOrganisations, { query: { limit: 50, ...(search === '' ? {} : { search }) } })
  const sending = useSend(noteAddress, () => {
    announce(t('exchange.address-noted'))
    onClose()
  })
  const form = useForm({
    shape: noteAddress.body,
    sentences: {
      organisationId: t('exchange.find-organisation'),
      organId: t('exchange.organ-id-wanted'),
      basis: t('exchange.basis-wanted'),
    },
    send: (body) => sending.send({ body }),
    problem: sending.problem,
    busy: sending.sending,
  })
  return (
    <Dialog title={t('exchange.note-address')} onClose={onClose}>
      <form {...form.props} className="form">
        <ErrorSummary form={form} />
        <Combobox
          form={form}
          name="organisationId"
          label={t('exchange.organisation')}
          hint={t('exchange.find-organisation')}
          options={(asked.data?.rows ?? []).map((one) => ({ value: one.id, label: nameIn(language, one) }))}
          onType={(text) => setSearch(text.trim().slice(0, 100))}
          looking={asked.waiting}
        />
        <TextField form={form} name="organId" label={t('exchange.organ-id')} hint="000.00.12.H28" size={20} maxLength={35} />
        <DateField form={form} name="fromOn" label={t('exchange.from-on')} />
        <TextField form={form} name="basis" label={t('exchange.basis')} hint={t('exchange.basis-wanted')} maxLength={300} />
        <div className="form-actions">
          <Button type="submit" look="primary" busy={sending.sending}>
            {t('exchange.note-address')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
