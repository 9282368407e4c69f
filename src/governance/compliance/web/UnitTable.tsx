import { useMemo, useState } from 'react'
import { type Asked, listOf } from '../../../web/api/ask.ts'
import { Bar } from '../../../web/design/Bar.tsx'
import { Button } from '../../../web/design/Button.tsx'
import { type Column, DataTable, type Sort } from '../../../web/design/DataTable.tsx'
import { Empty } from '../../../web/design/Empty.tsx'
import { Shape } from '../../../web/design/StateMark.tsx'
import { useRoomy } from '../../../web/design/screen.ts'
import { sortedRows } from '../../../web/design/table-order.ts'
import { useNavigate } from '../../../web/desk/navigation.tsx'
import { useWords } from '../../../web/desk/words.ts'
import { nameIn } from '../../../web/i18n/names.ts'
import { FigureLink } from './FigureLink.tsx'
import { activeShare, type Compliance, hasFigures, metShare, shareLimits, type UnitRow } from './figures.ts'
import { StateBar } from './StateBar.tsx'
import type { Narrowing, SubjectKind } from './subject-address.ts'

interface UnitTableProps {
  asked: Asked<Compliance>
  level: 'province' | 'district' | 'commune'
  selected?: string | null
  onSelect?: (unitPath: string) => void
}

/** The units directly below, worst first; a row opens its unit, a figure the rows it was counted from. */
export function UnitTable({ asked, level, selected, onSelect }: UnitTableProps) {
  const { t, compare } = useWords()
  const navigate = useNavigate()
  const roomy = useRoomy()
  const [showsAll, setShowsAll] = useState(false)
  const [sort, setSort] = useState<Sort>({ key: 'share', order: 'ascending' })
  const columns = useColumns(level)
  // On a phone or a small screen sixty rows without a figure would bury the one that has some.
  const hides = !roomy && !showsAll
  const list = useMemo(() => {
    const all = listOf(asked, (data) => sortedRows(data.rows, columns, sort, compare))
    return hides ? { ...all, rows: all.rows.filter(hasFigures) } : all
  }, [asked, columns, sort, compare, hides])
  const hidden = (asked.data?.rows.length ?? 0) - list.rows.length
  return (
    <>
      {hidden > 0 ? (
        <p className="units-hidden">
          <Button onClick={() => setShowsAll(true)}>{t('compliance.show-units-without-data', { count: hidden })}</Button>
        </p>
      ) : null}
      <DataTable
        label={t('compliance.ranking')}
        columns={columns}
        list={list}
        keyOf={(row) => row.unitPath}
        sort={sort}
        onSort={setSort}
        onOpen={(row) =>
          row.opens
            ? void navigate({ to: '/compliance', search: { unit: row.unitPath } })
            : void navigate({ to: '/compliance/subjects', search: { unit: row.unitPath, kind: 'venue', state: 'any' } })
        }
        fit={!roomy}
        empty={<Empty title={t('compliance.no-units')} />}
        {...(selected === undefined ? {} : { selected })}
        {...(onSelect === undefined ? {} : { onSelect })}
      />
    </>
  )
}

function useColumns(level: UnitTableProps['level']): readonly Column<UnitRow>[] {
  const { t, number, language } = useWords()
  return useMemo(() => {
    const figure = (row: UnitRow, kind: SubjectKind, state: Narrowing, count: number | undefined) =>
      count === undefined || count === 0 ? (
        <span className="quiet">{count === undefined ? '–' : '0'}</span>
      ) : (
        <FigureLink inTable filters={{ unit: row.unitPath, kind, state }}>
          {number(count)}
        </FigureLink>
      )
    return [
      {
        key: 'unit',
        title: t(`compliance.units.${level}`),
        width: 148,
        grow: 2,
        // “Tuyen Quang Province” in a list of provinces says the same twice.
        cell: (row) => nameIn(language, row).replace(/ Province$/, ''),
        sortBy: (row) => nameIn(language, row),
        phone: 'lead',
      },
      {
        key: 'registered',
        title: t('compliance.column.registered'),
        width: 92,
        align: 'end',
        cell: (row) => figure(row, 'venue', 'any', row.venues?.registered),
        sortBy: (row) => row.venues?.registered ?? null,
      },
      {
        key: 'active',
        title: t('compliance.column.active'),
        width: 98,
        align: 'end',
        cell: (row) => figure(row, 'venue', 'active', row.venues?.active),
        sortBy: (row) => row.venues?.active ?? null,
      },
      {
        key: 'share',
        title: t('compliance.column.share'),
        width: 100,
        grow: 1,
        solid: true,
        cell: (row) => <Bar share={activeShare(row)} thresholds={shareLimits} digits={1} />,
        sortBy: activeShare,
      },
      {
        key: 'silent',
        title: t('compliance.column.silent'),
        width: 106,
        align: 'end',
        cell: (row) => figure(row, 'venue', 'silent', row.venues?.silent),
        sortBy: (row) => row.venues?.silent ?? null,
      },
      {
        key: 'facilities',
        title: t('compliance.column.facilities'),
        width: 112,
        grow: 1,
        solid: true,
        cell: (row) => <FacilityFigures row={row} />,
        sortBy: (row) => row.facilities?.connected ?? null,
      },
      {
        key: 'cameras',
        title: t('compliance.column.cameras'),
        width: 68,
        align: 'end',
        cell: (row) =>
          row.facilities === null || row.facilities.cameras === 0 ? (
            <span className="quiet">–</span>
          ) : (
            <FigureLink inTable filters={{ unit: row.unitPath, kind: 'quarantine-facility', state: 'any' }}>
              {t('compliance.part-of', { part: row.facilities.working, whole: row.facilities.cameras })}
            </FigureLink>
          ),
        sortBy: (row) => row.facilities?.working ?? null,
      },
      {
        key: 'duties',
        title: t('compliance.column.duties'),
        width: 142,
        grow: 1,
        solid: true,
        cell: (row) => <StateBar counts={sumOfStates(row)} />,
        sortBy: (row) => metShare(sumOfStates(row)),
      },
    ]
  }, [t, number, language, level])
}

/** Connected, not connected, no data: three counts that never merge. */
function FacilityFigures({ row }: { row: UnitRow }) {
  const { t, number } = useWords()
  if (row.facilities === null) return <span className="quiet">–</span>
  const { connected, notConnected, noData } = row.facilities
  const parts = [
    { tone: 'ok', state: 'connected', count: connected },
    { tone: 'bad', state: 'not-connected', count: notConnected },
    { tone: 'none', state: 'no-camera', count: noData },
  ] as const
  const some = parts.filter(({ count }) => count > 0)
  return (
    <span className="facility-figures" title={t('compliance.facilities-in-words', { connected, notConnected, noData })}>
      {some.map(({ tone, state, count }) => (
        <span key={state}>
          <Shape tone={tone} />
          <span className="only-heard">{t(`compliance.practice.${state}`)}: </span>
          <FigureLink inTable filters={{ unit: row.unitPath, kind: 'quarantine-facility', state }}>
            {number(count)}
          </FigureLink>
        </span>
      ))}
    </span>
  )
}

function sumOfStates({ venueStates, facilityStates }: UnitRow): UnitRow['venueStates'] {
  return {
    'met-on-time': venueStates['met-on-time'] + facilityStates['met-on-time'],
    'met-late': venueStates['met-late'] + facilityStates['met-late'],
    'open-in-term': venueStates['open-in-term'] + facilityStates['open-in-term'],
    'open-overdue': venueStates['open-overdue'] + facilityStates['open-overdue'],
    'met-without-date': venueStates['met-without-date'] + facilityStates['met-without-date'],
    'open-without-date': venueStates['open-without-date'] + facilityStates['open-without-date'],
    lapsed: venueStates.lapsed + facilityStates.lapsed,
    'no-data': venueStates['no-data'] + facilityStates['no-data'],
    'not-yet-due-to-begin': venueStates['not-yet-due-to-begin'] + facilityStates['not-yet-due-to-begin'],
    suspended: venueStates.suspended + facilityStates.suspended,
    'no-longer-in-force': 0,
  }
}
