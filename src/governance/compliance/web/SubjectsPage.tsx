import { useMemo } from 'react'
import { useAsk, useList } from '../../../web/api/ask.ts'
import { useInstallation } from '../../../web/api/session.ts'
import { Chips } from '../../../web/design/Chips.tsx'
import { CopyForZalo } from '../../../web/design/CopyForZalo.tsx'
import { type Column, DataTable } from '../../../web/design/DataTable.tsx'
import { Empty } from '../../../web/design/Empty.tsx'
import { Freshness } from '../../../web/design/Freshness.tsx'
import { PageHeader } from '../../../web/design/PageHeader.tsx'
import { PrintButton } from '../../../web/design/PrintButton.tsx'
import { StateMark } from '../../../web/design/StateMark.tsx'
import { useFilters } from '../../../web/desk/address.ts'
import { PageLink } from '../../../web/desk/PageLink.tsx'
import { useWords } from '../../../web/desk/words.ts'
import { nameIn, placeBelow } from '../../../web/i18n/names.ts'
import { listPractice, listSubjects, readCompliance } from '../contract.ts'
import { obligationStates } from '../obligation.ts'
import { DutyState, DutyTerm } from './DutyWords.tsx'
import { hasDuties } from './figures.ts'
import { placesMessage } from './message.ts'
import { SubjectDetail } from './SubjectDetail.tsx'
import {
  isDutyState,
  type Narrowing,
  narrowings,
  practicesOf,
  type SubjectFilters,
  subjectFilters,
  subjectKinds,
} from './subject-address.ts'
import { countBehind, type Subject, subjectOfDuty, subjectOfPractice } from './subjects.ts'
import './compliance.css'
import './subjects.css'

/** The organisations behind a figure or a state: who, where, since when, why. */
export function SubjectsPage() {
  const words = useWords()
  const { t, language } = words
  const [filters, setFilters] = useFilters(subjectFilters)
  const { kind, state } = filters
  const byDuty = isDutyState(state)
  const unit = useAsk(readCompliance, { query: { unit: filters.unit } })
  const list = useSubjects(filters)
  const columns = useColumns(kind, byDuty, unit.data ? nameIn(language, unit.data) : '')
  const simulated = useInstallation().data?.sampleData ?? false
  const figures = unit.data?.total
  const title = t('compliance.kind-in', {
    kind: t(`compliance.kind.${kind}`),
    unit: unit.data ? nameIn(language, unit.data) : '…',
  })
  const count = figures && countBehind(figures, filters)
  const message = () =>
    placesMessage(
      words,
      t('compliance.subjects-message', {
        kind: t(`compliance.kind.${kind}`),
        state: wordOfNarrowing(state),
        unit: unit.data ? nameIn(language, unit.data) : '',
      }),
      unit.data?.asOf ?? new Date().toISOString(),
      list.rows.map(({ name, address, reason }) => ({
        name,
        address,
        about: reason ? t(`compliance.reason.${reason.code}`) : '',
      })),
      simulated,
      count ?? list.rows.length,
    )
  const wordOfNarrowing = (one: Narrowing) =>
    one === 'not-met'
      ? t('compliance.not-met')
      : isDutyState(one)
        ? t(`compliance.state.${one}`)
        : t(`compliance.practice.${one}`)
  const up = filters.unit === undefined ? '/compliance' : `/compliance?unit=${encodeURIComponent(filters.unit)}`
  const nobodyIsBound = byDuty && figures !== undefined && !hasDuties(figures)
  return (
    <div className="page page-full page-landscape">
      <PageHeader
        title={title}
        {...(count === undefined ? {} : { count })}
        back={<PageLink to={up}>{t('compliance.title')}</PageLink>}
        actions={
          <>
            <CopyForZalo text={message} />
            <PrintButton />
          </>
        }
      >
        {unit.data ? <Freshness asOf={unit.data.asOf}>· {wordOfNarrowing(state)}</Freshness> : null}
      </PageHeader>
      <div className="toolbar">
        <Chips
          label={t('compliance.which')}
          chips={subjectKinds.map((value) => ({ value, label: t(`compliance.duties-of.${value}`) }))}
          value={kind}
          onChoose={(value) => setFilters({ ...filters, kind: value, state: 'any' })}
        />
        <Chips
          label={t('compliance.filter-practice')}
          chips={practicesOf[kind].map((value): { value: Narrowing; label: string; count?: number } => ({
            value,
            label: t(`compliance.practice.${value}`),
            ...(figures === undefined ? {} : { count: countBehind(figures, { kind, state: value }) }),
          }))}
          value={state}
          onChoose={(value) => setFilters({ ...filters, state: value })}
        />
        <select
          className="input subject-state"
          aria-label={t('compliance.filter-state')}
          value={byDuty ? state : ''}
          onChange={(event) => setFilters({ ...filters, state: narrowings.find((one) => one === event.target.value) ?? 'any' })}
        >
          <option value="">{t('compliance.filter-state')}…</option>
          {(['not-met', ...obligationStates] as const).map((value) => (
            <option key={value} value={value}>
              {wordOfNarrowing(value)}
              {figures === undefined ? '' : ` (${words.number(countBehind(figures, { kind, state: value }))})`}
            </option>
          ))}
        </select>
      </div>
      <DataTable
        label={title}
        columns={columns}
        list={list}
        keyOf={(row) => row.key}
        inspect={(row) => ({ title: row.name, body: <SubjectDetail subject={row} /> })}
        empty={
          <Empty
            title={nobodyIsBound ? t('compliance.no-directive') : t('compliance.nobody-matches')}
            hint={nobodyIsBound ? t('compliance.nobody-bound-hint') : t('compliance.nobody-matches-hint')}
            {...(state === 'any'
              ? {}
              : {
                  action: (
                    <button
                      type="button"
                      className="button button-plain"
                      onClick={() => setFilters({ ...filters, state: 'any' })}
                    >
                      {t('compliance.show-all')}
                    </button>
                  ),
                })}
          />
        }
      />
    </div>
  )
}

function useSubjects({ unit, kind, state }: SubjectFilters) {
  const { language } = useWords()
  const byDuty = isDutyState(state)
  const dutyState: (typeof obligationStates)[number] | 'not-met' | 'any' = isDutyState(state) ? state : 'any'
  const did = useList(listPractice, (after) => ({ query: { unit, kind, practice: byDuty ? 'any' : state, after } }), {
    enabled: !byDuty,
  })
  const duties = useList(listSubjects, (after) => ({ query: { unit, kind, state: dutyState, after } }), { enabled: byDuty })
  const rows = useMemo(
    () =>
      byDuty ? duties.rows.map((row) => subjectOfDuty(language, row)) : did.rows.map((row) => subjectOfPractice(language, row)),
    [byDuty, did.rows, duties.rows, language],
  )
  return { ...(byDuty ? duties : did), rows }
}

function useColumns(kind: SubjectFilters['kind'], byDuty: boolean, unitName: string): readonly Column<Subject>[] {
  const { t, day } = useWords()
  return useMemo(() => {
    const reason = (row: Subject) => (row.reason === null ? null : t(`compliance.reason.${row.reason.code}`))
    const state = (row: Subject) => (row.first === undefined ? <span className="quiet">–</span> : <DutyState duty={row.first} />)
    const who: Column<Subject>[] = [
      { key: 'name', title: t('compliance.subject-name'), width: 186, grow: 2, cell: (row) => row.name, phone: 'lead' },
      { key: 'address', title: t('compliance.subject-address'), width: 136, grow: 1, spare: true, cell: (row) => row.address },
      { key: 'place', title: t('compliance.subject-place'), width: 132, grow: 2, cell: (row) => placeBelow(row.place, unitName) },
    ]
    const did: Column<Subject>[] = [
      {
        key: 'practice',
        title: t('compliance.subject-state'),
        width: 204,
        cell: (row) => (row.did ? <StateMark tone={row.tone} word={t(`compliance.practice.${row.did.practice}`)} /> : null),
      },
      kind === 'venue'
        ? {
            key: 'last',
            title: t('compliance.last-visit'),
            width: 108,
            spare: true,
            align: 'end',
            cell: (row) => (row.did?.lastActiveOn ? day(row.did.lastActiveOn) : '–'),
          }
        : {
            key: 'cameras',
            title: t('compliance.column.cameras'),
            width: 90,
            align: 'end',
            cell: (row) =>
              row.did?.cameras ? t('compliance.part-of', { part: row.did.working ?? 0, whole: row.did.cameras }) : '–',
          },
      { key: 'duty', title: t('compliance.duties'), width: 150, cell: state, phone: 'hide' },
    ]
    const duty: Column<Subject>[] = [
      { key: 'state', title: t('compliance.subject-state'), width: 216, cell: state },
      {
        key: 'since',
        title: t('compliance.subject-since'),
        width: 108,
        spare: true,
        align: 'end',
        cell: (row) => day(row.duties[0]?.sinceOn ?? ''),
      },
      {
        key: 'due',
        title: t('compliance.subject-due'),
        width: 108,
        cell: (row) => (row.first ? <DutyTerm duty={row.first} /> : '–'),
      },
    ]
    return [
      ...who,
      ...(byDuty ? duty : did),
      {
        key: 'reason',
        title: t('compliance.subject-reason'),
        width: 132,
        grow: 1,
        cell: (row) => reason(row) ?? <span className="quiet">–</span>,
      },
      ...(byDuty
        ? [
            {
              key: 'provision',
              title: t('compliance.subject-provision'),
              width: 170,
              grow: 2,
              spare: true,
              cell: (row: Subject) => row.duties[0]?.provision,
            },
          ]
        : []),
    ]
  }, [t, day, kind, byDuty, unitName])
}
