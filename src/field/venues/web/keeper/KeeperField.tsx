import { type ReactNode, useId } from 'react'

export interface KeeperFieldIds {
  id: string
  'aria-describedby': string | undefined
  'aria-invalid': true | undefined
}

interface KeeperFieldProps {
  label: string
  hint?: string | undefined
  error: string | undefined
  children: (ids: KeeperFieldIds) => ReactNode
}

/** Label, hint, error, input: the visitor’s field with a hint. */
export function KeeperField({ label, hint, error, children }: KeeperFieldProps) {
  const id = useId()
  const described = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ')
  return (
    <div className={`ask${error ? ' ask-wrong' : ''}`}>
      <label htmlFor={id}>{label}</label>
      {hint ? (
        <p className="ask-hint" id={`${id}-hint`}>
          {hint}
        </p>
      ) : null}
      {error ? (
        <p className="ask-error" id={`${id}-error`}>
          {error}
        </p>
      ) : null}
      {children({ id, 'aria-describedby': described || undefined, 'aria-invalid': error ? true : undefined })}
    </div>
  )
}
