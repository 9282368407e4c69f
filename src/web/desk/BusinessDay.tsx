import { civilDay } from '../../vocabulary/period.ts'
import type { Installation } from '../api/session.ts'
import { useWords } from './words.ts'

/** Which day the rules, deadlines and figures live in. */
export function BusinessDay({ installation }: { installation: Installation }) {
  const { t, longDay } = useWords()
  return (
    <span className="business-day" title={t('desk.business-day')}>
      <span className="only-heard">{t('desk.business-day')}: </span>
      {longDay(civilDay(new Date(installation.businessNow)))}
    </span>
  )
}
