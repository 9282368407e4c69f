import type { z } from 'zod'
import { StateMark } from '../../../web/design/StateMark.tsx'
import { PageLink } from '../../../web/desk/PageLink.tsx'
import { useWords } from '../../../web/desk/words.ts'
import type { listGivenTasks } from '../contract/given.ts'
import { toneOfGiven } from './tone-of-given.ts'
import { toneOfTask } from './tone-of-task.ts'

type Given = z.output<typeof listGivenTasks.reply>['rows'][number]

/** Tasks that were given by writing on documents, one line each. */
export function GivenTasks({ rows, withDocument = false }: { rows: readonly Given[]; withDocument?: boolean }) {
  const { t, term, day, language } = useWords()
  return (
    <ul className="given-tasks">
      {rows.map((task) => (
        <li key={task.id}>
          <span className="document-task-words">
            <PageLink to={`/tasks/${task.id}`}>{task.what}</PageLink>
            <span className="quiet">
              {[
                task.lead.words[language],
                task.dueOn === null ? t('tasks.no-due-date') : t('tasks.given.until-line', { until: day(task.dueOn) }),
                ...(withDocument ? [task.document.words[language]] : []),
              ].join(' · ')}
            </span>
          </span>
          {task.counted === 'open-overdue' ? (
            <StateMark tone={toneOfTask(task.counted)} word={term('tasks.state', task.counted)} />
          ) : (
            <StateMark tone={toneOfGiven(task.state)} word={term('tasks.given.state', task.state)} />
          )}
        </li>
      ))}
    </ul>
  )
}
