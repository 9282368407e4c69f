import type { ReactNode } from 'react'
import { civilDay } from '../../../vocabulary/period.ts'
import { StateMark } from '../../../web/design/StateMark.tsx'
import { useWords } from '../../../web/desk/words.ts'
import type { Side } from '../side.ts'
import type { SolutionWhole } from './wholes.ts'

type Term = SolutionWhole['terms'][number]

/** Whom everybody waits for now; undefined when nobody is. */
export function useWaiting(): (waitsFor: readonly Side[]) => string | undefined {
  const { t, term, list } = useWords()
  return (waitsFor) =>
    waitsFor.length === 0
      ? undefined
      : t('solutions.waiting-for', { sides: list(waitsFor.map((side) => term('solutions.side', side))) })
}

/** The same with its terms: for what, since when, until when, whether they stand still and why, and whether they are over. */
export function Waiting({
  waitsFor,
  terms,
  since,
  agreed,
}: {
  waitsFor: readonly Side[]
  terms: readonly Term[]
  since: string
  /** Where no term runs: the day that was agreed, and whether it has passed. */
  agreed: { dueOn: string | null; over: boolean }
}): ReactNode {
  const { t, day } = useWords()
  const words = useWaiting()(waitsFor)
  const running = terms.filter(({ stoppedAt }) => stoppedAt === null)
  if (words === undefined && running.length === 0) return null
  return (
    <>
      {words}
      {words === undefined || running.length > 0 ? null : (
        <span className="term-line">
          <span>{t('solutions.since-day', { day: day(civilDay(new Date(since))) })}</span>
          <span className="facts-line">
            <b>{agreed.dueOn === null ? t('solutions.no-date-set') : t('solutions.until-day', { day: day(agreed.dueOn) })}</b>
            {agreed.over ? <StateMark tone="bad" word={t('solutions.term-over')} /> : null}
          </span>
        </span>
      )}
      {running.map((one) => (
        <TermLine key={`${one.term} ${one.sides.join()}`} term={one} />
      ))}
    </>
  )
}

function TermLine({ term: one }: { term: Term }) {
  const { t, term, list, instant, day } = useWords()
  const who = list(one.sides.map((side) => term('solutions.side', side)))
  const facts = { what: term('solutions.term', one.term), who, since: instant(one.startedAt) }
  const until =
    one.dueAt === null || one.dueOn === null
      ? null
      : endsWithItsDay(one.dueAt)
        ? t('solutions.until-day', { day: day(one.dueOn) })
        : t('solutions.until-day', { day: instant(one.dueAt) })
  return (
    <span className="term-line">
      <span>{t('solutions.term-since', facts)}</span>
      {one.pausedSince !== null ? (
        <StateMark
          tone="warn"
          word={t('solutions.term-paused', { since: instant(one.pausedSince), reason: one.pausedFor ?? '' })}
        />
      ) : (
        <span className="facts-line">
          <b className="figures">{until}</b>
          {one.over ? <StateMark tone="bad" word={t('solutions.term-over')} /> : null}
          <span className="quiet">
            {one.isDefault ? t('solutions.term-default') : t('solutions.term-set')}
            {one.urgency === 'normal' ? null : ` · ${term('solutions.urgency', one.urgency)}`}
          </span>
        </span>
      )}
    </span>
  )
}

/** Midnight in Việt Nam: a term of days is told by its last day, one of hours by its minute. */
const endsWithItsDay = (dueAt: string): boolean => dueAt.endsWith('T17:00:00.000Z')
