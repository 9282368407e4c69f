import { StateMark } from '../../../web/design/StateMark.tsx'
import { useWords } from '../../../web/desk/words.ts'
import type { HigherBody } from '../authority-rule.ts'

interface VerdictProps {
  verdict: { within: boolean; basis: { vi: string; en: string }; recommendTo: HigherBody | null }
  /** Without the basis, where there is little room. */
  short?: boolean
}

/** Whether the issuer may direct a content, on what basis, and whom to ask otherwise. */
export function Verdict({ verdict, short = false }: VerdictProps) {
  const { t, language } = useWords()
  const { within, recommendTo, basis } = verdict
  return (
    <div className="verdict">
      <StateMark
        tone={within ? 'ok' : 'warn'}
        word={within ? t('directives.authority.within') : t('directives.authority.beyond')}
      />
      {recommendTo ? <p>{t(`directives.recommend-to.${recommendTo}`)}</p> : null}
      {short ? null : (
        <p className="quiet">
          {t('directives.authority.basis')}: {basis[language]}
        </p>
      )}
    </div>
  )
}
