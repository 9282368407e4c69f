import { fourStates } from '../../../web/design/FourStateBar.tsx'
import { wholePercentages } from '../../../web/design/share.ts'
import { useWords } from '../../../web/desk/words.ts'
import { fourStatesOf, type StateCounts, statesApart } from './figures.ts'
import '../../../web/design/charts.css'

/** The four official states as one short bar for a table's cell; what they do not cover stands behind it as a number of its own. */
export function StateBar({ counts }: { counts: StateCounts }) {
  const { t, number } = useWords()
  const four = fourStatesOf(counts)
  const shares = wholePercentages(fourStates.map((state) => four[state]))
  const apart = statesApart.reduce((sum, state) => sum + counts[state], 0)
  const words = [
    ...fourStates.map((state) => ({ word: t(`web.task.${state}`), count: four[state] })),
    ...statesApart.map((state) => ({ word: t(`compliance.state.${state}`), count: counts[state] })),
  ].filter(({ count }) => count > 0)
  if (words.length === 0) return <span className="quiet">–</span>
  const sentence = words.map(({ word, count }) => `${word}: ${number(count)}`).join('; ')
  return (
    <span className="state-bar" title={sentence}>
      <span className="only-heard">{sentence}</span>
      <span className="four-state-track" aria-hidden="true">
        {fourStates.map((state, i) =>
          four[state] > 0 ? <span key={state} className={`four-state-${state}`} style={{ width: `${shares[i]}%` }} /> : null,
        )}
      </span>
      {apart > 0 ? (
        <span className="state-bar-apart" aria-hidden="true">
          +{number(apart)}
        </span>
      ) : null}
    </span>
  )
}
