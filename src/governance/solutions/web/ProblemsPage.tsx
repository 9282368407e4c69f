import { z } from 'zod'
import { civilDay } from '../../../vocabulary/period.ts'
import { useList } from '../../../web/api/ask.ts'
import { useMay } from '../../../web/api/session.ts'
import { Chips } from '../../../web/design/Chips.tsx'
import { type Column, DataTable } from '../../../web/design/DataTable.tsx'
import { Empty } from '../../../web/design/Empty.tsx'
import { PageHeader } from '../../../web/design/PageHeader.tsx'
import { useFilters } from '../../../web/desk/address.ts'
import { useNavigate } from '../../../web/desk/navigation.tsx'
import { PageLink } from '../../../web/desk/PageLink.tsx'
import { useWords } from '../../../web/desk/words.ts'
import type { problemRow, requirementRow } from '../contract/shape.ts'
import { listProblems, listRequirements } from '../contract.ts'
import { State } from './State.tsx'
import { useTarget } from './Target.tsx'
import '../../../web/design/columns.css'
import './solutions.css'

type Problem = z.output<typeof problemRow>
type Requirement = z.output<typeof requirementRow>
const filters = z.strictObject({ show: z.enum(['problems', 'requirements']).default('problems') })

/** Point 2: what practice has shown to be in the way, and what is required of a solution. */
export function ProblemsPage() {
  const { t } = useWords()
  const [{ show }, setFilters] = useFilters(filters)
  return (
    <div className="page page-full">
      <PageHeader title={t('desk.page.problems')}>{t('solutions.problems-lead')}</PageHeader>
      <div className="toolbar">
        <Chips
          label={t('desk.page.problems')}
          value={show}
          onChoose={(value) => setFilters({ show: value })}
          chips={[
            { value: 'problems' as const, label: t('solutions.problems') },
            { value: 'requirements' as const, label: t('solutions.requirements') },
          ]}
        />
      </div>
      {show === 'problems' ? <Problems /> : <Requirements />}
    </div>
  )
}

function Problems() {
  const { t, term, day, number } = useWords()
  const navigate = useNavigate()
  const maySee = useMay('difficulty.read')
  const list = useList(listProblems, (after) => ({ query: { after } }))
  const columns: readonly Column<Problem>[] = [
    {
      key: 'title',
      title: t('solutions.problem'),
      width: 230,
      grow: 3,
      phone: 'lead',
      cell: (row) => row.title,
      sortBy: (row) => row.title,
    },
    {
      key: 'state',
      title: t('solutions.where-it-stands'),
      width: 220,
      cell: (row) => <State machine="problem" state={row.state} />,
      sortBy: (row) => term('solutions.problem.state', row.state),
    },
    {
      key: 'difficulties',
      title: t('solutions.reports'),
      width: 90,
      align: 'end',
      cell: (row) => number(row.difficulties),
      sortBy: (row) => row.difficulties,
    },
    {
      key: 'provinces',
      title: t('solutions.from-provinces'),
      width: 130,
      align: 'end',
      cell: (row) => number(row.provinces),
      sortBy: (row) => row.provinces,
    },
    {
      key: 'requirements',
      title: t('solutions.requirements'),
      width: 150,
      align: 'end',
      cell: (row) => number(row.requirements),
      sortBy: (row) => row.requirements,
    },
    {
      key: 'since',
      title: t('solutions.since'),
      width: 108,
      cell: (row) => day(civilDay(new Date(row.since))),
      sortBy: (row) => row.since,
    },
  ]
  return (
    <DataTable
      label={t('solutions.problems')}
      columns={columns}
      list={list}
      keyOf={(row) => row.id}
      onOpen={(row) => void navigate({ to: `/problems/${row.id}` })}
      empty={
        <Empty
          title={t('solutions.no-problems')}
          hint={t('solutions.no-problems-hint')}
          action={maySee ? <PageLink to="/difficulties">{t('desk.page.difficulties')}</PageLink> : null}
        />
      }
    />
  )
}

function Requirements() {
  const { t } = useWords()
  const navigate = useNavigate()
  const list = useList(listRequirements, (after) => ({ query: { after } }))
  return (
    <DataTable
      label={t('solutions.requirements')}
      columns={useRequirementColumns()}
      list={list}
      keyOf={(row) => row.id}
      onOpen={(row) => void navigate({ to: `/requirements/${row.id}` })}
      empty={<Empty title={t('solutions.no-requirements')} hint={t('solutions.no-requirements-hint')} />}
    />
  )
}

/** What is required, of which problem, with the target that decides. */
export function useRequirementColumns(): readonly Column<Requirement>[] {
  const { t, term, day } = useWords()
  const target = useTarget()
  return [
    {
      key: 'title',
      title: t('solutions.requirement'),
      width: 240,
      grow: 3,
      phone: 'lead',
      cell: (row) => row.title,
      sortBy: (row) => row.title,
    },
    {
      key: 'state',
      title: t('solutions.where-it-stands'),
      width: 210,
      grow: 1,
      cell: (row) => <State machine="requirement" state={row.state} />,
      sortBy: (row) => term('solutions.requirement.state', row.state),
    },
    { key: 'measure', title: t('solutions.target'), width: 250, grow: 2, cell: (row) => target(row, true) },
    {
      key: 'due',
      title: t('solutions.deadline'),
      width: 130,
      cell: (row) =>
        row.deadlineOn === null ? (
          <span className="quiet">{t('solutions.no-date')}</span>
        ) : (
          <span className={row.overdue ? 'late' : undefined}>{day(row.deadlineOn)}</span>
        ),
      sortBy: (row) => row.deadlineOn,
    },
  ]
}
