import { listTasks } from '../../../governance/tasks/contract.ts'
import { toneOfTask } from '../../../governance/tasks/web/tone-of-task.ts'
import { useAsk } from '../../api/ask.ts'
import { Skeleton } from '../../design/Skeleton.tsx'
import { StateMark } from '../../design/StateMark.tsx'
import { TroubleLine } from '../../design/Trouble.tsx'
import { PageLink } from '../PageLink.tsx'
import { useWords } from '../words.ts'

/** What the documents ask for and is not finished, each with the authority that leads and the state computed from what was done. */
export function OpenTasks() {
  const { t, term, language } = useWords()
  const asked = useAsk(listTasks, {}, { everySeconds: 60 })
  const rows = asked.data?.rows ?? []
  return (
    <section className="card" aria-labelledby="overview-tasks">
      <div className="card-head">
        <h2 id="overview-tasks">{t('desk.page.tasks')}</h2>
        <PageLink to="/tasks">{t('desk.see-all')}</PageLink>
      </div>
      <div className="card-body">
        {asked.problem ? <TroubleLine problem={asked.problem} again={asked.again} /> : null}
        {asked.waiting ? <Skeleton heights={[120]} /> : null}
        {asked.data && rows.length === 0 ? (
          <p className="quiet">
            {t('tasks.none')}. <PageLink to="/documents">{t('tasks.to-documents')}</PageLink>
          </p>
        ) : null}
        <ul className="overview-lines">
          {rows.slice(0, most).map((task) => (
            <li key={task.id}>
              <div>
                <p>
                  <b>{t('tasks.point', { number: task.pointNumber })}</b> · {language === 'vi' ? task.leadVi : task.leadEn}
                </p>
                <p className="quiet overview-clip">{language === 'vi' ? task.summaryVi : task.summaryEn}</p>
              </div>
              <StateMark tone={toneOfTask(task.state)} word={term('tasks.state', task.state)} />
            </li>
          ))}
        </ul>
      </div>
    </section>
  )
}

const most = 6
