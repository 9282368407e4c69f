import { IconListCheck } from '@tabler/icons-react'
import { useAsk, useSend } from '../../../web/api/ask.ts'
import { useMay } from '../../../web/api/session.ts'
import { announce } from '../../../web/design/announce.ts'
import { Button } from '../../../web/design/Button.tsx'
import { StateMark } from '../../../web/design/StateMark.tsx'
import { PageLink } from '../../../web/desk/PageLink.tsx'
import { useWords } from '../../../web/desk/words.ts'
import { listTasks, makeTasks } from '../contract.ts'
import { toneOfTask } from './tone-of-task.ts'
import './tasks.css'

interface DocumentTasksProps {
  documentId: string
  points: number
  /** Only whoever answers for the document makes tasks of it. */
  mayChange: boolean
}

/** Beside a document with numbered points: the tasks made from them, or the button that makes them. */
export function DocumentTasks({ documentId, points, mayChange }: DocumentTasksProps) {
  const { t, term, language } = useWords()
  const mayRead = useMay('task.read')
  const mayMake = useMay('document.register') && mayChange
  const asked = useAsk(listTasks, { query: { documentId } }, { enabled: mayRead && points > 0 })
  const making = useSend(makeTasks, ({ made }) => announce(t('tasks.have-been-made', { made })))
  const rows = asked.data?.rows ?? []
  if (points === 0 || !mayRead || asked.data === undefined) return null
  return (
    <section className="card">
      <div className="card-head">
        <h2>{t('tasks.from-this-document')}</h2>
        {rows.length > 0 ? <PageLink to="/tasks">{t('tasks.see-all')}</PageLink> : null}
      </div>
      <div className="card-body">
        {rows.length > 0 ? (
          <ul className="document-tasks">
            {rows.map((task) => (
              <li key={task.id}>
                <span className="document-task-words">
                  <b>{t('tasks.point', { number: task.pointNumber })}</b> {language === 'vi' ? task.leadVi : task.leadEn}
                </span>
                <StateMark tone={toneOfTask(task.state)} word={term('tasks.state', task.state)} />
              </li>
            ))}
          </ul>
        ) : (
          <>
            <p className="document-tasks-lead">{mayMake ? t('tasks.make-hint', { points }) : t('tasks.not-made-yet')}</p>
            {mayMake ? (
              <Button
                look="primary"
                icon={IconListCheck}
                busy={making.sending}
                onClick={() => void making.send({ body: { documentId } })}
              >
                {t('tasks.make')}
              </Button>
            ) : null}
          </>
        )}
        {making.problem ? (
          <p className="field-error" role="alert">
            {making.problem.messages[language]}
          </p>
        ) : null}
      </div>
    </section>
  )
}
