import { type FormEvent, lazy, Suspense, useEffect, useRef, useState } from 'react'
import { Button } from '../../../../web/design/Button.tsx'
import { none } from '../../answer.ts'
import type { FormDefinition, Question } from '../../form-definition.ts'
import { givenIn } from '../../given-field.ts'
import type { ReadCard } from './CardCamera.tsx'
import { FieldFor } from './Fields.tsx'
import {
  type Draft,
  type Given,
  givenOf,
  issuesOf,
  nextOf,
  previousOf,
  review,
  type Screen,
  screensOf,
  wantsCard,
  withCard,
  withGiven,
} from './flow.ts'
import { useLanguage } from './language.ts'
import type { Declaring } from './use-declaring.ts'
import { useWords } from './words.ts'

interface AskingProps {
  form: FormDefinition
  draft: Draft
  screen: Screen
  declaring: Declaring
  onLeave: () => void
  /** Left out where no card can be read. */
  bringReader: (() => Promise<ReadCard>) | undefined
}

// The camera and its reader weigh more than the whole page: fetched by who taps the button.
const CardCamera = lazy(async () => ({ default: (await import('./CardCamera.tsx')).CardCamera }))

/** One screen of the form. A choice goes on at once; what is typed is kept at every letter, so that a reload loses nothing. */
export function Asking({ form, draft, screen, declaring, onLeave, bringReader }: AskingProps) {
  const { t } = useWords()
  const say = useLanguage()
  const element = useRef<HTMLFormElement>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  const [attempt, setAttempt] = useState(0)
  const wrong = attempt > 0 ? issuesOf(form, draft, screen) : []
  const { question } = screen
  const screens = screensOf(form, draft)
  const place = screens.findIndex(({ key }) => key === screen.key)
  const isDetour = place < 0

  useEffect(() => {
    if (attempt === 0) heading.current?.focus()
    else
      element.current
        ?.querySelector<HTMLElement>('.ask-wrong input:not([type=hidden]), .ask-wrong select, .ask-wrong textarea')
        ?.focus()
  }, [attempt])

  const typed = (): Given => {
    const data = new FormData(element.current ?? undefined)
    return givenIn([question], (name) => data.getAll(name).map(String))
  }
  const go = (given: Given) => {
    const filled = withGiven(draft, screen, given)
    const isRight = issuesOf(form, filled, screen).length === 0
    declaring.change(isRight ? { ...filled, at: nextOf(form, filled, screen.key) } : filled)
    if (!isRight) setAttempt((count) => count + 1)
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    go(typed())
  }
  const back = () => {
    const previous = isDetour ? review : previousOf(form, draft, screen.key)
    if (previous === undefined) return onLeave()
    declaring.change({ ...withGiven(draft, screen, typed()), at: previous })
  }
  const start = givenOf(draft, screen)[question.id]
  return (
    <form
      ref={element}
      className="declare-form"
      noValidate
      onSubmit={submit}
      onInput={() => declaring.jot(withGiven(draft, screen, typed()))}
    >
      {isDetour ? null : <Progress step={place + 1} steps={screens.length + 1} />}
      <PersonLine draft={draft} screen={screen} />
      <h1 ref={heading} tabIndex={-1}>
        {say(question.label)}
      </h1>
      {bringReader && !isDetour && wantsCard(form, screen) ? (
        <CardPart
          today={draft.today}
          bringReader={bringReader}
          onRead={(card) => declaring.change(withCard(form, draft, screen.person, card))}
        />
      ) : null}
      {question.kind === 'one' ? (
        <Choices question={question} chosen={start} onChoose={(value) => go({ [question.id]: value })} />
      ) : (
        <>
          {question.kind === 'many' ? (
            <>
              <button
                type="button"
                className="button button-plain button-wide declare-choice"
                onClick={() => go({ [question.id]: [none] })}
              >
                {say(question.none)}
              </button>
              <p className="declare-or">{t('declare.or-choose')}</p>
            </>
          ) : null}
          <FieldFor
            key={attempt}
            question={question}
            name={question.id}
            start={start}
            errorOf={(path) => sentenceFor(question, path, wrong, say)}
            alone
          />
          <Button type="submit" look="primary" wide>
            {t('declare.next')}
          </Button>
        </>
      )}
      <p className="declare-back">
        <button type="button" className="plain-button" onClick={back}>
          {t('declare.back')}
        </button>
      </p>
      {place === 0 ? <p className="ask-hint">{t('declare.kept-draft')}</p> : null}
    </form>
  )
}

interface CardPartProps {
  today: string
  bringReader: () => Promise<ReadCard>
  onRead: (card: Readonly<Record<string, string>>) => void
}

/** A card in the hand saves four questions. */
function CardPart({ today, bringReader, onRead }: CardPartProps) {
  const { t } = useWords()
  const [isOpen, setOpen] = useState(false)
  // Without https a browser has no camera to give.
  if (globalThis.navigator?.mediaDevices === undefined) return null
  return (
    <>
      {isOpen ? (
        <Suspense fallback={<p role="status">{t('declare.camera-opening')}</p>}>
          <CardCamera today={today} bringReader={bringReader} onRead={onRead} onClose={() => setOpen(false)} />
        </Suspense>
      ) : (
        <Button wide onClick={() => setOpen(true)}>
          {t('declare.scan-card')}
        </Button>
      )}
      <p className="declare-or">{t('declare.scan-card-or')}</p>
    </>
  )
}

function sentenceFor(
  question: Question,
  path: string,
  wrong: readonly string[],
  say: ReturnType<typeof useLanguage>,
): string | undefined {
  if (!wrong.includes(path)) return undefined
  const inner =
    question.kind === 'rows' && path !== question.id ? question.of.find(({ id }) => path.endsWith(`.${id}`)) : undefined
  return say((inner ?? question).wanted)
}

interface ChoicesProps {
  question: Question & { kind: 'one' }
  chosen: unknown
  onChoose: (value: string) => void
}

/** One touch answers and goes on. */
function Choices({ question, chosen, onChoose }: ChoicesProps) {
  const say = useLanguage()
  return (
    <ul className="declare-choices">
      {question.options.map(({ value, label }) => (
        <li key={value}>
          <button
            type="button"
            className="button button-plain button-wide declare-choice"
            aria-pressed={chosen === value}
            onClick={() => onChoose(value)}
          >
            {say(label)}
          </button>
        </li>
      ))}
    </ul>
  )
}

function Progress({ step, steps }: { step: number; steps: number }) {
  const { t } = useWords()
  return (
    <div className="declare-progress">
      <p className="ask-hint">{t('declare.step', { step, steps })}</p>
      <div aria-hidden="true">
        <span style={{ width: `${Math.round((step / steps) * 100)}%` }} />
      </div>
    </div>
  )
}

function PersonLine({ draft, screen }: { draft: Draft; screen: Screen }) {
  const { t } = useWords()
  if (draft.persons.length < 2 || screen.part === 'shared') return null
  const name = draft.persons[screen.person]?.answers.name
  const number = screen.person + 1
  return (
    <p className="declare-person">
      {typeof name === 'string' && name !== '' ? t('declare.person-named', { number, name }) : t('declare.person', { number })}
    </p>
  )
}
