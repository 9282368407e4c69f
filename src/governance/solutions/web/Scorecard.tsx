import { useWords } from '../../../web/desk/words.ts'
import { useUnit } from './Target.tsx'
import type { SolutionWhole } from './wholes.ts'

/** What the measures say of what the solution does; without a figure it says so, and shows no zero. */
export function Scorecard({ solution }: { solution: SolutionWhole }) {
  const { t, term, number, day } = useWords()
  const withUnit = useUnit()
  return (
    <section className="card">
      <div className="card-head">
        <h2>{t('solutions.scorecard')}</h2>
      </div>
      <div className="card-body">
        <p className="quiet">{solution.scorecard.length === 0 ? t('solutions.scorecard-none') : t('solutions.scorecard-lead')}</p>
        <dl className="scores">
          {solution.scorecard.map(({ measureId, figure }) => (
            <div key={measureId}>
              <dt>{term('measures.name', measureId)}</dt>
              {figure === null ? (
                <dd className="quiet">{t('solutions.no-figure')}</dd>
              ) : (
                <dd>
                  <b className="figures">{withUnit(figure.value, '%')}</b>{' '}
                  <span className="quiet">
                    {t('solutions.figure-of', {
                      numerator: number(figure.numerator),
                      denominator: number(figure.denominator),
                      day: day(figure.asOf),
                    })}
                  </span>
                </dd>
              )}
            </div>
          ))}
        </dl>
      </div>
    </section>
  )
}
