import { StateMark } from '../../../web/design/StateMark.tsx'
import { useWords } from '../../../web/desk/words.ts'
import type { Duty } from './subjects.ts'
import { toneOfState } from './tones.ts'

/** How a duty stands, in words; an overdue one says for how many days. */
export function DutyState({ duty }: { duty: Pick<Duty, 'state' | 'overdueDays'> }) {
  const { t } = useWords()
  const late = duty.overdueDays === null ? '' : ` (${t('compliance.days', { count: duty.overdueDays })})`
  return <StateMark tone={toneOfState(duty.state)} word={`${t(`compliance.state.${duty.state}`)}${late}`} />
}

/** When a duty is owed: its date, every day, or that the text names none. */
export function DutyTerm({ duty }: { duty: Pick<Duty, 'dueOn' | 'frequency'> }) {
  const { t, day } = useWords()
  const { dueOn, frequency } = duty
  if (frequency === 'daily')
    return dueOn === null ? t('compliance.due-daily') : t('compliance.due-daily-from', { day: day(dueOn) })
  return dueOn === null ? t('compliance.no-due-date') : day(dueOn)
}
