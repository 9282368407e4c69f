import type { Question } from '../../form-definition.ts'

export interface FieldProps<Q extends Question> {
  question: Q
  /** The field's name in the form; a row's fields carry its number. */
  name: string
  start: unknown
  errorOf: (path: string) => string | undefined
  /** The only question of its screen: the screen's heading is its label. */
  alone?: boolean
}

/** Hint and error of a field, where its label and its readers find them. */
export function Around({ id, hint, error }: { id: string; hint: string | undefined; error: string | undefined }) {
  return (
    <>
      {hint ? (
        <p className="ask-hint" id={`${id}-hint`}>
          {hint}
        </p>
      ) : null}
      {error ? (
        <p className="ask-error" id={`${id}-error`} role="alert">
          {error}
        </p>
      ) : null}
    </>
  )
}
