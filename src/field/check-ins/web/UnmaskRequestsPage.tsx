import { useState } from 'react'
import { z } from 'zod'
import { listOf, useAsk } from '../../../web/api/ask.ts'
import { useMay } from '../../../web/api/session.ts'
import { Button } from '../../../web/design/Button.tsx'
import { Chips } from '../../../web/design/Chips.tsx'
import { type Column, DataTable } from '../../../web/design/DataTable.tsx'
import { Empty } from '../../../web/design/Empty.tsx'
import { PageHeader } from '../../../web/design/PageHeader.tsx'
import { useFilters } from '../../../web/desk/address.ts'
import { useNavigate } from '../../../web/desk/navigation.tsx'
import { useWords } from '../../../web/desk/words.ts'
import { listUnmaskRequests } from '../contract.ts'
import { unmaskStates } from '../unmask-request.ts'
import { AskDialog } from './AskDialog.tsx'
import { OwnRequests } from './OwnRequests.tsx'
import { useStretch } from './stretch.ts'
import './unmasking.css'

type Row = z.output<typeof listUnmaskRequests.reply>['rows'][number]
const filters = z.strictObject({ state: z.enum(unmaskStates).default('asked') })

/** The health authority's work list; for everybody else, what they asked it for and what came of it. */
export function UnmaskRequestsPage() {
  const { t } = useWords()
  const decides = useMay('unmask.decide')
  const asks = useMay('unmask.ask')
  const [asking, setAsking] = useState(false)
  return (
    <div className={decides ? 'page page-full' : 'page page-narrow'}>
      <PageHeader
        title={t('check-ins.unmasking')}
        actions={
          asks ? (
            <Button look="primary" onClick={() => setAsking(true)}>
              {t('check-ins.unmasking-ask-short')}
            </Button>
          ) : undefined
        }
      >
        {t(decides ? 'check-ins.unmasking-work-lead' : 'check-ins.unmasking-lead')}
      </PageHeader>
      {decides ? <WorkList /> : null}
      {asks ? <OwnRequests /> : null}
      {asking ? <AskDialog onClose={() => setAsking(false)} /> : null}
    </div>
  )
}

function WorkList() {
  const { t, instant, number } = useWords()
  const stretch = useStretch()
  const navigate = useNavigate()
  const [{ state }, setFilters] = useFilters(filters)
  const asked = useAsk(listUnmaskRequests, { query: { state } }, { everySeconds: 30 })
  const list = listOf(asked, (reply) => reply.rows)
  const columns: readonly Column<Row>[] = [
    {
      key: 'venue',
      title: t('check-ins.unmasking-column.venue'),
      width: 200,
      grow: 2,
      phone: 'lead',
      cell: (row) => row.venue,
      sortBy: (row) => row.venue,
    },
    {
      key: 'stretch',
      title: t('check-ins.unmasking-column.stretch'),
      width: 190,
      cell: stretch,
      sortBy: (row) => row.fromAt,
    },
    {
      key: 'case',
      title: t('check-ins.unmasking-column.case'),
      width: 130,
      grow: 1,
      cell: (row) => row.caseNumber,
      sortBy: (row) => row.caseNumber,
    },
    {
      key: 'visits',
      title: t('check-ins.unmasking-column.visits'),
      width: 76,
      align: 'end',
      cell: (row) => number(row.visits),
      sortBy: (row) => row.visits,
    },
    {
      key: 'asked-by',
      title: t('check-ins.unmasking-column.asked-by'),
      width: 150,
      grow: 1,
      cell: (row) => row.askedBy,
      sortBy: (row) => row.askedBy,
    },
    {
      key: 'due',
      title: t('check-ins.unmasking-column.due'),
      width: 150,
      cell: (row) => instant(row.dueAt),
      sortBy: (row) => row.dueAt,
    },
  ]
  return (
    <>
      <div className="toolbar">
        <Chips
          label={t('check-ins.unmasking-which')}
          chips={unmaskStates.map((value) => ({ value, label: t(`check-ins.unmasking.state.${value}`) }))}
          value={state}
          onChoose={(value) => setFilters({ state: value })}
        />
      </div>
      <DataTable
        label={t('check-ins.unmasking')}
        columns={columns}
        list={list}
        keyOf={(row) => row.id}
        onOpen={(row) => void navigate({ to: `/unmask-requests/${row.id}` })}
        empty={
          state === 'asked' ? (
            <Empty title={t('check-ins.unmasking-none')} hint={t('check-ins.unmasking-none-hint')} />
          ) : (
            <Empty title={t('check-ins.unmasking-none-in-state')} />
          )
        }
      />
    </>
  )
}
