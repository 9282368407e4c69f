import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useAsk, useSend } from '../../../web/api/ask.ts'
import { announce } from '../../../web/design/announce.ts'
import { Button } from '../../../web/design/Button.tsx'
import { Choice, type Option, Picks } from '../../../web/design/Choice.tsx'
import { Combobox } from '../../../web/design/Combobox.tsx'
import { DateField } from '../../../web/design/DateField.tsx'
import { type Form, textsIn, useForm } from '../../../web/design/form.ts'
import { TextField } from '../../../web/design/TextField.tsx'
import { StepDialog } from '../../../web/desk/StepDialog.tsx'
import { useWords } from '../../../web/desk/words.ts'
import { giveDirection, readDesks } from '../contract/given.ts'

interface DirectionDialogProps {
  documentId: string
  onClose: () => void
}

const mostCoordinating = 3

/** Bút phê: what the official writes, and for each thing in it who leads, who works along, until when. */
export function DirectionDialog({ documentId, onClose }: DirectionDialogProps) {
  const { t, language } = useWords()
  const desks = useAsk(readDesks, {})
  const [count, setCount] = useState(1)
  const own = desks.data?.own ?? []
  const [chosen, setChosen] = useState('')
  const giver = own.find(({ desk }) => desk === chosen) ?? own[0]
  const options = (desks.data?.all ?? []).map(({ desk, words }) => ({ value: desk, label: words[language] }))
  const sending = useSend(giveDirection, ({ taskIds }) => {
    announce(t('tasks.direction.given', { count: taskIds.length }))
    onClose()
  })
  const rows = Array.from({ length: count }, (_, at) => at)
  const form = useForm({
    shape: giveDirection.body,
    sentences: {
      words: t('tasks.direction.words-wanted'),
      ...Object.fromEntries(
        rows.flatMap((at) => [
          [`tasks.${at}.what`, t('tasks.direction.what-wanted')],
          [`tasks.${at}.lead`, t('tasks.direction.lead-wanted')],
          [`tasks.${at}.due.on`, t('tasks.direction.on-wanted')],
          [`tasks.${at}.due.days`, t('tasks.direction.days-wanted')],
        ]),
      ),
    },
    read: (data) => {
      const texts = textsIn(data)
      const task = (at: number) => {
        const text = (part: string) => texts[`tasks.${at}.${part}`]
        return {
          what: text('what') ?? '',
          lead: text('lead') ?? '',
          coordinating: Array.from({ length: mostCoordinating }, (_, nth) => text(`coordinating.${nth}`)).flatMap(
            (desk) => desk ?? [],
          ),
          urgency: text('urgency') || 'normal',
          due: dueIn(text),
        }
      }
      return { documentId, givenBy: giver?.desk ?? '', words: texts.words ?? '', tasks: rows.map(task) }
    },
    send: (body) => sending.send({ body }),
    problem: sending.problem ?? desks.problem,
    busy: sending.sending,
  })
  return (
    <StepDialog
      title={t('tasks.direction.title')}
      submit={t('tasks.direction.give')}
      form={form}
      problem={sending.problem}
      onClose={onClose}
    >
      {own.length > 1 ? (
        <div onChange={(event) => setChosen(event.target instanceof HTMLInputElement ? event.target.value : '')}>
          <Picks
            form={form}
            name="givenBy"
            label={t('tasks.direction.for')}
            start={giver?.desk ?? ''}
            options={own.map(({ desk, words }) => ({ value: desk, label: words[language] }))}
          />
        </div>
      ) : null}
      <TextField form={form} name="words" label={t('tasks.direction.words')} lines={3} maxLength={2000} />
      {rows.map((at) => (
        <TaskFields
          key={at}
          form={form}
          at={at}
          leads={options.filter(({ value }) => giver?.directs.includes(value))}
          others={options}
        />
      ))}
      <div>
        <Button icon={IconPlus} onClick={() => setCount(count + 1)}>
          {t('tasks.direction.one-more')}
        </Button>
      </div>
    </StepDialog>
  )
}

function dueIn(text: (part: string) => string | undefined): object {
  const kind = text('due')
  if (kind === 'on') return { kind, on: text('due.on') ?? '' }
  if (kind === 'within') return { kind, days: Number(text('due.days')), counting: text('due.counting') || 'working-days' }
  return { kind: 'none' }
}

interface TaskFieldsProps {
  form: Form
  at: number
  leads: readonly Option[]
  others: readonly Option[]
}

function TaskFields({ form, at, leads, others }: TaskFieldsProps) {
  const { t } = useWords()
  const [due, setDue] = useState('none')
  const [coordinating, setCoordinating] = useState(1)
  const name = (part: string) => `tasks.${at}.${part}`
  return (
    <fieldset className="task-fields">
      <legend>{t('tasks.direction.task-number', { number: at + 1 })}</legend>
      <TextField form={form} name={name('what')} label={t('tasks.given.what')} lines={2} maxLength={1000} />
      <Combobox form={form} name={name('lead')} label={t('tasks.lead')} hint={t('tasks.direction.lead-hint')} options={leads} />
      {Array.from({ length: coordinating }, (_, nth) => (
        <Combobox
          // biome-ignore lint/suspicious/noArrayIndexKey: fields of a form are told apart by their place
          key={nth}
          form={form}
          name={name(`coordinating.${nth}`)}
          label={nth === 0 ? t('tasks.coordinating') : `${t('tasks.coordinating')} ${nth + 1}`}
          {...(nth === 0 ? { hint: t('tasks.direction.coordinating-hint') } : {})}
          options={others}
          optional
          onChoose={() => setCoordinating(Math.min(mostCoordinating, Math.max(coordinating, nth + 2)))}
        />
      ))}
      <Choice
        form={form}
        name={name('urgency')}
        label={t('tasks.given.urgency')}
        hint={t('tasks.direction.urgency-hint')}
        start="normal"
        options={(['normal', 'urgent', 'very-urgent', 'express'] as const).map((one) => ({
          value: one,
          label: t(`tasks.given.urgency.${one}`),
        }))}
      />
      <div onChange={(event) => setDue(kindIn(event.target) ?? due)}>
        <Picks
          form={form}
          name={name('due')}
          label={t('tasks.direction.due')}
          start="none"
          options={dueKinds.map((kind) => ({ value: kind, label: t(`tasks.direction.due.${kind}`) }))}
        />
      </div>
      {due === 'on' ? <DateField form={form} name={name('due.on')} label={t('tasks.direction.on')} /> : null}
      {due === 'within' ? (
        <>
          <TextField form={form} name={name('due.days')} label={t('tasks.direction.days')} kind="digits" size={4} />
          <Choice
            form={form}
            name={name('due.counting')}
            label={t('tasks.direction.counting')}
            start="working-days"
            options={(['working-days', 'calendar-days'] as const).map((one) => ({
              value: one,
              label: t(`tasks.direction.counting.${one}`),
            }))}
          />
        </>
      ) : null}
    </fieldset>
  )
}

const dueKinds = ['none', 'on', 'within'] as const

function kindIn(target: EventTarget): string | undefined {
  return target instanceof HTMLInputElement ? dueKinds.find((kind) => kind === target.value) : undefined
}
