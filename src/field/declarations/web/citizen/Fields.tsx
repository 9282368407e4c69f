import { type ReactNode, useId, useState } from 'react'
import { none } from '../../answer.ts'
import type { ManyQuestion, OneQuestion, Question, RowsQuestion } from '../../form-definition.ts'
import { asWritten } from '../../given-field.ts'
import { Around, type FieldProps } from './Around.tsx'
import { CommuneField } from './CommuneField.tsx'
import { useLanguage } from './language.ts'
import { useWords } from './words.ts'

/** One question of a form as the phone asks it. Inputs keep their own text: input methods rewrite it while it is typed. */
export function FieldFor({ question, ...rest }: FieldProps<Question>) {
  switch (question.kind) {
    case 'one':
      return <OneField question={question} {...rest} />
    case 'many':
      return <ManyField question={question} {...rest} />
    case 'rows':
      return <RowsField question={question} {...rest} />
    case 'commune':
      return <CommuneField question={question} {...rest} />
    default:
      return <TextField question={question} {...rest} />
  }
}

function TextField({ question, name, start, errorOf, alone }: FieldProps<Question>) {
  const { t } = useWords()
  const say = useLanguage()
  const id = useId()
  const error = errorOf(name)
  const isOptional = !question.required && question.requiredFromAge === undefined
  const hints = [question.hint ? say(question.hint) : '', alone && isOptional ? t('declare.may-stay-empty') : '']
  const hint = hints.filter(Boolean).join('. ')
  const described = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ')
  const isLong = question.kind === 'text' && (question.most ?? 0) > 100
  const shared = {
    id,
    name,
    defaultValue: typeof start === 'string' || typeof start === 'number' ? asWritten(String(start)) : (question.start ?? ''),
    maxLength: 300,
    'aria-invalid': error ? (true as const) : undefined,
    'aria-describedby': described || undefined,
  }
  return (
    <div className={`ask${error ? ' ask-wrong' : ''}`}>
      <label htmlFor={id} className={alone ? 'declare-hidden' : undefined}>
        {say(question.label)}
        {isOptional && !alone ? <span className="ask-hint"> ({t('declare.optional')})</span> : null}
      </label>
      <Around id={id} hint={hint} error={error} />
      {isLong ? (
        <textarea {...shared} rows={3} />
      ) : (
        <input
          {...shared}
          type={question.kind === 'phone' ? 'tel' : 'text'}
          inputMode={keyboards[question.kind]}
          autoComplete={completions[question.id] ?? 'off'}
          autoCapitalize={question.kind === 'name' ? 'words' : 'sentences'}
          spellCheck={false}
        />
      )}
    </div>
  )
}

const keyboards: Partial<Record<Question['kind'], 'tel' | 'decimal' | 'numeric'>> = { phone: 'tel', number: 'decimal' }
const completions: Readonly<Record<string, string>> = { name: 'name', phone: 'tel', address: 'street-address', email: 'email' }

function OneField({ question, name, start, errorOf, alone }: FieldProps<OneQuestion>) {
  const say = useLanguage()
  return (
    <Group question={question} error={errorOf(name)} alone={alone}>
      {question.options.map(({ value, label }) => (
        <Pick key={value} kind="radio" name={name} value={value} checked={start === value}>
          {say(label)}
        </Pick>
      ))}
    </Group>
  )
}

function ManyField({ question, name, start, errorOf, alone }: FieldProps<ManyQuestion>) {
  const say = useLanguage()
  const chosen: readonly unknown[] = Array.isArray(start) ? start : []
  return (
    <Group question={question} error={errorOf(name)} alone={alone}>
      {alone ? null : (
        <Pick kind="checkbox" name={name} value={none} checked={chosen.includes(none)}>
          {say(question.none)}
        </Pick>
      )}
      {question.options.map(({ value, label }) => (
        <Pick key={value} kind="checkbox" name={name} value={value} checked={chosen.includes(value)}>
          {say(label)}
        </Pick>
      ))}
    </Group>
  )
}

interface GroupProps {
  question: Question
  error: string | undefined
  alone: boolean | undefined
  children: ReactNode
}

function Group({ question, error, alone, children }: GroupProps) {
  const say = useLanguage()
  const id = useId()
  return (
    <fieldset className={`ask${error ? ' ask-wrong' : ''}`} aria-describedby={error ? `${id}-error` : undefined}>
      <legend className={alone ? 'declare-hidden' : undefined}>{say(question.label)}</legend>
      <Around id={id} hint={question.hint ? say(question.hint) : undefined} error={error} />
      {children}
    </fieldset>
  )
}

interface PickProps {
  kind: 'radio' | 'checkbox'
  name: string
  value: string
  checked: boolean
  children: ReactNode
}

function Pick({ kind, name, value, checked, children }: PickProps) {
  return (
    <label className="declare-pick">
      <input type={kind} name={name} value={value} defaultChecked={checked} />
      <span>{children}</span>
    </label>
  )
}

/** Rows that can be added one after the other: the destinations of a journey. */
function RowsField({ question, name, start, errorOf }: FieldProps<RowsQuestion>) {
  const { t } = useWords()
  const say = useLanguage()
  const given: readonly unknown[] = Array.isArray(start) ? start : []
  const [rows, setRows] = useState(() => Array.from({ length: Math.max(1, given.length) }, (_, i) => i))
  const id = useId()
  return (
    <div className="declare-rows">
      <Around id={id} hint={question.hint ? say(question.hint) : undefined} error={errorOf(name)} />
      {rows.map((row, i) => (
        <fieldset key={row} className="declare-row">
          <legend>{t('declare.row', { number: i + 1 })}</legend>
          {question.of.map((inner) => (
            <FieldFor
              key={inner.id}
              question={inner}
              name={`${name}.${row}.${inner.id}`}
              start={startIn(given[row], inner.id)}
              errorOf={errorOf}
            />
          ))}
          {rows.length > 1 ? (
            <button type="button" className="plain-button" onClick={() => setRows(rows.filter((one) => one !== row))}>
              {t('declare.remove-row')}
            </button>
          ) : null}
        </fieldset>
      ))}
      {rows.length < question.most ? (
        <button type="button" className="button button-plain button-wide" onClick={() => setRows(withFree(rows, question.most))}>
          {say(question.add)}
        </button>
      ) : (
        <p className="quiet">{say(question.wanted)}</p>
      )}
    </div>
  )
}

function withFree(rows: readonly number[], most: number): number[] {
  const free = Array.from({ length: most }, (_, i) => i).find((number) => !rows.includes(number) && number > Math.max(...rows))
  const any = Array.from({ length: most }, (_, i) => i).find((number) => !rows.includes(number))
  return [...rows, free ?? any ?? rows.length]
}

function startIn(row: unknown, id: string): unknown {
  return typeof row === 'object' && row !== null ? Reflect.get(row, id) : undefined
}
