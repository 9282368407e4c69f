import { type ReactNode, useId } from 'react'
import { useWords } from '../words.ts'
import { Field } from './Field.tsx'
import type { Form } from './form.ts'

export interface Option {
  value: string
  label: string
  hint?: string
}

interface ChoiceProps {
  form: Form
  name: string
  label: string
  options: readonly Option[]
  hint?: ReactNode
  optional?: boolean
  start?: string
}

/** One of many, as the browser's own list: it works on every phone and with every reader. */
export function Choice({ form, name, label, options, hint, optional, start = '' }: ChoiceProps) {
  const { t } = useWords()
  return (
    <Field form={form} name={name} label={label} hint={hint} optional={optional ? t('web.optional') : undefined}>
      {(ids) => (
        <select {...ids} className="input" name={name} defaultValue={start}>
          <option value="">{t('web.choose')}</option>
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}

interface PicksProps extends ChoiceProps {
  many?: boolean
  /** For questions that follow from the answer. */
  onPick?: (value: string) => void
}

/** One of few, all of them in sight; or, with `many`, any number of them. */
export function Picks({ form, name, label, options, hint, start, many = false, onPick }: PicksProps) {
  const id = useId()
  const error = form.errorOf(name)
  return (
    <fieldset className={`field picks${error ? ' field-wrong' : ''}`} aria-describedby={error ? `${id}-error` : undefined}>
      <legend>{label}</legend>
      {hint ? <p className="field-hint">{hint}</p> : null}
      {error ? (
        <p className="field-error" id={`${id}-error`}>
          {error}
        </p>
      ) : null}
      {options.map((option) => (
        <label key={option.value} className="pick">
          <input
            type={many ? 'checkbox' : 'radio'}
            name={name}
            value={option.value}
            defaultChecked={option.value === start}
            onChange={() => onPick?.(option.value)}
          />
          <span>
            {option.label}
            {option.hint ? <span className="field-hint">{option.hint}</span> : null}
          </span>
        </label>
      ))}
    </fieldset>
  )
}
