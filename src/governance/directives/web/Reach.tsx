import { useWords } from '../../../web/desk/words.ts'
import type { AudienceKind } from '../provision.ts'
import type { Preview } from './use-preview.ts'

interface ReachProps {
  audience: AudienceKind
  reach: Preview['reach'][number] | undefined
  /** A draft will bind; what is signed binds. */
  signed?: boolean
}

/** “Sẽ áp dụng cho 2.000 địa điểm”, and behind it where they are. */
export function Reach({ audience, reach, signed = false }: ReachProps) {
  const { t, number, day, percent, language } = useWords()
  if (reach === undefined) return null
  const subjects = t(`directives.subjects.${audience}`)
  if (reach.total === null) return <p className="quiet">{t('directives.reach-not-known', { subjects })}</p>
  const facts = { count: reach.total, subjects }
  const sentence = <b className="figures">{signed ? t('directives.binds', facts) : t('directives.will-bind', facts)}</b>
  const { baseline } = reach
  const now =
    baseline === null ? null : (
      <p className="baseline">
        {t('directives.baseline', {
          day: day(baseline.day),
          met: number(baseline.met),
          of: number(baseline.of),
          share: percent(baseline.met / baseline.of, 1),
        })}
      </p>
    )
  if (reach.byProvince.length === 0)
    return (
      <>
        <p>{sentence}</p>
        {now}
      </>
    )
  return (
    <>
      <details className="reach">
        <summary>
          {sentence} <span className="quiet">{t('directives.in-provinces', { count: reach.byProvince.length })}</span>
        </summary>
        <ul>
          {reach.byProvince.map(({ provincePath, name, count, met, of }) => (
            <li key={provincePath}>
              <span>{provincePath === 'vn' ? t('directives.national-bodies') : name[language]}</span>
              <span className="figures">
                {number(count)}
                {met !== null && of ? ` · ${t('directives.share-now', { share: percent(met / of, 1) })}` : ''}
              </span>
            </li>
          ))}
        </ul>
      </details>
      {now}
    </>
  )
}
