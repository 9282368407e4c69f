import { z } from 'zod'
import { useAsk, useList } from '../../../web/api/ask.ts'
import { useMay } from '../../../web/api/session.ts'
import { Button } from '../../../web/design/Button.tsx'
import { Chips } from '../../../web/design/Chips.tsx'
import { Empty } from '../../../web/design/Empty.tsx'
import { PageHeader } from '../../../web/design/PageHeader.tsx'
import { SearchField } from '../../../web/design/SearchField.tsx'
import { Shape } from '../../../web/design/StateMark.tsx'
import { useFilters } from '../../../web/desk/address.ts'
import { PageLink } from '../../../web/desk/PageLink.tsx'
import { useWords } from '../../../web/desk/words.ts'
import { countSolutions, listSolutions } from '../contract.ts'
import { tracks } from '../solution.ts'
import { Publication } from './Publication.tsx'
import { SolutionsBoard } from './SolutionsBoard.tsx'
import { SolutionsTable } from './SolutionsTable.tsx'
import { toneOfState } from './tones.ts'
import '../../../web/design/columns.css'
import './solutions.css'

const filters = z.strictObject({
  track: z.enum(['all', ...tracks]).default('all'),
  state: z.string().optional(),
  search: z.string().optional(),
  view: z.enum(['table', 'board']).default('table'),
})

/** Point 1 to 3 in one register: what was assigned, what is built to a brief, what is proposed; and how many stand where. */
export function SolutionsPage() {
  const { t } = useWords()
  const mayAssign = useMay('solution.assign')
  const [{ track, state, search, view }, setFilters] = useFilters(filters)
  const counts = useAsk(countSolutions, {}).data?.rows ?? []
  const list = useList(listSolutions, (after) => ({
    query: { track: track === 'all' ? undefined : track, state, search, after },
  }))
  const of = (one: string) => counts.filter((row) => one === 'all' || row.track === one)
  const total = (one: string) => of(one).reduce((sum, row) => sum + row.count, 0)
  return (
    <div className="page page-full">
      <PageHeader
        title={t('desk.page.solutions')}
        actions={
          mayAssign ? (
            <PageLink className="button button-primary" to="/solutions/new">
              {t('solutions.register-assigned')}
            </PageLink>
          ) : null
        }
      >
        {t('solutions.page-lead')}
      </PageHeader>
      <Publication />
      <div className="toolbar">
        <Chips
          label={t('solutions.tracks')}
          value={track}
          onChoose={(value) => setFilters({ track: value, search, view })}
          chips={[
            { value: 'all' as const, label: t('solutions.track.all'), count: total('all') },
            { value: 'assigned' as const, label: t('solutions.tab.assigned'), count: total('assigned') },
            { value: 'requirement' as const, label: t('solutions.tab.requirement'), count: total('requirement') },
            { value: 'proposal' as const, label: t('solutions.tab.proposal'), count: total('proposal') },
          ]}
        />
        <Button onClick={() => setFilters({ track, state, search, view: view === 'board' ? 'table' : 'board' })}>
          {view === 'board' ? t('solutions.as-table') : t('solutions.as-board')}
        </Button>
        <SearchField
          label={t('solutions.search')}
          start={search ?? ''}
          onSearch={(text) => setFilters({ track, state, search: text, view })}
        />
      </div>
      <StateFilter rows={of(track)} chosen={state} onChoose={(next) => setFilters({ track, search, state: next, view })} />
      {view === 'board' && list.rows.length > 0 ? <SolutionsBoard list={list} /> : null}
      {view === 'board' && list.rows.length > 0 ? null : (
        <SolutionsTable
          label={t('desk.page.solutions')}
          list={list}
          empty={
            search || state || track !== 'all' ? (
              <Empty
                title={t('solutions.nothing-found')}
                action={<PageLink to="/solutions">{t('solutions.show-all')}</PageLink>}
              />
            ) : (
              <Empty
                title={t('solutions.none-yet')}
                hint={t('solutions.none-yet-hint')}
                action={mayAssign ? <PageLink to="/solutions/new">{t('solutions.register-assigned')}</PageLink> : null}
              />
            )
          }
        />
      )}
    </div>
  )
}

interface StateFilterProps {
  rows: readonly { machine: string; state: string; count: number }[]
  chosen: string | undefined
  onChoose: (state: string | undefined) => void
}

/** Where solutions stand, each stage with its number; pressing one shows only those. */
function StateFilter({ rows, chosen, onChoose }: StateFilterProps) {
  const { t, term, number } = useWords()
  const stages = new Map<string, { machine: string; state: string; count: number }>()
  for (const { machine, state, count } of rows) {
    const key = `${machine} ${state}`
    stages.set(key, { machine, state, count: (stages.get(key)?.count ?? 0) + count })
  }
  if (stages.size === 0) return null
  return (
    <fieldset className="stage-counts" aria-label={t('solutions.where-it-stands')}>
      {[...stages.values()].map(({ machine, state, count }) => (
        <button
          key={`${machine} ${state}`}
          type="button"
          aria-pressed={chosen === state}
          onClick={() => onChoose(chosen === state ? undefined : state)}
        >
          <b>{number(count)}</b>
          <Shape tone={toneOfState(machine, state)} />
          <span>{term(`solutions.${machine}.state`, state)}</span>
        </button>
      ))}
    </fieldset>
  )
}
