import { useState } from 'react'
import { organisationPath } from '../../../vocabulary/administrative-unit-code.ts'
import { civilDay } from '../../../vocabulary/period.ts'
import { useAsk, useSend } from '../../../web/api/ask.ts'
import { useAccount, useInstallation } from '../../../web/api/session.ts'
import { announce } from '../../../web/design/announce.ts'
import { Button } from '../../../web/design/Button.tsx'
import { Choice } from '../../../web/design/Choice.tsx'
import { Combobox } from '../../../web/design/Combobox.tsx'
import { DateField } from '../../../web/design/DateField.tsx'
import { ErrorSummary } from '../../../web/design/ErrorSummary.tsx'
import { useForm } from '../../../web/design/form.ts'
import { PageHeader } from '../../../web/design/PageHeader.tsx'
import { TextField } from '../../../web/design/TextField.tsx'
import { useNavigate } from '../../../web/desk/navigation.tsx'
import { PageLink } from '../../../web/desk/PageLink.tsx'
import { useWords } from '../../../web/desk/words.ts'
import { nameIn } from '../../../web/i18n/names.ts'
import { holdersOf } from '../../access/matrix.ts'
import { listAuthorities } from '../../places/contract.ts'
import { listDocuments, registerIncoming } from '../contract.ts'
import { documentTypeNames, issuerLevels, priorities } from '../document-type.ts'
import { relationKinds } from '../relation.ts'
import { documentFrom } from './document-from.ts'
import './documents.css'

/** Enters a document that was signed elsewhere, and with it its number in one's own incoming book. */
export function RegisterDocumentPage() {
  const { t, term, number, language } = useWords()
  const go = useNavigate()
  const registers = useRegisters()
  const today = useInstallation().data?.businessNow
  const known = useAsk(listDocuments, { query: { limit: 200 } })
  const [withRelation, setWithRelation] = useState(false)
  const [intoBook, setIntoBook] = useState(true)
  const books = useBooks(registers)
  const registering = useSend(registerIncoming, ({ id, arrival }) => {
    announce(
      arrival === null
        ? t('documents.has-been-registered')
        : t('documents.has-been-registered-as', { number: `${number(arrival.number)}/${arrival.year}` }),
    )
    void go({ to: `/documents/${id}` })
  })
  const form = useForm({
    shape: registerIncoming.body,
    read: documentFrom,
    sentences: {
      type: t('documents.wanted-type'),
      number: t('documents.wanted-number'),
      notation: t('documents.wanted-notation'),
      issuedOn: t('documents.wanted-day'),
      'issuer.name': t('documents.wanted-issuer'),
      issuerLevel: t('documents.wanted-level'),
      subject: t('documents.wanted-subject'),
      unitPath: t('documents.wanted-register'),
      'book.path': t('documents.wanted-book'),
      'book.arrivedOn': t('documents.wanted-day'),
      'relations.0.toId': t('documents.wanted-related'),
      'relations.0.kind': t('documents.wanted-relation'),
    },
    send: (body) => registering.send({ body }),
    problem: registering.problem,
    busy: registering.sending,
  })
  const there = registering.problem?.code === 'document-is-already-registered' ? registering.problem.facts.documentId : undefined
  const only = registers[0]
  return (
    <div className="page page-narrow">
      <PageHeader title={t('documents.register')} back={<PageLink to="/documents">← {t('documents.title')}</PageLink>}>
        {t('documents.register-lead')}
      </PageHeader>
      <form className="form card card-body" {...form.props}>
        <ErrorSummary form={form} />
        {typeof there === 'string' && there !== '' ? (
          <p>
            <PageLink to={`/documents/${there}`}>{t('documents.open-registered')}</PageLink>
          </p>
        ) : null}
        <Choice
          form={form}
          name="type"
          label={t('documents.type')}
          start="official-letter"
          options={documentTypeNames.map((name) => ({ value: name, label: term('documents.type', name) }))}
        />
        <div className="field-row">
          <TextField form={form} name="number" label={t('documents.number-alone')} hint={t('documents.number-hint')} size={18} />
          <TextField form={form} name="notation" label={t('documents.notation')} hint={t('documents.notation-hint')} size={18} />
        </div>
        <DateField form={form} name="issuedOn" label={t('documents.issued-on')} />
        <TextField form={form} name="issuer.name" label={t('documents.issuer')} maxLength={300} />
        <Choice
          form={form}
          name="issuerLevel"
          label={t('documents.issuer-level')}
          options={issuerLevels.map((name) => ({ value: name, label: term('documents.level', name) }))}
        />
        <TextField form={form} name="subject" label={t('documents.subject')} lines={2} maxLength={500} />
        <Choice
          form={form}
          name="priority"
          label={t('documents.priority')}
          start="normal"
          options={priorities.map((name) => ({ value: name, label: term('documents.priority', name) }))}
        />
        <TextField
          form={form}
          name="addressees"
          label={t('documents.addressees')}
          hint={t('documents.one-a-line')}
          lines={3}
          optional
        />
        <TextField
          form={form}
          name="recipientsBlock"
          label={t('documents.recipients')}
          hint={t('documents.recipients-hint')}
          lines={5}
          optional
        />
        <TextField form={form} name="conveysOpinionOf" label={t('documents.conveys-opinion-of')} optional />

        <label className="pick">
          <input type="checkbox" checked={withRelation} onChange={(event) => setWithRelation(event.target.checked)} />
          <span>{t('documents.relates-to-another')}</span>
        </label>
        {withRelation ? (
          <div className="field-row">
            <Choice
              form={form}
              name="relations.0.kind"
              label={t('documents.relation-kind')}
              options={relationKinds.map((kind) => ({ value: kind, label: term('documents.relation', kind) }))}
            />
            <Combobox
              form={form}
              name="relations.0.toId"
              label={t('documents.older-document')}
              options={(known.data?.rows ?? []).map((row) => ({
                value: row.id,
                label: `${row.numberLine} · ${row.issuer.name}`,
                hint: language === 'en' ? (row.glossEn ?? row.subject) : row.subject,
              }))}
            />
          </div>
        ) : null}

        {registers.length > 1 ? (
          <Choice form={form} name="unitPath" label={t('documents.register-of')} options={registers} start={only?.value ?? ''} />
        ) : (
          <input type="hidden" name="unitPath" value={only?.value ?? ''} />
        )}
        <label className="pick">
          <input type="checkbox" checked={intoBook} onChange={(event) => setIntoBook(event.target.checked)} />
          <span>{t('documents.into-book')}</span>
        </label>
        {intoBook && today ? (
          <div className="field-row">
            {/* Drawn again when the offices are known: the browser's list keeps what it began with. */}
            <Choice
              key={books.length}
              form={form}
              name="book.path"
              label={t('documents.book-of')}
              options={books}
              start={books.length === 1 ? (books[0]?.value ?? '') : ''}
            />
            <DateField form={form} name="book.arrivedOn" label={t('documents.arrived-on')} start={civilDay(new Date(today))} />
          </div>
        ) : null}
        <div className="form-actions">
          <Button look="primary" type="submit" busy={registering.sending}>
            {t('documents.register')}
          </Button>
          <PageLink to="/documents" className="button">
            {t('documents.give-up')}
          </PageLink>
        </div>
      </form>
    </div>
  )
}

/** The units in whose registers the account writes. */
function useRegisters(): { value: string; label: string }[] {
  const { language } = useWords()
  const mayRegister: readonly string[] = holdersOf('document.register')
  const places = useAccount().roles.filter(({ role }) => mayRegister.includes(role))
  const byPath = new Map(places.map((one) => [one.unitPath, language === 'vi' ? one.placeVi : one.placeEn]))
  return [...byPath].map(([value, label]) => ({ value, label }))
}

/** Every office numbers what reaches it: at the national level each authority has its own book, elsewhere the unit's office has one. */
function useBooks(registers: readonly { value: string; label: string }[]): { value: string; label: string }[] {
  const { language } = useWords()
  const isNational = registers.some(({ value }) => value === 'vn')
  const authorities = useAsk(listAuthorities, {}, { enabled: isNational }).data?.rows ?? []
  const offices = new Map(authorities.map((one) => [one.organisationId, nameIn(language, one)]))
  return [
    ...[...offices].map(([id, label]) => ({ value: organisationPath('vn', id), label })),
    ...registers.filter(({ value }) => value !== 'vn'),
  ]
}
