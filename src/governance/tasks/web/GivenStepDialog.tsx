import type { z } from 'zod'
import { useAsk, useSend } from '../../../web/api/ask.ts'
import { announce } from '../../../web/design/announce.ts'
import { Combobox } from '../../../web/design/Combobox.tsx'
import { DateField } from '../../../web/design/DateField.tsx'
import { textsIn, useForm } from '../../../web/design/form.ts'
import { TextField } from '../../../web/design/TextField.tsx'
import { StepDialog } from '../../../web/desk/StepDialog.tsx'
import { useWords } from '../../../web/desk/words.ts'
import { carryOutTask, readDesks, type readGivenTask, steerTask } from '../contract/given.ts'
import { type GivenTaskCommand, leadCommands, needWords } from '../given-task.ts'

export type GivenTaskWhole = z.output<typeof readGivenTask.reply>

interface GivenStepDialogProps {
  task: GivenTaskWhole
  command: GivenTaskCommand
  onClose: () => void
}

/** One step of a given task: a reason where one is owed, a day or another unit where the step is about that. */
export function GivenStepDialog({ task, command, onClose }: GivenStepDialogProps) {
  const { t, term, day, language } = useWords()
  const word = term('tasks.given.command', command)
  const done = () => {
    announce(t('tasks.given.step-is-done', { step: word }))
    onClose()
  }
  const isOfLead = leadCommands.some((one) => one === command)
  const carrying = useSend(carryOutTask, done)
  const steering = useSend(steerTask, done)
  const desks = useAsk(readDesks, {}, { enabled: command === 'give-to-another' })
  const problem = carrying.problem ?? steering.problem
  const owesWords = needWords.includes(command)
  const shape = isOfLead ? carryOutTask.body : steerTask.body
  const form = useForm({
    shape,
    sentences: {
      words: t('tasks.given.words-wanted'),
      until: t('tasks.given.until-wanted'),
      lead: t('tasks.direction.lead-wanted'),
    },
    read: (data) => {
      const { words, until, lead } = textsIn(data)
      const said = { version: task.version, command, words: words ?? (owesWords ? '' : null) }
      if (command === 'ask-extension') return { ...said, until: until ?? '' }
      return command === 'give-to-another' ? { ...said, lead: lead ?? '' } : said
    },
    send: (body) =>
      'until' in body
        ? carrying.send({ params: { taskId: task.id }, body })
        : steering.send({ params: { taskId: task.id }, body }),
    problem,
    busy: carrying.sending || steering.sending,
  })
  const until = command === 'return' ? task.returnUntil : task.extensionUntil
  const leads: Readonly<Partial<Record<GivenTaskCommand, string>>> = {
    accept: t('tasks.given.lead.accept'),
    verify: t('tasks.given.lead.verify'),
    ...(until === null
      ? {}
      : {
          return: t('tasks.given.lead.return', { until: day(until) }),
          'grant-extension': t('tasks.given.lead.grant-extension', { until: day(until) }),
        }),
  }
  return (
    <StepDialog
      title={word}
      lead={leads[command]}
      form={form}
      problem={problem}
      look={command === 'cancel' ? 'danger' : 'primary'}
      onClose={onClose}
    >
      {command === 'ask-extension' ? <DateField form={form} name="until" label={t('tasks.given.until')} /> : null}
      {command === 'give-to-another' ? (
        <Combobox
          form={form}
          name="lead"
          label={t('tasks.lead')}
          hint={t('tasks.direction.lead-hint')}
          options={(desks.data?.all ?? []).map((one) => ({ value: one.desk, label: one.words[language] }))}
        />
      ) : null}
      <TextField form={form} name="words" label={t('tasks.given.words')} lines={3} optional={!owesWords} maxLength={2000} />
    </StepDialog>
  )
}
