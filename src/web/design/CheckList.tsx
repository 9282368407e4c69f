import { type ReactNode, useId } from 'react'
import type { Option } from './Choice.tsx'
import type { Form } from './form.ts'
import './form.css'
import './check-list.css'

interface CheckListProps {
  form: Form
  name: string
  label: string
  options: readonly Option[]
  hint?: ReactNode
  /** Ticked from the start. */
  starts?: readonly string[]
}

/** Any number of many, in columns; the form reads them with `getAll(name)`. */
export function CheckList({ form, name, label, options, hint, starts = [] }: CheckListProps) {
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
      <div className="check-list">
        {options.map((option) => (
          <label key={option.value} className="pick">
            <input type="checkbox" name={name} value={option.value} defaultChecked={starts.includes(option.value)} />
            <span>
              {option.label}
              {option.hint ? <span className="field-hint">{option.hint}</span> : null}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
