import type { ReactNode } from 'react'
import { useWords } from '../words.ts'
import { Shape, type Tone } from './StateMark.tsx'
import { wholePercentages } from './share.ts'
import './charts.css'

/** The four buckets that official reports count tasks in. */
export const fourStates = ['done-on-time', 'done-late', 'open-in-term', 'open-overdue'] as const
export type FourStateCounts = Readonly<Record<(typeof fourStates)[number], number>>

interface FourStateBarProps {
  counts: FourStateCounts
  /** A figure as a link to the rows behind it; without it figures stand plain, with their shares. */
  figure?: (state: keyof FourStateCounts, text: string) => ReactNode
  /** Items behind the four: what they do not cover and must not be added to. */
  children?: ReactNode
}

/** Đúng hạn, quá hạn, trong hạn, quá hạn chưa xong: one bar and, under it, every count in words. */
export function FourStateBar({ counts, figure, children }: FourStateBarProps) {
  const { t, number } = useWords()
  const shares = wholePercentages(fourStates.map((state) => counts[state]))
  const total = fourStates.reduce((sum, state) => sum + counts[state], 0)
  return (
    <div className="four-state">
      <div className="four-state-track" aria-hidden="true">
        {fourStates.map((state, i) =>
          counts[state] > 0 ? <span key={state} className={`four-state-${state}`} style={{ width: `${shares[i]}%` }} /> : null,
        )}
      </div>
      <ul className="four-state-parts">
        {fourStates.map((state, i) => (
          <li key={state}>
            <Shape tone={tones[state]} />
            {t(`web.task.${state}`)} {figure ? figure(state, number(counts[state])) : <b>{number(counts[state])}</b>}
            {total > 0 && !figure ? <span className="quiet">({shares[i]}%)</span> : null}
          </li>
        ))}
        {children}
      </ul>
    </div>
  )
}

const tones: Record<keyof FourStateCounts, Tone> = {
  'done-on-time': 'ok',
  'done-late': 'warn',
  'open-in-term': 'going',
  'open-overdue': 'bad',
}
