import { type FormEvent, useEffect, useId, useRef } from 'react'
import { useWords } from '../../../../web/kiosk/words.ts'

/**
 * Takes what a USB scanner types, or a pasted code; Enter sends it. The text is dotted: it is somebody’s paper, and the screen
 * stands in public. Keys that nobody else wants go here, because a scanner types into whatever has the focus.
 */
export function ScanField({ onScan }: { onScan: (text: string) => void }) {
  const { t } = useWords()
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => {
    // On a touch screen the focus would bring up the keyboard over half the screen.
    if (matchMedia('(pointer: fine)').matches) input.current?.focus()
    const catchKeys = (event: KeyboardEvent) => {
      // Buttons want only space and Enter: a scanner that types while one has the focus must not press it with its Enter.
      const types = event.target instanceof Element && event.target.closest('input, select, textarea') !== null
      const printable = event.key.length === 1 && event.key !== ' ' && !event.ctrlKey && !event.altKey && !event.metaKey
      if (!types && printable) input.current?.focus()
    }
    addEventListener('keydown', catchKeys)
    return () => removeEventListener('keydown', catchKeys)
  }, [])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const text = input.current?.value ?? ''
    if (input.current) input.current.value = ''
    if (text.trim() !== '') onScan(text)
    input.current?.focus()
  }
  return (
    <form className="scan-field" onSubmit={submit} autoComplete="off">
      <label htmlFor={id}>{t('kiosk.scan-field')}</label>
      <div>
        <input
          id={id}
          ref={input}
          name="scan"
          type="text"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          aria-describedby={`${id}-hint`}
        />
        <button type="submit" className="kiosk-button">
          {t('kiosk.scan-submit')}
        </button>
      </div>
      <p className="kiosk-quiet" id={`${id}-hint`}>
        {t('kiosk.scan-hint')}
      </p>
    </form>
  )
}
