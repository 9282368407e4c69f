import { type ReactNode, useState } from 'react'
import { z } from 'zod'
import { useAsk } from '../../../web/api/ask.ts'
import { PageHeader } from '../../../web/design/PageHeader.tsx'
import { Pairs } from '../../../web/design/Pairs.tsx'
import { Skeleton } from '../../../web/design/Skeleton.tsx'
import { StateMark } from '../../../web/design/StateMark.tsx'
import { Timeline } from '../../../web/design/Timeline.tsx'
import { Trouble } from '../../../web/design/Trouble.tsx'
import { usePathPlaces } from '../../../web/desk/address.ts'
import { DocumentLink } from '../../../web/desk/DocumentLink.tsx'
import { NextSteps } from '../../../web/desk/NextSteps.tsx'
import { PageLink } from '../../../web/desk/PageLink.tsx'
import { useWords } from '../../../web/desk/words.ts'
import { readGivenTask } from '../contract/given.ts'
import { waitsForGiver, waitsForLead } from '../given-task.ts'
import { GivenStepDialog, type GivenTaskWhole } from './GivenStepDialog.tsx'
import { toneOfGiven } from './tone-of-given.ts'
import '../../../web/design/columns.css'
import './tasks.css'

const places = z.strictObject({ taskId: z.uuid() })
type Command = GivenTaskWhole['nextSteps'][number]['command']

/** One given task: what, who leads, until when, what can be done next and what was done. */
export function GivenTaskPage() {
  const { t } = useWords()
  const { taskId } = usePathPlaces(places)
  const asked = useAsk(readGivenTask, { params: { taskId } })
  const back = <PageLink to="/tasks">← {t('tasks.given.back')}</PageLink>
  if (asked.data === undefined) {
    return (
      <div className="page">
        <PageHeader title={t('tasks.given.one')} back={back} />
        {asked.problem ? <Trouble problem={asked.problem} again={asked.again} /> : <Skeleton heights={[120, 340]} />}
      </div>
    )
  }
  return <Shown task={asked.data} back={back} />
}

function Shown({ task, back }: { task: GivenTaskWhole; back: ReactNode }) {
  const { t, term, day, instant, list, language } = useWords()
  const [command, setCommand] = useState<Command | undefined>(undefined)
  return (
    <div className="page">
      <PageHeader title={task.what} back={back}>
        <StateMark tone={toneOfGiven(task.state)} word={term('tasks.given.state', task.state)} />
      </PageHeader>
      <div className="columns">
        <div className="columns-main">
          {task.nextSteps.length === 0 ? null : (
            <NextSteps
              waiting={t('tasks.given.waits-for-lead', { unit: unitWaitedFor(task, language) })}
              steps={task.nextSteps.map(({ command, whyNot }) => ({
                command,
                whyNot,
                word: term('tasks.given.command', command),
                facts: { until: day(task.returnUntil) },
                start: () => setCommand(command),
                ...lookOf(command),
              }))}
            />
          )}
          <section className="card" aria-labelledby="task-history">
            <div className="card-head">
              <h2 id="task-history">{t('tasks.given.history')}</h2>
            </div>
            <div className="card-body">
              <Timeline
                happenings={task.steps.map((step) => ({
                  key: step.id,
                  what: [
                    term('tasks.given.command', step.command),
                    ...(step.until === null ? [] : [t('tasks.given.until-line', { until: day(step.until) })]),
                  ].join(' '),
                  when: instant(step.at),
                  who: step.by,
                  words: step.words,
                }))}
              />
            </div>
          </section>
        </div>
        <div className="columns-side">
          <section className="card" aria-labelledby="task-facts">
            <div className="card-head">
              <h2 id="task-facts">{t('tasks.given.one')}</h2>
            </div>
            <Pairs
              className="card-body"
              pairs={[
                { label: t('tasks.lead'), value: task.lead.words[language] },
                { label: t('tasks.coordinating'), value: list(task.coordinating.map(({ words }) => words[language])) },
                {
                  label: t('tasks.due'),
                  value: task.dueOn === null ? t('tasks.urgent') : day(task.dueOn),
                },
                {
                  label: t('tasks.given.urgency'),
                  value: task.urgency === 'normal' ? null : t(`tasks.given.urgency.${task.urgency}`),
                },
                {
                  label: t('tasks.given.counted'),
                  value: task.counted === null ? null : term('tasks.state', task.counted),
                },
                { label: t('tasks.given.direction'), value: task.direction },
                { label: t('tasks.given.by'), value: task.givenBy[language] },
                { label: t('tasks.given.given-on'), value: day(task.givenOn) },
                {
                  label: t('tasks.given.document'),
                  value: <DocumentLink id={task.document.id} words={task.document.words} />,
                },
              ]}
            />
          </section>
        </div>
      </div>
      {command ? <GivenStepDialog task={task} command={command} onClose={() => setCommand(undefined)} /> : null}
    </div>
  )
}

function unitWaitedFor({ state, lead, givenBy }: GivenTaskWhole, language: 'vi' | 'en'): string {
  if (waitsForLead.some((one) => one === state)) return lead.words[language]
  return waitsForGiver.some((one) => one === state) ? givenBy[language] : ''
}

function lookOf(command: Command): { look?: 'plain' | 'danger' } {
  if (command === 'cancel') return { look: 'danger' }
  return ['return', 'send-back', 'refuse-extension', 'ask-extension'].includes(command) ? { look: 'plain' } : {}
}
