import { type FormEvent, useEffect, useId, useRef } from 'react'
import { useWords } from '../../../../web/kiosk/words.ts'
import type { Reading } from './use-door.ts'
import { useHandScanner } from './use-hand-scanner.ts'

/**
 * Takes what a hand scanner types, a pasted code, or a code typed by hand; Enter sends it. The text is dotted: it is somebody’s
 * paper, and the screen stands in public.
 */
export function ScanField({ onReading }: { onReading: (reading: Reading) => void }) {
  const { t } = useWords()
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  useHandScanner(input, onReading)
  useEffect(() => {
    // On a touch screen the focus would bring up the keyboard over half the screen.
    if (matchMedia('(pointer: fine)').matches) input.current?.focus()
  }, [])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const since = performance.now()
    const text = input.current?.value ?? ''
    if (input.current) input.current.value = ''
    if (text.trim() !== '') onReading({ text, since })
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
          autoCorrect="off"
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
