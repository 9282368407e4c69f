import type { ReactNode } from 'react'
import type { z } from 'zod'
import { civilDay } from '../../../vocabulary/period.ts'
import type { Listed } from '../../../web/api/ask.ts'
import { type Column, DataTable } from '../../../web/design/DataTable.tsx'
import { useNavigate } from '../../../web/desk/navigation.tsx'
import { useWords } from '../../../web/desk/words.ts'
import type { solutionRow } from '../contract/shape.ts'
import { State } from './State.tsx'

type Row = z.output<typeof solutionRow>

interface SolutionsTableProps {
  label: string
  list: Listed<Row>
  empty: ReactNode
}

/** Solutions with where they stand, whose they are, who is waited for and since when; a row opens the solution. */
export function SolutionsTable({ label, list, empty }: SolutionsTableProps) {
  const words = useWords()
  const { t, term, day, language } = words
  const navigate = useNavigate()
  const columns: readonly Column<Row>[] = [
    {
      key: 'name',
      title: t('solutions.name'),
      width: 168,
      grow: 5,
      phone: 'lead',
      cell: (row) => nameOf(row, language),
      sortBy: (row) => nameOf(row, language),
    },
    {
      key: 'state',
      title: t('solutions.where-it-stands'),
      width: 172,
      cell: (row) => <State machine={row.machine} state={row.state} />,
      sortBy: (row) => term(`solutions.${row.machine}.state`, row.state),
    },
    {
      key: 'owner',
      title: t('solutions.owner-short'),
      width: 176,
      grow: 3,
      cell: (row) => {
        const { owner, vendor } = bodiesOf(row, language)
        return (
          <>
            {owner}
            {vendor === null || vendor === owner ? null : <span className="quiet second-line">{vendor}</span>}
          </>
        )
      },
      sortBy: (row) => bodiesOf(row, language).owner,
    },
    {
      key: 'waits',
      title: t('solutions.waits-for'),
      width: 150,
      grow: 2,
      cell: (row) =>
        row.waitsFor.length === 0 ? (
          <span className="quiet">{t('solutions.nobody')}</span>
        ) : (
          <>
            {words.list(row.waitsFor.map((side) => term('solutions.side', side)))}
            <Until row={row} />
          </>
        ),
      sortBy: (row) => row.waitsFor.map((side) => term('solutions.side', side)).join(),
    },
    {
      key: 'since',
      title: t('solutions.since'),
      width: 102,
      cell: (row) => day(civilDay(new Date(row.since))),
      sortBy: (row) => row.since,
    },
    {
      key: 'applies',
      title: t('solutions.applies'),
      width: 116,
      cell: (row) => appliesIn(row, words),
      sortBy: (row) => appliesIn(row, words),
    },
  ]
  return (
    <DataTable
      label={label}
      columns={columns}
      list={list}
      keyOf={(row) => row.id}
      empty={empty}
      onOpen={(row) => void navigate({ to: addressOfSolution(row) })}
    />
  )
}

/** Until when, or why nobody counts; said in words, not by colour alone. */
function Until({ row }: { row: Row }) {
  const { t, day } = useWords()
  if (row.pausedFor !== null) return <span className="quiet second-line">{t('solutions.paused')}</span>
  if (row.dueOn === null) return null
  return (
    <span className={`second-line ${row.over ? 'late' : 'quiet'}`}>
      {row.over ? `${t('solutions.overdue')} · ` : ''}
      {t('solutions.until', { day: day(row.dueOn) })}
    </span>
  )
}

/** A proposal opens in its consultation, everything else in the registry. */
function addressOfSolution({ id, track }: Pick<Row, 'id' | 'track'>): string {
  return track === 'proposal' ? `/proposals/${id}` : `/solutions/${id}`
}

/** Who answers for it, and the company that makes it. */
function bodiesOf(row: Row, language: 'vi' | 'en'): { owner: string; vendor: string | null } {
  return language === 'vi' ? { owner: row.ownerVi, vendor: row.vendorVi } : { owner: row.ownerEn, vendor: row.vendorEn }
}

function nameOf(row: Row, language: 'vi' | 'en'): string {
  return language === 'vi' ? row.nameVi : row.nameEn
}

function appliesIn(row: Row, { t }: Pick<ReturnType<typeof useWords>, 't'>): string {
  if (row.force !== null) return t(`solutions.force.${row.force}`)
  return row.applicable ? t('solutions.applicable') : t('solutions.not-applicable-yet')
}
