import { FourStateTrack, fourStates } from '../../../web/design/FourStateBar.tsx'
import { useWords } from '../../../web/desk/words.ts'
import { apartOf } from './apart.ts'
import { dutiesIn, fourStatesOf, metShare, type StateCounts } from './figures.ts'
import '../../../web/design/charts.css'

/** All duties of a unit as one short bar for a table's cell, with the share that is met. Its words say every count. */
export function StateBar({ counts }: { counts: StateCounts }) {
  const { t, number, percent } = useWords()
  if (dutiesIn(counts) === 0) return <span className="quiet">–</span>
  const four = fourStatesOf(counts)
  const apart = apartOf(counts, (state) => t(`compliance.state.${state}`))
  const sentence = [...fourStates.map((state) => ({ word: t(`web.task.${state}`), count: four[state] })), ...apart]
    .filter(({ count }) => count > 0)
    .map(({ word, count }) => `${word}: ${number(count)}`)
    .join('; ')
  const share = metShare(counts)
  return (
    <span className="state-bar" title={sentence}>
      <FourStateTrack counts={four} apart={apart} />
      <span className="state-bar-share">{share === null ? '–' : percent(share, 1)}</span>
      <span className="only-heard">{sentence}</span>
    </span>
  )
}
