import { useState } from 'react'
import type { z } from 'zod'
import type { Problem } from '../../../platform/http/problem.ts'
import { readBirthDate } from '../../../vocabulary/birth-date.ts'
import { useSend } from '../../../web/api/ask.ts'
import { useMay } from '../../../web/api/session.ts'
import { Button } from '../../../web/design/Button.tsx'
import { Chips } from '../../../web/design/Chips.tsx'
import { ErrorSummary } from '../../../web/design/ErrorSummary.tsx'
import { type Form, textsIn, useForm } from '../../../web/design/form.ts'
import { PageHeader } from '../../../web/design/PageHeader.tsx'
import { StateMark } from '../../../web/design/StateMark.tsx'
import { TextField } from '../../../web/design/TextField.tsx'
import { NumberDoubts } from '../../../web/desk/NumberDoubts.tsx'
import { PageLink } from '../../../web/desk/PageLink.tsx'
import { PaperField, type ReadPaper } from '../../../web/desk/PaperField.tsx'
import { useWords } from '../../../web/desk/words.ts'
import { bindDevice } from '../contract.ts'
import { DocumentKinds } from './DocumentKinds.tsx'

import './people.css'

type Binding = z.output<NonNullable<typeof bindDevice.body>>
export type Identity = Omit<Binding, 'code'>
type Bound = z.output<typeof bindDevice.reply> & { readonly identity: Identity }

/** Printing a card belongs to the room that reads cards; the desk lends it. */
export interface CardPrinter {
  readonly shape: z.ZodType<Identity> | undefined
  print(identity: Identity): Promise<unknown>
  readonly printing: boolean
  readonly problem: Problem | undefined
  /** Where the printed page can be opened. */
  readonly url: string | undefined
  forget(): void
}

interface FrontDeskPageProps {
  readPaper: ReadPaper
  card: CardPrinter
}

const wanted = ['phone', 'card'] as const

/** A document in the hand, then: this phone is that person's, or a card for whoever has no phone. */
export function FrontDeskPage({ readPaper, card }: FrontDeskPageProps) {
  const { t } = useWords()
  const [want, setWant] = useState<(typeof wanted)[number]>('phone')
  const [round, setRound] = useState(0)
  const [bound, setBound] = useState<Bound | undefined>(undefined)
  const mayCorrect = useMay('correction.answer')
  const next = () => {
    card.forget()
    setBound(undefined)
    setRound(round + 1)
  }
  const isDone = bound !== undefined || card.url !== undefined
  return (
    <div className="page page-narrow">
      <PageHeader
        title={t('people.desk')}
        actions={
          mayCorrect ? (
            <PageLink className="button" to="/corrections">
              {t('people.to-corrections')}
            </PageLink>
          ) : undefined
        }
      >
        {t('people.desk-lead')}
      </PageHeader>
      {isDone ? (
        <section className="card card-body form" aria-live="polite">
          {bound ? (
            <p className="desk-done">
              <b>{t('people.bound', { person: bound.maskedLine })}</b>{' '}
              {bound.withdrawn > 0 ? t('people.withdrawn', { count: bound.withdrawn }) : null}
            </p>
          ) : null}
          {bound?.doubts.map((doubt) => (
            <p key={doubt} role="alert">
              <StateMark tone="warn" word={t(`people.doubt.${doubt}`)} />
            </p>
          ))}
          {card.url ? <PrintedCard url={card.url} /> : null}
          <div className="form-actions">
            {bound && card.url === undefined ? (
              <Button busy={card.printing} onClick={() => void card.print({ ...bound.identity, withdrawOthers: false })}>
                {t('people.print-card')}
              </Button>
            ) : null}
            <Button look="primary" onClick={next}>
              {t('people.next-person')}
            </Button>
          </div>
        </section>
      ) : (
        <>
          <div className="toolbar">
            <Chips
              label={t('people.wanted')}
              chips={wanted.map((value) => ({ value, label: t(`people.wanted.${value}`) }))}
              value={want}
              onChoose={setWant}
            />
          </div>
          {want === 'phone' ? (
            <BindForm key={`phone ${round}`} readPaper={readPaper} onBound={setBound} />
          ) : (
            <CardForm key={`card ${round}`} readPaper={readPaper} card={card} />
          )}
        </>
      )}
    </div>
  )
}

function PrintedCard({ url }: { url: string }) {
  const { t } = useWords()
  return (
    <>
      <p>
        <b>{t('people.card-ready')}.</b> {t('people.card-ready-hint')}
      </p>
      <p>
        <a className="button" href={url} target="_blank" rel="noreferrer">
          {t('people.open-card')}
        </a>
      </p>
    </>
  )
}

function useSentences() {
  const { t } = useWords()
  return {
    code: t('people.code-wanted'),
    name: t('people.name-wanted'),
    documentKind: t('people.document-kind-wanted'),
    documentNumber: t('people.document-number-wanted'),
    bornOn: t('people.born-wanted'),
  }
}

function identityFrom(data: FormData): Record<string, unknown> {
  const { bornOn, withdrawOthers, ...texts } = textsIn(data)
  return {
    ...texts,
    ...(bornOn === undefined ? {} : { bornOn: readBirthDate(bornOn) ?? bornOn }),
    withdrawOthers: withdrawOthers === 'yes',
  }
}

interface BindFormProps {
  readPaper: ReadPaper
  onBound: (bound: Bound) => void
}

function BindForm({ readPaper, onBound }: BindFormProps) {
  const { t } = useWords()
  const sending = useSend(bindDevice)
  const form = useForm({
    shape: bindDevice.body,
    sentences: useSentences(),
    read: identityFrom,
    send: async (body) => {
      const reply = await sending.send({ body })
      const { code: _code, ...identity } = body
      if (reply) onBound({ ...reply, identity })
      return reply
    },
    problem: sending.problem,
    busy: sending.sending,
  })
  return (
    <form className="form card card-body" {...form.props}>
      <ErrorSummary form={form} />
      <TextField
        form={form}
        name="code"
        label={t('people.code')}
        hint={t('people.code-hint')}
        kind="digits"
        size={9}
        maxLength={9}
      />
      <IdentityFields form={form} readPaper={readPaper} />
      <div className="form-actions">
        <Button type="submit" look="primary" busy={sending.sending}>
          {t('people.confirm-phone')}
        </Button>
      </div>
    </form>
  )
}

function CardForm({ readPaper, card }: FrontDeskPageProps) {
  const { t } = useWords()
  const form = useForm({
    shape: card.shape,
    sentences: useSentences(),
    read: identityFrom,
    send: card.print,
    problem: card.problem,
    busy: card.printing,
  })
  return (
    <form className="form card card-body" {...form.props}>
      <ErrorSummary form={form} />
      <IdentityFields form={form} readPaper={readPaper} />
      <div className="form-actions">
        <Button type="submit" look="primary" busy={card.printing}>
          {t('people.print-card')}
        </Button>
      </div>
    </form>
  )
}

function IdentityFields({ form, readPaper }: { form: Form; readPaper: ReadPaper }) {
  const { t } = useWords()
  const [number, setNumber] = useState('')
  return (
    <>
      <PaperField
        read={readPaper}
        onRead={({ bornOn, ...paper }) => {
          form.fill({ ...paper, ...(bornOn === undefined ? {} : { bornOn: bornOn.split('-').reverse().join('/') }) })
          setNumber(paper.documentNumber ?? '')
        }}
      />
      <TextField form={form} name="name" label={t('people.name')} maxLength={100} />
      <DocumentKinds form={form} />
      <TextField
        form={form}
        name="documentNumber"
        label={t('people.document-number')}
        size={14}
        maxLength={20}
        onType={setNumber}
      />
      <NumberDoubts number={number} />
      <TextField
        form={form}
        name="bornOn"
        label={t('people.born')}
        hint={t('people.born-hint')}
        size={12}
        maxLength={10}
        optional
      />
      <TextField form={form} name="phone" label={t('people.phone')} kind="tel" size={14} maxLength={20} optional />
      <label className="pick">
        <input type="checkbox" name="withdrawOthers" value="yes" />
        <span>
          {t('people.lost')}
          <span className="field-hint">{t('people.lost-hint')}</span>
        </span>
      </label>
    </>
  )
}
