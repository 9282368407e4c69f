import { useMemo, useState } from 'react'
import { z } from 'zod'
import { civilDay } from '../../../vocabulary/period.ts'
import { useAsk, useList, useSend } from '../../../web/api/ask.ts'
import { useMay } from '../../../web/api/session.ts'
import { announce } from '../../../web/design/announce.ts'
import { Button } from '../../../web/design/Button.tsx'
import { Chips } from '../../../web/design/Chips.tsx'
import { type Column, DataTable } from '../../../web/design/DataTable.tsx'
import { Empty } from '../../../web/design/Empty.tsx'
import { textsIn, useForm } from '../../../web/design/form.ts'
import { TextField } from '../../../web/design/TextField.tsx'
import { useFilters } from '../../../web/desk/address.ts'
import { PageLink } from '../../../web/desk/PageLink.tsx'
import { StepDialog } from '../../../web/desk/StepDialog.tsx'
import { useWords } from '../../../web/desk/words.ts'
import type { difficultyRow } from '../contract/shape.ts'
import { countWaitingDifficulties, listDifficulties, setDifficultyAside } from '../contract.ts'
import { difficultyCategories, difficultyStates } from '../difficulty.ts'
import { GroupDialog } from './GroupDialog.tsx'
import { State } from './State.tsx'

type Row = z.output<typeof difficultyRow>
const filters = z.strictObject({
  state: z.enum(['all', ...difficultyStates]).default('reported'),
  category: z.enum(difficultyCategories).optional(),
})

/** What the field has reported; the health authority ticks what belongs together and makes a problem of it. */
export function DifficultyList() {
  const { t, term, day, number, language } = useWords()
  const mayGroup = useMay('problem.state')
  const [{ state, category }, setFilters] = useFilters(filters)
  const list = useList(listDifficulties, (after) => ({
    query: { state: state === 'all' ? undefined : state, category, after },
  }))
  const waiting = useAsk(countWaitingDifficulties, {}).data?.rows ?? []
  const total = waiting.reduce((sum, { count }) => sum + count, 0)
  const [ticked, setTicked] = useState<readonly string[]>([])
  const [open, setOpen] = useState<'state' | 'add' | undefined>(undefined)
  const [aside, setAside] = useState<Row | undefined>(undefined)
  // Somebody else may have taken one away meanwhile.
  const chosen = list.rows.filter((row) => row.state === 'reported' && ticked.includes(row.id))
  const columns = useMemo((): readonly Column<Row>[] => {
    const tick: Column<Row> = {
      key: 'tick',
      title: t('solutions.tick-head'),
      width: 58,
      cell: (row) =>
        row.state === 'reported' ? (
          <input
            type="checkbox"
            className="tick"
            checked={ticked.includes(row.id)}
            aria-label={t('solutions.tick', { what: t(`solutions.difficulty.category.${row.category}`) })}
            onClick={(event) => event.stopPropagation()}
            onChange={() => setTicked((now) => (now.includes(row.id) ? now.filter((id) => id !== row.id) : [...now, row.id]))}
          />
        ) : null,
    }
    return [
      ...(mayGroup ? [tick] : []),
      {
        key: 'category',
        title: t('solutions.category'),
        width: 210,
        grow: 1,
        phone: 'lead',
        cell: (row) => t(`solutions.difficulty.category.${row.category}`),
        sortBy: (row) => t(`solutions.difficulty.category.${row.category}`),
      },
      { key: 'words', title: t('solutions.in-short'), width: 200, grow: 2, cell: (row) => row.words },
      {
        key: 'unit',
        title: t('solutions.where'),
        width: 170,
        grow: 1,
        cell: (row) => (language === 'vi' ? row.unitVi : row.unitEn),
        sortBy: (row) => (language === 'vi' ? row.unitVi : row.unitEn),
      },
      {
        key: 'state',
        title: t('solutions.where-it-stands'),
        width: 190,
        cell: (row) => <State machine="difficulty" state={row.state} />,
        sortBy: (row) => term('solutions.difficulty.state', row.state),
      },
      {
        key: 'reported',
        title: t('solutions.reported-on'),
        width: 100,
        cell: (row) => day(civilDay(new Date(row.reportedAt))),
        sortBy: (row) => row.reportedAt,
      },
    ]
  }, [t, term, day, language, mayGroup, ticked])
  return (
    <section className="difficulty-list" aria-label={t('solutions.reported-difficulties')}>
      {total > 0 ? (
        <div className="stage-counts">
          {waiting.map((row) => (
            <button
              key={row.category}
              type="button"
              aria-pressed={category === row.category}
              onClick={() => setFilters({ state: 'reported', category: category === row.category ? undefined : row.category })}
            >
              <b>{number(row.count)}</b>
              <span>{t(`solutions.difficulty.category.${row.category}`)}</span>
            </button>
          ))}
        </div>
      ) : null}
      <div className="toolbar">
        <Chips
          label={t('solutions.where-it-stands')}
          value={state}
          onChoose={(value) => setFilters({ state: value, category })}
          chips={[
            { value: 'reported' as const, label: t('solutions.waiting-to-be-grouped'), count: total },
            { value: 'grouped' as const, label: t('solutions.difficulty.state.grouped') },
            { value: 'set-aside' as const, label: t('solutions.difficulty.state.set-aside') },
            { value: 'all' as const, label: t('solutions.track.all') },
          ]}
        />
        {mayGroup ? (
          <div className="group-actions">
            <span role="status" className="quiet">
              {t('solutions.ticked', { count: chosen.length })}
            </span>
            <Button look="primary" onClick={() => setOpen('state')}>
              {t('solutions.problem.command.state')}
            </Button>
            <Button onClick={() => setOpen('add')}>{t('solutions.add-to-problem')}</Button>
          </div>
        ) : null}
      </div>
      <DataTable
        label={t('solutions.reported-difficulties')}
        columns={columns}
        list={list}
        keyOf={(row) => row.id}
        fit
        empty={
          <Empty
            title={state === 'reported' ? t('solutions.nothing-waits') : t('solutions.nothing-found')}
            hint={t('solutions.nothing-waits-hint')}
            action={<PageLink to="/problems">{t('solutions.to-problems')}</PageLink>}
          />
        }
        inspect={(row) => ({
          title: t(`solutions.difficulty.category.${row.category}`),
          over: language === 'vi' ? row.unitVi : row.unitEn,
          body: <Detail row={row} onAside={mayGroup && row.state === 'reported' ? () => setAside(row) : undefined} />,
        })}
      />
      {open ? (
        <GroupDialog
          kind={open}
          difficulties={chosen}
          onClose={() => setOpen(undefined)}
          onDone={() => {
            setOpen(undefined)
            setTicked([])
          }}
        />
      ) : null}
      {aside ? <SetAside row={aside} onClose={() => setAside(undefined)} /> : null}
    </section>
  )
}

function Detail({ row, onAside }: { row: Row; onAside: (() => void) | undefined }) {
  const { t, term, instant } = useWords()
  return (
    <div className="difficulty-detail">
      <State machine="difficulty" state={row.state} />
      <p className="prose">{row.words || t('solutions.no-words')}</p>
      <p className="quiet">{instant(row.reportedAt)}</p>
      {row.metOnPage ? <p className="quiet">{t('solutions.met-on-page', { page: term('desk.page', row.metOnPage) })}</p> : null}
      {row.problemId ? <PageLink to={`/problems/${row.problemId}`}>{t('solutions.see-problem')}</PageLink> : null}
      {row.setAsideReason ? <p className="prose">{t('solutions.because', { reason: row.setAsideReason })}</p> : null}
      {onAside ? <Button onClick={onAside}>{t('solutions.difficulty.command.set-aside')}</Button> : null}
    </div>
  )
}

function SetAside({ row, onClose }: { row: Row; onClose: () => void }) {
  const { t } = useWords()
  const sending = useSend(setDifficultyAside, () => {
    announce(t('solutions.difficulty-is-set-aside'))
    onClose()
  })
  const form = useForm({
    shape: setDifficultyAside.body,
    sentences: { reason: t('solutions.reason-wanted') },
    read: (data) => ({ version: row.version, ...textsIn(data) }),
    send: (body) => sending.send({ params: { difficultyId: row.id }, body }),
    problem: sending.problem,
    busy: sending.sending,
  })
  return (
    <StepDialog
      title={t('solutions.difficulty.state.set-aside')}
      lead={t('solutions.set-aside-lead')}
      form={form}
      problem={sending.problem}
      onClose={onClose}
    >
      <TextField form={form} name="reason" label={t('solutions.reason')} lines={3} />
    </StepDialog>
  )
}
