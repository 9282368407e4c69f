import { useState } from 'react'
import { z } from 'zod'
import type { Out } from '../../../platform/http/contract.ts'
import { useAsk, useSend } from '../../../web/api/ask.ts'
import { announce } from '../../../web/design/announce.ts'
import { Button } from '../../../web/design/Button.tsx'
import { Picks } from '../../../web/design/Choice.tsx'
import { DateField } from '../../../web/design/DateField.tsx'
import { textsIn, useForm } from '../../../web/design/form.ts'
import { StateMark } from '../../../web/design/StateMark.tsx'
import { TextField } from '../../../web/design/TextField.tsx'
import { TroubleLine } from '../../../web/design/Trouble.tsx'
import { StepDialog } from '../../../web/desk/StepDialog.tsx'
import { useToday } from '../../../web/desk/today.ts'
import { useWords } from '../../../web/desk/words.ts'
import { documentTypeNames } from '../document-type.ts'
import { endPower, listPowers, recordPower } from '../outgoing-contract.ts'
import { readSignatureLines } from '../signature-block.ts'

type Power = Out<typeof listPowers.reply>['rows'][number]

/** Who signs in whose place for an agency: as printed, for what, from when until when, by which decision. */
export function SigningPowers({ book, mayChange }: { book: string; mayChange: boolean }) {
  const { t } = useWords()
  const [adding, setAdding] = useState(false)
  const [ending, setEnding] = useState<Power | undefined>(undefined)
  const asked = useAsk(listPowers, { query: { book } })
  const rows = asked.data?.rows ?? []
  return (
    <section className="card" aria-labelledby="signing-powers">
      <div className="card-head">
        <h2 id="signing-powers">{t('documents.powers')}</h2>
        {mayChange ? <Button onClick={() => setAdding(true)}>{t('documents.power-add')}</Button> : null}
      </div>
      {asked.problem ? <TroubleLine problem={asked.problem} /> : null}
      {asked.data !== undefined && rows.length === 0 ? <p className="card-body quiet">{t('documents.powers-none')}</p> : null}
      <ul className="signing-powers">
        {rows.map((power) => (
          <li key={power.id}>
            <PowerLine power={power} />
            {mayChange && power.standing === 'in-force' && power.toOn === null ? (
              <Button onClick={() => setEnding(power)}>{t('documents.power-end')}</Button>
            ) : null}
          </li>
        ))}
      </ul>
      {adding ? <AddDialog book={book} onClose={() => setAdding(false)} /> : null}
      {ending ? <EndDialog power={ending} onClose={() => setEnding(undefined)} /> : null}
    </section>
  )
}

function PowerLine({ power }: { power: Power }) {
  const { t, term, day } = useWords()
  const { holderName, lines, types, fromOn, toOn, basis, standing } = power
  const period =
    toOn === null
      ? t('documents.power-from', { from: day(fromOn) })
      : t('documents.power-period', { from: day(fromOn), to: day(toOn) })
  return (
    <div>
      <p>
        <b>{holderName}</b>: {lines.join(' / ')}
      </p>
      <p className="quiet">
        {types === null ? t('documents.power-every-type') : types.map((type) => term('documents.type', type)).join(', ')} ·{' '}
        {period} · {basis}
      </p>
      <StateMark tone={standing === 'in-force' ? 'ok' : 'none'} word={t(`documents.power.${standing}`)} />
    </div>
  )
}

function AddDialog({ book, onClose }: { book: string; onClose: () => void }) {
  const { t, term } = useWords()
  const today = useToday()
  const sending = useSend(recordPower, () => {
    announce(t('documents.power-recorded'))
    onClose()
  })
  const form = useForm({
    shape: recordPower.body,
    sentences: {
      holderName: t('documents.power-holder-wanted'),
      capacity: t('documents.power-lines-wanted'),
      fromOn: t('documents.power-day-wanted'),
      toOn: t('documents.power-day-wanted'),
      basis: t('documents.power-basis-wanted'),
    },
    read: (data) => {
      const { holderName, capacity, fromOn, toOn, basis } = textsIn(data)
      const types = data.getAll('types')
      return {
        book,
        holderName,
        ...readSignatureLines((capacity ?? '').split('\n')),
        types: types.length === 0 ? null : types,
        fromOn,
        toOn: toOn || null,
        basis,
      }
    },
    send: (body) => sending.send({ body }),
    problem: sending.problem,
    busy: sending.sending,
  })
  return (
    <StepDialog
      title={t('documents.power-add')}
      lead={t('documents.power-lead')}
      submit={t('documents.power-record')}
      form={form}
      problem={sending.problem}
      onClose={onClose}
    >
      <TextField
        form={form}
        name="holderName"
        label={t('documents.power-holder')}
        hint={t('documents.power-holder-hint')}
        maxLength={120}
      />
      <TextField
        form={form}
        name="capacity"
        label={t('documents.power-lines')}
        hint={t('documents.power-lines-hint')}
        lines={3}
      />
      <div className="beside">
        <DateField form={form} name="fromOn" label={t('documents.power-first-day')} {...(today ? { start: today } : {})} />
        <DateField form={form} name="toOn" label={t('documents.power-last-day')} optional />
      </div>
      <TextField
        form={form}
        name="basis"
        label={t('documents.power-basis')}
        hint={t('documents.power-basis-hint')}
        maxLength={300}
      />
      <Picks
        form={form}
        name="types"
        many
        label={t('documents.power-types')}
        hint={t('documents.power-types-hint')}
        options={documentTypeNames.map((type) => ({ value: type, label: term('documents.type', type) }))}
      />
    </StepDialog>
  )
}

const nothingAsked = z.strictObject({})

function EndDialog({ power, onClose }: { power: Power; onClose: () => void }) {
  const { t } = useWords()
  const sending = useSend(endPower, () => {
    announce(t('documents.power-ended'))
    onClose()
  })
  const form = useForm({
    shape: nothingAsked,
    sentences: {},
    read: () => ({}),
    send: () => sending.send({ params: { powerId: power.id } }),
    problem: sending.problem,
    busy: sending.sending,
  })
  return (
    <StepDialog
      title={t('documents.power-end')}
      lead={t('documents.power-end-lead', { name: power.holderName })}
      form={form}
      problem={sending.problem}
      look="danger"
      onClose={onClose}
    />
  )
}
