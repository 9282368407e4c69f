import { IconChevronRight } from '@tabler/icons-react'
import type { z } from 'zod'
import { Shape, StateMark } from '../../../web/design/StateMark.tsx'
import { PageLink } from '../../../web/desk/PageLink.tsx'
import { useWords } from '../../../web/desk/words.ts'
import type { listTasks } from '../contract.ts'
import { toneOfTask } from './tone-of-task.ts'

export type Task = z.output<typeof listTasks.reply>['rows'][number]

/** One point as a task: who leads, with whom, by when, and the counts from which its state follows. */
export function TaskCard({ task }: { task: Task }) {
  const { t, term, number, day, list, language } = useWords()
  const inVietnamese = language === 'vi'
  return (
    <article className="task card" aria-label={t('tasks.point', { number: task.pointNumber })}>
      <div className="task-head">
        <span className="task-number">{t('tasks.point', { number: task.pointNumber })}</span>
        <StateMark tone={toneOfTask(task.state)} word={term('tasks.state', task.state)} />
      </div>
      <p className="task-summary">{inVietnamese ? task.summaryVi : task.summaryEn}</p>
      <dl className="pairs">
        <div>
          <dt>{t('tasks.lead')}</dt>
          <dd>{inVietnamese ? task.leadVi : task.leadEn}</dd>
        </div>
        <div>
          <dt>{t('tasks.coordinating')}</dt>
          <dd>{list(inVietnamese ? task.coordinatingVi : task.coordinatingEn)}</dd>
        </div>
        <div>
          <dt>{t('tasks.due')}</dt>
          <dd>
            <DueWords task={task} />
          </dd>
        </div>
      </dl>
      <div className="task-parts">
        <p className="task-parts-title">{t('tasks.computed-from')}</p>
        {task.parts.length === 0 ? <p className="quiet">{t('tasks.nothing-yet')}</p> : null}
        <ul>
          {task.parts.map((part) => (
            <li key={part.labelVi}>
              <PageLink to={task.opens} className="task-part">
                <Shape tone={part.open ? 'going' : 'ok'} />
                <span>{inVietnamese ? part.labelVi : part.labelEn}</span>
                {part.dueOn === null ? null : <span className="quiet">{t('tasks.first-due', { day: day(part.dueOn) })}</span>}
                <b>{number(part.count)}</b>
                <IconChevronRight size={15} aria-hidden="true" />
              </PageLink>
            </li>
          ))}
        </ul>
        <PageLink to={task.opens} className="task-open">
          {t('tasks.open-page', { page: t(pageNames[task.opens]) })}
        </PageLink>
      </div>
    </article>
  )
}

/** The date; or that none was set, and whether the document says to hurry. */
export function DueWords({ task }: { task: Task }) {
  const { t, day } = useWords()
  if (task.dueOn !== null) return day(task.dueOn)
  return task.urgent ? t('tasks.urgent') : t('tasks.no-due-date')
}

const pageNames = {
  '/solutions': 'desk.page.solutions',
  '/problems': 'desk.page.problems',
  '/proposals': 'desk.page.proposals',
  '/directives': 'desk.page.directives',
} as const satisfies Record<Task['opens'], string>
