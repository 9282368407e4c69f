import type { z } from 'zod'
import { civilDay } from '../../../vocabulary/period.ts'
import type { Listed } from '../../../web/api/ask.ts'
import { Button } from '../../../web/design/Button.tsx'
import { Shape } from '../../../web/design/StateMark.tsx'
import { PageLink } from '../../../web/desk/PageLink.tsx'
import { useWords } from '../../../web/desk/words.ts'
import { assignmentStates } from '../assignment.ts'
import type { solutionRow } from '../contract/shape.ts'
import { proposalStates } from '../proposal.ts'
import { requirementStates } from '../requirement.ts'
import { type Track, tracks } from '../solution.ts'
import { toneOfState } from './tones.ts'
import { useWaiting } from './Waiting.tsx'

type Row = z.output<typeof solutionRow>

/** Every stage in the order of its machine; what is built after an agreement goes on in the stages of a handover. */
const stages: Readonly<Record<Track, readonly { machine: string; state: string }[]>> = {
  assigned: assignmentStates.map((state) => ({ machine: 'assignment', state })),
  requirement: requirementStates.map((state) => ({ machine: 'requirement', state })),
  proposal: [
    ...proposalStates.map((state) => ({ machine: 'proposal', state })),
    ...assignmentStates.map((state) => ({ machine: 'assignment', state })),
  ],
}

/** The registry as a board: a band for each track, a column for each stage that holds something, who is waited for on each card. */
export function SolutionsBoard({ list }: { list: Listed<Row> }) {
  const { t, term, number } = useWords()
  return (
    <>
      {tracks.map((track) => {
        const rows = list.rows.filter((row) => row.track === track)
        const columns = stages[track]
          .map((stage) => ({
            ...stage,
            cards: rows.filter((row) => row.machine === stage.machine && row.state === stage.state),
          }))
          .filter(({ cards }) => cards.length > 0)
        return columns.length === 0 ? null : (
          <section key={track} className="board-band" aria-labelledby={`band-${track}`}>
            <h2 id={`band-${track}`}>{t(`solutions.track.${track}`)}</h2>
            <div className="board">
              {columns.map(({ machine, state, cards }) => (
                <section key={`${machine} ${state}`} className="board-column">
                  <h3>
                    <Shape tone={toneOfState(machine, state)} /> {term(`solutions.${machine}.state`, state)}{' '}
                    <span className="quiet">{number(cards.length)}</span>
                  </h3>
                  <ul>
                    {cards.map((row) => (
                      <Card key={row.id} row={row} />
                    ))}
                  </ul>
                </section>
              ))}
            </div>
          </section>
        )
      })}
      {list.complete ? null : (
        <Button busy={list.bringingMore} onClick={list.more}>
          {t('solutions.bring-more')}
        </Button>
      )}
    </>
  )
}

function Card({ row }: { row: Row }) {
  const { t, day, language } = useWords()
  const waiting = useWaiting()
  const owner = language === 'vi' ? row.ownerVi : row.ownerEn
  return (
    <li className="card board-card">
      <PageLink to={row.track === 'proposal' ? `/proposals/${row.id}` : `/solutions/${row.id}`}>
        {language === 'vi' ? row.nameVi : row.nameEn}
      </PageLink>
      <p className="quiet">{owner}</p>
      {row.waitsFor.length > 0 ? <p>{waiting(row.waitsFor)}</p> : null}
      <p className="quiet">
        {t('solutions.since-day', { day: day(civilDay(new Date(row.since))) })}
        {row.dueOn ? `, ${t('solutions.until', { day: day(row.dueOn) })}` : ''}
      </p>
      {row.stale ? <p className="late">{t('solutions.stale')}</p> : null}
    </li>
  )
}
