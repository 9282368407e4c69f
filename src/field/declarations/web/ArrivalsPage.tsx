import { IconPlus } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import type { z } from 'zod'
import { civilDay } from '../../../vocabulary/period.ts'
import { useList, useSend } from '../../../web/api/ask.ts'
import { useAccount, useMay } from '../../../web/api/session.ts'
import { announce } from '../../../web/design/announce.ts'
import { Bar } from '../../../web/design/Bar.tsx'
import { Button } from '../../../web/design/Button.tsx'
import { Choice } from '../../../web/design/Choice.tsx'
import { type Column, DataTable } from '../../../web/design/DataTable.tsx'
import { DateField } from '../../../web/design/DateField.tsx'
import { Empty } from '../../../web/design/Empty.tsx'
import { textsIn, useForm } from '../../../web/design/form.ts'
import { PageHeader } from '../../../web/design/PageHeader.tsx'
import { Pairs } from '../../../web/design/Pairs.tsx'
import { StateMark } from '../../../web/design/StateMark.tsx'
import { TextField } from '../../../web/design/TextField.tsx'
import { ownAreas } from '../../../web/desk/own-areas.ts'
import { PageLink } from '../../../web/desk/PageLink.tsx'
import { StepDialog } from '../../../web/desk/StepDialog.tsx'
import { useToday } from '../../../web/desk/today.ts'
import { useWords } from '../../../web/desk/words.ts'
import { placeIn } from '../../../web/i18n/names.ts'
import { disputeArrivals, listArrivals, recordArrivals } from '../contract.ts'

type Row = z.output<typeof listArrivals.reply>['rows'][number]

/** Declared against arrived, by day and province: the entry form's figure, with where its denominator comes from. */
export function ArrivalsPage() {
  const { t, language, number, day } = useWords()
  const list = useList(listArrivals, (after) => ({ query: { after } }))
  const mayRecord = useMay('arrival-count.record')
  const mayDispute = useMay('arrival-count.dispute')
  const [recording, setRecording] = useState(false)
  const [disputing, setDisputing] = useState<Row | undefined>(undefined)
  const columns = useMemo(
    (): Column<Row>[] => [
      {
        key: 'place',
        title: t('declarations.arrivals-place'),
        width: 220,
        grow: 2,
        phone: 'lead',
        cell: (row) => placeIn(language, row),
      },
      { key: 'day', title: t('declarations.arrivals-day'), width: 130, cell: (row) => day(row.on) },
      {
        key: 'declared',
        title: t('declarations.arrivals-declared'),
        width: 120,
        align: 'end',
        cell: (row) => number(row.declared),
      },
      {
        key: 'arrivals',
        title: t('declarations.arrivals-count'),
        width: 160,
        align: 'end',
        cell: (row) => number(row.arrivals),
      },
      {
        key: 'share',
        title: t('declarations.arrivals-share'),
        width: 140,
        cell: (row) => <Bar share={row.arrivals === 0 ? null : Math.min(1, row.declared / row.arrivals)} />,
      },
      { key: 'source', title: t('declarations.arrivals-source'), width: 240, grow: 2, cell: (row) => row.source },
      {
        key: 'state',
        title: t('declarations.arrivals-state'),
        width: 190,
        cell: (row) => (
          <StateMark
            tone={row.dispute ? 'warn' : 'ok'}
            word={t(row.dispute ? 'declarations.arrivals-disputed' : 'declarations.arrivals-agreed')}
          />
        ),
      },
    ],
    [t, language, number, day],
  )
  const recordButton = (
    <Button look="primary" icon={IconPlus} onClick={() => setRecording(true)}>
      {t('declarations.arrivals-record')}
    </Button>
  )
  return (
    <div className="page page-full">
      <PageHeader
        title={t('declarations.arrivals')}
        back={<PageLink to="/declarations">{t('declarations.back-to-list')}</PageLink>}
        actions={mayRecord ? recordButton : null}
      >
        {t('declarations.arrivals-lead')}
      </PageHeader>
      <DataTable
        label={t('declarations.arrivals')}
        columns={columns}
        list={list}
        keyOf={(row) => row.id}
        inspect={(row) => ({
          title: `${placeIn(language, row)}, ${day(row.on)}`,
          body: (
            <>
              <Pairs
                pairs={[
                  { label: t('declarations.arrivals-declared'), value: number(row.declared) },
                  { label: t('declarations.arrivals-count'), value: number(row.arrivals) },
                  { label: t('declarations.arrivals-source'), value: row.source },
                  { label: t('declarations.arrivals-by'), value: row.recordedBy },
                  {
                    label: t('declarations.arrivals-disputed'),
                    value: row.dispute
                      ? t('declarations.arrivals-dispute-of', {
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
                  <Button onClick={() => setDisputing(row)}>{t('declarations.arrivals-dispute')}</Button>
                </p>
              ) : null}
            </>
          ),
        })}
        empty={
          <Empty
            title={t('declarations.arrivals-none')}
            hint={t('declarations.arrivals-none-hint')}
            action={mayRecord ? recordButton : undefined}
          />
        }
      />
      {recording ? <RecordDialog onClose={() => setRecording(false)} /> : null}
      {disputing ? <DisputeDialog row={disputing} onClose={() => setDisputing(undefined)} /> : null}
    </div>
  )
}

function RecordDialog({ onClose }: { onClose: () => void }) {
  const { t, language } = useWords()
  const today = useToday()
  const areas = ownAreas(useAccount(), 'arrival-count.record')
  const sending = useSend(recordArrivals, () => {
    announce(t('declarations.arrivals-recorded'))
    onClose()
  })
  const form = useForm({
    shape: recordArrivals.body,
    sentences: {
      unitPath: t('declarations.arrivals-place-wanted'),
      on: t('declarations.arrivals-day-wanted'),
      arrivals: t('declarations.arrivals-count-wanted'),
      source: t('declarations.arrivals-source-wanted'),
    },
    read: (data) => {
      const { arrivals, ...texts } = textsIn(data)
      return { ...texts, arrivals: /^\d{1,7}$/.test(arrivals ?? '') ? Number(arrivals) : undefined }
    },
    send: (body) => sending.send({ body }),
    problem: sending.problem,
    busy: sending.sending,
  })
  return (
    <StepDialog title={t('declarations.arrivals-record')} form={form} problem={sending.problem} onClose={onClose}>
      <Choice
        form={form}
        name="unitPath"
        label={t('declarations.arrivals-place')}
        options={areas.map((area) => ({ value: area.unitPath, label: placeIn(language, area) }))}
        start={areas.length === 1 ? (areas[0]?.unitPath ?? '') : ''}
      />
      <DateField form={form} name="on" label={t('declarations.arrivals-day')} start={today} />
      <TextField form={form} name="arrivals" label={t('declarations.arrivals-count')} size={8} />
      <TextField
        form={form}
        name="source"
        label={t('declarations.arrivals-source')}
        hint={t('declarations.arrivals-source-hint')}
        maxLength={300}
      />
    </StepDialog>
  )
}

function DisputeDialog({ row, onClose }: { row: Row; onClose: () => void }) {
  const { t } = useWords()
  const sending = useSend(disputeArrivals, () => {
    announce(t('declarations.arrivals-dispute-sent'))
    onClose()
  })
  const form = useForm({
    shape: disputeArrivals.body,
    sentences: { reason: t('declarations.arrivals-reason-wanted') },
    send: (body) => sending.send({ params: { countId: row.id }, body }),
    problem: sending.problem,
    busy: sending.sending,
  })
  return (
    <StepDialog
      title={t('declarations.arrivals-dispute')}
      lead={t('declarations.arrivals-dispute-lead')}
      form={form}
      problem={sending.problem}
      onClose={onClose}
    >
      <TextField form={form} name="reason" label={t('declarations.arrivals-reason')} lines={3} maxLength={500} />
    </StepDialog>
  )
}
