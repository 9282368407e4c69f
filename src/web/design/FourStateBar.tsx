import type { ReactNode } from 'react'
import { useWords } from '../words.ts'
import { Shape, type Tone } from './StateMark.tsx'
import { wholePercentages } from './share.ts'
import './charts.css'

/** The four buckets that official reports count tasks in. */
export const fourStates = ['done-on-time', 'done-late', 'open-in-term', 'open-overdue'] as const
export type FourStateCounts = Readonly<Record<(typeof fourStates)[number], number>>

/** How a part beside the four is drawn: striped, in the colour of what it means. */
export type ApartLook = 'met' | 'open' | 'lapsed' | 'unknown' | 'to-come'

/** What the four do not cover: named and counted apart, and yet a part of the whole. */
export interface ApartCount {
  readonly key: string
  readonly word: string
  readonly count: number
  readonly look: ApartLook
}

interface FourStateTrackProps {
  counts: FourStateCounts
  apart: readonly ApartCount[]
}

/** The bar alone. Its whole is everything there is: a part that the four do not cover takes its room, so that it never makes the others look greener. */
export function FourStateTrack({ counts, apart }: FourStateTrackProps) {
  const parts = [
    ...fourStates.map((state) => ({ key: state, look: `four-state-${state}`, count: counts[state] })),
    ...apart.map(({ key, look, count }) => ({ key, look: `apart-${look}`, count })),
  ]
  const shares = wholePercentages(parts.map(({ count }) => count))
  return (
    <span className="four-state-track" aria-hidden="true">
      {parts.map(({ key, look, count }, i) =>
        count > 0 ? <span key={key} className={look} style={{ width: `${shares[i]}%` }} /> : null,
      )}
    </span>
  )
}

interface FourStateBarProps extends Partial<FourStateTrackProps> {
  counts: FourStateCounts
  /** Under the bar: what it comes to. */
  note?: ReactNode
  /** Heard before the parts that stand apart. */
  apartLabel?: string
  /** A figure as a link to the rows behind it. */
  figure: (key: string, text: string) => ReactNode
}

/** Đúng hạn, quá hạn, trong hạn, quá hạn chưa xong: one bar and, under it, every count in words; what they do not cover apart. */
export function FourStateBar({ counts, apart = [], note, apartLabel, figure }: FourStateBarProps) {
  const { t, number } = useWords()
  const some = apart.filter(({ count }) => count > 0)
  return (
    <div className="four-state">
      <div>
        <FourStateTrack counts={counts} apart={apart} />
        {note}
      </div>
      <div className="four-state-words">
        <ul className="four-state-parts">
          {fourStates.map((state) => (
            <li key={state}>
              <Shape tone={tones[state]} />
              {t(`web.task.${state}`)} {figure(state, number(counts[state]))}
            </li>
          ))}
        </ul>
        {some.length > 0 ? (
          <ul className="four-state-parts four-state-apart" aria-label={apartLabel}>
            {some.map(({ key, word, count, look }) => (
              <li key={key}>
                <span className={`apart-swatch apart-${look}`} aria-hidden="true" />
                {word} {figure(key, number(count))}
              </li>
            ))}
          </ul>
        ) : null}
      </div>
    </div>
  )
}

const tones: Record<keyof FourStateCounts, Tone> = {
  'done-on-time': 'ok',
  'done-late': 'warn',
  'open-in-term': 'going',
  'open-overdue': 'bad',
}
