import { IconTableExport } from '@tabler/icons-react'
import { addressOf } from '../../../platform/http/client.ts'
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
import { exportTaskTable, listGivenTasks } from '../contract/given.ts'
import { listTasks } from '../contract.ts'
import { taskTable } from '../task-table.ts'
import { GivenTasks } from './GivenTasks.tsx'
import { OfficialTable } from './OfficialTable.tsx'
import { type Task, TaskCard } from './TaskCard.tsx'
import './tasks.css'

/** What documents ask for, point by point; every state is computed from what was really done, nobody types one. */
export function TasksPage() {
  const { t } = useWords()
  const asked = useAsk(listTasks, {}, { everySeconds: 60 })
  const askedGiven = useAsk(listGivenTasks, { query: {} }, { everySeconds: 60 })
  const problem = asked.problem ?? askedGiven.problem
  const again = () => {
    asked.again()
    askedGiven.again()
  }
  if (asked.data === undefined || askedGiven.data === undefined) {
    return (
      <div className="page">
        <PageHeader title={t('tasks.title')} />
        {problem ? <Trouble problem={problem} again={again} /> : <Skeleton heights={[120, 340, 340]} />}
      </div>
    )
  }
  const { rows, asOf } = asked.data
  const given = askedGiven.data.rows
  const counted = [...rows, ...given.flatMap(({ counted: state, dueOn }) => (state === null ? [] : [{ state, dueOn }]))]
  const isEmpty = rows.length + given.length === 0
  return (
    <div className="page">
      <PageHeader
        title={t('tasks.title')}
        count={rows.length + given.length}
        actions={isEmpty ? null : <Actions rows={rows} asOf={asOf} />}
      >
        <Freshness asOf={asOf} {...(asked.problem && asked.answeredAt ? { staleSince: asked.answeredAt } : {})} />
      </PageHeader>
      {problem ? <TroubleLine problem={problem} again={again} /> : null}
      {isEmpty ? (
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
            <OfficialTable table={taskTable(counted)} />
          </section>
          {byDocument(rows).map((tasks) => (
            <OfDocument key={tasks[0]?.documentId} tasks={tasks} />
          ))}
          {given.length === 0 ? null : (
            <section className="card" aria-labelledby="given-tasks">
              <div className="card-head">
                <h2 id="given-tasks">{t('tasks.given.title')}</h2>
              </div>
              <div className="card-body">
                <GivenTasks rows={given} withDocument />
              </div>
            </section>
          )}
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
      <a className="button" href={addressOf(exportTaskTable, { query: { format: 'xlsx', language } })} download>
        <IconTableExport size={16} aria-hidden="true" />
        <span>{t('tasks.export-xlsx')}</span>
      </a>
      <a className="button" href={addressOf(exportTaskTable, { query: { format: 'csv', language } })} download>
        <span>{t('tasks.export-csv')}</span>
      </a>
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
