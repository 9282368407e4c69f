import type { Problem } from '../../platform/http/problem.ts'
import { useWords } from '../words.ts'
import { Button } from './Button.tsx'
import './states.css'

interface TroubleProps {
  problem: Problem
  /** Offers to try again; leave it out where trying again cannot help. */
  again?: () => void
}

/** What failed, whether the data are safe, who can grant, and the request id to give to support. */
export function Trouble({ problem, again }: TroubleProps) {
  const { t, language } = useWords()
  const title =
    problem.status === 403
      ? t('web.refused')
      : problem.status === 404
        ? t('web.not-there')
        : problem.status === 0
          ? t('web.offline')
          : t('web.failed')
  return (
    <div className="state-box" role="alert">
      <p className="state-title">{title}</p>
      <p>{problem.messages[language]}</p>
      {again && ![403, 404].includes(problem.status) ? (
        <div className="state-action">
          <Button onClick={again}>{t('web.try-again')}</Button>
        </div>
      ) : null}
      {problem.requestId ? <p className="state-id">{t('web.request-id', { id: problem.requestId })}</p> : null}
    </div>
  )
}

/** The same in one line, above content that is still there. */
export function TroubleLine({ problem, again }: TroubleProps) {
  const { t, language } = useWords()
  return (
    <p className="trouble-line" role="alert">
      <span>
        {problem.messages[language]}
        {problem.requestId && problem.status >= 500 ? ` ${t('web.request-id', { id: problem.requestId })}` : ''}
      </span>
      {again ? (
        <Button look="quiet" onClick={again}>
          {t('web.try-again')}
        </Button>
      ) : null}
    </p>
  )
}
