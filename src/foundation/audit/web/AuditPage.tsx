import { IconX } from '@tabler/icons-react'
import { useMemo } from 'react'
import { z } from 'zod'
import { addDays, civilDay } from '../../../vocabulary/period.ts'
import { useList } from '../../../web/api/ask.ts'
import { useInstallation } from '../../../web/api/session.ts'
import { IconButton } from '../../../web/design/Button.tsx'
import { Chips } from '../../../web/design/Chips.tsx'
import { type Column, DataTable } from '../../../web/design/DataTable.tsx'
import { Empty } from '../../../web/design/Empty.tsx'
import { FilterSelect } from '../../../web/design/FilterSelect.tsx'
import { PageHeader } from '../../../web/design/PageHeader.tsx'
import { PrintButton } from '../../../web/design/PrintButton.tsx'
import { useFilters } from '../../../web/desk/address.ts'
import { useWords } from '../../../web/desk/words.ts'
import { actNames, subjectKinds } from '../act-name.ts'
import { listAuditEvents } from '../contract.ts'
import { CheckpointBox } from './CheckpointBox.tsx'
import { EventDetail } from './EventDetail.tsx'
import { type AuditEvent, useEventWords } from './event-words.ts'
import './audit.css'

const periods = { today: 0, 'last-7-days': 6, 'last-30-days': 29 } as const
const filters = z.strictObject({
  action: z.enum(actNames).optional(),
  subjectKind: z.enum(subjectKinds).optional(),
  subjectId: z.string().max(120).optional(),
  actorId: z.string().max(120).optional(),
  period: z.enum(['today', 'last-7-days', 'last-30-days']).optional(),
  shows: z.enum(['all', 'with-purpose']).default('all'),
})

/** What was done, by whom, about what and why: newest first; nothing in it can be changed unnoticed. */
export function AuditPage() {
  const { t, term, instant, compare } = useWords()
  const { actOf, aboutOf, whoOf } = useEventWords()
  const [wanted, setWanted] = useFilters(filters)
  const { action, subjectKind, subjectId, actorId, period, shows } = wanted
  const now = useInstallation().data?.businessNow
  const fromOn = period && now ? addDays(civilDay(new Date(now)), -periods[period]) : undefined
  const list = useList(listAuditEvents, (after) => ({
    query: {
      action,
      subjectKind,
      subjectId,
      actorId,
      fromOn,
      withPurpose: shows === 'with-purpose' ? ('true' as const) : ('false' as const),
      after,
    },
  }))
  const narrow = (more: Partial<z.input<typeof filters>>) => setWanted({ ...wanted, ...more })
  const columns = useMemo(
    (): Column<AuditEvent>[] => [
      { key: 'when', title: t('audit.when'), width: 138, cell: (row) => instant(row.businessAt) },
      { key: 'who', title: t('audit.who'), width: 150, grow: 1, phone: 'lead', cell: (row) => whoOf(row) },
      { key: 'what', title: t('audit.what'), width: 220, grow: 2, cell: (row) => actOf(row) },
      { key: 'about', title: t('audit.about'), width: 140, grow: 1, cell: (row) => aboutOf(row) },
      { key: 'purpose', title: t('audit.purpose'), width: 170, grow: 2, cell: (row) => row.purpose ?? '' },
    ],
    [t, instant, actOf, aboutOf, whoOf],
  )
  const acts = useMemo(
    () =>
      actNames
        .map((name) => ({ value: name, label: term('audit.act', name) }))
        .sort((one, other) => compare(one.label, other.label)),
    [term, compare],
  )
  const isFiltered = [action, subjectKind, subjectId, actorId, period].some((one) => one !== undefined) || shows !== 'all'
  return (
    <div className="page page-full page-landscape">
      <PageHeader title={t('audit.title')} actions={<PrintButton />}>
        {t('audit.lead')}
      </PageHeader>
      <CheckpointBox />
      <div className="toolbar">
        <Chips
          label={t('audit.shows')}
          chips={[
            { value: 'all', label: t('audit.all-acts') },
            { value: 'with-purpose', label: t('audit.with-purpose') },
          ]}
          value={shows}
          onChoose={(chosen) => narrow({ shows: chosen })}
        />
        <FilterSelect
          label={t('audit.what')}
          all={t('audit.every-act')}
          options={acts}
          value={action}
          onChoose={(chosen) => narrow({ action: chosen })}
        />
        <FilterSelect
          label={t('audit.about')}
          all={t('audit.every-subject')}
          options={subjectKinds.map((kind) => ({ value: kind, label: term('audit.subject', kind) }))}
          value={subjectKind}
          onChoose={(chosen) => narrow({ subjectKind: chosen, subjectId: undefined })}
        />
        <FilterSelect
          label={t('audit.period')}
          all={t('audit.every-day')}
          options={[
            { value: 'today', label: t('audit.today') },
            { value: 'last-7-days', label: t('audit.last-7-days') },
            { value: 'last-30-days', label: t('audit.last-30-days') },
          ]}
          value={period}
          onChoose={(chosen) => narrow({ period: chosen })}
        />
        {actorId !== undefined ? (
          <span className="audit-only">
            {t('audit.only-of', { name: list.rows[0]?.actorName ?? '…' })}
            <IconButton label={t('audit.drop')} icon={IconX} onClick={() => narrow({ actorId: undefined })} />
          </span>
        ) : null}
        {subjectId !== undefined ? (
          <span className="audit-only">
            {t('audit.only-about', {
              kind: subjectKind === undefined ? t('audit.other-subject') : term('audit.subject', subjectKind),
            })}
            <IconButton label={t('audit.drop')} icon={IconX} onClick={() => narrow({ subjectId: undefined })} />
          </span>
        ) : null}
      </div>
      <DataTable
        label={t('audit.title')}
        columns={columns}
        list={list}
        keyOf={(row) => String(row.seq)}
        inspect={(row) => ({
          title: actOf(row),
          over: instant(row.businessAt),
          body: (
            <EventDetail
              event={row}
              onActor={() => setWanted({ actorId: row.actorId })}
              onSubject={(kind) => setWanted({ subjectKind: kind, subjectId: row.subjectId })}
            />
          ),
        })}
        empty={
          <Empty
            title={t('audit.none')}
            hint={t('audit.none-hint')}
            action={
              isFiltered ? (
                <button type="button" className="button" onClick={() => setWanted({})}>
                  {t('audit.show-all')}
                </button>
              ) : undefined
            }
          />
        }
      />
    </div>
  )
}
