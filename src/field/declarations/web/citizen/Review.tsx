import { useEffect, useRef, useState } from 'react'
import { Button } from '../../../../web/design/Button.tsx'
import { type Answer, none } from '../../answer.ts'
import type { FormDefinition, Question, SimpleQuestion } from '../../form-definition.ts'
import { PlaceName } from './CommuneField.tsx'
import { allScreens, changedFrom, type Draft, givenOf, issuesOf, reopened, type Screen, withAnother, without } from './flow.ts'
import { useLanguage } from './language.ts'
import type { Declaring } from './use-declaring.ts'
import { useWords } from './words.ts'

interface ReviewProps {
  form: FormDefinition
  draft: Draft
  declaring: Declaring
  /** A correction that is not wanted after all. */
  onDrop: () => void
}

/** Everything that was answered, each with a way back to it; further people; and the one button that sends. */
export function Review({ form, draft, declaring, onDrop }: ReviewProps) {
  const { t, language } = useWords()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const screens = allScreens(form, draft)
  const wrong = screens.filter((screen) => issuesOf(form, draft, screen).length > 0)
  const { outcome, sending } = declaring
  const refusal = outcome?.kind === 'refused' ? outcome.declined : undefined
  const trip = screens.filter(({ part }) => part === 'shared')
  const open = (screen: Screen) => declaring.change(reopened(form, draft, screen.key))
  const { corrects } = draft
  const isSame = corrects !== undefined && screens.every((screen) => changedFrom(draft, screen) === undefined)
  const [isHeld, setHeld] = useState(false)
  const send = () => {
    if (wrong[0]) open(wrong[0])
    else if (corrects !== undefined && (isSame || corrects.reason === '')) setHeld(true)
    else declaring.send()
  }
  return (
    <div className="declare-review">
      <h1 ref={heading} tabIndex={-1}>
        {t(corrects ? 'declare.correct' : 'declare.review')}
      </h1>
      {corrects ? <p className="lead">{t('declare.correct-lead')}</p> : null}
      {refusal ? (
        <div className="ask-refusal" role="alert">
          <p>{refusal.sentences?.[language] ?? t('web.failed')}</p>
          {refusal.code === 'form-is-not-in-force' ? (
            <Button wide onClick={() => location.reload()}>
              {t('declare.reload-form')}
            </Button>
          ) : null}
        </div>
      ) : null}
      {wrong.length > 0 ? <p className="ask-refusal">{t('declare.wrong')}</p> : null}
      {trip.length > 0 ? (
        <section>
          <h2>{t('declare.trip')}</h2>
          <AnswerList draft={draft} screens={trip} wrong={wrong} onChange={open} />
        </section>
      ) : null}
      {draft.persons.map((person, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: people stand in their order and have no other name yet
        <section key={i}>
          <h2>
            {draft.persons.length > 1
              ? t('declare.person-named', { number: i + 1, name: String(person.answers.name ?? '') })
              : String(person.answers.name ?? '')}
          </h2>
          <AnswerList
            draft={draft}
            screens={screens.filter((screen) => screen.part === 'person' && screen.person === i)}
            wrong={wrong}
            onChange={open}
          />
          {draft.persons.length > 1 ? (
            <button type="button" className="plain-button" onClick={() => declaring.change(without(draft, i))}>
              {t('declare.remove-person')}
            </button>
          ) : null}
        </section>
      ))}
      {corrects ? <Why draft={draft} declaring={declaring} isWrong={isHeld && !isSame && corrects.reason === ''} /> : null}
      {isHeld && isSame ? (
        <p className="ask-refusal" role="alert">
          {t('declare.correct-nothing')}
        </p>
      ) : null}
      {corrects === undefined && draft.persons.length < 60 ? (
        <Button wide onClick={() => declaring.change(withAnother(form, draft))}>
          {t('declare.add-person')}
        </Button>
      ) : null}
      <p className="declare-truth">{t('declare.truth')}</p>
      <Button look="primary" wide busy={sending} onClick={send}>
        {t(sending ? 'declare.sending' : corrects ? 'declare.correct-send' : 'declare.send')}
      </Button>
      {corrects ? (
        <p className="declare-back">
          <button type="button" className="plain-button" onClick={onDrop}>
            {t('declare.correct-drop')}
          </button>
        </p>
      ) : null}
      <p className="ask-hint declare-privacy">{t('declare.privacy')}</p>
    </div>
  )
}

interface AnswerListProps {
  draft: Draft
  screens: readonly Screen[]
  wrong: readonly Screen[]
  onChange: (screen: Screen) => void
}

function AnswerList({ draft, screens, wrong, onChange }: AnswerListProps) {
  const { t } = useWords()
  const say = useLanguage()
  return (
    <ul className="declare-answers">
      {screens.map((screen) => {
        const { question } = screen
        return (
          <li key={screen.key} className={`declare-answer${wrong.some(({ key }) => key === screen.key) ? ' ask-wrong' : ''}`}>
            <div>
              <span className="declare-label ask-hint">{say(question.label)}</span>
              <b className="declare-said">
                <Said question={question} answer={givenOf(draft, screen)[question.id]} />
              </b>
              <Before draft={draft} screen={screen} />
            </div>
            <button
              type="button"
              className="plain-button"
              onClick={() => onChange(screen)}
              aria-label={t('declare.change-what', { what: say(question.label) })}
            >
              {t('declare.change')}
            </button>
          </li>
        )
      })}
    </ul>
  )
}

function Before({ draft, screen }: { draft: Draft; screen: Screen }) {
  const { t } = useWords()
  const before = changedFrom(draft, screen)
  if (before === undefined) return null
  return (
    <span className="declare-said ask-hint">
      {t('declare.correct-before')} <Said question={screen.question} answer={before} />
    </span>
  )
}

/** Officers read the reason, so it is kept in their language. */
const reasons = [
  ['declare.why-mistyped', 'Tôi nhập nhầm'],
  ['declare.why-changed', 'Tình hình đã thay đổi'],
  ['declare.why-other-wrote', 'Người khác nhập hộ chưa đúng'],
] as const

function Why({ draft, declaring, isWrong }: { draft: Draft; declaring: Declaring; isWrong: boolean }) {
  const { t } = useWords()
  const { corrects } = draft
  if (corrects === undefined) return null
  return (
    <fieldset className={`ask${isWrong ? ' ask-wrong' : ''}`} aria-describedby={isWrong ? 'why-error' : undefined}>
      <legend>{t('declare.correct-why')}</legend>
      {isWrong ? (
        <p className="ask-error" id="why-error" role="alert">
          {t('declare.correct-why-wanted')}
        </p>
      ) : null}
      {reasons.map(([key, reason]) => (
        <label className="declare-pick" key={key}>
          <input
            type="radio"
            name="why"
            checked={corrects.reason === reason}
            onChange={() => declaring.change({ ...draft, corrects: { ...corrects, reason } })}
          />
          <span>{t(key)}</span>
        </label>
      ))}
    </fieldset>
  )
}

/** An answer as a person reads it. */
function Said({ question, answer }: { question: Question; answer: Answer | unknown }) {
  const { t, list, day } = useWords()
  const say = useLanguage()
  if (answer === undefined || answer === '' || answer === null) return <>{t('declare.nothing')}</>
  if (question.kind === 'many' && Array.isArray(answer)) {
    if (answer.includes(none)) return <>{t('declare.none')}</>
    return <>{list(question.options.filter(({ value }) => answer.includes(value)).map(({ label }) => say(label)))}</>
  }
  if (question.kind === 'rows' && Array.isArray(answer)) {
    return (
      <>
        {answer.map((row: unknown, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows stand in the order of the journey
          <span key={i} className="declare-said">
            <RowSaid of={question.of} row={row} />
          </span>
        ))}
      </>
    )
  }
  const text = String(answer)
  if (question.kind === 'commune') return <PlaceName path={text} />
  if (question.kind === 'one') {
    const option = question.options.find(({ value }) => value === text)
    return <>{option ? say(option.label) : t('declare.nothing')}</>
  }
  return <>{/^\d{4}-\d{2}-\d{2}$/.test(text) ? day(text) : text}</>
}

function RowSaid({ of, row }: { of: readonly SimpleQuestion[]; row: unknown }) {
  const said = of.flatMap((question) => {
    const answer: unknown = typeof row === 'object' && row !== null ? Reflect.get(row, question.id) : undefined
    return answer === undefined || answer === '' ? [] : [{ question, answer }]
  })
  return (
    <>
      {said.map(({ question, answer }, i) => (
        <span key={question.id}>
          {i > 0 ? ' · ' : ''}
          <Said question={question} answer={answer} />
        </span>
      ))}
    </>
  )
}
