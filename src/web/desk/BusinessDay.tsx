import { IconPlayerTrackNext } from '@tabler/icons-react'
import { moveClock } from '../../foundation/calendar/contract.ts'
import { civilDay } from '../../vocabulary/period.ts'
import { useSend } from '../api/ask.ts'
import { type Installation, useMay } from '../api/session.ts'
import { announce } from '../design/announce.ts'
import { Button } from '../design/Button.tsx'
import { useWords } from './words.ts'

/** Which day the rules, deadlines and figures live in; a demonstration's day can be moved, by those who may and in plain sight. */
export function BusinessDay({ installation }: { installation: Installation }) {
  const { t, longDay, language } = useWords()
  const mayMove = useMay('clock.move') && installation.clockIsMovable
  const moving = useSend(
    moveClock,
    ({ businessNow }) => announce(t('desk.day-has-moved', { day: longDay(civilDay(new Date(businessNow))) })),
    (problem) => announce(problem.messages[language], 'bad'),
  )
  return (
    <>
      <span className="business-day" title={t('desk.business-day')}>
        <span className="only-heard">{t('desk.business-day')}: </span>
        {longDay(civilDay(new Date(installation.businessNow)))}
      </span>
      {mayMove ? (
        <Button icon={IconPlayerTrackNext} busy={moving.sending} onClick={() => void moving.send({ body: { to: 'next-day' } })}>
          {t('desk.next-day')}
        </Button>
      ) : null}
    </>
  )
}
