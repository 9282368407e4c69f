import { useEffect, useRef } from 'react'
import { useWords } from '../words.ts'
import type { Form } from './form.ts'
import './form.css'

/** At the head of a form that was refused: what is wrong, each line leading to its field. Takes the focus at every attempt. */
export function ErrorSummary({ form }: { form: Form }) {
  const { t } = useWords()
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (form.attempt > 0) box.current?.focus()
  }, [form.attempt])
  if (form.errors.length === 0) return null
  const go = (name: string) => {
    const input = form.props.ref.current?.elements.namedItem(name)
    const visible = input instanceof RadioNodeList ? input[0] : input
    if (visible instanceof HTMLInputElement && visible.type === 'hidden')
      visible.parentElement?.querySelector<HTMLElement>('input:not([type=hidden]), select')?.focus()
    else if (visible instanceof HTMLElement) visible.focus()
  }
  return (
    <div ref={box} className="error-summary" role="alert" tabIndex={-1}>
      <p className="error-summary-title">{t('web.there-is-a-problem')}</p>
      <ul>
        {form.errors.map(({ name, sentence }) => (
          <li key={`${name} ${sentence}`}>
            {form.props.ref.current?.elements.namedItem(name) ? (
              <button type="button" onClick={() => go(name)}>
                {sentence}
              </button>
            ) : (
              sentence
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}
