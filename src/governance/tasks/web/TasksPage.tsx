import { useAsk } from '../../../web/api/ask.ts'
import { CopyForZalo } from '../../../web/design/CopyForZalo.tsx'
import { Empty } from '../../../web/design/Empty.tsx'
import { Freshness } from '../../../web/design/Freshness.tsx'
import { PageHeader } from '../../../web/design/PageHeader.tsx'
import { PrintButton } from '../../../web/design/PrintButton.tsx'
import { Skeleton } from '../../../web/design/Skeleton.tsx'
import { Trouble, TroubleLine } from '../../../web/design/Trouble.tsx'
import { zaloMessage } from '../../../web/design/zalo.ts'
import { PageLink } from '../../../web/desk/PageLink.tsx'
import { useWords } from '../../../web/desk/words.ts'
import { listTasks } from '../contract.ts'
import { OfficialTable } from './OfficialTable.tsx'
import { type Task, TaskCard } from './TaskCard.tsx'
import { taskTable } from './task-table.ts'
import './tasks.css'

/** What documents ask for, point by point; every state is computed from what was really done, nobody types one. */
export function TasksPage() {
  const { t } = useWords()
  const asked = useAsk(listTasks, {}, { everySeconds: 60 })
  if (asked.data === undefined) {
    return (
      <div className="page">
        <PageHeader title={t('tasks.title')} />
        {asked.problem ? <Trouble problem={asked.problem} again={asked.again} /> : <Skeleton heights={[120, 340, 340]} />}
      </div>
    )
  }
  const { rows, asOf } = asked.data
  return (
    <div className="page">
      <PageHeader
        title={t('tasks.title')}
        count={rows.length}
        actions={rows.length === 0 ? null : <Actions rows={rows} asOf={asOf} />}
      >
        <Freshness asOf={asOf} {...(asked.problem && asked.answeredAt ? { staleSince: asked.answeredAt } : {})} />
      </PageHeader>
      {asked.problem ? <TroubleLine problem={asked.problem} again={asked.again} /> : null}
      {rows.length === 0 ? (
        <div className="card">
          <Empty
            title={t('tasks.none')}
            hint={t('tasks.none-hint')}
            action={
              <PageLink to="/documents" className="button">
                {t('tasks.to-documents')}
              </PageLink>
            }
          />
        </div>
      ) : (
        <>
          <section className="card card-body task-summary-card" aria-label={t('tasks.counted')}>
            <OfficialTable table={taskTable(rows)} />
          </section>
          {byDocument(rows).map((tasks) => (
            <OfDocument key={tasks[0]?.documentId} tasks={tasks} />
          ))}
        </>
      )}
    </div>
  )
}

function OfDocument({ tasks }: { tasks: readonly Task[] }) {
  const { language } = useWords()
  const [first] = tasks
  if (first === undefined) return null
  return (
    <section className="task-group">
      <h2>
        <PageLink to={`/documents/${first.documentId}`}>{language === 'vi' ? first.documentVi : first.documentEn}</PageLink>
      </h2>
      <div className="task-cards">
        {tasks.map((task) => (
          <TaskCard key={task.id} task={task} />
        ))}
      </div>
    </section>
  )
}

function Actions({ rows, asOf }: { rows: readonly Task[]; asOf: string }) {
  const words = useWords()
  const { t, term, language } = words
  const text = () => {
    const head = `${t('tasks.title')}. ${t('web.as-of', { when: words.asOf(asOf) })}.`
    const lines = byDocument(rows).flatMap((tasks) => [
      (language === 'vi' ? tasks[0]?.documentVi : tasks[0]?.documentEn) ?? '',
      ...tasks.map((task) =>
        t('tasks.zalo-line', {
          number: task.pointNumber,
          lead: language === 'vi' ? task.leadVi : task.leadEn,
          state: term('tasks.state', task.state),
        }),
      ),
    ])
    return zaloMessage(head, lines, (left) => t('tasks.zalo-rest', { left }))
  }
  return (
    <>
      <CopyForZalo text={text} />
      <PrintButton />
    </>
  )
}

/** The tasks of each document together, in the order in which they came. */
function byDocument(rows: readonly Task[]): Task[][] {
  const groups = new Map<string, Task[]>()
  for (const row of rows) groups.set(row.documentId, [...(groups.get(row.documentId) ?? []), row])
  return [...groups.values()]
}
