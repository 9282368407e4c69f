import { Fragment, useState } from 'react'
import { Button } from '../../../web/design/Button.tsx'
import { Field } from '../../../web/design/Field.tsx'
import type { Form } from '../../../web/design/form.ts'
import { NumberDoubts } from '../../../web/desk/NumberDoubts.tsx'
import { UnitSteps } from '../../../web/desk/UnitPicker.tsx'
import { useWords } from '../../../web/desk/words.ts'
import { isAsked, none, readAnswers } from '../answer.ts'
import type { ManyQuestion, OneQuestion, Question, RowsQuestion } from '../form-definition.ts'
import { asWritten } from '../given-field.ts'

interface DefinitionFieldsProps {
  form: Form
  questions: readonly Question[]
  /** Before every field's name: `shared.`, `person.`. */
  prefix: string
  /** What stands in the fields at first. */
  start: Readonly<Record<string, unknown>>
  /** What is typed at this moment: decides which questions are asked. */
  given: Readonly<Record<string, unknown>>
  today: string
}

/** The questions of a form's definition as one page of the desk. */
export function DefinitionFields({ form, questions, prefix, start, given, today }: DefinitionFieldsProps) {
  const { answers } = readAnswers(questions, given, today)
  return (
    <>
      {questions
        .filter((question) => isAsked(question, answers))
        .map((question) => (
          <Fragment key={question.id}>
            <DefinitionField form={form} question={question} name={prefix + question.id} start={start[question.id]} />
            {question.kind === 'document' ? <NumberDoubts number={given[question.id]} /> : null}
          </Fragment>
        ))}
    </>
  )
}

interface FieldProps<Q extends Question> {
  form: Form
  question: Q
  name: string
  start: unknown
}

function DefinitionField({ question, ...rest }: FieldProps<Question>) {
  switch (question.kind) {
    case 'one':
      return question.options.length > 4 ? (
        <SelectField question={question} {...rest} />
      ) : (
        <PickField question={question} {...rest} />
      )
    case 'many':
      return <PickField question={question} {...rest} />
    case 'rows':
      return <RowsField question={question} {...rest} />
    case 'commune':
      return <CommuneField question={question} {...rest} />
    default:
      return <TypedField question={question} {...rest} />
  }
}

/** A commune anywhere in the country, beginning with the one that was declared: people at a checkpoint live elsewhere. */
function CommuneField({ form, question, name, start }: FieldProps<Question>) {
  const { language } = useWords()
  return (
    <fieldset className="picks form">
      <legend>{question.label[language]}</legend>
      <UnitSteps form={form} name={name} root="vn" start={typeof start === 'string' ? start : ''} />
    </fieldset>
  )
}

function TypedField({ form, question, name, start }: FieldProps<Question>) {
  const { t, language } = useWords()
  const isOptional = !question.required && question.requiredFromAge === undefined
  return (
    <Field
      form={form}
      name={name}
      label={question.label[language]}
      hint={question.hint?.[language]}
      optional={isOptional ? t('web.optional') : undefined}
    >
      {(ids) => (
        <input
          {...ids}
          className="input"
          name={name}
          type={question.kind === 'phone' ? 'tel' : 'text'}
          inputMode={question.kind === 'number' ? 'decimal' : undefined}
          defaultValue={typeof start === 'string' || typeof start === 'number' ? asWritten(String(start)) : question.start}
          maxLength={300}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
        />
      )}
    </Field>
  )
}

function SelectField({ form, question, name, start }: FieldProps<OneQuestion>) {
  const { t, language } = useWords()
  return (
    <Field form={form} name={name} label={question.label[language]} hint={question.hint?.[language]}>
      {(ids) => (
        <select {...ids} className="input" name={name} defaultValue={typeof start === 'string' ? start : ''}>
          <option value="">{t('web.choose')}</option>
          {question.options.map(({ value, label }) => (
            <option key={value} value={value}>
              {label[language]}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}

function PickField({ form, question, name, start }: FieldProps<OneQuestion | ManyQuestion>) {
  const { language } = useWords()
  const chosen: readonly unknown[] = Array.isArray(start) ? start : [start]
  const options = question.kind === 'many' ? [{ value: none, label: question.none }, ...question.options] : question.options
  const error = form.errorOf(name)
  return (
    <fieldset className={`field picks${error ? ' field-wrong' : ''}`} aria-describedby={error ? `${name}-error` : undefined}>
      <legend>{question.label[language]}</legend>
      {error ? (
        <p className="field-error" id={`${name}-error`}>
          {error}
        </p>
      ) : null}
      {options.map(({ value, label }) => (
        <label key={value} className="pick">
          <input
            type={question.kind === 'many' ? 'checkbox' : 'radio'}
            name={name}
            value={value}
            defaultChecked={chosen.includes(value)}
          />
          <span>{label[language]}</span>
        </label>
      ))}
    </fieldset>
  )
}

function RowsField({ form, question, name, start }: FieldProps<RowsQuestion>) {
  const { t, language } = useWords()
  const given: readonly unknown[] = Array.isArray(start) ? start : []
  const [count, setCount] = useState(Math.max(1, given.length))
  const startOf = (row: unknown, id: string): unknown =>
    typeof row === 'object' && row !== null ? Reflect.get(row, id) : undefined
  return (
    <fieldset className="picks form">
      <legend>{question.label[language]}</legend>
      {form.errorOf(name) ? <p className="field-error">{form.errorOf(name)}</p> : null}
      {Array.from({ length: count }, (_, i) => i).map((row) => (
        <fieldset key={row} className="declaration-group">
          <legend>{t('declarations.row', { number: row + 1 })}</legend>
          {question.of.map((inner) => (
            <DefinitionField
              key={inner.id}
              form={form}
              question={inner}
              name={`${name}.${row}.${inner.id}`}
              start={startOf(given[row], inner.id)}
            />
          ))}
        </fieldset>
      ))}
      {count < question.most ? (
        <div>
          <Button onClick={() => setCount(count + 1)}>{question.add[language]}</Button>
        </div>
      ) : (
        <p className="quiet">{question.wanted[language]}</p>
      )}
    </fieldset>
  )
}
