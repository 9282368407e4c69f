import { useMemo, useState } from 'react'
import { z } from 'zod'
import type { Out } from '../../../platform/http/contract.ts'
import { civilDay } from '../../../vocabulary/period.ts'
import { useAsk, useList } from '../../../web/api/ask.ts'
import { useInstallation } from '../../../web/api/session.ts'
import { Button } from '../../../web/design/Button.tsx'
import { type Column, DataTable } from '../../../web/design/DataTable.tsx'
import { Empty } from '../../../web/design/Empty.tsx'
import { PageHeader } from '../../../web/design/PageHeader.tsx'
import { PrintButton } from '../../../web/design/PrintButton.tsx'
import { Skeleton } from '../../../web/design/Skeleton.tsx'
import { StateMark } from '../../../web/design/StateMark.tsx'
import { Trouble } from '../../../web/design/Trouble.tsx'
import { useFilters } from '../../../web/desk/address.ts'
import { useNavigate } from '../../../web/desk/navigation.tsx'
import { PageLink } from '../../../web/desk/PageLink.tsx'
import { useWords } from '../../../web/desk/words.ts'
import { listRegister, listRegisters } from '../outgoing-contract.ts'
import { toneOfWay } from './OutgoingSteps.tsx'
import { SigningPowers } from './SigningPowers.tsx'
import { SwitchDialog } from './SwitchDialog.tsx'
import './documents.css'

const filters = z.strictObject({ book: z.string().max(100).optional(), year: z.coerce.number().int().optional() })
type Books = Out<typeof listRegisters.reply>['books']
type Row = Out<typeof listRegister.reply>['rows'][number]

/** The outgoing register of an agency and year: every number that was given here, the voided ones too. */
export function OutgoingRegisterPage() {
  const { t } = useWords()
  const asked = useAsk(listRegisters, {})
  const today = useInstallation().data
  const header = (
    <PageHeader title={t('documents.register-out')} back={<PageLink to="/documents">← {t('documents.title')}</PageLink>} />
  )
  if (asked.data === undefined || today === undefined) {
    return (
      <div className="page">
        {header}
        {asked.problem ? <Trouble problem={asked.problem} again={asked.again} /> : <Skeleton heights={[48, 420]} />}
      </div>
    )
  }
  if (asked.data.books.length === 0) {
    return (
      <div className="page">
        {header}
        <Empty title={t('documents.register-out-off')} hint={t('documents.register-out-off-hint')} />
      </div>
    )
  }
  return <Shown books={asked.data.books} thisYear={Number(civilDay(new Date(today.businessNow)).slice(0, 4))} />
}

function Shown({ books, thisYear }: { books: Books; thisYear: number }) {
  const { t, term, day, language } = useWords()
  const go = useNavigate()
  const [chosen, setFilters] = useFilters(filters)
  const book = books.find(({ path }) => path === chosen.book) ?? books[0]
  const year = chosen.year ?? thisYear
  const list = useList(listRegister, (after) => ({ query: { book: book?.path ?? '', year, after } }))
  const columns = useMemo(
    (): Column<Row>[] => [
      { key: 'number', title: t('documents.number'), width: 150, phone: 'lead', cell: (row) => <b>{row.numberLine}</b> },
      { key: 'issuedOn', title: t('documents.issued-on'), width: 112, cell: (row) => day(row.issuedOn) },
      { key: 'type', title: t('documents.type'), width: 104, cell: (row) => term('documents.type', row.type) },
      { key: 'subject', title: t('documents.subject'), width: 220, grow: 5, cell: (row) => row.subject },
      { key: 'signer', title: t('documents.signer'), width: 150, grow: 1, cell: (row) => row.signerName },
      { key: 'recipients', title: t('documents.recipients'), width: 180, grow: 2, cell: (row) => row.recipients.join('; ') },
      {
        key: 'state',
        title: t('documents.state'),
        width: 170,
        grow: 1,
        cell: (row) =>
          row.voidedOn === null ? (
            <StateMark tone={toneOfWay(row.state)} word={term('documents.outgoing.state', row.state)} />
          ) : (
            <StateMark
              tone="warn"
              word={t('documents.register-out-voided', { day: day(row.voidedOn), reason: row.voidReason ?? '' })}
            />
          ),
      },
    ],
    [t, term, day],
  )
  if (book === undefined) return null
  const nameOf = (one: Books[number]) => (language === 'en' ? one.nameEn : one.nameVi)
  return (
    <div className="page page-full">
      <PageHeader
        title={t('documents.register-out')}
        back={<PageLink to="/documents">← {t('documents.title')}</PageLink>}
        actions={<PrintButton />}
      >
        {t('documents.register-out-lead')}
      </PageHeader>
      <div className="toolbar">
        <select
          className="input filter-select"
          aria-label={t('documents.register-out-agency')}
          value={book.path}
          onChange={(event) => setFilters({ ...chosen, book: event.target.value })}
        >
          {books.map((one) => (
            <option key={one.path} value={one.path}>
              {nameOf(one)}
            </option>
          ))}
        </select>
        <select
          className="input filter-select"
          aria-label={t('documents.register-out-year')}
          value={year}
          onChange={(event) => setFilters({ ...chosen, year: Number(event.target.value) })}
        >
          {[thisYear, thisYear - 1, thisYear - 2].map((one) => (
            <option key={one} value={one}>
              {one}
            </option>
          ))}
        </select>
        <Switch key={book.path} book={book} />
      </div>
      <SigningPowers key={`powers ${book.path}`} book={book.path} mayChange={book.mayChange} />
      <DataTable
        label={t('documents.register-out')}
        columns={columns}
        list={list}
        keyOf={(row) => row.documentId}
        onOpen={(row) => void go({ to: `/documents/${row.documentId}` })}
        empty={
          <Empty title={t('documents.register-out-none', { year: String(year) })} hint={t('documents.register-out-none-hint')} />
        }
      />
    </div>
  )
}

/** Whether the agency signs here, and for whoever may, the switch. */
function Switch({ book }: { book: Books[number] }) {
  const { t, language } = useWords()
  const [asking, setAsking] = useState(false)
  return (
    <>
      <StateMark
        tone={book.signsHere ? 'ok' : 'none'}
        word={book.signsHere ? t('documents.register-out-is-on') : t('documents.register-out-is-off')}
      />
      {book.mayChange ? (
        <Button onClick={() => setAsking(true)}>
          {book.signsHere ? t('documents.register-out-end') : t('documents.register-out-begin')}
        </Button>
      ) : null}
      {asking ? (
        <SwitchDialog
          book={book.path}
          agency={language === 'en' ? book.nameEn : book.nameVi}
          signsHere={book.signsHere}
          onClose={() => setAsking(false)}
        />
      ) : null}
    </>
  )
}
