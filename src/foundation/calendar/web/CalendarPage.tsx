import { useMemo, useState } from 'react'
import { z } from 'zod'
import { useAsk, useSend } from '../../../web/api/ask.ts'
import { useMay } from '../../../web/api/session.ts'
import { announce } from '../../../web/design/announce.ts'
import { Button } from '../../../web/design/Button.tsx'
import { Empty } from '../../../web/design/Empty.tsx'
import { useForm } from '../../../web/design/form.ts'
import { PageHeader } from '../../../web/design/PageHeader.tsx'
import { Skeleton } from '../../../web/design/Skeleton.tsx'
import { StateMark } from '../../../web/design/StateMark.tsx'
import { Trouble } from '../../../web/design/Trouble.tsx'
import { useFilters } from '../../../web/desk/address.ts'
import { StepDialog } from '../../../web/desk/StepDialog.tsx'
import { useToday } from '../../../web/desk/today.ts'
import { useWords } from '../../../web/desk/words.ts'
import { readCalendar, withdrawDay } from '../contract.ts'
import { urgencies } from '../term.ts'
import { NoteDayDialog } from './NoteDayDialog.tsx'
import './calendar.css'

const filters = z.strictObject({ year: z.coerce.number().int().min(2000).max(2100).optional() })
type Read = z.output<typeof readCalendar.reply>

/** Days off and worked weekend days, year by year, and the terms that are counted by them. */
export function CalendarPage() {
  const { t } = useWords()
  const today = useToday()
  const [{ year: chosen }, setFilters] = useFilters(filters)
  const year = chosen ?? Number(today.slice(0, 4))
  const asked = useAsk(readCalendar, { query: { year } })
  const mayNote = useMay('calendar.manage')
  const [noting, setNoting] = useState(false)
  return (
    <div className="page">
      <PageHeader
        title={t('calendar.title')}
        actions={
          mayNote ? (
            <Button look="primary" onClick={() => setNoting(true)}>
              {t('calendar.note')}
            </Button>
          ) : null
        }
      >
        {t('calendar.lead')}
      </PageHeader>
      <nav className="calendar-years" aria-label={t('calendar.year')}>
        <Button onClick={() => setFilters({ year: year - 1 })}>‹ {year - 1}</Button>
        <h2>{year}</h2>
        <Button onClick={() => setFilters({ year: year + 1 })}>{year + 1} ›</Button>
      </nav>
      {asked.problem ? <Trouble problem={asked.problem} again={asked.again} /> : null}
      {asked.waiting ? <Skeleton heights={[40, 40, 40, 40, 40, 40]} /> : null}
      {asked.data ? <Days days={asked.data.days} mayChange={mayNote} again={asked.again} /> : null}
      {asked.data ? <Terms terms={asked.data.terms} /> : null}
      {noting ? <NoteDayDialog year={year} onClose={() => setNoting(false)} /> : null}
    </div>
  )
}

function Days({ days, mayChange, again }: { days: Read['days']; mayChange: boolean; again: () => void }) {
  const { t, day, longDay, language } = useWords()
  const [leaving, setLeaving] = useState<Read['days'][number] | undefined>(undefined)
  const tones = useMemo(() => ({ holiday: 'ok', 'in-lieu': 'going', worked: 'warn' }) as const, [])
  if (days.length === 0) return <Empty title={t('calendar.none')} hint={t('calendar.none-hint')} />
  return (
    <section className="card card-body calendar-days-card" aria-label={t('calendar.days')}>
      <ul className="calendar-days">
        {days.map((one) => (
          <li key={one.id}>
            <b className="calendar-date">{longDay(one.on)}</b>
            <StateMark tone={tones[one.kind]} word={t(`calendar.kind.${one.kind}`)} />
            <span>
              {language === 'en' ? one.nameEn : one.nameVi}
              <span className="quiet calendar-basis">
                {one.basis}
                {one.checked ? '' : ` · ${t('calendar.not-checked')}`}
              </span>
            </span>
            {mayChange ? (
              <Button look="quiet" label={t('calendar.withdraw-of', { day: day(one.on) })} onClick={() => setLeaving(one)}>
                {t('calendar.withdraw')}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {leaving ? <WithdrawDialog day={leaving} again={again} onClose={() => setLeaving(undefined)} /> : null}
    </section>
  )
}

const nothingAsked = z.strictObject({})

/** Every term that counts this day is counted again, so it is not taken out by a slip of the hand. */
function WithdrawDialog({ day: one, again, onClose }: { day: Read['days'][number]; again: () => void; onClose: () => void }) {
  const { t, longDay, language } = useWords()
  const sending = useSend(withdrawDay, () => {
    announce(t('calendar.withdrawn'))
    again()
    onClose()
  })
  const form = useForm({
    shape: nothingAsked,
    sentences: {},
    read: () => ({}),
    send: () => sending.send({ params: { dayId: one.id } }),
    problem: sending.problem,
    busy: sending.sending,
  })
  return (
    <StepDialog
      title={t('calendar.withdraw-title')}
      lead={t('calendar.withdraw-lead', { day: longDay(one.on), name: language === 'en' ? one.nameEn : one.nameVi })}
      form={form}
      problem={sending.problem}
      look="danger"
      onClose={onClose}
    />
  )
}

function Terms({ terms }: { terms: Read['terms'] }) {
  const { t, language } = useWords()
  return (
    <section className="card card-body" aria-labelledby="calendar-terms">
      <h2 id="calendar-terms">{t('calendar.terms')}</h2>
      <p className="quiet">{t('calendar.terms-lead')}</p>
      <div className="calendar-terms">
        <table>
          <thead>
            <tr>
              <th scope="col">{t('calendar.term')}</th>
              {urgencies.map((urgency) => (
                <th key={urgency} scope="col">
                  {t(`calendar.urgency.${urgency}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {terms.map((term) => (
              <tr key={term.kind}>
                <th scope="row">{language === 'en' ? term.en : term.vi}</th>
                {urgencies.map((urgency) => (
                  <td key={urgency}>
                    {t(term[urgency].unit === 'days' ? 'calendar.days-count' : 'calendar.hours-count', {
                      count: String(term[urgency].count),
                    })}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}
