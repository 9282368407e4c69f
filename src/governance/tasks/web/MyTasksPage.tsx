import { useAsk } from '../../../web/api/ask.ts'
import { Empty } from '../../../web/design/Empty.tsx'
import { Freshness } from '../../../web/design/Freshness.tsx'
import { PageHeader } from '../../../web/design/PageHeader.tsx'
import { Skeleton } from '../../../web/design/Skeleton.tsx'
import { StateMark } from '../../../web/design/StateMark.tsx'
import { Trouble, TroubleLine } from '../../../web/design/Trouble.tsx'
import { PageLink } from '../../../web/desk/PageLink.tsx'
import { useWords } from '../../../web/desk/words.ts'
import { listWaiting } from '../contract/waiting.ts'
import './my-tasks.css'

/** Everything that waits for one's own step, from all rooms: what, about what, since when, until when; one click to the step. */
export function MyTasksPage() {
  const { t, day, instant, language } = useWords()
  const asked = useAsk(listWaiting, {}, { everySeconds: 60 })
  if (asked.data === undefined) {
    return (
      <div className="page">
        <PageHeader title={t('tasks.my.title')} />
        {asked.problem ? <Trouble problem={asked.problem} again={asked.again} /> : <Skeleton heights={[380]} />}
      </div>
    )
  }
  const { rows, asOf } = asked.data
  return (
    <div className="page">
      <PageHeader title={t('tasks.my.title')} count={rows.length}>
        <Freshness asOf={asOf} {...(asked.problem && asked.answeredAt ? { staleSince: asked.answeredAt } : {})} />
      </PageHeader>
      {asked.problem ? <TroubleLine problem={asked.problem} again={asked.again} /> : null}
      <div className="card">
        {rows.length === 0 ? (
          <Empty
            title={t('tasks.my.none')}
            hint={t('tasks.my.none-hint')}
            action={
              <PageLink to="/tasks" className="button">
                {t('tasks.my.to-tasks')}
              </PageLink>
            }
          />
        ) : (
          <table className="my-tasks">
            <thead>
              <tr>
                <th scope="col">{t('tasks.my.what')}</th>
                <th scope="col">{t('tasks.my.about')}</th>
                <th scope="col">{t('tasks.my.since')}</th>
                <th scope="col">{t('tasks.my.until')}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={`${row.link} ${row.what.vi}`}>
                  <td>
                    <PageLink to={row.link}>{row.what[language]}</PageLink>
                  </td>
                  <td>{row.thing?.[language] ?? ''}</td>
                  <td>{instant(row.since)}</td>
                  <td>
                    {row.dueOn === null ? (
                      <span className="quiet">{t('tasks.my.no-day')}</span>
                    ) : (
                      <span className="my-tasks-until">
                        {day(row.dueOn)}
                        <StateMark
                          tone={row.isOverdue ? (row.isSoft ? 'warn' : 'bad') : 'going'}
                          word={t(row.isOverdue ? 'tasks.my.overdue' : 'tasks.my.in-term')}
                        />
                        {row.isSoft ? <span className="quiet">{t('tasks.my.soft')}</span> : null}
                      </span>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </div>
    </div>
  )
}
