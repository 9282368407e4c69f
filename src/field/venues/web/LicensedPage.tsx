import { IconFileSpreadsheet } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import type { z } from 'zod'
import { civilDay } from '../../../vocabulary/period.ts'
import { useList, useSend } from '../../../web/api/ask.ts'
import { useInstallation, useMay } from '../../../web/api/session.ts'
import { announce } from '../../../web/design/announce.ts'
import { Bar } from '../../../web/design/Bar.tsx'
import { Button } from '../../../web/design/Button.tsx'
import { type Column, DataTable } from '../../../web/design/DataTable.tsx'
import { DateField } from '../../../web/design/DateField.tsx'
import { Empty } from '../../../web/design/Empty.tsx'
import { textsIn, useForm } from '../../../web/design/form.ts'
import { PageHeader } from '../../../web/design/PageHeader.tsx'
import { Pairs } from '../../../web/design/Pairs.tsx'
import { StateMark } from '../../../web/design/StateMark.tsx'
import { TextField } from '../../../web/design/TextField.tsx'
import { PageLink } from '../../../web/desk/PageLink.tsx'
import { StepDialog } from '../../../web/desk/StepDialog.tsx'
import { useWords } from '../../../web/desk/words.ts'
import { placeIn } from '../../../web/i18n/names.ts'
import { disputeLicensedCount, listLicensedCounts, recordLicensedCounts } from '../contract.ts'
import { asSheet } from './as-sheet.ts'
import { FilePick } from './FilePick.tsx'
import './venue-page.css'

type Row = z.output<typeof listLicensedCounts.reply>['rows'][number]

/** Registered against licensed: the figure that says how many doors nobody knows of, with where it comes from. */
export function LicensedPage() {
  const { t, language, number, day } = useWords()
  const list = useList(listLicensedCounts, (after) => ({ query: { after } }))
  const mayRecord = useMay('licensed-count.record')
  const mayDispute = useMay('licensed-count.dispute')
  const [importing, setImporting] = useState(false)
  const [disputing, setDisputing] = useState<Row | undefined>(undefined)
  const columns = useMemo(
    (): Column<Row>[] => [
      {
        key: 'place',
        title: t('venues.column.place'),
        width: 260,
        grow: 2,
        phone: 'lead',
        cell: (row) => placeIn(language, row),
      },
      {
        key: 'category',
        title: t('venues.column.category'),
        width: 150,
        cell: (row) => (row.category === 'all' ? t('venues.licensed-all-kinds') : t(`venues.category.${row.category}`)),
      },
      {
        key: 'registered',
        title: t('venues.licensed-column.registered'),
        width: 110,
        align: 'end',
        cell: (row) => number(row.registered),
      },
      {
        key: 'licensed',
        title: t('venues.licensed-column.licensed'),
        width: 118,
        align: 'end',
        cell: (row) => number(row.licensed),
      },
      {
        key: 'share',
        title: t('venues.licensed-column.share'),
        width: 140,
        cell: (row) => <Bar share={row.licensed === 0 ? null : row.registered / row.licensed} />,
      },
      {
        key: 'source',
        title: t('venues.licensed-column.source'),
        width: 240,
        grow: 2,
        cell: (row) => `${row.source}, ${day(row.asOf)}`,
      },
      {
        key: 'state',
        title: t('venues.column.state'),
        width: 170,
        cell: (row) => (
          <StateMark
            tone={row.dispute ? 'warn' : 'ok'}
            word={t(row.dispute ? 'venues.licensed-disputed' : 'venues.licensed-agreed')}
          />
        ),
      },
    ],
    [t, language, number, day],
  )
  const importButton = (
    <Button look="primary" icon={IconFileSpreadsheet} onClick={() => setImporting(true)}>
      {t('venues.licensed-import')}
    </Button>
  )
  return (
    <div className="page page-full">
      <PageHeader
        title={t('venues.licensed-title')}
        back={<PageLink to="/venues">{t('venues.back-to-venues')}</PageLink>}
        actions={mayRecord ? importButton : null}
      >
        {t('venues.licensed-lead')}
      </PageHeader>
      <DataTable
        label={t('venues.licensed-title')}
        columns={columns}
        list={list}
        keyOf={(row) => row.id}
        inspect={(row) => ({
          title: placeIn(language, row),
          body: (
            <>
              <Pairs
                pairs={[
                  { label: t('venues.licensed-column.registered'), value: number(row.registered) },
                  { label: t('venues.licensed-column.licensed'), value: number(row.licensed) },
                  { label: t('venues.licensed-source'), value: `${row.source} (${row.recordedBy})` },
                  { label: t('venues.licensed-as-of'), value: day(row.asOf) },
                  {
                    label: t('venues.licensed-disputed'),
                    value: row.dispute
                      ? t('venues.licensed-dispute-of', {
                          by: row.dispute.by,
                          day: day(civilDay(new Date(row.dispute.at))),
                          reason: row.dispute.reason,
                        })
                      : null,
                  },
                ]}
              />
              {mayDispute && row.dispute === null ? (
                <p className="form-actions">
                  <Button onClick={() => setDisputing(row)}>{t('venues.licensed-dispute')}</Button>
                </p>
              ) : null}
            </>
          ),
        })}
        empty={
          <Empty
            title={t('venues.licensed-none')}
            hint={t('venues.licensed-none-hint')}
            action={mayRecord ? importButton : undefined}
          />
        }
      />
      {importing ? <ImportDialog onClose={() => setImporting(false)} /> : null}
      {disputing ? <DisputeDialog row={disputing} onClose={() => setDisputing(undefined)} /> : null}
    </div>
  )
}

function ImportDialog({ onClose }: { onClose: () => void }) {
  const { t, number, term } = useWords()
  const now = useInstallation().data?.businessNow
  const [file, setFile] = useState<File | undefined>(undefined)
  const [missing, setMissing] = useState(false)
  const sending = useSend(recordLicensedCounts, (reply) =>
    announce(t('venues.licensed-recorded', { count: number(reply.recorded) })),
  )
  const form = useForm({
    shape: recordLicensedCounts.query,
    sentences: { source: t('venues.licensed-source-wanted'), asOf: t('venues.licensed-as-of-wanted') },
    read: textsIn,
    send: async (query) => {
      setMissing(file === undefined)
      if (file === undefined) return
      const reply = await sending.send({ query, upload: asSheet(file) })
      if (reply?.rows.every(({ outcome }) => outcome === 'recorded')) onClose()
    },
    problem: sending.problem,
    busy: sending.sending,
  })
  const leftOut = sending.reply?.rows.filter(({ outcome }) => outcome !== 'recorded') ?? []
  return (
    <StepDialog title={t('venues.licensed-import')} form={form} problem={sending.problem} onClose={onClose}>
      {leftOut.length > 0 ? (
        <div role="status">
          <p>
            {t('venues.licensed-recorded', { count: number(sending.reply?.recorded ?? 0) })} {t('venues.licensed-left-out')}:
          </p>
          <ul>
            {leftOut.slice(0, 20).map((row) => (
              <li key={row.row}>
                {t('venues.licensed-row', { row: number(row.row), commune: row.commune })}:{' '}
                {term('venues.licensed-fault', row.outcome)}
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      <TextField
        form={form}
        name="source"
        label={t('venues.licensed-source')}
        hint={t('venues.licensed-source-hint')}
        maxLength={300}
      />
      <DateField
        form={form}
        name="asOf"
        label={t('venues.licensed-as-of')}
        {...(now ? { start: civilDay(new Date(now)) } : {})}
      />
      <div className="field">
        <FilePick label={t('venues.licensed-file')} file={file} onPick={setFile} />
        <p className="field-hint">{t('venues.licensed-file-hint')}</p>
        {missing ? <p className="field-error">{t('venues.licensed-file-wanted')}</p> : null}
      </div>
    </StepDialog>
  )
}

function DisputeDialog({ row, onClose }: { row: Row; onClose: () => void }) {
  const { t } = useWords()
  const sending = useSend(disputeLicensedCount, () => {
    announce(t('venues.licensed-dispute-sent'))
    onClose()
  })
  const form = useForm({
    shape: disputeLicensedCount.body,
    sentences: { reason: t('venues.reason-wanted') },
    send: (body) => sending.send({ params: { countId: row.id }, body }),
    problem: sending.problem,
    busy: sending.sending,
  })
  return (
    <StepDialog
      title={t('venues.licensed-dispute')}
      lead={t('venues.licensed-dispute-lead')}
      form={form}
      problem={sending.problem}
      onClose={onClose}
    >
      <TextField form={form} name="reason" label={t('venues.reason')} lines={3} maxLength={500} />
    </StepDialog>
  )
}
