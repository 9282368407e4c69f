import { type ReactNode, useState } from 'react'
import { useWords } from '../words.ts'
import { readDay, writeDay } from './day.ts'
import { Field } from './Field.tsx'
import type { Form } from './form.ts'

interface DateFieldProps {
  form: Form
  name: string
  label: string
  hint?: ReactNode
  optional?: boolean
  /** `YYYY-MM-DD` */
  start?: string
}

/** A typed dd/mm/yyyy: the browser's own date box follows the language of the browser, which on office PCs is often American. */
export function DateField({ form, name, label, hint, optional, start }: DateFieldProps) {
  const { t } = useWords()
  const [text, setText] = useState(start ? writeDay(start) : '')
  return (
    <Field
      form={form}
      name={name}
      label={label}
      hint={hint ?? t('web.date-hint')}
      optional={optional ? t('web.optional') : undefined}
    >
      {(ids) => (
        <>
          <input
            {...ids}
            className="input input-sized"
            style={{ width: '14ch' }}
            inputMode="numeric"
            autoComplete="off"
            value={text}
            onChange={(event) => setText(event.target.value)}
            onBlur={() => setText((typed) => tidy(typed))}
          />
          {/* What is sent; a text that is no date goes as it is, and the shape refuses it. */}
          <input type="hidden" name={name} value={readDay(text) ?? text.trim()} />
        </>
      )}
    </Field>
  )
}

function tidy(typed: string): string {
  const day = readDay(typed)
  return day ? writeDay(day) : typed
}
