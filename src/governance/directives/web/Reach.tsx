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
  const { t, number, language } = useWords()
  if (reach === undefined) return null
  const subjects = t(`directives.subjects.${audience}`)
  if (reach.total === null) return <p className="quiet">{t('directives.reach-not-known', { subjects })}</p>
  const facts = { count: reach.total, subjects }
  const sentence = <b className="figures">{signed ? t('directives.binds', facts) : t('directives.will-bind', facts)}</b>
  if (reach.byProvince.length === 0) return <p>{sentence}</p>
  return (
    <details className="reach">
      <summary>
        {sentence} <span className="quiet">{t('directives.in-provinces', { count: reach.byProvince.length })}</span>
      </summary>
      <ul>
        {reach.byProvince.map(({ provincePath, name, count }) => (
          <li key={provincePath}>
            <span>{provincePath === 'vn' ? t('directives.national-bodies') : name[language]}</span>
            <span className="figures">{number(count)}</span>
          </li>
        ))}
      </ul>
    </details>
  )
}
