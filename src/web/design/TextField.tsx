import { IconEye, IconEyeOff } from '@tabler/icons-react'
import { type HTMLAttributes, type ReactNode, useState } from 'react'
import { useWords } from '../words.ts'
import { Field } from './Field.tsx'
import type { Form } from './form.ts'

interface TextFieldProps {
  form: Form
  name: string
  label: string
  hint?: ReactNode
  optional?: boolean
  /** Lines of a longer text; one line without it. */
  lines?: number
  /** text, or digits only with a phone's number pad. */
  kind?: 'text' | 'digits' | 'tel' | 'email'
  /** Characters it usually takes; the box is as wide. */
  size?: number
  maxLength?: number
  start?: string
  complete?: string
  onFocusFirst?: boolean
  /** What stands in it, with every key: for a word beside it, never to write it anew. */
  onType?: (text: string) => void
}

export function TextField({
  form,
  name,
  label,
  hint,
  optional,
  lines,
  kind = 'text',
  size,
  maxLength,
  start,
  complete = 'off',
  onFocusFirst,
  onType,
}: TextFieldProps) {
  const { t } = useWords()
  return (
    <Field form={form} name={name} label={label} hint={hint} optional={optional ? t('web.optional') : undefined}>
      {(ids) =>
        lines ? (
          <textarea {...ids} className="input" name={name} rows={lines} maxLength={maxLength} defaultValue={start} />
        ) : (
          <input
            {...ids}
            className={`input${size ? ' input-sized' : ''}`}
            name={name}
            type={kind === 'digits' ? 'text' : kind}
            inputMode={inputModes[kind]}
            style={size ? { width: `${size + 4}ch` } : undefined}
            maxLength={maxLength}
            defaultValue={start}
            autoComplete={complete}
            autoCapitalize="none"
            spellCheck={false}
            // biome-ignore lint/a11y/noAutofocus: only where a step of signing in has just asked for this one thing
            autoFocus={onFocusFirst}
            onInput={onType && ((event) => onType(event.currentTarget.value))}
          />
        )
      }
    </Field>
  )
}

const inputModes: Record<NonNullable<TextFieldProps['kind']>, HTMLAttributes<HTMLInputElement>['inputMode']> = {
  text: undefined,
  digits: 'numeric',
  tel: 'tel',
  email: 'email',
}

interface PasswordFieldProps {
  form: Form
  name: string
  label: string
  hint?: ReactNode
  complete: 'current-password' | 'new-password'
}

/** A password that can be shown: typing twice blind costs more accounts than a glance over the shoulder. */
export function PasswordField({ form, name, label, hint, complete }: PasswordFieldProps) {
  const { t } = useWords()
  const [shown, setShown] = useState(false)
  const Icon = shown ? IconEyeOff : IconEye
  return (
    <Field form={form} name={name} label={label} hint={hint}>
      {(ids) => (
        <div className="input-with-button">
          <input
            {...ids}
            className="input"
            name={name}
            type={shown ? 'text' : 'password'}
            autoComplete={complete}
            autoCapitalize="none"
            spellCheck={false}
          />
          <button
            type="button"
            aria-pressed={shown}
            aria-label={t('web.show-password')}
            title={t('web.show-password')}
            onClick={() => setShown(!shown)}
          >
            <Icon size={18} aria-hidden="true" />
          </button>
        </div>
      )}
    </Field>
  )
}
