import { IconDownload } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import { z } from 'zod'
import { useAsk, useList, useSend } from '../../../web/api/ask.ts'
import { announce } from '../../../web/design/announce.ts'
import { Button } from '../../../web/design/Button.tsx'
import { Chips } from '../../../web/design/Chips.tsx'
import { type Column, DataTable } from '../../../web/design/DataTable.tsx'
import { PageHeader } from '../../../web/design/PageHeader.tsx'
import { Skeleton } from '../../../web/design/Skeleton.tsx'
import { Shape, StateMark, type Tone } from '../../../web/design/StateMark.tsx'
import { Trouble } from '../../../web/design/Trouble.tsx'
import { usePathPlaces } from '../../../web/desk/address.ts'
import { useNavigate } from '../../../web/desk/navigation.tsx'
import { PageLink } from '../../../web/desk/PageLink.tsx'
import { saveFile } from '../../../web/desk/save-file.ts'
import { useWords } from '../../../web/desk/words.ts'
import { placeIn } from '../../../web/i18n/names.ts'
import { discardImport, listImportRows, readImport, readImportFaults, startImport } from '../contract.ts'
import { type RowOutcome, rowFaults } from '../sheet-row.ts'
import { CommuneQuestion } from './CommuneQuestion.tsx'
import './venue-page.css'

type Row = z.output<typeof listImportRows.reply>['rows'][number]
const places = z.strictObject({ importId: z.string() })

export function toneOfRow(outcome: RowOutcome): Tone {
  if (outcome === 'created') return 'ok'
  return outcome === 'fits' ? 'going' : outcome === 'is-registered-already' ? 'none' : 'warn'
}

/** One sheet: what its rows came to, what has to be asked back, and registering with its progress. */
export function VenueImportPage() {
  const { t, number, list: inWords } = useWords()
  const navigate = useNavigate()
  const { importId } = usePathPlaces(places)
  const params = { importId }
  const [running, setRunning] = useState(false)
  const asked = useAsk(readImport, { params }, running ? { everySeconds: 2 } : {})
  const one = asked.data
  if (one !== undefined && running !== (one.state === 'running')) setRunning(one.state === 'running')
  const [outcome, setOutcome] = useState<RowOutcome | 'all'>('all')
  const rows = useList(listImportRows, (after) => ({
    params,
    query: { ...(outcome === 'all' ? {} : { outcome }), ...(after === undefined ? {} : { after: Number(after) }) },
  }))
  const starting = useSend(startImport)
  const discarding = useSend(discardImport, () => {
    announce(t('venues.import-discarded'))
    void navigate({ to: '/venues/import' })
  })
  const exporting = useSend(readImportFaults)
  const save = async () => {
    const file = await exporting.send({ params })
    if (file !== undefined) saveFile(file)
  }
  const columns = useColumns()
  const back = <PageLink to="/venues/import">{t('venues.import')}</PageLink>
  if (one === undefined) {
    return (
      <div className="page">
        <PageHeader title={t('venues.import')} back={back} />
        {asked.problem ? <Trouble problem={asked.problem} again={asked.again} /> : <Skeleton heights={[120, 320]} />}
      </div>
    )
  }
  const count = (which: RowOutcome) => one.outcomes.find((known) => known.outcome === which)?.count ?? 0
  const faults = rowFaults.reduce((sum, fault) => sum + count(fault), 0)
  const done = count('created') + count('is-registered-already')
  const problem = starting.problem ?? discarding.problem ?? exporting.problem
  return (
    <div className="page page-full">
      <PageHeader
        title={t('venues.import-of', { name: one.fileName })}
        back={back}
        actions={
          <>
            {faults > 0 ? (
              <Button icon={IconDownload} busy={exporting.sending} onClick={() => void save()}>
                {t('venues.import-faults')}
              </Button>
            ) : null}
            {one.state === 'running' ? null : (
              <Button busy={discarding.sending} onClick={() => void discarding.send({ params })}>
                {t('venues.import-discard')}
              </Button>
            )}
            {one.state === 'tried' && count('fits') > 0 ? (
              <Button look="primary" busy={starting.sending} onClick={() => void starting.send({ params })}>
                {t('venues.import-start', { count: number(count('fits')) })}
              </Button>
            ) : null}
          </>
        }
      >
        {t('venues.import-rows', { count: number(one.rows) })} · {t(`venues.import-writing.${one.writing}`)}
        {one.notKept.length > 0 ? <> · {t('venues.import-not-kept', { columns: inWords(one.notKept) })}</> : null}
      </PageHeader>
      <section className="card card-body import-part" role="status">
        <p>
          <StateMark
            tone={one.state === 'done' ? 'ok' : one.state === 'running' ? 'going' : 'warn'}
            word={t(`venues.import-state.${one.state}`)}
          />
        </p>
        {one.state === 'running' ? (
          <>
            <progress value={done} max={done + count('fits')} aria-label={t('venues.import-state.running')} />
            <p>{t('venues.import-progress', { done: number(done), all: number(done + count('fits')) })}</p>
            <p className="quiet">{t('venues.import-may-leave')}</p>
          </>
        ) : null}
        {one.state === 'done' ? <p>{t('venues.import-finished', { count: number(count('created')) })}</p> : null}
        <ul className="import-figures">
          {one.outcomes.map((known) => (
            <li key={known.outcome}>
              <Shape tone={toneOfRow(known.outcome)} />
              {number(known.count)} · {t(`venues.row.${known.outcome}`)}
            </li>
          ))}
        </ul>
        {problem ? <Trouble problem={problem} again={() => starting.forget()} /> : null}
      </section>
      {one.questions.length > 0 ? (
        <section className="card card-body import-part" aria-labelledby="questions">
          <h2 id="questions">{t('venues.import-questions')}</h2>
          <p className="quiet">{t('venues.import-questions-lead')}</p>
          {one.questions.slice(0, 20).map((question) => (
            <CommuneQuestion key={question.asked} importId={importId} question={question} />
          ))}
        </section>
      ) : null}
      <div className="toolbar">
        <Chips
          label={t('venues.import-outcome')}
          chips={[
            { value: 'all' as const, label: t('venues.import-all') },
            ...one.outcomes.map((known) => ({
              value: known.outcome,
              label: `${t(`venues.row.${known.outcome}`)} (${number(known.count)})`,
            })),
          ]}
          value={outcome}
          onChoose={setOutcome}
        />
      </div>
      <DataTable
        label={t('venues.import-outcome')}
        columns={columns}
        list={rows}
        keyOf={(row) => String(row.row)}
        empty={t('venues.import-no-rows')}
      />
    </div>
  )
}

function useColumns(): readonly Column<Row>[] {
  const { t, number, language, list } = useWords()
  return useMemo(
    () => [
      { key: 'row', title: t('venues.import-row'), width: 76, align: 'end', cell: (row) => number(row.row) },
      {
        key: 'name',
        title: t('venues.column.name'),
        width: 220,
        grow: 2,
        phone: 'lead',
        cell: (row) =>
          row.outcome === 'created' ? <span className="quiet">{t('venues.import-done-with')}</span> : row.name || '–',
      },
      { key: 'address', title: t('venues.column.address'), width: 180, grow: 1, cell: (row) => row.address || '–' },
      { key: 'place', title: t('venues.column.place'), width: 200, grow: 1, cell: (row) => placeIn(language, row) || '–' },
      {
        key: 'category',
        title: t('venues.column.category'),
        width: 140,
        cell: (row) => (row.category ? t(`venues.category.${row.category}`) : '–'),
      },
      { key: 'keeper', title: t('venues.keeper'), width: 200, cell: (row) => row.keeper || '–' },
      {
        key: 'outcome',
        title: t('venues.import-outcome'),
        width: 230,
        cell: (row) => <StateMark tone={toneOfRow(row.outcome)} word={t(`venues.row.${row.outcome}`)} />,
      },
      {
        key: 'notes',
        title: t('venues.import-notes'),
        width: 200,
        grow: 1,
        cell: (row) => list(row.notes.map((note) => t(`venues.note.${note}`))) || '–',
      },
    ],
    [t, number, language, list],
  )
}
