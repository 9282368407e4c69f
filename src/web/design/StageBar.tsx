import './stage-bar.css'

/** behind: done · here: now · stuck: now, and something stands in the way · ahead: to come. */
export type StageMark = 'behind' | 'here' | 'stuck' | 'ahead'

export interface Stage {
  key: string
  word: string
  mark: StageMark
  /** A line under it: since when, or until when. */
  line?: string
}

/** How far a thing has come, from the left to the right; the present stage is said to readers too. */
export function StageBar({ label, stages }: { label: string; stages: readonly Stage[] }) {
  return (
    <ol className="stage-bar card" aria-label={label}>
      {stages.map(({ key, word, mark, line }, at) => (
        <li key={key} className={`stage stage-${mark}`} aria-current={mark === 'here' || mark === 'stuck' ? 'step' : undefined}>
          <span className="stage-dot" aria-hidden="true">
            {mark === 'behind' ? '✓' : at + 1}
          </span>
          <span className="stage-words">
            <span className="stage-word">{word}</span>
            {line ? <span className="stage-line">{line}</span> : null}
          </span>
        </li>
      ))}
    </ol>
  )
}
