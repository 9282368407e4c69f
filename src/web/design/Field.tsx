import { type ReactNode, useId } from 'react'
import type { Form } from './form.ts'
import './form.css'

/** What ties an input to its label, hint and error for whoever cannot see them together. */
export interface FieldIds {
  id: string
  'aria-describedby': string | undefined
  'aria-invalid': true | undefined
}

interface FieldProps {
  form: Form
  name: string
  label: string
  hint?: ReactNode
  /** Said beside the label of what may stay empty. */
  optional?: string | undefined
  children: (ids: FieldIds) => ReactNode
}

/** Label above, hint under it, error under that, input last. */
export function Field({ form, name, label, hint, optional, children }: FieldProps) {
  const id = useId()
  const error = form.errorOf(name)
  const described = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ')
  return (
    <div className={`field${error ? ' field-wrong' : ''}`}>
      <label htmlFor={id}>
        {label}
        {optional ? <span className="field-optional"> ({optional})</span> : null}
      </label>
      {hint ? (
        <p className="field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      ) : null}
      {error ? (
        <p className="field-error" id={`${id}-error`}>
          {error}
        </p>
      ) : null}
      {children({ id, 'aria-describedby': described || undefined, 'aria-invalid': error ? true : undefined })}
    </div>
  )
}
