import { civilDay } from '../../../vocabulary/period.ts'
import { useWords } from '../../../web/desk/words.ts'

/** A stretch of time in words: one moment, hours of one day, or from one day into the next. */
export function useStretch(): (given: { fromAt: string; toAt: string }) => string {
  const { t, instant, time } = useWords()
  return ({ fromAt, toAt }) => {
    if (fromAt === toAt) return instant(fromAt)
    const sameDay = civilDay(new Date(fromAt)) === civilDay(new Date(toAt))
    return t('check-ins.unmasking-stretch', { from: instant(fromAt), to: sameDay ? time(toAt) : instant(toAt) })
  }
}
