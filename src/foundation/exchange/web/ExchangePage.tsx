import { IconFileImport, IconMailForward } from '@tabler/icons-react'
import { useMemo, useRef, useState } from 'react'
import { z } from 'zod'
import { addressOf } from '../../../platform/http/client.ts'
import { useAsk, useList, useSend } from '../../../web/api/ask.ts'
import { useMay } from '../../../web/api/session.ts'
import { announce } from '../../../web/design/announce.ts'
import { Button } from '../../../web/design/Button.tsx'
import { type Column, DataTable } from '../../../web/design/DataTable.tsx'
import { Empty } from '../../../web/design/Empty.tsx'
import { FilterSelect } from '../../../web/design/FilterSelect.tsx'
import { PageHeader } from '../../../web/design/PageHeader.tsx'
import { StateMark } from '../../../web/design/StateMark.tsx'
import { useFilters } from '../../../web/desk/address.ts'
import { PageLink } from '../../../web/desk/PageLink.tsx'
import { useWords } from '../../../web/desk/words.ts'
import { downloadMessage, listAddresses, listMessages, type message, receivePackage } from '../contract.ts'
import { AddressCard } from './AddressCard.tsx'
import { SendDialog } from './SendDialog.tsx'
import { toneOfMessage } from './tone-of-message.ts'
import './exchange.css'

type Message = z.output<typeof message>
const filters = z.strictObject({ direction: z.enum(['out', 'in']).optional(), send: z.coerce.string().max(64).optional() })

/** Packages of official documents, out and in; sending one, taking one in by hand, and under which codes agencies are reached. */
export function ExchangePage() {
  const { t, instant } = useWords()
  const [{ direction, send }, setFilters] = useFilters(filters)
  const list = useList(listMessages, (after) => ({
    query: { direction, after: after === undefined ? undefined : Number(after) },
  }))
  const known = useAsk(listAddresses, {})
  const maySend = useMay('exchange.send')
  const columns = useMemo(
    (): Column<Message>[] => [
      { key: 'at', title: t('exchange.at'), width: 140, cell: (row) => instant(row.at) },
      {
        key: 'kind',
        title: t('exchange.kind'),
        width: 160,
        cell: (row) => (
          <>
            <b>{t(`exchange.direction.${row.direction}`)}</b> · {t(`exchange.kind.${row.kind}`)}
          </>
        ),
      },
      { key: 'peer', title: t('exchange.peer'), width: 170, grow: 2, cell: (row) => row.peer },
      {
        key: 'document',
        title: t('exchange.document'),
        width: 220,
        grow: 4,
        phone: 'lead',
        cell: (row) => <DocumentCell row={row} />,
      },
      { key: 'state', title: t('exchange.state'), width: 160, cell: (row) => <State row={row} /> },
      {
        key: 'file',
        title: t('exchange.download'),
        width: 110,
        cell: (row) => (
          <a
            href={addressOf(downloadMessage, { params: { messageId: row.id } })}
            download
            aria-label={t('exchange.download-of', { document: numberOf(row) })}
          >
            {t('exchange.download')}
          </a>
        ),
      },
    ],
    [t, instant],
  )
  return (
    <div className="page page-full">
      <PageHeader
        title={t('exchange.title')}
        actions={
          maySend ? (
            <>
              <TakeIn />
              <Button icon={IconMailForward} look="primary" onClick={() => setFilters({ direction, send: 'new' })}>
                {t('exchange.send')}
              </Button>
            </>
          ) : null
        }
      >
        {t('exchange.lead')} {known.data === undefined ? null : t(known.data.folder ? 'exchange.by-folder' : 'exchange.by-hand')}
      </PageHeader>
      <div className="toolbar">
        <FilterSelect
          label={t('exchange.direction')}
          all={t('exchange.every-direction')}
          options={(['out', 'in'] as const).map((value) => ({ value, label: t(`exchange.direction.${value}`) }))}
          value={direction}
          onChoose={(chosen) => setFilters({ direction: chosen })}
        />
      </div>
      <DataTable
        label={t('exchange.packages')}
        columns={columns}
        list={list}
        keyOf={(row) => row.id}
        empty={<Empty title={t('exchange.none')} hint={t('exchange.none-hint')} />}
      />
      <AddressCard known={known} />
      {send !== undefined && known.data !== undefined ? (
        <SendDialog
          addresses={known.data.rows}
          start={send === 'new' ? undefined : send}
          onClose={() => setFilters({ direction })}
        />
      ) : null}
    </div>
  )
}

/** `3440/VPCP-KGVX` of `000.00.00.G01,2021/05/25,3440/VPCP-KGVX`. */
const numberOf = (row: Pick<Message, 'documentName'>) => row.documentName.split(',').at(-1) ?? row.documentName

function DocumentCell({ row }: { row: Message }) {
  const { t } = useWords()
  const number = numberOf(row)
  return (
    <div className="exchange-document">
      {row.documentId === null ? <b>{number}</b> : <PageLink to={`/documents/${row.documentId}`}>{number}</PageLink>}
      {row.subject === '' ? null : <span>{row.subject}</span>}
      {row.reason === '' ? null : <span className="quiet">{row.reason}</span>}
      {row.otherFiles.length === 0 ? null : (
        <span className="quiet">{t('exchange.other-files', { names: row.otherFiles.join(', ') })}</span>
      )}
    </div>
  )
}

function State({ row }: { row: Message }) {
  const { t } = useWords()
  return (
    <StateMark
      tone={toneOfMessage(row)}
      word={row.statusCode === null ? t(`exchange.state.${row.state}`) : t(`exchange.status.${row.statusCode}`)}
    />
  )
}

/** A package that was fetched by hand. */
function TakeIn() {
  const { t, language } = useWords()
  const input = useRef<HTMLInputElement>(null)
  const [name, setName] = useState('')
  const sending = useSend(receivePackage, (reply) => {
    const [arrival] = reply.arrivals
    announce(
      arrival === undefined
        ? t('exchange.taken-in', { document: name })
        : t('exchange.taken-in-number', { number: String(arrival.number), year: String(arrival.year) }),
    )
  })
  return (
    <>
      <input
        ref={input}
        className="only-heard"
        type="file"
        accept=".edxml,.xml,application/xml,text/xml"
        aria-label={t('exchange.take-in')}
        tabIndex={-1}
        onChange={(event) => {
          const chosen = event.target.files?.[0]
          event.target.value = ''
          if (chosen === undefined) return
          setName(chosen.name)
          void sending.send({ upload: new Blob([chosen], { type: 'application/xml' }) })
        }}
      />
      <Button icon={IconFileImport} busy={sending.sending} onClick={() => input.current?.click()}>
        {t('exchange.take-in')}
      </Button>
      {sending.problem ? (
        <p className="trouble-line exchange-trouble" role="alert">
          {sending.problem.messages[language]}
        </p>
      ) : null}
    </>
  )
}
