import { useWords } from '../../../web/desk/words.ts'
import { evidences } from '../relation.ts'
import { families } from './chain-of.ts'

/** What colours and strokes say; never colour alone: the word stands on every line that is looked at. */
export function ChainLegend() {
  const { t, term } = useWords()
  return (
    <section className="chain-legend" aria-label={t('documents.chain-legend')}>
      <ul>
        {families.map((family) => (
          <li key={family}>
            <Stroke className={`chain-line chain-${family}`} />
            {term('documents.chain-family', family)}
          </li>
        ))}
      </ul>
      <ul>
        {evidences.map((evidence) => (
          <li key={evidence}>
            <Stroke className={`chain-line chain-beside chain-${evidence}`} />
            {term('documents.evidence', evidence)}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Stroke({ className }: { className: string }) {
  return (
    <svg width="34" height="8" viewBox="0 0 34 8" aria-hidden="true">
      <path d="M1 4H33" className={className} />
    </svg>
  )
}
