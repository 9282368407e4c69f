import './charts.css'

/** One of four levels that get worse, or `null`: not reported. */
export type LevelStep = 1 | 2 | 3 | 4 | null

/** A level with its numeral and its name; colour alone says nothing. */
export function Level({ step, word }: { step: LevelStep; word: string }) {
  return (
    <span className="level">
      <span className={`level-box level-${step ?? 'none'}`} aria-hidden="true">
        {step}
      </span>
      {word}
    </span>
  )
}
